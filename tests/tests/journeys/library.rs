//! The whole slice: from an empty device to a book lent in the park, taken back, and brought over
//! to an emptied device by a backup.

use pebblebook_tests::backup::{expect_same_book, records};
use pebblebook_tests::setting::{Book, Child};
use pebblebook_tests::{Engine, Look, Setting, paper, policy};

const ROSE: Child<'_> = Child {
    name: "Rose Okafor",
    born: "2022-02-28",
};
const HEN: Book<'_> = Book {
    title: "The Little Red Hen",
    author: "Traditional",
    number: "17",
};

fn a_book_is_lent_in_the_park(engine: Engine) {
    let Some(mut setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.add_child(&ROSE);
    setting.page().heading("Rose Okafor").wait();
    setting.add_book(&HEN);
    let book = setting.browser().address();
    let id = book.rsplit('/').next().unwrap_or_default().to_owned();
    setting.go_to(&format!("#/print/card/{id}"));
    setting.page().text(HEN.title).wait();
    let printed = paper::print(setting.browser(), &format!("card-{}", engine.name()));
    if engine == Engine::Chromium {
        assert!(printed.is_some_and(|paper| paper.sheets.iter().all(|sheet| *sheet == paper::A5)));
    }

    setting.lend("Rose Okafor", HEN.title);
    setting.page().message("Lent “The Little Red Hen” to Rose Okafor").wait();
    setting.page().heading("“The Little Red Hen”").wait();
    policy::expect_kept(setting.browser(), setting.site());
    let strays: Vec<_> = setting.site().requests().into_iter().filter(|one| one.status >= 400).collect();
    assert!(strays.is_empty(), "asked for what is no file of the app: {strays:?}");
    let lent = setting.book_on_disk();

    setting.without_signal_after_a_restart();
    assert_eq!(setting.book_on_disk(), lent, "the restart changed the book");
    setting.open_return(HEN.title);
    setting
        .page()
        .field("How was the book used?")
        .set("She told it back from the pictures.");
    setting.page().field("What did they like?").set("The hen");
    setting.page().button("Back on the shelf").click();
    setting.page().message("is back from Rose Okafor").wait();
    setting.page().text("She told it back from the pictures.").wait();
    setting.page().button("Undo").click();
    setting.page().message("Undone").wait();
    setting.page().link("Take back").wait();
    assert!(!setting.page().text("She told it back from the pictures.").is_there());

    setting.with_signal();
    let backup = setting.backup();
    setting.wipe();
    setting.bring_in(&backup);
    let back = setting.records();
    expect_same_book(&records(&backup), &back, "what came back is not what went");
    setting.go_to("#/return");
    setting.page().link(HEN.title).wait();
    setting.go_to("#/children");
    setting.page().link("Rose Okafor").wait();
}

fn three_taps_lend_and_two_take_back(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.add_child(&ROSE);
    setting.page().heading("Rose Okafor").wait();
    setting.add_book(&HEN);
    setting.go_to("#/");
    let page = setting.page();
    page.link("Lend a book").click();
    page.button("Rose Okafor").click();
    page.region("On the shelf").inside().button(HEN.title).click();
    page.message("Lent “The Little Red Hen”").wait();
    // Two taps take it back from the loan that is shown.
    page.link("Take back").click();
    page.button("Back on the shelf").click();
    page.message("is back from").wait();
}

/// Walks with the tab key until something is reached, as somebody without a mouse does.
fn tab_to(setting: &Setting, words: &str) {
    for _ in 0..40 {
        setting.page().press("\u{E004}");
        if setting.page().focus().contains(words) {
            return;
        }
    }
    panic!("the tab key never reached {words}");
}

#[test]
fn the_keyboard_alone_lends_and_takes_back() {
    let Some(setting) = Setting::open(Engine::Chromium, Look::laptop()) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.add_child(&ROSE);
    setting.page().heading("Rose Okafor").wait();
    setting.add_book(&HEN);
    setting.go_to("#/");
    let enter = "\u{E007}";
    let page = setting.page();
    tab_to(&setting, "Lend a book");
    page.press(enter);
    page.heading("Who is it for?").wait();
    tab_to(&setting, "Rose Okafor");
    page.press(enter);
    page.heading("Which book for").wait();
    tab_to(&setting, HEN.title);
    page.press(enter);
    page.message("Lent “The Little Red Hen”").wait();
    page.heading("“The Little Red Hen”").wait();
    tab_to(&setting, "Take back");
    page.press(enter);
    page.heading("Take back").wait();
    tab_to(&setting, "Back on the shelf");
    page.press(enter);
    page.message("is back from").wait();
}

in_every_engine! { a_book_is_lent_in_the_park, three_taps_lend_and_two_take_back }
