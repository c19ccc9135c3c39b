//! Where a child stands and what it is helped towards: judged in the setting's words, worked on until it is seen, drawn as it stood on any day.

use pebblebook_tests::setting::Child;
use pebblebook_tests::{Engine, Look, Setting, accessible, paper};
use serde_json::json;

/// 18 months on the day of these journeys.
const IVY: Child<'_> = Child {
    name: "Ivy Marsh",
    born: "2025-05-24",
};
const OTIS: Child<'_> = Child {
    name: "Otis Reed",
    born: "2022-02-28",
};
const NOW: &str = "2026-11-25T10:00:00+00:00";
const LANGUAGE: &str = "Communication and Language";

fn begin(engine: Engine, look: Look) -> Option<Setting> {
    let setting = Setting::open_at(engine, look, NOW)?;
    setting.begin("Pebble Lane");
    for child in [&IVY, &OTIS] {
        setting.add_child(child);
        setting.page().heading(child.name).wait();
    }
    Some(setting)
}

/// Keeps an observation of a child, in an area, on a day.
fn observe(setting: &Setting, child: &str, words: &str, area: &str, day: &str) {
    setting.go_to("#/journal/new");
    let page = setting.page();
    page.field("What happened?").set(words);
    page.choice(child).click();
    page.text("Areas, day and more").click();
    page.choice(area).click();
    page.field("Day").set(day);
    page.button("Save").click();
    page.message(&format!("In {child}’s journal")).wait();
}

fn open_progress(setting: &Setting, child: &str) {
    setting.open_child(child);
    setting.page().link("Learning journal").click();
    setting.page().heading("Learning journal").wait();
    setting.page().link("Progress").click();
    setting.page().heading("Progress").wait();
}

fn a_next_step_goes_its_way(engine: Engine) {
    let Some(setting) = begin(engine, Look::phone()) else {
        return;
    };
    let page = setting.page();
    observe(&setting, IVY.name, "Points at the birds and says “buh”.", LANGUAGE, "2026-11-24");
    setting.go_to("#/journal");
    page.link("Points at the birds").click();
    page.link("Set a next step").click();
    page.heading("A next step").wait();
    page.text("From what was seen on 24 November 2026").wait();
    page.button("Save").click();
    setting.expect_told("Fill in the next step.");
    page.field("What might they be helped towards?").set("Put two words together.");
    page.field("Area of learning").choose(LANGUAGE);
    page.field("An idea to try at home").set("Name two things at the window.");
    page.field("Look at it again by").set("2026-11-24");
    page.button("Save").click();
    setting.expect_told("it cannot be before 25 November 2026");
    page.field("Look at it again by").set("2026-11-25");
    page.button("Save").click();
    page.message("Next step of Ivy Marsh: proposed").wait();
    // Today shows it, for its day has come.
    setting.go_to("#/");
    page.region("Next steps to look at again")
        .inside()
        .link("Put two words together.")
        .click();
    page.heading("A next step").wait();
    page.button("Save").click();
    setting.expect_told("Choose what it has come to.");
    page.choice("Agreed with the family").click();
    page.button("Save").click();
    page.message("agreed with the family").wait();
    page.choice("Dropped").click();
    page.button("Save").click();
    setting.expect_told("Fill in the reason.");
    // It is not dropped: something else shows it.
    observe(&setting, IVY.name, "Said “more bird” at the window.", LANGUAGE, "2026-11-25");
    setting.go_to("#/journal");
    page.link("more bird").click();
    page.button("Seen here: Put two words together.").click();
    page.message("Next step of Ivy Marsh: seen").wait();
    setting.go_to("#/");
    assert!(
        !page.region("Next steps to look at again").is_there(),
        "it is asked about although it is seen"
    );
    // Taken back, it is open again; and its page knows what shows it.
    setting.open_child(IVY.name);
    page.link("Learning journal").click();
    page.heading("Learning journal").wait();
    page.link("Next steps").click();
    page.text("Ended: 1").click();
    page.link("Put two words together.").click();
    page.text("in the observation of 25 November 2026").wait();
    page.button("Undo").click();
    page.text("Agreed with the family").wait();
}

