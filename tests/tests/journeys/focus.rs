//! For whoever has no mouse, or does not see the screen: the focus stays near to where she was, and what is said finds her. And what she looked
//! for is still looked for when she comes back.

use pebblebook_tests::setting::{Book, Child};
use pebblebook_tests::{Engine, Look, Setting, patience};
use serde_json::json;

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
const HEN: Book<'_> = Book {
    title: "The Little Red Hen",
    author: "Traditional",
    number: "17",
};
const WORDS: &str = "turnip pebble lantern heron";
const ENTER: &str = "\u{E007}";

/// Moves the focus to a button and presses Enter, as a keyboard does in every engine; a click gives no focus in some.
fn press(setting: &Setting, words: &str) {
    setting.page().button(words).wait();
    let script = "const at = [...document.querySelectorAll('button, summary')].find(one => one.getClientRects().length
        && one.innerText.trim().startsWith(arguments[0])); if (at) at.focus(); return !!at";
    patience::until("the button had the focus", || {
        setting.browser().run_with(script, &[json!(words)]) == true
    });
    setting.page().press(ENTER);
}

fn expect_focus(setting: &Setting, words: &str) {
    patience::until(&format!("the focus was on “{words}”"), || {
        setting.page().focus().starts_with(words)
    });
}

/// A setting with Ivy, Otis and two books, at the loan of the Turnip to Ivy.
fn at_the_loan(engine: Engine) -> Option<Setting> {
    let setting = Setting::open(engine, Look::phone())?;
    setting.begin("Pebble Lane");
    for child in [IVY, OTIS] {
        setting.add_child(&child);
        setting.page().heading(child.name).wait();
    }
    for book in [HEN, TURNIP] {
        setting.add_book(&book);
    }
    setting.lend(IVY.name, TURNIP.title);
    setting.page().message("Lent “The Enormous Turnip”").wait();
    // The heading of a new screen takes the focus, on a slow machine a little late: not from what is pressed next.
    expect_focus(&setting, "“The Enormous Turnip”");
    Some(setting)
}

fn the_focus_stays_near(engine: Engine) {
    let Some(setting) = at_the_loan(engine) else {
        return;
    };
    press(&setting, "Undo");
    expect_focus(&setting, "Not here any more");
    setting.lend(IVY.name, TURNIP.title);
    setting.page().heading("“The Enormous Turnip”").wait();
    expect_focus(&setting, "“The Enormous Turnip”");
    // A form she asked for has it in its first field, and gives it back to the part of the screen it stood in.
    press(&setting, "Add a line");
    expect_focus(&setting, "How was the book used?");
    press(&setting, "Cancel");
    expect_focus(&setting, "Reading log");
    press(&setting, "Add a line");
    setting.page().field("How was the book used?").set("Retold it from the pictures");
    press(&setting, "Save this line");
    setting.page().text("Retold it from the pictures").wait();
    expect_focus(&setting, "Reading log");
    // A refusal of a small form is heard with its field.
    setting.open_child(IVY.name);
    press(&setting, "Pause lending");
    press(&setting, "Pause from today");
    setting.page().text("Fill in the reason.").wait();
    expect_focus(&setting, "Why");
    setting.page().field("Why").set("A sister is ill");
    press(&setting, "Pause from today");
    setting.page().text("Lending is paused: A sister is ill").wait();
    expect_focus(&setting, IVY.name);
    // Whoever has put the focus away herself is left alone.
    setting.browser().run("document.activeElement.blur()");
    setting.page().button("Lend again").wait();
    setting
        .browser()
        .run("[...document.querySelectorAll('button')].find(one => one.textContent.includes('Lend again')).click()");
    setting.page().text("Lending is paused").gone();
    let frames = "for (let frames = 0; frames < 4; frames++) await new Promise(requestAnimationFrame)";
    setting.browser().run_async(frames, &[]);
    assert_eq!(setting.page().focus(), "");
}

fn the_focus_goes_to_the_new_screen(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.try_sample();
    press(&setting, "Remove it");
    setting.page().heading("Settings").wait();
    expect_focus(&setting, "Settings");
}

fn one_message_at_a_time(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone().large_text()) else {
        return;
    };
    setting.begin("Pebble Lane");
    let long = "Ottoline Persephone Featherstonehaugh-Cholmondeley of the Very Long Lane behind the Old Mill";
    for child in [IVY, Child { name: long, ..OTIS }] {
        setting.add_child(&child);
        setting.page().message(&format!("{} has joined", child.name)).wait();
    }
    let toasts = setting.browser().run("return document.querySelectorAll('.toast').length");
    assert_eq!(toasts, json!(1), "the newer takes the place of the older");
    let share = setting
        .browser()
        .run("return Math.round(100 * document.querySelector('.toasts > *').offsetHeight / innerHeight)");
    assert!(
        share.as_i64().is_some_and(|share| share <= 40),
        "messages take {share} % of the window"
    );
    // The older can still be taken back.
    setting.go_to("#/more");
    setting.page().button("Undo the last thing").click();
    setting.page().message("Undone:").wait();
    setting.page().text(IVY.name).wait();
}

fn what_is_looked_for_stays_until_the_lock(engine: Engine) {
    let Some(setting) = at_the_loan(engine) else {
        return;
    };
    let expect_only_the_hen = || {
        setting.page().text("1 book").wait();
        setting.page().link(HEN.title).wait();
        assert!(!setting.page().link(TURNIP.title).is_there());
    };
    setting.go_to("#/library");
    setting.page().field("Title, author").set("tra");
    setting.page().button("Filter").click();
    setting.page().field("Where").choose("On the shelf");
    expect_only_the_hen();
    setting.page().link(HEN.title).click();
    setting.page().heading(HEN.title).wait();
    setting.page().link("Back").click();
    setting.page().heading("Library").wait();
    expect_only_the_hen();
    assert_eq!(setting.page().field("Title, author").value(), "tra");

    setting.lock_with(WORDS);
    setting.page().field("PIN").set("4711");
    setting.page().button("Set the PIN").click();
    setting.page().message("The PIN opens the book").wait();
    // Locking and opening lead her to the one thing there is to do, and to the screen behind it.
    press(&setting, "Lock now");
    expect_focus(&setting, "PIN");
    setting.page().field("PIN").set("4712");
    press(&setting, "Open the book");
    setting.page().text("That is not it").wait();
    expect_focus(&setting, "PIN");
    press(&setting, "Use the passphrase");
    expect_focus(&setting, "Passphrase");
    setting.page().field("Passphrase").set(WORDS);
    press(&setting, "Open the book");
    expect_focus(&setting, "Passphrase and lock");
    setting.turn_to("#/library");
    setting.page().link(TURNIP.title).wait();
    assert_eq!(setting.page().field("Title, author").value(), "");
}

in_every_engine! {
    the_focus_stays_near,
    the_focus_goes_to_the_new_screen,
    one_message_at_a_time,
    what_is_looked_for_stays_until_the_lock,
}
