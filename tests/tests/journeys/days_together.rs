//! The days with several: the same for everyone, the door in the evening, two devices with one page, a page by the keys alone, and the dark.

use crate::days::{ADA, NOON, Taps};
use crate::journal::begin_with;
use pebblebook_tests::backup::expect_same_book;
use pebblebook_tests::setting::{Child, TwoDevices};
use pebblebook_tests::{Engine, Look, Setting};

/// The keys, as a browser is told of them.
const ENTER: &str = "\u{e007}";
const TAB: &str = "\u{e004}";

/// Names that are words too.
const OTHERS: [Child<'_>; 3] = [
    Child {
        name: "Rose Marlow",
        born: "2024-05-01",
    },
    Child {
        name: "May Oduya",
        born: "2023-06-01",
    },
    Child {
        name: "Will Penn",
        born: "2023-07-01",
    },
];

fn lunch_for_four_with_one_exception(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), "2026-11-24T12:00:00+00:00") else {
        return;
    };
    let [rose, may, will] = &OTHERS;
    begin_with(&setting, &[&ADA, rose, may, will]);
    // What there was once is offered from then on.
    setting.go_to("#/diary/everyone");
    let page = setting.page();
    page.field("What there was").set("Pasta, peas");
    page.button("Save").click();
    page.message("4 children: a meal").wait();
    setting.set_clock(NOON);
    Taps::from_today(&setting)
        .link("The same for everyone")
        .button("Pasta, peas")
        .choice("May", "A little")
        .button("Save")
        .done("4 children: a meal", 5);
    for (child, eaten) in [(may.name, "(a little)"), (will.name, "(most)")] {
        setting.open_child(child);
        page.link("Communication book").click();
        page.heading("Communication book").wait();
        let words = setting.words().to_lowercase();
        assert!(
            words.contains("pasta, peas") && words.contains(eaten.trim_matches(['(', ')'])),
            "{child}: {words}"
        );
    }
    // And an outing of those who are here, of which their pages tell.
    setting.go_to("#/");
    for child in [rose.name, may.name] {
        page.button(&format!("Arrived, {child}")).click();
        page.message(&format!("{child}: here")).wait();
    }
    setting.go_to("#/diary/everyone");
    page.choice("Outing").click();
    page.field("Where to, and what you did").set("The duck pond");
    page.button("Save").click();
    page.message("2 children: an outing").wait();
    setting.go_to("#/journal/new");
    page.button("Everyone here").click();
    assert!(page.choice("Rose").is_chosen() && page.choice("May").is_chosen());
    assert!(
        !page.choice("Will").is_chosen() && !page.choice("Ada").is_chosen(),
        "they are not here"
    );
    page.button("Everyone here").click();
    assert!(!page.choice("Rose").is_chosen(), "and a second tap takes it back");
}

fn a_handover_goes_in_two_taps(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), NOON) else {
        return;
    };
    setting.try_sample();
    setting.go_to("#/");
    let page = setting.page();
    page.button("Arrived, Rowan").click();
    page.message("here").wait();
    Taps::from_today(&setting)
        .link("Hand over, Rowan")
        .button("Said at the door")
        .done("Noted as sent", 2);
    page.region("What went home").inside().text("Here since 12:00").wait();
    // She stays away, they said in the morning; and comes after all.
    setting.go_to("#/");
    page.link("Stays away, Teddy").click();
    page.field("Why").set("At the dentist’s");
    page.button("Save").click();
    page.message("Teddy: away today").wait();
    page.button("Came after all, Teddy").click();
    page.message("Teddy: here").wait();
}

fn a_chat_goes_to_one_person_and_is_kept_as_that(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), NOON) else {
        return;
    };
    setting.try_sample();
    setting.open_child("Rowan");
    let page = setting.page();
    page.link("Communication book").click();
    page.link("Message").click();
    page.heading("A message").wait();
    // The chat is another program’s: here it is enough that it is asked for.
    setting
        .browser()
        .run("addEventListener('click', click => click.target.closest('a[target=_blank]') && click.preventDefault(), true)");
    page.choice("Teddy").click();
    page.field("What goes home").set("We go to the park at two.");
    page.link("Chat with Chioma Okafor").wait();
    page.link("Chat with Beth Ellis").click();
    page.message("Noted as sent: Rowan").wait();
    page.region("What went home").inside().text("message to Beth Ellis, by chat").wait();
    assert_eq!(
        page.field("What goes home").value(),
        "We go to the park at two.",
        "the next chat may follow"
    );
    setting.open_child("Teddy");
    page.link("Communication book").click();
    page.heading("Communication book").wait();
    assert!(!page.text("We go to the park").is_there(), "nothing went to that family");
}

