//! A book of names that stand nowhere else in the world, under a passphrase. Locked, and the browser closed, none of them is anywhere in
//! the browser's whole profile: not in its database, its history, its caches or its own memory of what was typed.

use pebblebook_tests::evidence::traces;
use pebblebook_tests::setting::Book;
use pebblebook_tests::{Engine, Folder, Look, Setting, patience, picture, storage};
use serde_json::json;

const WORDS: &str = "turnip pebble lantern heron";

/// What was written, and where.
const CANARIES: [(&str, &str); 10] = [
    ("the setting", "Zanzibarrow Cottage"),
    ("a child", "Quillon Fetherstone"),
    ("a carer", "Peregrina Umbleby"),
    ("a phone number", "07700 900863"),
    ("an allergy", "pomegranate dust"),
    ("a note", "sleeps with a marzipan hedgehog"),
    ("a book", "The Moonlit Otterling"),
    ("a line of the reading log", "hummed the wobblegong song"),
    ("a half-written book", "Larkspur half told"),
    ("the passphrase", WORDS),
];

/// Tells of the pictures the page shows, as the page's own script.
const LISTEN: &str = "const make = URL.createObjectURL;
    URL.createObjectURL = what => {
        what.arrayBuffer().then(all => {
            const bytes = [...new Uint8Array(all)];
            document.documentElement.dataset.picture = JSON.stringify(bytes.slice(bytes.length / 2, bytes.length / 2 + 24));
        });
        return make.call(URL, what);
    };
    document.documentElement.dataset.listens = 'yes';";

/// Writes the whole book; hands over bytes from the middle of the child's picture as it is kept.
fn write_the_book(setting: &Setting, folder: &Folder) -> Vec<u8> {
    let page = setting.page();
    setting.begin("Zanzibarrow Cottage");
    setting.lock_with(WORDS);
    setting.go_to("#/children/new");
    setting.site().hand_out("listen-for-pictures.js", LISTEN);
    setting
        .browser()
        .run("const script = document.createElement('script'); script.src = './listen-for-pictures.js'; document.head.append(script);");
    patience::until("the page told of its pictures", || {
        setting.browser().run("return document.documentElement.dataset.listens || ''") == "yes"
    });
    page.field("Full name").set("Quillon Fetherstone");
    page.field("Date of birth").set("2022-05-04");
    page.field("Allergies").set("pomegranate dust");
    page.field("Notes").set("sleeps with a marzipan hedgehog");
    page.button("Add a person").click();
    let person = page.region("Person 1").inside();
    person.field("Name").set("Peregrina Umbleby");
    person.field("Who they are").set("Grandma");
    person.field("Phone").set("07700 900863");
    page.field("Photo").hand_file(&picture::noise(folder.path(), 300, 7));
    page.picture("The picture as it will be kept").wait();
    setting.save();
    page.message("Quillon Fetherstone has joined").wait();
    let bytes = setting
        .browser()
        .run("return JSON.parse(document.documentElement.dataset.picture || '[]')");
    let bytes: Vec<u8> = bytes
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| u8::try_from(one.as_u64()?).ok())
        .collect();
    assert_eq!(bytes.len(), 24, "the picture was not heard of");

    setting.add_book(&Book {
        title: "The Moonlit Otterling",
        author: "Traditional",
        number: "3",
    });
    setting.lend("Quillon Fetherstone", "The Moonlit Otterling");
    page.message("Lent “The Moonlit Otterling”").wait();
    page.button("Add a line").click();
    page.field("How was the book used?").set("hummed the wobblegong song");
    page.button("Save this line").click();
    page.message("In Quillon Fetherstone’s reading log").wait();
    // Every screen that has a name in its address or heading, so that the history may hold it.
    for (list, name) in [("#/children", "Quillon Fetherstone"), ("#/library", "The Moonlit Otterling")] {
        setting.go_to(list);
        page.link(name).click();
        page.heading(name).wait();
    }
    setting.go_to("#/library/new");
    page.field("Title").set("Larkspur half told");
    patience::until("the half-written form was kept", || {
        let all = storage::everything(setting.browser());
        all.iter().any(|(store, rows)| store.ends_with("/drafts") && !rows.is_empty())
    });
    bytes
}

fn a_locked_book_leaves_no_trace(engine: Engine) {
    let Some(mut setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    let folder = Folder::new("pictures");
    let picture = write_the_book(&setting, &folder);
    setting.lock_now();

    let kept = setting
        .browser()
        .run("return document.title + JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + location.href");
    let kept = kept.as_str().unwrap_or_default().to_owned();
    assert!(kept.contains("pebblebook.marker"), "{kept}");
    let mut told = String::new();
    if engine == Engine::Chromium {
        let log = setting.browser().session().post("se/log", &json!({ "type": "browser" }));
        told = log.expect("the console").to_string();
    }
    for (what, word) in CANARIES {
        assert!(!kept.contains(word), "{what} lies beside the database: {kept}");
        assert!(!told.contains(word), "{what} was told to the console: {told}");
    }
    // What lies there open is found, or the search proves nothing.
    let planted = "Marigold planted openly";
    setting
        .browser()
        .run_with("localStorage.setItem('planted', arguments[0])", &[json!(planted)]);
    setting.browser().run_with(
        "localStorage.setItem('packed', 'x' + btoa('so ' + arguments[0] + ' here'))",
        &[json!(planted)],
    );
    setting.browser_mut().close();

    let profile = setting.browser().profile();
    for word in ["pebblebook.marker", planted] {
        assert!(
            !traces(profile, word, word.as_bytes()).is_empty(),
            "“{word}” was not found, though it is there"
        );
    }
    let packed = traces(profile, planted, planted.as_bytes());
    assert!(
        packed.iter().any(|trace| trace.contains("base64")),
        "not found in base64: {packed:?}"
    );
    let mut found: Vec<String> = CANARIES
        .iter()
        .flat_map(|(what, word)| traces(profile, what, word.as_bytes()))
        .collect();
    found.extend(traces(profile, "the picture", &picture));
    assert!(found.is_empty(), "found in the profile:\n{}", found.join("\n"));
}

in_engines_that_remember! { a_locked_book_leaves_no_trace }
