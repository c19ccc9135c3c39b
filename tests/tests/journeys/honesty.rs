//! Nothing is called saved before it is on disk, and what is half-written is not lost.

use pebblebook_tests::{Engine, Look, Setting, patience, storage};

fn fill_child(setting: &Setting) {
    setting.go_to("#/children/new");
    setting.page().heading("Add a child").wait();
    setting.page().field("Full name").set("Ivy Marsh");
    setting.page().field("Date of birth").set("2022-05-04");
}

fn a_save_that_fails_says_so_and_leaves_nothing(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    fill_child(&setting);
    let before = setting.book_on_disk();
    storage::watch(setting.browser(), setting.site());
    for number in 0..2 {
        storage::abort_after(setting.browser(), number);
        setting.save();
        setting.page().text("Not saved.").wait();
        assert_eq!(setting.page().field("Full name").value(), "Ivy Marsh");
        assert!(!setting.page().text("has joined the book").is_there());
        storage::abort_no_more(setting.browser());
        assert_eq!(setting.book_on_disk(), before, "something was left behind after {number}");
    }
    setting.save();
    setting.page().message("Ivy Marsh has joined the book").wait();
    assert_ne!(setting.book_on_disk(), before);
}

/// A lend or a return writes several rows: whichever is the last to be written, all go together.
fn a_lend_and_a_return_that_fail_leave_nothing(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    fill_child(&setting);
    setting.save();
    setting.page().message("Ivy Marsh has joined").wait();
    setting.add_book(&pebblebook_tests::setting::Book {
        title: "The Enormous Turnip",
        author: "Traditional",
        number: "3",
    });
    setting.go_to("#/lend");
    setting.page().button("Ivy Marsh").click();
    setting.page().heading("Which book for").wait();
    storage::watch(setting.browser(), setting.site());
    let before = setting.book_on_disk();
    let shelf = || setting.page().region("On the shelf").inside();
    storage::abort_after(setting.browser(), 1);
    shelf().button("The Enormous Turnip").click();
    setting.page().message("Not saved.").wait();
    assert_eq!(setting.book_on_disk(), before);
    storage::abort_no_more(setting.browser());
    shelf().button("The Enormous Turnip").click();
    setting.page().message("Lent “The Enormous Turnip”").wait();
    setting.page().link("Take back").click();
    setting.page().field("How was the book used?").set("Pulled and pulled");
    let lent = setting.book_on_disk();
    for number in [0, 1, 2] {
        storage::abort_after(setting.browser(), number);
        setting.page().button("Back on the shelf").click();
        setting.page().text("Not saved.").wait();
        assert_eq!(setting.page().field("How was the book used?").value(), "Pulled and pulled");
        storage::abort_no_more(setting.browser());
        assert_eq!(setting.book_on_disk(), lent, "something was left behind after {number}");
    }
    setting.page().button("Back on the shelf").click();
    setting.page().message("is back from").wait();
    let loose: Vec<_> = storage::transactions(setting.browser())
        .into_iter()
        .filter(|one| one.mode == "readwrite" && one.durability != "strict")
        .collect();
    assert!(loose.is_empty(), "these might be lost with the battery: {loose:?}");
}

fn what_is_half_written_survives_a_closed_browser(engine: Engine) {
    let Some(mut setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    fill_child(&setting);
    patience::until("the half-written form was kept", || {
        storage::everything(setting.browser())
            .iter()
            .any(|(store, rows)| store.ends_with("/drafts") && !rows.is_empty())
    });
    // Typing rests before a draft is written; the last field is what must not be missing.
    setting.without_signal_after_a_restart();
    setting.go_to("#/children/new");
    setting.page().text("What you had half-written is back.").wait();
    assert_eq!(setting.page().field("Full name").value(), "Ivy Marsh");
}

in_every_engine! {
    a_save_that_fails_says_so_and_leaves_nothing,
    a_lend_and_a_return_that_fail_leave_nothing,
    what_is_half_written_survives_a_closed_browser,
}
