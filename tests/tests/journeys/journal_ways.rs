//! The ways that lead into an observation and out of it: from a loan and back, from a book's card, past the next steps of a child; and a photo
//! that a family has taken back.

use crate::journal::{A_WEDNESDAY, HEN, IVY, OTIS, allow_photos, begin_with};
use pebblebook_tests::{Engine, Look, Setting, patience, setting, two_pictures};

/// One of the objectives that come with the app.
const JOINS_IN: &str = "Joins in with the words that come round again and again";
const CARD: &str = "From the book’s card";

/// The address of the screen shown now, within the app.
fn shown_now(setting: &Setting) -> String {
    let address = setting.browser().address();
    let (_, route) = address.split_once('#').expect("every screen but the first has one");
    format!("#{route}")
}

fn a_loan_leads_to_an_observation_and_back(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), A_WEDNESDAY) else {
        return;
    };
    begin_with(&setting, &[&IVY]);
    setting.add_book(&HEN);
    let page = setting.page();
    setting.go_to(&format!("{}/card", shown_now(&setting)));
    page.button("Communication and Language").click();
    page.choice(JOINS_IN).click();
    setting.save();
    page.message("is saved").wait();
    setting.lend(IVY.name, HEN.title);
    page.button("Add a line").click();
    page.field("How was the book used?").set("“Not I”, said Grandad.");
    page.choice("Keep for the learning journal").click();
    page.button("Save this line").click();
    page.message("kept for the journal").wait();

    page.link("Write an observation").click();
    page.heading("New observation").wait();
    assert!(page.choice(IVY.name).is_chosen());
    let card = page.region(CARD).inside();
    assert!(!card.choice(JOINS_IN).is_chosen(), "it was ticked by itself");
    setting.expect_good_screen("an observation from a loan");
    page.field("What happened?").set("Called “Not I” before the cat did");
    card.choice(JOINS_IN).click();
    page.button("Save").click();
    page.message("In Ivy Marsh’s journal").wait();
    page.text(JOINS_IN).wait();
    page.link("The loan it came of").click();
    page.heading(HEN.title).wait();

    // The line of the reading log offers the same.
    setting.go_to("#/journal");
    page.text("From reading logs: 1").click();
    page.link("Take into the journal").click();
    page.heading("From the reading log").wait();
    assert!(!page.region(CARD).inside().choice(JOINS_IN).is_chosen(), "it was ticked by itself");
    page.button("Save").click();
    page.message("In Ivy Marsh’s journal").wait();
    page.link("The loan it came of").wait();
    assert!(!page.text(JOINS_IN).is_there(), "what nobody chose is in the book");
}

fn a_photo_that_was_taken_back_is_not_shown(engine: Engine) {
    let [face, _] = two_pictures();
    let Some(setting) = Setting::open_at(engine, Look::phone(), A_WEDNESDAY) else {
        return;
    };
    begin_with(&setting, &[&IVY]);
    allow_photos(&setting, IVY.name);
    let page = setting.page();
    setting.open_child(IVY.name);
    page.link("Learning journal").click();
    page.link("New observation").click();
    page.field("What happened?").set("Smiled at the camera");
    page.field("Photo").hand_file(&face);
    page.picture("The photo as it will be kept").wait();
    page.field("Caption").set("Ivy laughs");
    page.button("Save").click();
    page.picture("Ivy laughs").wait();
    let observation = shown_now(&setting);
    setting.go_to("#/journal");
    page.picture("With a photo").wait();

    setting.open_child(IVY.name);
    page.link("Consents").click();
    let own = page.region("In the child’s own journal").inside();
    own.field("Answer").choose("Withdrawn");
    own.field("Who answered").set("Dad");
    page.button("Save").click();
    page.message("family agreed to is saved").wait();
    setting.go_to(&observation);
    page.text("A photo is kept back.").wait();
    page.text("Dad withdrew it on").wait();
    assert!(!page.picture("Ivy laughs").is_there(), "it is shown all the same");
    setting.expect_good_screen("an observation whose photo is kept back");
    for list in [
        "#/journal".to_owned(),
        page.link("Learning journal").property("hash").as_str().unwrap().to_owned(),
    ] {
        setting.go_to(&list);
        page.link("Smiled at the camera").wait();
        assert!(!page.picture("With a photo").is_there(), "it is shown in {list}");
    }
    setting.go_to(&observation);
    page.link("Consents of Ivy Marsh").click();
    page.heading("Consents for pictures").wait();
}