fn a_judgement_is_an_act_of_its_own(engine: Engine) {
    let Some(mut setting) = begin(engine, Look::phone()) else {
        return;
    };
    observe(&setting, OTIS.name, "Told the whole story of the hen.", LANGUAGE, "2026-09-14");
    setting.without_signal_after_a_restart();
    let page = setting.page();
    open_progress(&setting, OTIS.name);
    page.text("1 observation since 1 December 2025, as it stood on 25 November 2026.")
        .wait();
    let said = setting.words();
    assert!(
        said.contains("Not judged.") && said.contains("Not observed.") && !said.contains('%'),
        "{said}"
    );
    page.link(&format!("Judge {LANGUAGE}")).click();
    page.heading("A judgement").wait();
    page.button("Save").click();
    setting.expect_told("Choose a level of the scale.");
    page.choice("On track").click();
    page.field("Why?").set("Tells it in order, with the voices.");
    page.choice("Told the whole story of the hen.").click();
    page.field("Day").set("2026-11-20");
    page.button("Save").click();
    page.message("Your judgement of Otis Reed is saved").wait();
    page.text("Judged: On track, Fri 20 Nov.").wait();
    accessible::expect_accessible(setting.browser(), "progress");
    // The table says what the drawing shows.
    let table = setting
        .browser()
        .run("return [...document.querySelectorAll('table tbody tr')].map(row => row.innerText.split('\\t').join('|'))");
    let language = table[0].as_str().unwrap_or_default().to_owned();
    assert!(
        language.starts_with(LANGUAGE) && language.contains("|1|") && language.contains("On track"),
        "{table}"
    );
    // As it stood the day before it was judged, and the day before anything was seen.
    page.field("Day").set("2026-11-19");
    page.text("as it stood on 19 November 2026").wait();
    assert!(!setting.words().contains("On track"), "a judgement stands before its day");
    let slider = "const bar = document.querySelector('input[type=range]');
        bar.value = Number(bar.value) - arguments[0];
        bar.dispatchEvent(new Event('input', { bubbles: true }));";
    setting.browser().run_with(slider, &[json!(67)]);
    page.text("0 observations since 1 October 2025, as it stood on 13 September 2026.")
        .wait();
    // She judges in other words from now on. What was judged keeps its own.
    setting.go_to("#/settings/judging");
    page.choice("Emerging to secure").click();
    page.button("Save").click();
    page.message("What was judged before keeps its own.").wait();
    open_progress(&setting, OTIS.name);
    page.link(&format!("Judge {LANGUAGE}")).click();
    page.choice("Developing").click();
    page.button("Save").click();
    page.message("Your judgement of Otis Reed is saved").wait();
    page.text("Judged: Developing, Wed 25 Nov.").wait();
    // What she says of one goal stands beside it, and says nothing of the area.
    page.link("Judge Literacy").click();
    page.heading("A judgement").wait();
    page.field("Goal").choose("Comprehension");
    page.choice("Secure").click();
    page.button("Save").click();
    page.message("Your judgement of Otis Reed is saved").wait();
    page.link("Comprehension: Secure, Wed 25 Nov").wait();
    page.text("All judgements: 2").click();
    assert_eq!(setting.words().matches("Judged: ").count(), 1, "a goal stands for its area");
    page.field("Day").set("2026-11-24");
    // One tap opens the judgement, one more what shows it.
    page.link("On track, Fri 20 Nov").click();
    page.text("Tells it in order, with the voices.").wait();
    page.link("the observation of 14 September 2026").click();
    page.text("Told the whole story of the hen.").wait();
}

fn what_there_is_to_look_for(engine: Engine) {
    let Some(setting) = begin(engine, Look::phone()) else {
        return;
    };
    let page = setting.page();
    setting.go_to("#/");
    let asked = page.region("To look for");
    asked.inside().link("Something to look for at about 18 months").wait();
    assert!(!asked.words().contains(OTIS.name), "nothing is asked about a child of that age");
    asked.inside().link("Something to look for at about 18 months").click();
    page.text("Uses several words").wait();
    page.field("What happened?").set("Says ball, up and duck, and walks alone.");
    page.button("Save").click();
    page.message("In Ivy Marsh’s journal").wait();
    setting.go_to("#/");
    assert!(!page.region("To look for").is_there(), "it is asked again");
    // A child who has left is not asked about: not even where nothing was answered.
    page.button("Undo").click();
    page.region("To look for").wait();
    setting.open_child(IVY.name);
    page.link("Change").click();
    page.field("Last day").set("2026-11-24");
    page.button("Save").click();
    page.message("Saved for Ivy Marsh").wait();
    setting.go_to("#/");
    page.heading("Today").wait();
    assert!(!page.region("To look for").is_there(), "it is asked about a child who has left");
}

fn all_children_at_a_glance(engine: Engine) {
    let Some(setting) = begin(engine, Look::laptop()) else {
        return;
    };
    let page = setting.page();
    // Friday; then a weekend, and three days on which she was open.
    observe(&setting, OTIS.name, "Counted the stairs.", "Mathematics", "2026-11-20");
    setting.go_to("#/journal");
    page.link("All children at a glance").click();
    page.heading("All children at a glance").wait();
    let said = setting.words();
    assert!(said.contains("Nothing for 3 days here, since Fri 20 Nov."), "{said}");
    assert!(said.contains("Nothing yet."), "{said}");
    assert!(
        said.contains("Not observed of anybody in six weeks: Communication and Language"),
        "{said}"
    );
    let nobody = said
        .lines()
        .find(|line| line.starts_with("Not observed of anybody"))
        .unwrap_or_default();
    assert!(!nobody.contains("Mathematics") && !said.contains('%'), "{said}");
    page.link("Otis Reed").click();
    page.heading("Progress").wait();
}

fn progress_prints_on_one_page(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::laptop(), NOW) else {
        return;
    };
    setting.try_sample();
    open_progress(&setting, "Rowan Ellis-Hart");
    setting.page().link("Print").click();
    setting.page().text("as it stood on 25 November 2026").wait();
    let sheet = setting.browser().run("return document.querySelector('article').innerText");
    let sheet = sheet.as_str().unwrap_or_default();
    for other in ["Teddy", "Zaynab", "Maisie"] {
        assert!(!sheet.contains(other), "{other} stands on the page");
    }
    if let Some(printed) = paper::print(setting.browser(), &format!("progress-{}", engine.name())) {
        assert!(printed.sheets.is_empty() || printed.sheets == [paper::A4], "{:?}", printed.sheets);
    }
}

in_every_engine! {
    a_next_step_goes_its_way,
    a_judgement_is_an_act_of_its_own,
    what_there_is_to_look_for,
    all_children_at_a_glance,
    progress_prints_on_one_page,
}
