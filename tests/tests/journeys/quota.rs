//! No room left, for real: the browser itself gives this book hardly any, and pictures that nothing can pack smaller fill it. What does not
//! fit is called not saved; what was there stays, and things can be deleted.

use pebblebook_tests::{Engine, Folder, Look, Setting, patience, picture};
use serde_json::json;

const NAMES: [&str; 5] = ["Ash Berry", "Bryn Cole", "Cleo Dale", "Dara Elm", "Erin Frost"];

#[test]
fn pictures_that_do_not_fit_are_not_called_saved() {
    let Some(mut setting) = Setting::open(Engine::Chromium, Look::phone()) else {
        return;
    };
    let folder = Folder::new("pictures");
    setting.begin("Pebble Lane");
    // The browser asks for the room there is once in a while only: a new one asks at the first save.
    let address = setting.site().address();
    setting.browser_mut().restart();
    setting.browser().go(&address);
    setting.page().heading("Today").wait();
    let room = |bytes: u64| {
        let used = setting
            .browser()
            .run_async("return (await navigator.storage.estimate()).usage", &[]);
        let quota = used.as_u64().unwrap_or_default() + bytes;
        let limits = json!({ "origin": setting.site().origin(), "quotaSize": quota });
        let _ = setting.browser().chromium_command("Storage.overrideQuotaForOrigin", &limits);
    };
    let said = |words: &str| setting.page().text(words).is_there();
    let add = |name: &str, seed: u32| {
        setting.go_to("#/children/new");
        setting.page().field("Full name").set(name);
        setting.page().field("Date of birth").set("2022-05-04");
        setting.page().field("Photo").hand_file(&picture::noise(folder.path(), 900, seed));
        setting.page().picture("The picture as it will be kept").wait();
        setting.save();
        let full = "Not saved. There is no room left on this device.";
        patience::until("it was saved or not", || said(full) || said(&format!("{name} has joined the book")));
        !said(full)
    };
    // A picture takes some 370 kB.
    room(600_000);
    assert!(add(NAMES[0], 1), "the first fits");
    let mut refused = Vec::new();
    for (name, seed) in NAMES.iter().zip(1..).skip(1) {
        if !add(name, seed) {
            assert_eq!(setting.page().field("Full name").value(), *name, "what was typed is gone");
            refused.push(*name);
        }
    }
    println!("not saved: {refused:?}");
    assert!(!refused.is_empty(), "there was room for everything");
    // After a reload there is exactly what was called saved, with its picture.
    setting.go_to("#/children");
    setting.browser().reload();
    setting.page().heading("Children").wait();
    for name in NAMES {
        assert_eq!(setting.page().link(name).is_there(), !refused.contains(&name), "{name}");
    }
    setting.page().link(NAMES[0]).click();
    setting.page().heading(NAMES[0]).wait();
    patience::until("the picture was there", || {
        setting
            .browser()
            .run("return [...document.images].some(one => one.src.startsWith('blob:') && one.naturalWidth > 0)")
            == true
    });
    // What little is left is enough to delete something.
    setting.page().button("Delete").click();
    setting.page().dialog("Delete Ash Berry?").inside().button("Go on").click();
    setting.page().dialog("Are you sure").inside().button("Delete Ash Berry").click();
    setting.page().message("Ash Berry and all that belonged to them is deleted.").wait();
    // With room again the rest fits too.
    room(50_000_000);
    for (at, name) in refused.iter().enumerate() {
        assert!(add(name, 20 + u32::try_from(at).unwrap_or(0)), "{name} with room again");
    }
}
