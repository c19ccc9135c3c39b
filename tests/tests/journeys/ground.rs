//! The ground itself, tried on a small page that is wrong on purpose: a check that cannot fail
//! proves nothing about the app.

use std::fs;

use pebblebook_tests::{Browser, Engine, Folder, Look, Site, accessible, paper, policy, storage};
use serde_json::json;

const PAGE: &str = r##"<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>A small page</title>
<style>@page { size: A5 } input, select { max-width: 100%; box-sizing: border-box }</style></head>
<body style="background: #fff; color: #bbb; overflow-wrap: anywhere"><main><h1>Try things</h1>
<form onsubmit="event.preventDefault(); document.title = who.value">
<label>Name of the child <input id="who"></label>
<label>Date of birth <input id="born" type="date"></label>
<label>How it went <select id="how"><option>Well</option><option>Not so well</option></select></label>
<label><input type="checkbox" id="tick" style="opacity:0;position:absolute"> Loves books</label>
<button>Keep it</button></form>
<ul><li>Rose <button type="button" onclick="document.title='Rose'">Open</button></li>
<li>Ivy <button type="button" onclick="document.title='Ivy'">Open</button></li></ul>
<p>pale words</p><img src="nothing.png">
<dialog id="d" aria-labelledby="dt"><h2 id="dt">Sure?</h2><button onclick="d.close()">Yes</button></dialog>
<button onclick="d.showModal()">Ask</button>
</main></body></html>"##;

fn small_site() -> (Folder, Site) {
    let folder = Folder::new("small-site");
    fs::write(folder.path().join("index.html"), PAGE).unwrap();
    let site = Site::serve(folder.path());
    (folder, site)
}

fn things_are_found_by_their_words(engine: Engine) {
    let Some(browser) = Browser::open(engine, Look::phone()) else {
        return;
    };
    let (_folder, site) = small_site();
    browser.go(&site.address());
    let page = browser.page();

    page.title().wait();
    page.field("Name of the child").set("Łucja 🐚 مريم");
    page.field("Name of the child").set("Zoë");
    assert_eq!(page.field("Name of the child").value(), "Zoë");
    page.field("Name of the child").set("Łucja 🐚 مريم");
    assert_eq!(page.field("Name of the child").value(), "Łucja 🐚 مريم");
    page.field("Name of the child").set(&"pebble ".repeat(1500));
    assert_eq!(page.field("Name of the child").value().len(), 10_500);
    page.field("Name of the child").set("Rowan");
    page.field("Date of birth").set("2024-02-29");
    assert_eq!(page.field("Date of birth").value(), "2024-02-29");
    page.field("How it went").choose("Not so well");
    assert_eq!(page.field("How it went").value(), "Not so well");
    page.choice("Loves books").click();
    assert!(page.choice("Loves books").is_chosen());
    page.button("Keep it").click();
    assert_eq!(browser.title(), "Rowan");

    page.item("Ivy").inside().button("Open").click();
    assert_eq!(browser.title(), "Ivy");
    page.button("Ask").click();
    assert!(!page.button("Keep it").is_there(), "a dialog is in front of it");
    page.dialog("Sure?").inside().button("Yes").click();
    page.dialog("Sure?").gone();
    page.button("Keep it").wait();
    page.text("pale words").wait();
}

fn a_look_is_what_the_page_sees(engine: Engine) {
    let (_folder, site) = small_site();
    let see = "return [innerWidth, innerHeight, matchMedia('(prefers-color-scheme: dark)').matches,\
        Intl.DateTimeFormat().resolvedOptions().timeZone,\
        parseFloat(getComputedStyle(document.documentElement).fontSize)]";
    let looks = [Look::phone().dark().large_text(), Look::laptop()];
    for look in looks {
        let Some(browser) = Browser::open(engine, look) else {
            return;
        };
        browser.go(&site.address());
        // WebKit under automation has no setting for the size of text.
        let text = if engine == Engine::WebKit { 100 } else { look.text_percent };
        let expected = json!([look.width, look.height, look.dark, "Europe/London", 16 * text / 100]);
        assert_eq!(browser.run(see), expected);
    }
}

fn what_keeps_people_out_is_found(engine: Engine) {
    let Some(browser) = Browser::open(engine, Look::phone()) else {
        return;
    };
    let (_folder, site) = small_site();
    browser.go(&site.address());
    let found = accessible::findings(&browser).join("\n");
    assert!(found.contains("image-alt"), "{found}");
    assert!(found.contains("color-contrast"), "{found}");
}

