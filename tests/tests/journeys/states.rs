//! Screens that are only there in a certain state keep nobody out either: the passphrase in all its steps, the lock, records that are missing,
//! a backup on its way out and in, two versions, a leaver whose papers may go. Light and dark.

use pebblebook_tests::setting::{Child, wait_for_start};
use pebblebook_tests::{Engine, Look, Setting, accessible, patience};

const PASSPHRASE: &str = "walnut harbour seldom violin";
const IVY: Child<'_> = Child {
    name: "Ivy Marsh",
    born: "2022-05-04",
};

/// Tells it twice: in the light, and in the dark on the smallest phone.
fn in_both_looks(tell: impl Fn(&Setting)) {
    let small = Look {
        width: 320,
        ..Look::phone().dark()
    };
    for look in [Look::phone(), small] {
        let Some(setting) = Setting::open(Engine::Chromium, look) else {
            return;
        };
        setting.begin("Pebble Lane");
        setting.add_child(&IVY);
        setting.page().heading(IVY.name).wait();
        tell(&setting);
    }
}

fn good(setting: &Setting, name: &str) {
    setting.expect_good_screen(name);
}

/// Does something after which the page is loaded anew.
fn over_a_new_page(setting: &Setting, act: impl FnOnce()) {
    setting.browser().run("window.theOldPage = true");
    act();
    patience::until("the page was loaded anew", || {
        setting
            .browser()
            .try_run("return window.theOldPage || false", &[])
            .is_ok_and(|old| old == false)
    });
    wait_for_start(setting.browser());
}

/// Shows on the screen that the recovery key is on paper.
fn type_last_group(setting: &Setting) {
    let key = setting.browser().run("return document.querySelector('.key-paper').textContent");
    let last = key.as_str().and_then(|key| key.rsplit('-').next()).unwrap_or_default().to_owned();
    setting.page().field("Type its last group of four").set(&last);
}

#[test]
fn the_passphrase_and_the_lock() {
    in_both_looks(|setting| {
        let page = setting.page();
        setting.go_to("#/passphrase");
        page.heading("Choose a passphrase").wait();
        good(setting, "choosing a passphrase");
        page.field("New passphrase").set("short");
        page.field("The same once more").set("shorter");
        page.button("Go on").click();
        page.text("That is too easily guessed.").wait();
        page.text("The two are not the same.").wait();
        good(setting, "a passphrase that will not do");
        page.button("Make one up for me").click();
        page.button("Hide it").wait();
        good(setting, "a passphrase made up");
        page.field("New passphrase").set(PASSPHRASE);
        page.field("The same once more").set(PASSPHRASE);
        page.button("Go on").click();
        page.heading("Your recovery key").wait();
        good(setting, "the recovery key");
        page.field("Type its last group of four").set("nope");
        page.button("Lock the book with these").click();
        page.text("That is not its last group.").wait();
        good(setting, "the recovery key, not on paper yet");
        type_last_group(setting);
        page.button("Lock the book with these").click();
        page.message("Your book is locked with your passphrase").wait();
        page.heading("A PIN for the day").wait();
        good(setting, "passphrase and lock");

        page.field("PIN").set("1234");
        page.button("Set the PIN").click();
        page.text("That PIN is the first anybody would try.").wait();
        page.field("Passphrase now").set("walnut harbour seldom violet");
        page.region("Change the passphrase")
            .inside()
            .field("New passphrase")
            .set("another four words here");
        page.region("Change the passphrase")
            .inside()
            .field("The same once more")
            .set("another four words here");
        page.button("Change it").click();
        page.text("That is not it.").wait();
        page.button("Give up the passphrase").click();
        page.field("Passphrase to give up").wait();
        page.field("Your passphrase").set(PASSPHRASE);
        page.button("Show a new key").click();
        page.button("Use this key from now on").wait();
        good(setting, "passphrase and lock with everything open and slips");

        setting.go_to("#/backup");
        page.text("Your passphrase and your recovery key open it.").wait();
        good(setting, "backup of a protected book");
        setting.go_to("#/passphrase");
        over_a_new_page(setting, || page.button("Lock now").click());
        page.heading("Your book is locked").wait();
        good(setting, "the lock");
        page.field("Passphrase").set("walnut");
        page.button("Open the book").click();
        page.text("That is not it.").wait();
        good(setting, "the lock after a wrong try");
        page.button("I have forgotten it").click();
        page.field("Recovery key").set("1234");
        page.button("Open the book").click();
        page.text("A recovery key has 36 letters and digits").wait();
        good(setting, "the lock with a recovery key");
        page.link("I lost my phone").click();
        page.text("Print this now and keep it where the phone is not.").wait();
        good(setting, "a lost phone, in front of the lock");
    });
}

