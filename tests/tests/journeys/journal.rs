//! The learning journal: noted in the park with no signal, finished in the evening, found again, and printed for one child alone.

use pebblebook_tests::setting::{Book, Child};
use pebblebook_tests::{Engine, Look, Setting, paper, patience, setting, storage, two_pictures};
use serde_json::json;

pub const IVY: Child<'_> = Child {
    name: "Ivy Marsh",
    born: "2022-05-04",
};
pub const OTIS: Child<'_> = Child {
    name: "Otis Reed",
    born: "2024-02-29",
};
pub const HEN: Book<'_> = Book {
    title: "The Little Red Hen",
    author: "Traditional",
    number: "17",
};

/// At a weekend it would be asked whether the setting was open.
pub const A_WEDNESDAY: &str = "2026-11-25T10:00:00+00:00";

pub fn begin_with(setting: &Setting, children: &[&Child<'_>]) {
    setting.begin("Pebble Lane");
    for child in children {
        setting.add_child(child);
        setting.page().heading(child.name).wait();
    }
}

pub fn allow_photos(setting: &Setting, child: &str) {
    setting.open_child(child);
    setting.page().link("Consents").click();
    setting.page().heading("Consents for pictures").wait();
    let own = setting.page().region("In the child’s own journal");
    own.inside().field("Answer").choose("Yes");
    own.inside().field("Who answered").set("Mum");
    setting.page().button("Save").click();
    setting.page().message("family agreed to is saved").wait();
}

fn a_line_is_noted_in_the_park(engine: Engine) {
    let [face, _] = two_pictures();
    let Some(mut setting) = Setting::open_at(engine, Look::phone(), A_WEDNESDAY) else {
        return;
    };
    begin_with(&setting, &[&IVY, &OTIS]);
    allow_photos(&setting, IVY.name);
    setting.without_signal_after_a_restart();
    setting.go_to("#/");
    let page = setting.page();
    // Three taps, and the words go where the focus is.
    page.link("Observe").click();
    page.heading("New observation").wait();
    patience::until("the words went where they belong", || page.focus().contains("What happened?"));
    page.press("Poured water from jug to jug");
    page.choice(IVY.name).click();
    page.button("Save").click();
    page.message("In Ivy Marsh’s journal").wait();
    page.heading("Today").wait();
    // One with a photo, from the child's own journal.
    setting.open_child(IVY.name);
    page.link("Learning journal").click();
    page.text("Poured water from jug to jug").wait();
    page.link("New observation").click();
    page.field("What happened?").set("Smiled at the camera");
    page.field("Photo").hand_file(&face);
    page.picture("The photo as it will be kept").wait();
    page.field("Caption").set("Ivy laughs");
    page.button("Save").click();
    page.message("In Ivy Marsh’s journal").wait();
    page.picture("Ivy laughs").wait();
    setting.browser().reload();
    setting::wait_for_start(setting.browser());
    setting.page().picture("Ivy laughs").wait();
    setting.go_to("#/journal");
    setting.page().text("2 observations").wait();
    setting.page().field("Search").set("jug");
    setting.page().text("1 observation").wait();
    setting.page().link("Poured water").wait();
}

fn a_quick_note_waits_and_survives(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), A_WEDNESDAY) else {
        return;
    };
    begin_with(&setting, &[&IVY, &OTIS]);
    setting.go_to("#/journal/new");
    setting.page().field("What happened?").set("Shared the red digger");
    patience::until("the half-written note was kept", || {
        storage::everything(setting.browser())
            .iter()
            .any(|(store, rows)| store.ends_with("/drafts") && !rows.is_empty())
    });
    setting.browser().reload();
    setting::wait_for_start(setting.browser());
    setting.page().text("What you had half-written is back.").wait();
    assert_eq!(setting.page().field("What happened?").value(), "Shared the red digger");
    setting.page().button("Save").click();
    setting.page().message("It waits to be finished").wait();
    setting.go_to("#/journal");
    setting.page().region("To finish").inside().link("Finish").click();
    setting.page().button("Everyone here").click();
    setting.page().choice("Personal, Social and Emotional Development").click();
    setting.page().field("Otis Reed").set("Handed it over and said “your turn”.");
    setting.page().button("Save").click();
    setting.page().text("Handed it over").wait();
    setting.go_to("#/journal");
    assert!(!setting.page().region("To finish").is_there(), "it waits although it is finished");
    // What was finished can be taken back.
    setting.page().button("Undo").click();
    setting.page().region("To finish").wait();
}

fn whoever_types_on_and_on_loses_nothing(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), A_WEDNESDAY) else {
        return;
    };
    begin_with(&setting, &[&IVY, &OTIS]);
    setting.go_to("#/journal/new");
    setting.page().field("What happened?").wait();
    // A letter every twentieth of a second, with no rest between them, until the page goes.
    setting.browser().run(
        "const field = document.querySelector('textarea');\
        setInterval(() => { field.value += 'a'; field.dispatchEvent(new Event('input', { bubbles: true })); }, 50);",
    );
    patience::until("two seconds were typed", || {
        setting.browser().run("return document.querySelector('textarea').value.length > 40") == true
    });
    setting.browser().reload();
    setting::wait_for_start(setting.browser());
    setting.page().text("What you had half-written is back.").wait();
    assert!(setting.page().field("What happened?").value().len() > 20, "most of it is lost");
}

