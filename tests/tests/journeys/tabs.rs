//! One book in several tabs and under several versions of the app: what one tab does the other knows, and whoever may not write any more
//! says so and writes nothing.

use pebblebook_tests::lock::LOCKED;
use pebblebook_tests::setting::Child;
use pebblebook_tests::worker::{self, Update};
use pebblebook_tests::{Engine, Folder, Look, Release, Setting, built_app, patience, picture, storage};
use serde_json::json;

const WORDS: &str = "turnip pebble lantern heron";
const IVY: Child<'_> = Child {
    name: "Ivy Marsh",
    born: "2022-05-04",
};
const ROWAN: Child<'_> = Child {
    name: "Rowan Ellis",
    born: "2022-06-05",
};

fn begin(engine: Engine) -> Option<Setting> {
    let setting = Setting::open(engine, Look::phone())?;
    setting.begin("Pebble Lane");
    setting.add_child(&IVY);
    setting.page().message("Ivy Marsh has joined").wait();
    Some(setting)
}

/// Opens a second tab at a screen; hands over the first and the second.
fn second_tab(setting: &Setting, route: &str) -> (String, String) {
    let first = setting.browser().open_tab();
    let second = setting.browser().session().get("window").expect("a tab has a handle");
    setting.go_to(route);
    (first, second.as_str().unwrap_or_default().to_owned())
}

fn what_one_tab_writes_the_other_shows(engine: Engine) {
    let Some(setting) = begin(engine) else {
        return;
    };
    setting.go_to("#/children");
    setting.page().link(IVY.name).wait();
    let (first, second) = second_tab(&setting, "#/children");
    setting.add_child(&ROWAN);
    setting.page().message("Rowan Ellis has joined").wait();
    setting.browser().switch_to_tab(&first);
    setting.page().link(ROWAN.name).wait();
    // And back again: both go on from the same state.
    setting.page().link(ROWAN.name).click();
    setting.page().link("Change").click();
    setting.page().field("Full name").set("Rowan Ellis-Hart");
    setting.save();
    setting.page().message("Saved for Rowan Ellis-Hart").wait();
    setting.browser().switch_to_tab(&second);
    setting.page().heading("Rowan Ellis-Hart").wait();
    setting.browser().reload();
    setting.page().heading("Rowan Ellis-Hart").wait();
}

fn an_overtaken_form_wipes_nothing(engine: Engine) {
    let Some(setting) = begin(engine) else {
        return;
    };
    let page = || setting.page();
    let change = || {
        setting.open_child(IVY.name);
        page().link("Change").click();
        page().field("Notes").wait();
    };
    change();
    // The form stands open here while another window writes the allergy.
    let (first, second) = second_tab(&setting, "#/children");
    change();
    page().field("Allergies and intolerances").set("Peanut");
    setting.save();
    page().message("Saved for Ivy Marsh").wait();
    setting.browser().switch_to_tab(&first);
    page().field("Notes").set("Sleeps after lunch");
    setting.save();
    page().message("Saved for Ivy Marsh").wait();
    page().text("Sleeps after lunch").wait();
    page().text("Peanut").wait();
    // Where both wrote the same, she is told, and decides.
    change();
    setting.browser().switch_to_tab(&second);
    setting.write_note(IVY.name, "Sleeps before lunch");
    setting.browser().switch_to_tab(&first);
    page().field("Notes").set("Does not sleep");
    setting.save();
    page().text("There it says now: Notes: “Sleeps before lunch”.").wait();
    assert_eq!(page().field("Notes").value(), "Does not sleep");
    setting.save();
    page().message("Saved for Ivy Marsh").wait();
    page().text("Does not sleep").wait();
}

fn locking_one_tab_locks_the_other(engine: Engine) {
    let Some(setting) = begin(engine) else {
        return;
    };
    setting.lock_with(WORDS);
    setting.turn_to("#/library/new");
    setting.page().field("Title").set("The Moonlit Otterling");
    let (first, second) = second_tab(&setting, "#/passphrase");
    setting.open_with(WORDS);
    setting.page().button("Lock now").click();
    setting.page().heading(LOCKED).wait();
    setting.browser().switch_to_tab(&first);
    setting.page().heading(LOCKED).wait();
    patience::until("nothing was left to read", || {
        let all = setting.browser().try_run("return document.documentElement.outerHTML", &[]);
        all.is_ok_and(|all| {
            let all = all.as_str().unwrap_or_default();
            all.contains(LOCKED) && !["Ivy", "Otterling", "Pebble Lane"].iter().any(|word| all.contains(word))
        })
    });
    setting.open_with(WORDS);
    setting.turn_to("#/library/new");
    setting.page().text("What you had half-written is back.").wait();
    assert_eq!(setting.page().field("Title").value(), "The Moonlit Otterling");
    // Each tab has its own lock: opening one leaves the other shut.
    setting.browser().switch_to_tab(&second);
    setting.page().heading(LOCKED).wait();
}

