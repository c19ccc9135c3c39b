//! No room left, for real: the browser itself gives this book hardly any, and pictures that nothing can pack smaller fill it. What does not
//! fit is called not saved; what was there stays, and things can be deleted.

use pebblebook_tests::setting::Child;
use pebblebook_tests::{Engine, Folder, Look, Setting, patience, picture};
use serde_json::json;

const NAMES: [&str; 5] = ["Ash Berry", "Bryn Cole", "Cleo Dale", "Dara Elm", "Erin Frost"];

/// Leaves the book so much room and no more.
fn leave_room(setting: &Setting, bytes: u64) {
    let used = setting
        .browser()
        .run_async("return (await navigator.storage.estimate()).usage", &[]);
    let quota = used.as_u64().unwrap_or_default() + bytes;
    let limits = json!({ "origin": setting.site().origin(), "quotaSize": quota });
    let _ = setting.browser().chromium_command("Storage.overrideQuotaForOrigin", &limits);
}

/// The browser asks for the room there is once in a while only: a new one asks at the first save.
fn restart(setting: &mut Setting) {
    let address = setting.site().address();
    setting.browser_mut().restart();
    setting.browser().go(&address);
    setting.page().heading("Today").wait();
}

/// The room that is held in reserve is there, as it is soon after every start that finds room.
fn wait_for_reserve(setting: &Setting) {
    let held = "for (const name of await caches.keys()) {\
            if (name.startsWith('room in reserve') && (await (await caches.open(name)).keys()).length) return true; }\
        return false;";
    patience::until("a little room was held in reserve", || {
        setting.browser().run_async(held, &[]) == true
    });
}

fn delete(setting: &Setting, name: &str) {
    setting.open_child(name);
    setting.page().button("Delete").click();
    setting.page().dialog(&format!("Delete {name}?")).inside().button("Go on").click();
    let sure = setting.page().dialog("Are you sure");
    sure.inside().button(&format!("Delete {name}")).click();
    setting
        .page()
        .message(&format!("{name} and all that belonged to them is deleted."))
        .wait();
}

fn erase(setting: &Setting, name: &str) {
    setting.open_child(name);
    setting.page().link(&format!("Erase {name} for good")).click();
    setting.page().field("To erase everything, type the child’s name").set(name);
    setting.page().button("Erase everything").click();
    setting.page().heading("How long things are kept").wait();
}

#[test]
fn pictures_that_do_not_fit_are_not_called_saved() {
    let Some(mut setting) = Setting::open(Engine::Chromium, Look::phone()) else {
        return;
    };
    let folder = Folder::new("pictures");
    setting.begin("Pebble Lane");
    restart(&mut setting);
    let room = |bytes: u64| leave_room(&setting, bytes);
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
    delete(&setting, NAMES[0]);
    // With room again the rest fits too.
    room(50_000_000);
    for (at, name) in refused.iter().enumerate() {
        assert!(add(name, 20 + u32::try_from(at).unwrap_or(0)), "{name} with room again");
    }
}

#[test]
fn a_device_without_any_room_still_deletes_erases_and_makes_a_backup() {
    let Some(mut setting) = Setting::open(Engine::Chromium, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    for name in &NAMES[..3] {
        setting.add_child(&Child { name, born: "2022-05-04" });
        setting.page().heading(name).wait();
    }
    let folder = Folder::new("picture");
    setting.give_photo(NAMES[2], &picture::noise(folder.path(), 900, 7));
    wait_for_reserve(&setting);
    let expect_everything = |setting: &Setting| {
        let children = setting.backup().matches("\"kind\":\"child\"").count();
        assert_eq!(children, 3, "the file does not hold everything");
    };
    // There is room for the beginning of a file, and not for its end.
    leave_room(&setting, 100_000);
    expect_everything(&setting);
    restart(&mut setting);
    leave_room(&setting, 0);
    let full = "Not saved. There is no room left on this device.";
    setting.open_child(NAMES[0]);
    setting.page().link("Change").click();
    // A picture is larger than what is held in reserve, which half-written words may take.
    setting.page().field("Photo").hand_file(&picture::noise(folder.path(), 900, 8));
    setting.page().picture("The picture as it will be kept").wait();
    setting.save();
    setting.page().text(full).wait();
    // A file of everything can be had,
    expect_everything(&setting);
    // one is deleted,
    delete(&setting, NAMES[0]);
    // and, after another start with no room at all, one erased.
    restart(&mut setting);
    wait_for_reserve(&setting);
    leave_room(&setting, 0);
    erase(&setting, NAMES[1]);
    restart(&mut setting);
    setting.go_to("#/children");
    setting.page().link(NAMES[2]).wait();
    for gone in &NAMES[..2] {
        assert!(!setting.page().link(gone).is_there(), "{gone} is there again");
    }
}

#[test]
fn a_full_device_keeps_what_is_half_written_when_it_locks() {
    const WORDS: &str = "turnip pebble lantern heron";
    let Some(mut setting) = Setting::open(Engine::Chromium, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.lock_with(WORDS);
    let address = setting.site().address();
    setting.browser_mut().restart();
    setting.browser().go(&address);
    setting.open_with(WORDS);
    leave_room(&setting, 0);
    setting.turn_to("#/children/new");
    setting.page().field("Full name").set(NAMES[0]);
    setting.page().field("Date of birth").set("2022-05-04");
    let folder = Folder::new("picture");
    setting.page().field("Photo").hand_file(&picture::noise(folder.path(), 900, 9));
    setting.page().picture("The picture as it will be kept").wait();
    setting.save();
    setting.page().text("Not saved. There is no room left on this device.").wait();
    setting.page().field("Notes").set("Sleeps before lunch");
    setting.lock_now();
    setting.open_with(WORDS);
    setting.turn_to("#/children/new");
    setting.page().text("What you had half-written is back.").wait();
    assert_eq!(setting.page().field("Full name").value(), NAMES[0]);
    assert_eq!(setting.page().field("Notes").value(), "Sleeps before lunch");
}
