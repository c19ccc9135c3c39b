//! Hard days: a device with no room left, a new version while something is half-written, and nobody asked but the one who may be.

use std::collections::BTreeSet;

use pebblebook_tests::setting::{Book, Child};
use pebblebook_tests::worker::{self, Update};
use pebblebook_tests::{Engine, Look, Release, Setting, built_app, patience, storage};

const IVY: Child<'_> = Child {
    name: "Ivy Marsh",
    born: "2022-05-04",
};

fn a_full_device_keeps_what_it_has(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.add_child(&IVY);
    setting.page().heading("Ivy Marsh").wait();
    setting.go_to("#/library/new");
    setting.page().field("Title").set("The Enormous Turnip");
    storage::watch(setting.browser(), setting.site());
    storage::fill_up(setting.browser());
    let rows = || {
        let all = setting.book_on_disk().into_iter();
        all.filter(|(store, _)| !store.ends_with("/drafts")).collect::<Vec<_>>()
    };
    let before = rows();
    setting.save();
    setting.page().text("There is no room left on this device.").wait();
    // The button is far below what is said: the focus goes there, and the eye with it.
    patience::until("the refusal took the focus", || {
        setting.page().focus().contains("There is no room left on this device.")
    });
    assert_eq!(setting.page().field("Title").value(), "The Enormous Turnip");
    assert_eq!(rows(), before, "half of it is there");
    // Everything else goes on: reading, and saving all of it elsewhere.
    assert!(setting.backup().contains("Ivy Marsh"));
    setting.go_to("#/children");
    setting.page().link("Ivy Marsh").wait();
    storage::make_room(setting.browser());
    setting.go_to("#/library/new");
    assert_eq!(
        setting.page().field("Title").value(),
        "The Enormous Turnip",
        "what was half-written is gone"
    );
    setting.save();
    setting.page().heading("The Enormous Turnip").wait();
}

fn a_new_version_does_not_touch_what_is_half_written(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    let next = Release::new(&built_app(), "v2");
    setting.begin("Pebble Lane");
    worker::wait_until_it_serves(setting.browser());
    setting.go_to("#/children/new");
    setting.page().field("Full name").set("Ivy Marsh");
    setting.site().release(next.path());
    assert_eq!(worker::look_for_update(setting.browser()), Update::Waits);
    setting.page().text("A new version of Pebblebook is ready.").wait();
    assert_eq!(
        setting.page().field("Full name").value(),
        "Ivy Marsh",
        "the banner took the words away"
    );
    patience::until("the half-written form was kept", || {
        storage::everything(setting.browser())
            .iter()
            .any(|(store, rows)| store.ends_with("/drafts") && !rows.is_empty())
    });
    setting.page().button("Update now").click();
    patience::until("the new version was shown", || worker::shown_release(setting.browser()) == "v2");
    setting.page().text("What you had half-written is back.").wait();
    assert_eq!(setting.page().field("Full name").value(), "Ivy Marsh");
}

fn the_server_hears_of_nothing_but_the_app(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.try_sample();
    for screen in [
        "#/lend",
        "#/children",
        "#/library",
        "#/library/out",
        "#/print/labels",
        "#/backup",
        "#/settings",
        "#/",
    ] {
        setting.go_to(screen);
    }
    setting.lend("Rowan Ellis-Hart", "The Enormous Turnip");
    setting.page().text("Before you lend it").wait();
    worker::wait_until_it_serves(setting.browser());
    let mut files = BTreeSet::from([String::new()]);
    let mut folders = vec![built_app()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the built app can be read").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if let Ok(inside) = entry.path().strip_prefix(built_app()) {
                files.insert(inside.to_string_lossy().into_owned());
            }
        }
    }
    let asked = setting.site().requests();
    assert!(!asked.is_empty());
    let strange: Vec<_> = asked
        .iter()
        .filter(|one| !files.contains(one.path.trim_start_matches('/')) || one.method != "GET" && one.method != "HEAD")
        .collect();
    assert!(strange.is_empty(), "asked for what is no file of the app: {strange:?}");
}

#[test]
fn nothing_is_called_saved_before_it_is_on_disk() {
    let Some(setting) = Setting::open(Engine::Chromium, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.add_book(&Book {
        title: "The Enormous Turnip",
        author: "Traditional",
        number: "3",
    });
    storage::watch(setting.browser(), setting.site());
    // Whoever looks at the very moment the words appear finds the transaction complete.
    setting.browser().run(
        "window.atTheWords = []; new MutationObserver(() => {\
            const words = [...document.querySelectorAll('.toast__text')];\
            if (words.some(one => one.textContent.startsWith('Ivy Marsh'))) window.atTheWords.push(\
                JSON.parse(document.documentElement.dataset.storageWatch)\
                    .filter(one => one.mode === 'readwrite' && one.end === '' && one.stores.includes('standing')).length);\
        }).observe(document.body, { subtree: true, childList: true, characterData: true });",
    );
    setting.browser().run("location.hash = '#/children/new'");
    setting.page().field("Full name").set("Ivy Marsh");
    setting.page().field("Date of birth").set("2022-05-04");
    setting.save();
    setting.page().message("Ivy Marsh").wait();
    let open = setting.browser().run("return window.atTheWords");
    assert!(
        open.as_array().is_some_and(|all| all.first().is_some_and(|open| *open == 0)),
        "{open}"
    );
}

in_every_engine! {
    a_full_device_keeps_what_it_has,
    a_new_version_does_not_touch_what_is_half_written,
    the_server_hears_of_nothing_but_the_app,
}