fn an_unguarded_page_is_open_to_attack(engine: Engine) {
    let Some(browser) = Browser::open(engine, Look::phone()) else {
        return;
    };
    let (_folder, site) = small_site();
    let (_other_folder, elsewhere) = small_site();
    browser.go(&site.address());
    let came = policy::attack(&browser, &site, &elsewhere);
    for what in [
        "eval",
        "new Function",
        "timer",
        "inline script",
        "inline handler",
        "markup handler",
        "script address",
    ] {
        assert_eq!(came[what], "ran", "{what}: {came:?}");
    }
    assert_eq!(came["remote fetch"], "fetched");
    assert!(elsewhere.requests().iter().any(|one| one.path == "/fetch"));
    assert!(elsewhere.requests().iter().any(|one| one.path == "/picture.png"));
}

fn storage_is_watched_and_can_be_made_to_fail(engine: Engine) {
    let Some(browser) = Browser::open(engine, Look::phone()) else {
        return;
    };
    let (_folder, site) = small_site();
    browser.go(&site.address());
    storage::watch(&browser, &site);
    let save = "const open = await new Promise((yes, no) => { const ask = indexedDB.open('book', 1);\
            ask.onupgradeneeded = () => ask.result.createObjectStore('rows');\
            ask.onsuccess = () => yes(ask.result); ask.onerror = () => no(ask.error); });\
        const way = open.transaction(['rows'], 'readwrite', { durability: 'strict' });\
        way.objectStore('rows').put(new Uint8Array([1, 2, 3]), arguments[0]);\
        way.objectStore('rows').put({ at: 1 }, arguments[0] + '-again');\
        const end = await new Promise(yes => { way.oncomplete = () => yes('saved');\
            way.onabort = () => yes('not saved'); });\
        open.close(); return end;";
    // The page's own world does the saving, as the app would.
    let script = format!(
        "const done = arguments[1]; const f = document.createElement('script');\
         window.addEventListener('saved', () => done(document.documentElement.dataset.saved), {{ once: true }});\
         f.textContent = 'window.save = async function () {{ {} }};\
         save(' + JSON.stringify(arguments[0]) + ').then(x => {{ document.documentElement.dataset.saved = x;\
         dispatchEvent(new Event(\"saved\")); }})'; document.head.append(f);",
        save.replace('\'', "\\'")
    );
    let save = |key: &str| {
        let body = json!({ "script": script, "args": [key] });
        browser.session().post("execute/async", &body).unwrap()
    };
    assert_eq!(save("one"), "saved");
    let seen = storage::transactions(&browser);
    assert_eq!(seen.len(), 1, "{seen:?}");
    assert_eq!((seen[0].durability.as_str(), seen[0].changes), ("strict", 2));
    assert_eq!(seen[0].end, "complete");
    let before = storage::everything(&browser);
    assert_eq!(before[0].1.len(), 2);
    assert_eq!(before[0].1[0][1]["bytes"], 3);
    for number in [1, 2] {
        storage::abort_after(&browser, number);
        assert_eq!(save("two"), "not saved", "after {number}");
        assert_eq!(storage::everything(&browser), before);
    }
    storage::abort_no_more(&browser);
    assert_eq!(save("two"), "saved");
    assert_ne!(storage::everything(&browser), before);
}

fn paper_is_as_large_as_the_page_asks(engine: Engine) {
    let Some(browser) = Browser::open(engine, Look::phone()) else {
        return;
    };
    let (_folder, site) = small_site();
    browser.go(&site.address());
    let Some(paper) = paper::print(&browser, &format!("ground-{}", engine.name())) else {
        return;
    };
    assert!(paper.bytes > 1000);
    if engine == Engine::Chromium {
        assert_eq!(paper.sheets, [paper::A5]);
    }
}

fn a_restart_keeps_what_was_stored(engine: Engine) {
    let Some(mut browser) = Browser::open(engine, Look::phone()) else {
        return;
    };
    let (_folder, mut site) = small_site();
    site.let_browsers_keep_nothing();
    browser.go(&site.address());
    browser.run("localStorage.setItem('kept', 'yes')");
    browser.restart();
    browser.go(&site.address());
    assert_eq!(browser.run("return localStorage.getItem('kept')"), "yes");
    site.stop();
    assert!(browser.try_to_go(&site.address()).is_err(), "nobody answers, so nothing is shown");
    site.start();
    browser.go(&site.address());
}

in_every_engine! {
    things_are_found_by_their_words,
    a_look_is_what_the_page_sees,
    what_keeps_people_out_is_found,
    an_unguarded_page_is_open_to_attack,
    storage_is_watched_and_can_be_made_to_fail,
    paper_is_as_large_as_the_page_asks,
}

in_engines_that_remember! { a_restart_keeps_what_was_stored }
