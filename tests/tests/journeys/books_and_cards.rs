//! Books as they are written down: the number under the barcode, the parent card, the day they are due.

use pebblebook_tests::setting::{Book, Child};
use pebblebook_tests::{Engine, Look, Setting};

const TURNIP: Book<'_> = Book {
    title: "The Enormous Turnip",
    author: "Traditional",
    number: "3",
};

fn a_mistyped_isbn_is_told_and_put_right(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.go_to("#/library/new");
    setting.page().field("Title").set("The Enormous Turnip");
    let before = setting.book_on_disk();
    for (isbn, sentence) in [
        ("9780140328722", "The last digit does not fit"),
        ("978014032872", "An ISBN has 10 or 13 digits"),
        ("0306406153", "The last digit does not fit"),
        ("5012345678900", "not of a book"),
        ("97801403287two", "made of digits"),
    ] {
        setting.page().field("ISBN").paste(isbn);
        setting.save();
        setting.page().text(sentence).wait();
        assert_eq!(setting.page().field("ISBN").value(), isbn, "what was typed stays");
        let rows = |all: Vec<(String, Vec<serde_json::Value>)>| {
            all.into_iter().filter(|(store, _)| !store.ends_with("/drafts")).collect::<Vec<_>>()
        };
        assert_eq!(rows(setting.book_on_disk()), rows(before.clone()));
    }
    // Ten digits, with hyphens as they are printed.
    setting.page().field("ISBN").paste("0-306-40615-2");
    setting.save();
    setting.page().heading("The Enormous Turnip").wait();
    setting.page().text("9780306406157").wait();
}

fn a_card_is_written_and_printed(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.add_book(&TURNIP);
    setting.page().link("Write the card").click();
    let page = setting.page();
    page.heading("The card of").wait();
    page.field("Ways to use the story").set("Pull a blanket together, and fall over.");
    page.field("Questions to ask").set("Who would you call for help?");
    page.field("Words to explore").set("enormous: as big as can be");
    page.field("Things to do after").set("Scrub a real turnip.");
    page.button("Communication and Language").click();
    page.choice("Joins in with the words that come round again and again").click();
    page.button("Save the card").click();
    page.heading("The parent card").wait();
    let everything = [
        "Pull a blanket together, and fall over.",
        "Who would you call for help?",
        "as big as can be",
        "Scrub a real turnip.",
        "Joins in with the words that come round again and again",
    ];
    everything.iter().for_each(|words| _ = page.text(words).wait());
    page.link("Print or send the card").click();
    page.button("Print").wait();
    everything.iter().for_each(|words| _ = page.text(words).wait());
}

/// The first Monday of May 2027 is a bank holiday; a book lent on the Monday before is due the day after it.
#[test]
fn a_book_due_on_a_closed_monday_is_due_the_next_open_day() {
    let Some(setting) = Setting::open_at(Engine::Chromium, Look::phone(), "2027-04-26T10:00:00+01:00") else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.add_child(&Child {
        name: "Ada Quill",
        born: "2023-05-04",
    });
    setting.page().heading("Ada Quill").wait();
    setting.add_book(&TURNIP);
    setting.lend("Ada Quill", TURNIP.title);
    setting.page().message("due Tue 4 May").wait();
}

fn a_backup_of_a_newer_version_waits_for_an_update(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    let good = setting.backup();
    let before = setting.book_on_disk();
    let (header, rest) = good.split_once('\n').expect("a record a line");
    let (start, after) = header.split_once("\"major\":").expect("the header names its version");
    let after = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let newer = format!("{start}\"major\":99{after}\n{rest}");
    setting.choose_backup(&newer);
    setting.page().text("made by a newer version").wait();
    assert!(!setting.page().button("Bring it in").is_there());
    assert_eq!(setting.book_on_disk(), before);
}

in_every_engine! {
    a_mistyped_isbn_is_told_and_put_right,
    a_card_is_written_and_printed,
    a_backup_of_a_newer_version_waits_for_an_update,
}
