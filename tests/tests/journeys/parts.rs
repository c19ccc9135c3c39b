//! The app comes in three parts and is put together in the page: byte for byte as it was built, in every engine. Where a part does not
//! come whole, the page says that it could not start.

use std::fs;

use pebblebook_tests::{Browser, Engine, Look, Setting, Site, Tamper, built_app, patience};
use serde_json::json;

const PARTS: [&str; 3] = ["instructions", "numbers", "rest"];

/// The name in the built app that begins and ends like this, with a hash in between.
fn named(begins: &str, ends: &str) -> String {
    let files = fs::read_dir(built_app()).expect("the built app is there").flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    let names: Vec<_> = names.filter(|name| name.starts_with(begins) && name.ends_with(ends)).collect();
    assert_eq!(names.len(), 1, "{begins}…{ends}: {names:?}");
    names[0].clone()
}

/// The three parts, as the start asks for them, and the hash in their names.
fn parts() -> (Vec<String>, String) {
    let boot = fs::read_to_string(built_app().join(named("boot-", ".js"))).expect("text");
    let parts = PARTS.map(|part| {
        let (_, rest) = boot.split_once(&format!("./{part}-")).expect("the start asks for it");
        format!("{part}-{}", rest.split('\'').next().unwrap_or_default())
    });
    let hash = parts[0].trim_start_matches("instructions-").trim_end_matches(".wasm").to_owned();
    for (part, file) in PARTS.iter().zip(&parts) {
        assert_eq!(*file, format!("{part}-{hash}.wasm"), "all three are of one app");
    }
    assert!(hash.len() >= 8, "{hash}");
    (parts.to_vec(), hash)
}

/// What a page makes of the parts: the beginning of the hash of the whole, in letters.
const PUT_TOGETHER: &str = "Promise.all([import('./WHOLE'), ...PARTS.map(part => fetch('./' + part).then(got => got.arrayBuffer()))])\
    .then(([{ whole }, ...parts]) => crypto.subtle.digest('SHA-256', whole(...parts)))\
    .then(hash => [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join(''), String)\
    .then(told => { document.documentElement.dataset.whole = told; });";

fn the_app_is_put_together_byte_for_byte(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    let (parts, hash) = parts();
    let script = PUT_TOGETHER
        .replace("WHOLE", &named("whole-", ".js"))
        .replace("PARTS", &json!(parts).to_string());
    setting.site().hand_out("put-together.js", &script);
    setting
        .browser()
        .run("const script = document.createElement('script'); script.src = './put-together.js'; document.head.append(script);");
    let told = patience::ask(|| {
        let told = setting.browser().run("return document.documentElement.dataset.whole || null");
        told.as_str().map(str::to_owned).ok_or_else(|| "nothing yet".to_owned())
    });
    let told = told.expect("the page put the parts together");
    assert!(told.starts_with(&hash), "{told} is not {hash}…");
}

/// The beginning of the hash of the app that is kept whole, in letters; blank while none is.
const KEPT_WHOLE: &str = "for (const name of await caches.keys()) {\
        if (!name.startsWith('pebblebook whole')) continue;\
        const cache = await caches.open(name);\
        for (const asked of await cache.keys()) {\
            const bytes = await (await cache.match(asked)).arrayBuffer();\
            const hash = await crypto.subtle.digest('SHA-256', bytes);\
            return [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join(''); } }\
    return '';";

fn it_is_put_together_once_a_build(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    let (_, hash) = parts();
    let expect_kept = |why: &str| {
        patience::until(why, || {
            let told = setting.browser().run_async(KEPT_WHOLE, &[]);
            told.as_str().is_some_and(|told| told.starts_with(&hash))
        });
    };
    expect_kept("the app is kept as it was put together");
    // What is kept comes to harm: the app starts, and what is kept is right again.
    let harm = "for (const name of await caches.keys()) {\
            if (!name.startsWith('pebblebook whole')) continue;\
            const cache = await caches.open(name);\
            for (const asked of await cache.keys())\
                await cache.put(asked, new Response('harm', { headers: { 'content-type': 'application/wasm' } })); }\
        return true;";
    setting.browser().run_async(harm, &[]);
    setting.browser().reload();
    pebblebook_tests::setting::wait_for_start(setting.browser());
    expect_kept("what was kept is right again");
    setting.browser().reload();
    pebblebook_tests::setting::wait_for_start(setting.browser());
}

fn a_part_that_does_not_come_is_told(engine: Engine) {
    let Some(browser) = Browser::open(engine, Look::phone()) else {
        return;
    };
    let (parts, _) = parts();
    let site = Site::serve(&built_app());
    site.let_browsers_keep_nothing();
    // A worker would ask for all of it once more, and find it whole between one fault and the next.
    site.hand_out("sw.js", "");
    let faults = [
        Tamper::Missing,
        Tamper::Truncated,
        Tamper::CutOff,
        Tamper::WrongBytes,
        Tamper::StartPageInstead,
    ];
    for part in &parts {
        for fault in &faults {
            site.tamper(part, fault.clone());
            browser.go(&site.address());
            let told = patience::ask(|| {
                let told = browser.try_run("return document.body.innerText", &[]);
                let told = told.map_err(|refusal| refusal.to_string())?;
                let told = told.as_str().unwrap_or_default().to_owned();
                if told.contains("Pebblebook could not start.") {
                    Ok(told)
                } else {
                    Err(told)
                }
            });
            let told = told.unwrap_or_else(|last| panic!("{part}, {fault:?}: nothing was told but “{last}”"));
            assert!(told.contains("Try again"), "{part}, {fault:?}: {told}");
        }
    }
    // With all of it there it starts at once: nothing of the faults was kept.
    site.mend();
    browser.page().link("Try again").click();
    pebblebook_tests::setting::wait_for_start(&browser);
    browser.page().button("Try with sample data").wait();
}

in_every_engine! {
    the_app_is_put_together_byte_for_byte,
    it_is_put_together_once_a_build,
    a_part_that_does_not_come_is_told,
}