#[test]
fn records_that_are_missing() {
    in_both_looks(|setting| {
        let lose = "const open = await new Promise((yes, no) => { const ask = indexedDB.open('pebblebook');\
                ask.onsuccess = () => yes(ask.result); ask.onerror = () => no(ask.error); });\
            const way = open.transaction('standing', 'readwrite'); way.objectStore('standing').clear();\
            await new Promise(yes => { way.oncomplete = yes; }); open.close();";
        setting.browser().run_async(lose, &[]);
        setting.browser().reload();
        wait_for_start(setting.browser());
        setting.page().heading("Records are missing").wait();
        good(setting, "records are missing");
        setting.page().text("This browser remembers no backup.").wait();
        // What is left is nobody's to read who has no key; without a passphrase the key goes along.
        setting.page().button("Save a raw copy of what is left").click();
        setting.page().text("It holds the key: whoever has it can read it.").wait();
        setting.page().button("Go on with what is left").click();
        setting.page().dialog("Go on with what is left?").wait();
        setting.page().text("will be gone from this book.").wait();
        accessible::expect_accessible(setting.browser(), "the question before going on with what is left");
        setting.page().button("Not yet").click();
        setting.page().heading("Records are missing").wait();
        setting.page().button("Begin an empty book").click();
        setting.page().dialog("Begin an empty book?").wait();
        accessible::expect_accessible(setting.browser(), "the question before an empty book");
    });
}

#[test]
fn a_backup_on_its_way_and_two_versions() {
    in_both_looks(|setting| {
        let page = setting.page();
        let shared = setting.backup();
        page.text("was given to the browser to save").wait();
        good(setting, "a backup that was saved");
        let sealed = setting.sealed_backup(PASSPHRASE);
        setting.write_note(IVY.name, "Sleeps after lunch");
        let ours = setting.backup();
        setting.choose_backup("no backup at all");
        page.text("This file is not a Pebblebook backup.").wait();
        good(setting, "a file that is no backup");
        setting.choose_backup(&sealed);
        setting.open_sealed_backup("wrong");
        page.text("That is not it.").wait();
        good(setting, "a sealed file and a wrong passphrase");
        setting.look_into_backup(&shared);
        good(setting, "what a file would change");
        page.button("Put it in place of this book").click();
        page.dialog("Put the file in place of this book?").wait();
        accessible::expect_accessible(setting.browser(), "the question before putting a file in place");
        page.button("Put it in place").click();
        page.heading("Today").wait();
        setting.go_to("#/backup");
        page.heading("As it was before").wait();
        good(setting, "backup with a safety copy");
        page.button("Bring back").click();
        page.dialog("Bring back what was here before?").wait();
        accessible::expect_accessible(setting.browser(), "the question before bringing back");
        page.button("Keep").click();

        // As if this were another device: a replaced book is written on under a new number.
        setting.write_note(IVY.name, "Sleeps before lunch");
        setting.look_into_backup(&ours);
        page.text("One thing was written differently on both devices.").wait();
        good(setting, "what a file would change, with two versions");
        page.button("Join it with this book").click();
        page.heading("Today").wait();
        setting.go_to("#/two-versions");
        page.text("Sleeps before lunch").wait();
        good(setting, "two versions");
        page.button("Keep what is here").click();
        page.text("Nothing is waiting to be decided.").wait();
        good(setting, "two versions, decided");
    });
}

#[test]
fn keeping_handing_over_and_erasing() {
    in_both_looks(|setting| {
        let page = setting.page();
        setting.open_child(IVY.name);
        page.link("Hand over everything about Ivy Marsh").click();
        page.heading("Everything about one child").wait();
        good(setting, "everything about one child");
        page.link("Back").click();
        page.link("Erase Ivy Marsh for good").click();
        page.heading("Erase Ivy Marsh").wait();
        good(setting, "erasing a child");
        page.field("To erase everything, type the child’s name").set("Otis");
        page.button("Erase everything").click();
        page.text("that is not this child’s name").wait();
        good(setting, "erasing a child, the name mistyped");
        for (route, words) in [
            ("#/keeping", "Nothing is ever deleted by itself."),
            ("#/lost-phone", "Print this now and keep it where the phone is not."),
            ("#/help/protected", "What is protected, and what is not"),
        ] {
            setting.go_to(route);
            page.text(words).wait();
            good(setting, words);
        }
    });
}