fn a_book_of_a_newer_app_can_be_read_and_nothing_else(engine: Engine) {
    let Some(setting) = begin(engine) else {
        return;
    };
    let before = setting.book_on_disk();
    // Away from the app, as the newer one would be when it opens the book.
    setting.browser().go(&format!("{}icons/icon-192.png", setting.site().address()));
    setting.browser().run_async(
        "await new Promise((yes, no) => { const ask = indexedDB.open('pebblebook', 7);\
            ask.onupgradeneeded = () => ask.result.createObjectStore('tomorrow').put('kept', 'it');\
            ask.onblocked = () => no('blocked'); ask.onerror = () => no(ask.error);\
            ask.onsuccess = () => { ask.result.close(); yes(); }; });",
        &[],
    );
    setting.go_to("#/children");
    setting
        .page()
        .text("This book was written by a newer version of Pebblebook. You can read it here")
        .wait();
    setting.page().link(IVY.name).click();
    setting.page().heading(IVY.name).wait();
    setting.go_to("#/children/new");
    setting.page().field("Full name").set(ROWAN.name);
    setting.page().field("Date of birth").set(ROWAN.born);
    setting.save();
    setting
        .page()
        .text("Not saved. This book was written by a newer version of Pebblebook.")
        .wait();
    assert_eq!(setting.page().field("Full name").value(), ROWAN.name);
    let mut after = setting.book_on_disk();
    let tomorrow: Vec<_> = after.extract_if(.., |(store, _)| store.ends_with("/tomorrow")).collect();
    assert_eq!(tomorrow.first().map(|(_, rows)| rows.clone()), Some(vec![json!(["it", "kept"])]));
    assert_eq!(after, before);
}

fn a_tab_that_was_overtaken_writes_nothing(engine: Engine) {
    let Some(setting) = begin(engine) else {
        return;
    };
    let next = Release::new(&built_app(), "v2");
    worker::wait_until_it_serves(setting.browser());
    setting.go_to("#/children/new");
    setting.page().field("Full name").set(ROWAN.name);
    setting.page().field("Date of birth").set(ROWAN.born);
    let (first, _) = second_tab(&setting, "#/children");
    setting.site().release(next.path());
    assert_eq!(worker::look_for_update(setting.browser()), Update::Waits);
    setting.page().button("Update now").click();
    patience::until("the new version was shown", || worker::shown_release(setting.browser()) == "v2");
    let before = setting.book_on_disk();
    setting.browser().switch_to_tab(&first);
    setting.save();
    setting
        .page()
        .text("Not saved. Pebblebook was brought up to date in another tab")
        .wait();
    assert_eq!(setting.page().field("Full name").value(), ROWAN.name);
    assert_eq!(setting.book_on_disk(), before);
    setting.browser().reload();
    patience::until("this tab was up to date as well", || {
        worker::shown_release(setting.browser()) == "v2"
    });
    setting.page().text("What you had half-written is back.").wait();
    setting.save();
    setting.page().message("Rowan Ellis has joined").wait();
}

/// The browser throws the records away while the book is open, as it does when it runs short of room.
#[test]
fn records_that_are_thrown_away_under_the_open_book_are_missed() {
    let Some(setting) = begin(Engine::Chromium) else {
        return;
    };
    let folder = Folder::new("pictures");
    setting.go_to("#/children");
    setting.page().link(IVY.name).click();
    setting.page().link("Change").click();
    setting.page().field("Photo").hand_file(&picture::noise(folder.path(), 60, 1));
    setting.page().picture("The picture as it will be kept").wait();
    setting.save();
    setting.page().message("Saved for Ivy Marsh").wait();
    setting.go_to("#/children/new");
    // So that the picture has not been looked at yet.
    setting.browser().reload();
    setting.page().field("Full name").set(ROWAN.name);
    setting.page().field("Date of birth").set(ROWAN.born);
    let all = json!({ "origin": setting.site().origin(), "storageTypes": "indexeddb" });
    let _ = setting.browser().chromium_command("Storage.clearDataForOrigin", &all);
    let refused = || {
        setting.save();
        setting.page().text("Not saved. The book was closed by the browser.").wait();
        assert_eq!(setting.page().field("Full name").value(), ROWAN.name);
        assert!(!setting.page().message("Rowan Ellis has joined").is_there());
    };
    refused();
    // Reading something asks for the records again, and must not make new ones in their place.
    setting.browser().run("location.hash = '#/children'");
    setting.page().link(IVY.name).click();
    setting.page().heading(IVY.name).wait();
    setting.browser().run("location.hash = '#/children/new'");
    setting.page().field("Full name").set(ROWAN.name);
    setting.page().field("Date of birth").set(ROWAN.born);
    refused();
    refused();
    setting.browser().reload();
    setting.page().heading("Records are missing").wait();
    assert!(!storage::stores(setting.browser()).is_empty());
}

in_every_engine! {
    what_one_tab_writes_the_other_shows,
    an_overtaken_form_wipes_nothing,
    locking_one_tab_locks_the_other,
    a_book_of_a_newer_app_can_be_read_and_nothing_else,
    a_tab_that_was_overtaken_writes_nothing,
}
