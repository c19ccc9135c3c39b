//! The days: the register at the door, the communication book with one hand, what goes home, and the closing of the day.

use crate::journal::begin_with;
use pebblebook_tests::setting::Child;
use pebblebook_tests::{Engine, Look, Setting, patience, setting};

/// Ten months old.
pub const ADA: Child<'_> = Child {
    name: "Ada Quill",
    born: "2026-01-10",
};

pub const NOON: &str = "2026-11-25T12:00:00+00:00";

/// Counts the taps on the way from Today.
pub struct Taps<'a> {
    setting: &'a Setting,
    so_far: u32,
}

impl<'a> Taps<'a> {
    pub fn from_today(setting: &'a Setting) -> Self {
        setting.go_to("#/");
        setting.page().heading("Today").wait();
        Taps { setting, so_far: 0 }
    }

    pub fn link(mut self, words: &str) -> Self {
        self.setting.page().link(words).click();
        self.so_far += 1;
        self
    }

    pub fn button(mut self, words: &str) -> Self {
        self.setting.page().button(words).click();
        self.so_far += 1;
        self
    }

    /// A tap to open what there is to choose, and one to choose it.
    pub fn choice(mut self, field: &str, words: &str) -> Self {
        self.setting.page().field(field).choose(words);
        self.so_far += 2;
        self
    }

    #[track_caller]
    pub fn done(self, message: &str, at_most: u32) {
        self.setting.page().message(message).wait();
        assert!(self.so_far <= at_most, "{message} took {} taps, not {at_most}", self.so_far);
    }
}

fn a_baby_is_written_down_with_one_hand(engine: Engine) {
    let Some(mut setting) = Setting::open_at(engine, Look::phone(), NOON) else {
        return;
    };
    begin_with(&setting, &[&ADA]);
    setting.without_signal_after_a_restart();
    let page = setting.page();
    Taps::from_today(&setting).button("Arrived, Ada Quill").done("Ada Quill: here", 1);
    page.text("Here since 12:00").wait();
    Taps::from_today(&setting)
        .link("Nappy, Ada Quill")
        .button("Wet and dirty")
        .done("Written for Ada Quill: toileting", 2);
    page.heading("Today").wait();
    page.text("Nappy just now").wait();
    page.button("Undo").click();
    page.message("Undone").wait();
    page.text("Nappy just now").gone();
    // The first bottle is typed; the next one is offered as it was.
    setting.go_to("#/");
    page.link("Milk, Ada Quill").click();
    page.field("Taken").set("4.5 oz");
    page.button("Save").click();
    page.message("Written for Ada Quill: milk").wait();
    Taps::from_today(&setting)
        .link("Milk, Ada Quill")
        .button("4.5 oz taken")
        .done("Written for Ada Quill: milk", 3);
    Taps::from_today(&setting)
        .link("Sleep, Ada Quill")
        .button("Asleep now")
        .done("Written for Ada Quill: a sleep", 2);
    page.text("Asleep for 0 min").wait();
    setting.expect_good_screen("Today with a baby asleep");
    Taps::from_today(&setting).button("Awake, Ada Quill").done("Ada Quill: awake", 2);
    page.link("Ada Quill Here since").click();
    page.heading("Communication book").wait();
    // What was typed stays as it was typed, and the sum is right to the millilitre.
    page.text("256 ml milk in 2 feeds").wait();
    assert_eq!(page.text("Formula, 4.5 oz").count(), 2);
    setting.expect_good_screen("a page of the communication book");
    Taps::from_today(&setting)
        .button("Gone home, Ada Quill")
        .done("Ada Quill: gone home", 1);
}

fn a_sleep_outlives_the_app(engine: Engine) {
    let Some(mut setting) = Setting::open_at(engine, Look::phone(), NOON) else {
        return;
    };
    begin_with(&setting, &[&ADA]);
    setting.go_to("#/");
    setting.page().link("Sleep, Ada Quill").click();
    setting.page().button("Asleep now").click();
    setting.page().message("Written for Ada Quill").wait();
    setting.without_signal_after_a_restart();
    setting.set_clock("2026-11-25T12:09:00+00:00");
    setting.page().text("Asleep for 9 min, since 12:00 · look at 12:10").wait();
    setting.set_clock("2026-11-25T13:20:00+00:00");
    setting.page().text("Asleep for 1 h 20 min, since 12:00 · look now").wait();
    setting.page().button("Looked at Ada Quill").click();
    setting.page().text("look at 13:30").wait();
    // Somebody sets the phone to another zone: the sleep is as long as it was.
    setting.set_clock("2026-11-25T15:30:00+02:00");
    setting.page().text("Asleep for 1 h 30 min, since 12:00 · look now").wait();
    setting.page().button("Awake, Ada Quill").click();
    setting.page().text("Awake for 0 min").wait();
    setting.page().link("Ada Quill Not expected").click();
    setting.page().text("1 h 30 min asleep").wait();
    setting.page().link("Sleep until 13:30, 1 h 30 min").wait();
    // Two sleeps at once, and one that ends before it began.
    let day = setting
        .browser()
        .run("return location.hash")
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let page = setting.page();
    let write = |began: &str, ended: &str, told: &str| {
        setting.go_to(&day);
        setting.go_to(&format!("{day}/sleep"));
        page.heading("Sleep").wait();
        page.text("Time and more").click();
        page.field("Began at").set(began);
        page.field("Ended at").set(ended);
        page.button("Save").click();
        page.text(told).wait();
    };
    write("12.45", "1315", "Ada Quill slept from 12:00 to 13:30 already");
    write("930", "9.10", "It began at 09:30");
    write("half nine", "1000", "Type the time as 9:30");
}

