//! What she is told at the desk is true: what a child needs, what became of a book, what cannot be done and why.

use pebblebook_tests::setting::{Book, Child};
use pebblebook_tests::{Engine, Look, Setting, patience};

const IVY: Child<'_> = Child {
    name: "Ivy Marsh",
    born: "2022-05-04",
};
const OTIS: Child<'_> = Child {
    name: "Otis Vale",
    born: "2021-05-04",
};
const TURNIP: Book<'_> = Book {
    title: "The Enormous Turnip",
    author: "Traditional",
    number: "3",
};

/// A setting in which Ivy has the Turnip at home.
fn with_a_book_at_home(engine: Engine) -> Option<Setting> {
    let setting = Setting::open(engine, Look::phone())?;
    setting.begin("Pebble Lane");
    for child in [IVY, OTIS] {
        setting.add_child(&child);
        setting.page().heading(child.name).wait();
    }
    setting.add_book(&TURNIP);
    setting.lend(IVY.name, TURNIP.title);
    setting.page().message("Lent “The Enormous Turnip”").wait();
    Some(setting)
}

fn needs_stand_beside_the_name(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.go_to("#/children/new");
    let needs =
        "Wears glasses and sits near the front, and has her inhaler with her: it is in the red pouch by the door, wherever she goes";
    setting.page().field("Full name").set(IVY.name);
    setting.page().field("Date of birth").set(IVY.born);
    setting.page().field("Other needs").set(needs);
    setting.save();
    setting.page().heading(IVY.name).wait();
    setting.page().text(needs).wait();
    for list in ["#/children", "#/lend"] {
        setting.go_to(list);
        setting
            .page()
            .text("Wears glasses and sits near the front, and has her inhaler with her: it is in the red pouch by the door,…")
            .wait();
        assert!(!setting.page().text("wherever she goes").is_there(), "the list has room for a name");
    }
}

fn a_lost_book_is_told_as_lost(engine: Engine) {
    let Some(setting) = with_a_book_at_home(engine) else {
        return;
    };
    let page = setting.page();
    page.link("Take back").click();
    page.heading("Take back").wait();
    page.choice("It did not come back: lost").click();
    page.field("Day it was given up").wait();
    assert!(!page.choice("Like new").is_there(), "nobody has seen it");
    page.button("Save all of this").click();
    page.message("is marked as lost").wait();
    page.text("No. 3 · Lost").wait();
    page.text("given up as lost").wait();
    assert!(!page.text("(good)").is_there() && !page.text("is back from").is_there());
    // Nor is it called back anywhere else it is told of: on its slip, in the book's history, beside the child.
    page.link("Loan slip").click();
    page.text("Given up as lost on").wait();
    assert!(!page.text("Back by").is_there() && !page.text("Not finished?").is_there());
    for (list, name) in [("#/library", TURNIP.title), ("#/children", IVY.name)] {
        setting.go_to(list);
        page.link(name).click();
        page.heading(name).wait();
        page.text("· lost").wait();
    }
    // What is undone is named before and after.
    setting.go_to("#/more");
    page.text("The last thing:").wait();
    page.button("Undo the last thing").click();
    page.message("Undone: “The Enormous Turnip”").wait();
}

fn a_slip_is_told_where_it_was_made(engine: Engine) {
    let Some(setting) = with_a_book_at_home(engine) else {
        return;
    };
    setting.go_to("#/children");
    let page = setting.page();
    page.link(IVY.name).click();
    page.button("Pause lending").click();
    page.button("Pause from today").click();
    page.text("Fill in the reason.").wait();
    page.field("Why").set("A sister is ill");
    page.button("Pause from today").click();
    page.text("Lending is paused: A sister is ill").wait();
}

fn what_cannot_be_done_is_said_and_not_offered(engine: Engine) {
    let Some(setting) = with_a_book_at_home(engine) else {
        return;
    };
    let page = setting.page();
    page.button("Renew until").wait();
    // A child with a book at home is neither put away nor deleted, and nothing is asked before that is said.
    setting.go_to("#/children");
    page.link(IVY.name).click();
    page.text("Still at home:").wait();
    assert!(!page.button("Delete").is_there() && !page.button("Has left").is_there());
    // The book that is out is not offered, nor offered to the child who has it.
    setting.go_to("#/library");
    page.link(TURNIP.title).click();
    page.text("It cannot be lent now: With Ivy Marsh").wait();
    assert!(!page.link("Lend it").is_there());
    let options = "return [...document.querySelectorAll('main select option')].map(one => one.textContent)";
    let offered = setting.browser().run(options).to_string();
    assert!(offered.contains(OTIS.name) && !offered.contains(IVY.name), "{offered}");
    // A message of trouble stays with its screen, and is there once.
    for _ in 0..2 {
        page.field("A child who waits").choose(OTIS.name);
        page.button("Would like it some day").click();
    }
    page.message("This is on the child’s list already.").wait();
    page.field("A child who waits").choose(OTIS.name);
    page.button("Waits for it").click();
    page.message("Otis Vale is next").wait();
    setting.go_to("#/return");
    patience::until("the trouble was left behind", || {
        !setting.page().text("This is on the child’s list already.").is_there()
    });
    // While another waits it is renewed only with a reason.
    setting.go_to("#/library/out");
    page.link(TURNIP.title).click();
    page.text("Otis Vale is waiting for this book.").wait();
    page.button("Renew all the same").click();
    page.button("Renew until").click();
    page.text("Fill in the reason.").wait();
    page.field("Your reason").set("Ivy is poorly");
    page.button("Renew until").click();
    page.text("decided all the same (another child waits): Ivy is poorly").wait();
}

in_every_engine! {
    needs_stand_beside_the_name,
    a_lost_book_is_told_as_lost,
    a_slip_is_told_where_it_was_made,
    what_cannot_be_done_is_said_and_not_offered,
}