fn a_page_is_kept_on_two_devices(engine: Engine) {
    let Some(TwoDevices { phone, laptop, .. }) = &TwoDevices::open_at(engine, NOON) else {
        return;
    };
    begin_with(phone, &[&ADA]);
    laptop.bring_in(&phone.backup());
    let write = |device: &Setting, tile: &str, quick: Option<&str>| {
        device.go_to("#/");
        device.page().link(tile).click();
        match quick {
            Some(words) => device.page().button(words).click(),
            None => {
                device.page().field("Taken").set("120");
                device.page().button("Save").click();
            }
        }
        device.page().message("Written for Ada Quill").wait();
    };
    write(phone, "Nappy, Ada Quill", Some("Wet"));
    write(phone, "Sleep, Ada Quill", Some("Asleep now"));
    write(laptop, "Milk, Ada Quill", None);
    write(laptop, "Sleep, Ada Quill", Some("Asleep now"));
    let (from_phone, from_laptop) = (phone.backup(), laptop.backup());
    laptop.join_with(&from_phone);
    phone.join_with(&from_laptop);
    expect_same_book(&phone.records(), &laptop.records(), "the devices differ after they met");
    for device in [phone, laptop] {
        device.open_child(ADA.name);
        device.page().link("Communication book").click();
        device.page().text("120 ml milk in 1 feed").wait();
        device.page().text("1 nappy").wait();
        // Both wrote down that she fell asleep: nothing is lost, and it is pointed out.
        device.page().text("This stands here twice").wait();
        assert_eq!(device.page().text("This stands here twice").count(), 2);
    }
}

fn a_nappy_by_the_keys_alone(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::laptop(), NOON) else {
        return;
    };
    begin_with(&setting, &[&ADA]);
    setting.go_to("#/");
    let page = setting.page();
    page.heading("Today").wait();
    page.link("Nappy, Ada Quill").wait();
    tab_to(&setting, "Nappy, Ada Quill");
    page.press(ENTER);
    page.button("Wet and dirty").wait();
    tab_to(&setting, "Wet and dirty");
    page.press(ENTER);
    page.message("Written for Ada Quill: toileting").wait();
    page.heading("Today").wait();
    page.text("Nappy just now").wait();
}

/// Goes on with the keys until what has the focus says this.
#[track_caller]
fn tab_to(setting: &Setting, words: &str) {
    for _ in 0..60 {
        if setting.page().focus().contains(words) {
            return;
        }
        setting.page().press(TAB);
    }
    panic!("no way by the keys to “{words}”");
}

fn going_on_while_it_is_saved_stops_nothing(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), NOON) else {
        return;
    };
    begin_with(&setting, &[&ADA]);
    setting.go_to("#/");
    let page = setting.page();
    page.link("Nappy, Ada Quill").click();
    page.button("Wet and dirty").wait();
    // The tap and the next screen in one go, before anything can be on disk.
    setting.browser().run(
        "[...document.querySelectorAll('main button')].find(button => button.innerText.trim() === 'Wet and dirty').click();
         location.hash = '#/more'",
    );
    page.heading("More").wait();
    page.message("Written for Ada Quill: toileting").wait();
    page.heading("More").wait();
    page.link("Today").click();
    page.text("Nappy just now").wait();
    page.link("Nappy, Ada Quill").click();
    page.button("Wet and dirty").wait();
    assert!(!page.text("half-written").is_there(), "it was saved, and waits no more");
}

fn it_is_dim_at_night(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone().dark(), NOON) else {
        return;
    };
    setting.try_sample();
    setting.go_to("#/");
    setting.page().heading("Today").wait();
    let brightness = || {
        let script = "const of = c => c.match(/\\d+/g).slice(0, 3).reduce((sum, one) => sum + +one, 0);
            const look = getComputedStyle(document.body);
            return of(look.color) + of(look.backgroundColor)";
        setting.browser().run(script).as_i64().unwrap_or_default()
    };
    let by_day = brightness();
    setting.set_clock("2026-11-25T21:30:00+00:00");
    let at_night = brightness();
    assert!(at_night < by_day * 9 / 10, "{at_night} at night, {by_day} by day");
    for screen in ["#/", "#/diary/everyone", "#/going-home", "#/register/2026-11-25", "#/journal"] {
        setting.go_to(screen);
        setting.expect_good_screen(&format!("{screen} at night"));
    }
}

in_every_engine! {
    lunch_for_four_with_one_exception,
    a_handover_goes_in_two_taps,
    a_chat_goes_to_one_person_and_is_kept_as_that,
    a_page_is_kept_on_two_devices,
    a_nappy_by_the_keys_alone,
    going_on_while_it_is_saved_stops_nothing,
    it_is_dim_at_night,
}
