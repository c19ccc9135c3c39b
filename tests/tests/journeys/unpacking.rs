//! The app comes packed and is unpacked in the page: byte for byte as it was built, in every engine. Where it does not come as it was packed, the page
//! says that it could not start.

use std::fs;

use pebblebook_tests::{Browser, Engine, Look, Setting, Site, Tamper, built_app, patience};

/// The name in the built app that begins and ends like this, with a hash in between.
fn named(begins: &str, ends: &str) -> String {
    let files = fs::read_dir(built_app()).expect("the built app is there").flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    let names: Vec<_> = names.filter(|name| name.starts_with(begins) && name.ends_with(ends)).collect();
    assert_eq!(names.len(), 1, "{begins}…{ends}: {names:?}");
    names[0].clone()
}

/// The packed app, as the start asks for it, and the hash in its name.
fn packed() -> (String, String) {
    let file = named("app-", ".bin");
    let boot = fs::read_to_string(built_app().join(named("boot-", ".js"))).expect("text");
    assert!(boot.contains(&format!("'./{file}'")), "the start asks for it");
    let hash = file.trim_start_matches("app-").trim_end_matches(".bin").to_owned();
    assert!(hash.len() >= 8, "{hash}");
    (file, hash)
}

/// What a page unpacks: the beginning of the hash of the app, in letters. The page goes on living while it does so: beside it, the longest time is
/// told in which it could not.
const UNPACKED: &str = "let last = performance.now(), longest = 0;\
    const live = setInterval(() => {\
        longest = Math.max(longest, performance.now() - last);\
        last = performance.now(); }, 5);\
    Promise.all([import('./UNPACK'), fetch('./PACKED').then(got => got.arrayBuffer())])\
    .then(async ([{ unpacked }, packed]) => {\
        const start = performance.now();\
        const app = await unpacked(new Uint8Array(packed));\
        return [app, performance.now() - start]; })\
    .then(async ([app, took]) => {\
        clearInterval(live);\
        const hash = await crypto.subtle.digest('SHA-256', app);\
        const told = [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join('');\
        return `${told} ${Math.round(took)} ${Math.round(longest)}`; })\
    .catch(String)\
    .then(told => { document.documentElement.dataset.unpacked = told; });";

fn the_app_is_unpacked_byte_for_byte(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    let (file, hash) = packed();
    let script = UNPACKED.replace("UNPACK", &named("unpack-", ".js")).replace("PACKED", &file);
    setting.site().hand_out("unpacked.js", &script);
    setting
        .browser()
        .run("const script = document.createElement('script'); script.src = './unpacked.js'; document.head.append(script);");
    let told = patience::ask(|| {
        let told = setting.browser().run("return document.documentElement.dataset.unpacked || null");
        told.as_str().map(str::to_owned).ok_or_else(|| "nothing yet".to_owned())
    });
    let told = told.expect("the page unpacked the app");
    assert!(told.starts_with(&hash), "{told} is not {hash}…");
    let mut told = told.split(' ').skip(1).map(|time| time.parse::<f64>().unwrap_or(f64::MAX));
    let (took, longest) = (told.next().unwrap_or(f64::MAX), told.next().unwrap_or(f64::MAX));
    println!("{engine:?} unpacks the app in {took} ms, at most {longest} of them without a break");
    assert!(longest < took * 0.75, "{took} ms with a pause of {longest}: the page looked dead");
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

fn it_is_unpacked_once_a_build(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    let (_, hash) = packed();
    let expect_kept = |why: &str| {
        patience::until(why, || {
            let told = setting.browser().run_async(KEPT_WHOLE, &[]);
            told.as_str().is_some_and(|told| told.starts_with(&hash))
        });
    };
    expect_kept("the app is kept as it was unpacked");
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

fn an_app_that_does_not_come_whole_is_told(engine: Engine) {
    let Some(browser) = Browser::open(engine, Look::phone()) else {
        return;
    };
    let (file, _) = packed();
    let site = Site::serve(&built_app());
    site.let_browsers_keep_nothing();
    // A worker would ask for all of it once more, and find it whole between one fault and the next.
    site.hand_out("sw.js", "");
    let faults = [
        Tamper::Missing,
        Tamper::Truncated,
        Tamper::CutOff,
        Tamper::WrongBytes,
        Tamper::OneBit,
        Tamper::StartPageInstead,
    ];
    for fault in &faults {
        site.tamper(&file, fault.clone());
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
        let told = told.unwrap_or_else(|last| panic!("{fault:?}: nothing was told but “{last}”"));
        assert!(told.contains("Try again"), "{fault:?}: {told}");
    }
    // With all of it there it starts at once: nothing of the faults was kept.
    site.mend();
    browser.page().link("Try again").click();
    pebblebook_tests::setting::wait_for_start(&browser);
    browser.page().button("Try with sample data").wait();
}

in_every_engine! {
    the_app_is_unpacked_byte_for_byte,
    it_is_unpacked_once_a_build,
    an_app_that_does_not_come_whole_is_told,
}