fn lunch_for_everyone_stops_for_the_one(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), NOON) else {
        return;
    };
    setting.try_sample();
    let before = setting.book_on_disk();
    setting.go_to("#/");
    let page = setting.page();
    let message = page.button("Put this message away");
    if message.is_there() {
        message.click();
    }
    page.link("The same for everyone").click();
    page.heading("The same for everyone").wait();
    page.field("What there was").set("Omelette, peas");
    page.field("Teddy").choose("Not this time");
    page.button("Save").click();
    setting.expect_told("Stop: on Zaynab Hussain’s page stands “Egg”, and this says “Omelette”");
    assert_eq!(setting.book_on_disk(), before, "it was written although she was asked");
    setting.expect_good_screen("a meal that meets an allergy");
    page.field("Why all the same?").set("Zaynab has the peas alone");
    page.button("Keep it all the same").click();
    page.message("children: a meal").wait();
    setting.go_to("#/children");
    page.link("Zaynab Hussain").click();
    page.link("Communication book").click();
    page.text("Given all the same: Zaynab has the peas alone").wait();
    // One act, and one to take back.
    page.button("Undo").click();
    page.text("Given all the same").gone();
}

fn nobody_is_collected_by_a_stranger(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), NOON) else {
        return;
    };
    begin_with(&setting, &[&ADA]);
    setting.go_to("#/");
    let page = setting.page();
    page.button("Arrived, Ada Quill").click();
    page.link("Gone home with…, Ada Quill").click();
    page.field("Collected by").set("A neighbour");
    page.button("Save").click();
    setting.expect_told("Not saved yet.");
    page.field("Why all the same?").set("Mum rang at noon and named her");
    page.button("Keep it all the same").click();
    page.message("Ada Quill: gone home").wait();
    setting.go_to("#/register/2026-11-25");
    page.heading("Register").wait();
    page.link("Gone home 12:00").wait();
    page.text("may not collect; all the same, because: Mum rang at noon and named her")
        .wait();
    setting.expect_good_screen("the register of a day");
}

fn a_handover_names_nobody_else(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), NOON) else {
        return;
    };
    setting.try_sample();
    setting.go_to("#/");
    let page = setting.page();
    page.button("Arrived, Rowan").click();
    page.message("here").wait();
    setting.go_to("#/children");
    page.link("Rowan").click();
    page.link("Communication book").click();
    page.link("Doing").click();
    page.field("Doing").set("Fed the ducks with Teddy");
    page.button("Save").click();
    page.message("Written for Rowan").wait();
    page.link("Handover").click();
    page.heading("Handover").wait();
    let words = page.field("What goes home").value();
    assert!(words.contains("Fed the ducks"), "{words}");
    page.text("may name another child").wait();
    page.button("Said at the door").click();
    patience::until("the warning had the focus", || {
        setting.browser().run("return !!document.activeElement.closest('[role=alert]')") == true
    });
    page.field("What goes home").set("Rowan fed the ducks.");
    page.text("may name another child").gone();
    page.button("Said at the door").click();
    page.message("Noted as sent").wait();
    page.region("What went home").inside().text("Rowan fed the ducks.").wait();
    setting.expect_good_screen("a handover that went home");
    // What is printed for the family names nobody else either.
    page.link("Back").click();
    page.link("Print").click();
    page.text("Fed the ducks with another child").wait();
}

fn the_day_is_closed(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), NOON) else {
        return;
    };
    begin_with(&setting, &[&ADA]);
    setting.go_to("#/");
    let page = setting.page();
    page.button("Arrived, Ada Quill").click();
    page.text("Closing the day: 2 not done yet").click();
    page.link("Ada Quill: the day in short is missing").click();
    page.field("The day in short").set("Slept well and laughed a lot.");
    page.button("Save").click();
    page.heading("Today").wait();
    // The list of the day and the message change places under a finger that is too quick.
    page.message("Written for Ada Quill").wait();
    page.text("Closing the day: 1 not done yet").wait();
    page.button("Gone home, Ada Quill").click();
    page.text("Closing the day: all done").click();
    page.button("Close the day").click();
    page.text("The day is closed.").wait();
    setting.browser().reload();
    setting::wait_for_start(setting.browser());
    page.text("The day is closed.").wait();
    page.button("Open it again").click();
    page.text("Closing the day: all done").wait();
}

in_every_engine! {
    a_baby_is_written_down_with_one_hand,
    a_sleep_outlives_the_app,
    lunch_for_everyone_stops_for_the_one,
    nobody_is_collected_by_a_stranger,
    a_handover_names_nobody_else,
    the_day_is_closed,
}
