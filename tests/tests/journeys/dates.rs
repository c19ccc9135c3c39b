//! The app on special days, and in two tabs at once.

use pebblebook_tests::setting::{Book, Child};
use pebblebook_tests::{Engine, Look, Setting};

const BOOK: Book<'_> = Book {
    title: "The Gingerbread Man",
    author: "Traditional",
    number: "8",
};

fn lend_at(engine: Engine, instant: &str, born: &str, sentence: &str) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), instant) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.add_child(&Child { name: "Ada Quill", born });
    setting.page().heading("Ada Quill").wait();
    setting.add_book(&BOOK);
    setting.lend("Ada Quill", BOOK.title);
    setting.page().text(sentence).wait();
}

#[test]
fn the_third_birthday_is_the_first_day() {
    let (no, yes) = ("Before you lend it", "Lent “The Gingerbread Man”");
    for (instant, born, sentence) in [
        ("2027-02-28T10:00:00+00:00", "2024-02-29", no),
        ("2027-03-01T10:00:00+00:00", "2024-02-29", yes),
        ("2027-08-30T10:00:00+00:00", "2024-08-31", no),
        ("2027-08-31T10:00:00+00:00", "2024-08-31", yes),
    ] {
        lend_at(Engine::Chromium, instant, born, sentence);
    }
}

#[test]
fn nights_when_the_clocks_change_lose_no_day() {
    // Half past midnight in London, in both nights.
    lend_at(
        Engine::Chromium,
        "2027-03-28T00:30:00+00:00",
        "2023-03-28",
        "Lent “The Gingerbread Man”",
    );
    lend_at(
        Engine::Chromium,
        "2027-10-30T23:30:00+00:00",
        "2024-10-31",
        "Lent “The Gingerbread Man”",
    );
}

fn a_loan_made_in_one_tab_shows_in_the_other(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.add_child(&Child {
        name: "Ada Quill",
        born: "2022-05-04",
    });
    setting.page().heading("Ada Quill").wait();
    setting.add_book(&BOOK);
    setting.go_to("#/return");
    setting.page().text("Everything is home").wait();
    let first = setting.browser().open_tab();
    setting.lend("Ada Quill", BOOK.title);
    setting.page().message("Lent “The Gingerbread Man”").wait();
    setting.browser().switch_to_tab(&first);
    setting.page().link(BOOK.title).wait();
}

in_every_engine! { a_loan_made_in_one_tab_shows_in_the_other }