fn what_a_family_wrote_comes_into_the_journal(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), A_WEDNESDAY) else {
        return;
    };
    begin_with(&setting, &[&IVY]);
    setting.add_book(&HEN);
    setting.lend(IVY.name, HEN.title);
    setting.page().button("Add a line").click();
    setting
        .page()
        .field("How was the book used?")
        .set("She was the hen and Grandad the cat.");
    setting.page().choice("Keep for the learning journal").click();
    setting.page().button("Save this line").click();
    setting.page().message("kept for the journal").wait();
    setting.go_to("#/journal");
    setting.page().text("From reading logs: 1").click();
    setting.page().link("Take into the journal").click();
    assert_eq!(
        setting.page().field("What happened?").value(),
        "She was the hen and Grandad the cat."
    );
    setting.page().button("Save").click();
    setting.page().message("In Ivy Marsh’s journal").wait();
    setting.page().text("at home").wait();
    setting.page().link("The loan it came of").wait();
    setting.go_to("#/journal");
    setting.page().text("1 observation").wait();
    assert!(!setting.page().text("From reading logs").is_there(), "it is offered again");
}

fn one_childs_journal_holds_no_other(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::laptop(), A_WEDNESDAY) else {
        return;
    };
    begin_with(&setting, &[&IVY, &OTIS]);
    setting.go_to("#/journal/new");
    setting.page().field("What happened?").set("Built a den. Otis Reed held the cloth.");
    setting.page().button("Everyone here").click();
    setting.page().text("Areas, day and more").click();
    setting.page().text("Otis Reed is named in what happened").wait();
    setting.page().field("Ivy Marsh").set("Tied the knot herself.");
    setting.page().field("Otis Reed").set("Laughed in the dark.");
    setting.page().button("Save").click();
    setting.page().message("journal").wait();
    setting.open_child(IVY.name);
    let id = setting.browser().address().rsplit('/').next().unwrap_or_default().to_owned();
    setting.go_to(&format!("#/children/{id}/journal"));
    setting.page().text("Tied the knot herself.").wait();
    assert!(
        !setting.words().contains("Laughed in the dark"),
        "another child’s line stands in it"
    );
    setting.page().link("Print").click();
    setting.page().text("Tied the knot herself.").wait();
    let sheet = setting.words();
    assert!(!sheet.contains("Otis") && !sheet.contains("Laughed"), "{sheet}");
    if let Some(printed) = paper::print(setting.browser(), &format!("journal-{}", engine.name())) {
        assert!(printed.sheets.iter().all(|sheet| *sheet == paper::A4), "{:?}", printed.sheets);
    }
}

fn odd_observations_are_told(engine: Engine) {
    let [face, _] = two_pictures();
    let Some(setting) = Setting::open_at(engine, Look::phone(), A_WEDNESDAY) else {
        return;
    };
    begin_with(&setting, &[&OTIS]);
    let page = setting.page();
    let before = setting.book_on_disk();
    setting.go_to("#/journal/new");
    page.text("Areas, day and more").click();
    page.button("Save").click();
    setting.expect_told("Write what happened, or add a photo.");
    page.field("What happened?").set("Looked at the moon");
    for (day, words) in [
        ("2026-11-26", "That day has not come yet."),
        ("2024-02-28", "it cannot be before 29 February 2024"),
    ] {
        page.field("Day").set(day);
        page.button("Save").click();
        setting.expect_told(words);
    }
    page.field("Day").set("2026-11-24");
    // Nobody was asked about pictures.
    page.field("Photo").hand_file(&face);
    page.picture("The photo as it will be kept").wait();
    page.button("Save").click();
    setting.expect_told("the family has not been asked, and that means no");
    assert_eq!(page.field("What happened?").value(), "Looked at the moon");
    assert_eq!(setting.book_on_disk(), before, "something of it was kept");
    page.button("Remove this photo").click();
    // Closed on a Sunday: asked, not forbidden.
    page.field("Day").set("2026-11-22");
    page.button("Save").click();
    page.text("You were closed on 22 November 2026.").wait();
    assert_eq!(setting.book_on_disk(), before, "it was kept without an answer");
    page.button("Keep it all the same").click();
    page.message("In Otis Reed’s journal").wait();
    setting.go_to("#/journal");
    // The age of a child born on 29 February, as it was then.
    setting.open_child(OTIS.name);
    page.link("Learning journal").click();
    page.text("2 years 8 months").wait();
    let long = setting.browser().run_with("return 'word '.repeat(arguments[0])", &[json!(2_000)]);
    setting.go_to("#/journal/new");
    page.field("What happened?").set(long.as_str().unwrap_or_default());
    page.button("Save").click();
    page.text("Make what happened shorter").wait();
}

in_every_engine! {
    a_line_is_noted_in_the_park,
    a_quick_note_waits_and_survives,
    whoever_types_on_and_on_loses_nothing,
    what_a_family_wrote_comes_into_the_journal,
    one_childs_journal_holds_no_other,
    odd_observations_are_told,
}