fn a_photo_waits_until_the_family_has_agreed(engine: Engine) {
    let [face, _] = two_pictures();
    let Some(setting) = Setting::open_at(engine, Look::phone(), A_WEDNESDAY) else {
        return;
    };
    begin_with(&setting, &[&IVY]);
    setting.go_to("#/journal/new");
    let page = setting.page();
    page.field("What happened?").set("Smiled at the camera");
    page.field("Photo").hand_file(&face);
    let photo = page.region("Photo 1");
    photo.inside().text("This photo cannot be kept so.").wait();
    photo.inside().field("Caption").set("Ivy laughs");
    setting.expect_good_screen("a photo that nobody has agreed to");
    page.button("Save").click();
    page.text("Photo 1 cannot be kept.").wait();
    // On the way to the consents nothing is lost, nor when the tab is closed there.
    photo.inside().link("Consents").click();
    page.heading("Consents for pictures").wait();
    setting.browser().reload();
    setting::wait_for_start(setting.browser());
    allow_photos(&setting, IVY.name);
    setting.go_to("#/journal/new");
    page.text("What you had half-written is back.").wait();
    page.picture("The photo as it will be kept").wait();
    assert!(!page.text("This photo cannot be kept so.").is_there(), "the family has agreed");
    assert_eq!(photo.inside().field("Caption").value(), "Ivy laughs");
    page.button("Save").click();
    page.message("In Ivy Marsh’s journal").wait();
    setting.go_to("#/journal");
    page.link("Smiled at the camera").click();
    page.picture("Ivy laughs").wait();
    // What is kept is half-written no more.
    setting.go_to("#/journal/new");
    page.heading("New observation").wait();
    assert!(!page.region("Photo 1").is_there(), "the photo stands in the next observation");
}

fn children_come_and_go_while_she_writes(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), A_WEDNESDAY) else {
        return;
    };
    setting.try_sample();
    setting.go_to("#/journal/new");
    let page = setting.page();
    patience::until("the words went where they belong", || page.focus().contains("What happened?"));
    page.field("What happened?").set("Dug for worms");
    for child in ["Teddy", "Zaynab Hussain", "Rowan Ellis-Hart"] {
        page.choice(child).click();
    }
    let alone = page.region("For one child alone");
    alone.inside().field("Zaynab Hussain").set("Held one on her palm.");
    page.choice("Teddy").click();
    page.button("Everyone here").click();
    page.choice("Rowan Ellis-Hart").click();
    assert_eq!(alone.inside().field("Zaynab Hussain").value(), "Held one on her palm.");
    page.button("Save").click();
    page.message("journal").wait();
    setting.go_to("#/journal");
    page.link("Dug for worms Zaynab Hussain: Held one on her palm.").wait();
}

fn a_photo_from_the_tray_is_asked_about(engine: Engine) {
    let [face, _] = two_pictures();
    let Some(setting) = Setting::open_at(engine, Look::phone(), A_WEDNESDAY) else {
        return;
    };
    begin_with(&setting, &[&IVY, &OTIS]);
    setting.go_to("#/journal/new");
    let page = setting.page();
    page.field("What happened?").set("Painted a sun");
    page.field("Photo").hand_file(&face);
    page.picture("The photo as it will be kept").wait();
    page.button("Finish it later").click();
    page.message("It waits to be finished").wait();
    setting.go_to("#/journal");
    page.region("To finish").inside().link("Finish").click();
    page.region("Who?").inside().choice(IVY.name).click();
    page.region("Photo 1").inside().text("kept back").wait();
    page.button("Save").click();
    page.text("Photo 1 cannot be kept. Ivy Marsh").wait();
}

fn next_steps_are_in_sight_while_she_writes(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), A_WEDNESDAY) else {
        return;
    };
    setting.try_sample();
    setting.go_to("#/children");
    setting.page().link("Rowan").click();
    setting.page().link("Learning journal").click();
    setting.page().link("New observation").click();
    setting.page().heading("New observation").wait();
    setting.page().region("Working towards").wait();
    setting.page().text("Climb the three steps with a hand on the rail.").wait();
    setting.expect_good_screen("an observation beside next steps");
}

in_every_engine! {
    a_loan_leads_to_an_observation_and_back,
    a_photo_that_was_taken_back_is_not_shown,
    a_photo_waits_until_the_family_has_agreed,
    next_steps_are_in_sight_while_she_writes,
    children_come_and_go_while_she_writes,
    a_photo_from_the_tray_is_asked_about,
}
