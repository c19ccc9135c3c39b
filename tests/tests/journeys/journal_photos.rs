//! Photos on their way into the journal: whatever a camera, a phone or somebody with bad intentions put into the file, what is kept and
//! handed out is a small upright picture and nothing else, or it is refused in words and the form stays as it was.

use crate::journal::{A_WEDNESDAY, IVY, allow_photos, begin_with};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pebblebook_tests::photo::{self, QUARTERS, looked_into};
use pebblebook_tests::{Engine, Folder, Look, Setting, patience};
use serde_json::{Value, json};
use std::path::PathBuf;

/// So large that it must be made smaller: what is kept is at most 1600 long.
const LARGE: [u16; 2] = [2048, 1536];
const LONG_EDGE: u16 = 1600;

fn written(folder: &Folder, name: &str, bytes: &[u8]) -> PathBuf {
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).unwrap();
    file
}

/// The photos of the only observation, in their order, and all picture files in the book, as a backup that anybody can read holds them.
fn kept(setting: &Setting) -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
    let file: Value = serde_json::from_str(&setting.backup()).unwrap();
    let lines = file["records"].as_array().unwrap();
    let of_kind = |kind: &'static str| lines.iter().filter(move |line| line["kind"] == kind);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for line in of_kind("photo") {
        let id = line["id"].as_str().unwrap().to_owned();
        let part = STANDARD.decode(line["base64"].as_str().unwrap()).unwrap();
        // A large one stands on several lines, one after the other.
        match files.last_mut() {
            Some((before, bytes)) if *before == id => bytes.extend(part),
            _ => files.push((id, part)),
        }
    }
    let observation = of_kind("observation").next().expect("it is in the book").clone();
    let photos = observation["body"]["photos"].as_array().unwrap_or_else(|| panic!("{observation}"));
    let photo = |photo: &Value| {
        let id = photo["photo"].as_str().unwrap();
        files.iter().find(|(other, _)| other == id).expect("its file is there").1.clone()
    };
    (
        photos.iter().map(photo).collect(),
        files.iter().map(|(_, file)| file.clone()).collect(),
    )
}

/// How light a picture is in the middle of each quarter, as a browser sees it.
fn quarters(setting: &Setting, file: &[u8]) -> Vec<i64> {
    let script = "const bytes = Uint8Array.from(atob(arguments[0]), letter => letter.charCodeAt(0));\
        const seen = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));\
        const canvas = document.createElement('canvas');\
        [canvas.width, canvas.height] = [seen.width, seen.height];\
        const drawn = canvas.getContext('2d');\
        drawn.drawImage(seen, 0, 0);\
        return [[1, 1], [7, 1], [1, 7], [7, 7]].map(([x, y]) =>\
            drawn.getImageData(Math.floor(seen.width * x / 8), Math.floor(seen.height * y / 8), 1, 1).data[1]);";
    let told = setting.browser().run_async(script, &[json!(STANDARD.encode(file))]);
    told.as_array().expect("four quarters").iter().filter_map(Value::as_i64).collect()
}

#[track_caller]
fn expect_upright(setting: &Setting, file: &[u8], what: &str) {
    let seen = quarters(setting, file);
    let near = seen.iter().zip(QUARTERS).all(|(seen, meant)| (seen - i64::from(meant)).abs() < 12);
    assert!(near && seen.len() == 4, "{what} lies like this: {seen:?}, and not {QUARTERS:?}");
}

fn write_what_happened(setting: &Setting, words: &str) {
    setting.go_to("#/journal/new");
    setting.page().field("What happened?").set(words);
}

fn nothing_but_the_picture_is_kept(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), A_WEDNESDAY) else {
        return;
    };
    begin_with(&setting, &[&IVY]);
    allow_photos(&setting, IVY.name);
    write_what_happened(&setting, "Built a tower");
    let folder = Folder::new("photos");
    let camera = photo::ORIENTATIONS.map(|way| (format!("held-{way}.jpg"), photo::from_a_camera(way, LARGE)));
    let [width, height] = LARGE.map(u32::from);
    let more = [
        ("words.png", photo::png_with_words(640)),
        ("both.jpg", photo::polyglot(LARGE)),
        ("small.webp", photo::webp([width, height])),
    ];
    let all: Vec<(String, Vec<u8>)> = camera.chain(more.map(|(name, file)| (name.to_owned(), file))).collect();
    for (number, (name, file)) in all.iter().enumerate() {
        assert!(
            file.windows(6).any(|some| some == photo::MARKER.as_bytes()),
            "{name} holds nothing to leave out"
        );
        let label = if number == 0 { "Photo" } else { "Another photo" };
        setting.page().field(label).hand_file(&written(&folder, name, file));
        setting
            .page()
            .region(&format!("Photo {}", number + 1))
            .inside()
            .picture("The photo as it will be kept")
            .wait();
    }
    setting.page().button("Save").click();
    setting.page().message("In Ivy Marsh’s journal").wait();
    let (photos, files) = kept(&setting);
    assert_eq!(
        (photos.len(), files.len()),
        (all.len(), 2 * all.len()),
        "one large and one small of each"
    );
    for file in &files {
        let (size, odd) = looked_into(file);
        assert!(odd.is_empty(), "{size:?}: {odd:?}");
        assert!(size.iter().all(|edge| (1..=LONG_EDGE).contains(edge)), "{size:?}");
    }
    for ((name, _), file) in all.iter().zip(&photos) {
        let (size, _) = looked_into(file);
        let meant = if name == "words.png" { [640, 640] } else { [LONG_EDGE, 1200] };
        assert_eq!(size, meant, "{name}");
        if name == "small.webp" {
            let seen = quarters(&setting, file);
            assert!(
                seen[..2].iter().all(|light| *light > 200) && seen[2..].iter().all(|dark| *dark < 60),
                "{seen:?}"
            );
        } else {
            expect_upright(&setting, file, name);
        }
    }
}

/// Counts in the page what is handed to the browser to be decoded.
const COUNT: &str = "const decode = window.createImageBitmap;\
    document.documentElement.dataset.decoded = 0;\
    window.createImageBitmap = (...what) => { document.documentElement.dataset.decoded++; return decode.apply(window, what); };";

fn what_is_no_photo_is_refused(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), A_WEDNESDAY) else {
        return;
    };
    begin_with(&setting, &[&IVY]);
    allow_photos(&setting, IVY.name);
    let before = setting.book_on_disk();
    write_what_happened(&setting, "Looked for the moon");
    setting.site().hand_out("count.js", COUNT);
    let browser = setting.browser();
    browser.run("const script = document.createElement('script'); script.src = './count.js'; document.head.append(script);");
    let decoded = || browser.run("return document.documentElement.dataset.decoded ?? null");
    patience::until("what is decoded was counted", || decoded() == "0");

    let folder = Folder::new("no-photos");
    let whole = photo::from_a_camera(6, LARGE);
    let half = |file: Vec<u8>| file[..file.len() / 2].to_vec();
    let [no_picture, damaged] = ["not a picture the app can read", "This picture is damaged"];
    let [width, height] = LARGE.map(u32::from);
    let refused: [(&str, Vec<u8>, &str); 8] = [
        ("bomb.png", photo::bomb(), "too large to open safely (20000 × 20000 dots"),
        ("page.jpg", b"<html><script>MARKER</script></html>".to_vec(), no_picture),
        ("cut-at-the-start.jpg", whole[..64].to_vec(), damaged),
        ("archive.png", b"PK\x03\x04MARKER".to_vec(), no_picture),
        ("cut.jpg", half(whole.clone()), damaged),
        ("empty.jpg", Vec::new(), no_picture),
        ("cut.png", half(photo::png_with_words(640)), damaged),
        ("cut.webp", half(photo::webp([width, height])), damaged),
    ];
    for (name, file, words) in refused {
        setting.page().field("Photo").hand_file(&written(&folder, name, &file));
        setting.page().text(words).wait();
        assert_eq!(decoded(), "0", "{name} was decoded");
        assert_eq!(setting.page().field("What happened?").value(), "Looked for the moon", "{name}");
        assert!(!setting.page().region("Photo 1").is_there(), "{name} stands in the form");
        assert_eq!(setting.book_on_disk(), before, "something of {name} was kept");
    }
    // And a sound one goes in after all of them.
    setting.page().field("Photo").hand_file(&written(&folder, "sound.jpg", &whole));
    setting.page().region("Photo 1").wait();
    assert_eq!(decoded(), "1");
    setting.page().button("Save").click();
    setting.page().message("In Ivy Marsh’s journal").wait();
}

in_every_engine! {
    nothing_but_the_picture_is_kept,
    what_is_no_photo_is_refused,
}
