//! The lock: behind it nothing of a family can be read, it opens with the right words only, and nothing half-written is lost by it.

use std::time::{Duration, Instant};

use pebblebook_tests::lock::LOCKED;
use pebblebook_tests::setting::{self, Child};
use pebblebook_tests::{Engine, Look, Setting, paper, patience, storage};
use serde_json::json;

const WORDS: &str = "turnip pebble lantern heron";
const OTHER_WORDS: &str = "kettle willow sparrow button";
const ROWAN: Child<'_> = Child {
    name: "Rowan Quillfeather",
    born: "2022-05-04",
};
const WRONG: &str = "That is not it. Nothing is lost.";

fn begin(engine: Engine) -> Option<Setting> {
    let setting = Setting::open(engine, Look::phone())?;
    setting.begin("Pebble Lane");
    setting.add_child(&ROWAN);
    setting.page().message("Rowan Quillfeather has joined").wait();
    Some(setting)
}

/// Half a book title, and the moment in which it was kept.
fn leave_half_a_title(setting: &Setting) {
    setting.turn_to("#/library/new");
    setting.page().field("Title").set("The Moonlit Otterling");
}

fn expect_half_a_title(setting: &Setting) {
    setting.turn_to("#/library/new");
    setting.page().text("What you had half-written is back.").wait();
    assert_eq!(setting.page().field("Title").value(), "The Moonlit Otterling");
}

fn expect_nothing_to_read(setting: &Setting) {
    let script = "return document.documentElement.outerHTML + document.title + location.href
        + [...document.querySelectorAll('input, textarea')].map(one => one.value).join()";
    let all = setting.browser().run(script);
    let all = all.as_str().unwrap_or_default();
    for word in ["Rowan", "Quillfeather", "Pebble Lane", "Otterling", "turnip"] {
        assert!(!all.contains(word), "“{word}” is still in the page");
    }
}

fn the_first_run_recommends_a_passphrase(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.page().field("Name of your setting").set("Pebble Lane");
    setting.page().button("Start my own").click();
    setting.page().text("Recommended before the first child is in the book.").wait();
    // Whoever closes the app over it is asked again on Today, and whoever says no is not.
    setting.go_to("#/");
    setting.page().link("Choose a passphrase").click();
    setting.page().button("Not now").click();
    setting.page().heading("Today").wait();
    assert!(!setting.page().link("Choose a passphrase").is_there());
    // Another book, another answer.
    setting.wipe();
    setting.page().field("Name of your setting").set("Pebble Lane");
    setting.page().button("Start my own").click();
    setting.page().button("Not now").wait();
    setting.lock_with(WORDS);
    setting.browser().reload();
    setting::wait_for_start(setting.browser());
    setting.page().heading(LOCKED).wait();
}

fn a_locked_book_shows_nothing_and_loses_nothing(engine: Engine) {
    let Some(setting) = begin(engine) else {
        return;
    };
    setting.lock_with(WORDS);
    leave_half_a_title(&setting);
    // At once, before typing has rested.
    setting.expect_new_page_at_lock(|| {
        setting.turn_to("#/passphrase");
        setting.page().button("Lock now").click();
    });
    expect_nothing_to_read(&setting);
    setting.browser().reload();
    setting::wait_for_start(setting.browser());
    setting.page().heading(LOCKED).wait();
    // Nor does another address lead past it.
    setting.turn_to("#/children");
    setting.page().heading(LOCKED).wait();
    expect_nothing_to_read(&setting);
    setting.page().link("I lost my phone").click();
    setting.page().heading(LOCKED).gone();
    expect_nothing_to_read(&setting);
    setting.turn_to("#/children");
    setting.try_passphrase("turnip pebble lantern hero");
    setting.page().text(WRONG).wait();
    assert_eq!(setting.page().field("Passphrase").value(), "", "what was typed still stands there");
    setting.open_with(" turnip  pebble lantern heron ");
    setting.turn_to("#/children");
    setting.page().link(ROWAN.name).wait();
    expect_half_a_title(&setting);
}

fn wrong_tries_wait_longer_and_longer(engine: Engine) {
    let Some(setting) = begin(engine) else {
        return;
    };
    setting.lock_with(WORDS);
    setting.lock_now();
    let at = |second: u32| storage::set_clock(setting.browser(), &format!("2027-03-04T10:{:02}:{:02}Z", second / 60, second % 60));
    let wrong = || {
        setting.try_passphrase(OTHER_WORDS);
        setting.page().text(WRONG).wait();
    };
    let refused = |seconds: u32| {
        setting.try_passphrase(WORDS);
        setting.page().text(&format!("Try again in {seconds} seconds.")).wait();
    };
    at(0);
    for _ in 0..3 {
        wrong();
    }
    refused(2);
    // It counts down by itself, and is silent when the wait is over.
    setting.page().text("Try again in 1 second.").wait();
    setting.page().text("Try again in").gone();
    setting.browser().reload();
    setting::wait_for_start(setting.browser());
    refused(2);
    at(2);
    wrong();
    refused(4);
    at(6);
    wrong();
    at(7);
    refused(7);
    at(14);
    setting.open_with(WORDS);
    setting.page().text("The date is set to").wait();
}

/// What reaches the paper: the key, whose it is and since when; nothing to type into.
fn expect_a_paper_that_says_what_it_opens(setting: &Setting, recovery: &str) {
    let sheet = setting
        .browser()
        .run("const sheet = document.querySelector('.sheet'); return sheet.querySelector('input') ? '' : sheet.innerText");
    let sheet = sheet.as_str().unwrap_or_default();
    for words in ["recovery key of Pebble Lane, made on ", recovery] {
        assert!(sheet.contains(words), "no “{words}” on the paper: {sheet}");
    }
    if let Some(paper) = paper::print(setting.browser(), &format!("recovery-key-{}", setting.browser().engine().name())) {
        assert!(
            paper.sheets.len() <= 1 && paper.sheets.iter().all(|sheet| *sheet == paper::A5),
            "{paper:?}"
        );
    }
}

fn a_new_recovery_key_is_shown_to_nobody_else(engine: Engine) {
    let Some(setting) = begin(engine) else {
        return;
    };
    let old = setting.lock_with(WORDS);
    let page = setting.page();
    let show = |words: &str| {
        page.field("Your passphrase").set(words);
        page.button("Show a new key").click();
    };
    show(OTHER_WORDS);
    page.text(WRONG).wait();
    assert!(
        !page.heading("Your recovery key").is_there(),
        "a key was shown before the passphrase was right"
    );
    show(WORDS);
    let given_up = setting.recovery_key_shown();
    assert!(
        !page.button("Show a new key").is_there(),
        "another tap would make the printed key worthless"
    );
    page.button("Keep the old key").click();
    page.heading("Your recovery key").gone();
    show(WORDS);
    let new = setting.recovery_key_shown();
    assert!(new != old && new != given_up);
    setting.type_last_group_of(&new);
    page.button("Use this key from now on").click();
    page.message("The old one no longer opens this book; backup files made before still open with it.")
        .wait();
    setting.lock_now();
    page.button("I have forgotten it: use the recovery key").click();
    let open_with = |key: &str| {
        page.field("Recovery key").set(key);
        page.button("Open the book").click();
    };
    for worthless in [&old, &given_up] {
        open_with(worthless);
        page.text(WRONG).wait();
    }
    open_with(&new);
    page.heading(LOCKED).gone();
}

/// Behind the lock a raw copy is what lies on the device: sealed, with the wrapped key that a passphrase opens.
fn a_raw_copy_of_a_locked_book_is_sealed(engine: Engine) {
    let Some(setting) = begin(engine) else {
        return;
    };
    setting.lock_with(WORDS);
    setting.lock_now();
    let script = "const make = URL.createObjectURL;
        URL.createObjectURL = file => { file.text().then(text => { window.rawCopy = text; }); return make.call(URL, file); };
        const said = document.createElement('p');
        said.id = 'said';
        const button = document.createElement('button');
        button.setAttribute('data-raw-copy', '');
        button.setAttribute('aria-describedby', 'said');
        document.body.append(said, button);
        button.click();";
    setting.browser().run(script);
    setting
        .page()
        .text("It is sealed: only your passphrase or recovery key opens it.")
        .wait();
    patience::until("the copy was read", || {
        setting.browser().run("return Boolean(window.rawCopy)") == true
    });
    let copy = setting.browser().run("return window.rawCopy");
    let copy: serde_json::Value = serde_json::from_str(copy.as_str().unwrap_or_default()).expect("the copy is JSON");
    let keyring = copy["beside"]["pebblebook.keyring"].as_str().unwrap_or_default();
    assert!(keyring.contains("by_passphrase") && !keyring.contains("on_device"), "{keyring}");
    assert!(copy["beside"]["pebblebook.marker"].is_string());
    assert!(copy["stores"]["house"].as_array().is_some_and(|house| !house.is_empty()));
    assert!(!copy.to_string().contains("Quillfeather"));
}

fn the_paper_opens_the_book(engine: Engine) {
    let Some(setting) = begin(engine) else {
        return;
    };
    let recovery = setting.choose_passphrase(WORDS);
    expect_a_paper_that_says_what_it_opens(&setting, &recovery);
    setting.page().field("Type its last group of four").set("ZZZZ");
    setting.page().button("Lock the book with these").click();
    setting.page().text("That is not its last group.").wait();
    setting.type_last_group_of(&recovery.to_lowercase());
    setting.page().button("Lock the book with these").click();
    setting
        .page()
        .message("Your book is locked with your passphrase from now on.")
        .wait();
    setting.lock_now();
    setting.page().button("I have forgotten it: use the recovery key").click();
    let mut mistyped = recovery.clone();
    let first = mistyped.remove(0);
    mistyped.insert(0, if first == 'A' { 'B' } else { 'A' });
    for (typed, said) in [
        (mistyped.as_str(), "Something in it is mistyped."),
        ("ABCD-EFGH", "there are 8 here"),
    ] {
        setting.page().field("Recovery key").set(typed);
        setting.page().button("Open the book").click();
        setting.page().text(said).wait();
    }
    setting.page().field("Recovery key").set(&recovery.to_lowercase().replace('-', " "));
    setting.page().button("Open the book").click();
    setting.page().heading(LOCKED).gone();
    setting.turn_to("#/children");
    setting.page().link(ROWAN.name).wait();
}

fn the_key_is_mended_in_either_place(engine: Engine) {
    let Some(setting) = begin(engine) else {
        return;
    };
    setting.lock_with(WORDS);
    let beside = "return localStorage.getItem('pebblebook.keyring') || ''";
    let inside = "const open = await new Promise((yes, no) => { const ask = indexedDB.open('pebblebook');\
        ask.onsuccess = () => yes(ask.result); ask.onerror = () => no(ask.error); });\
        const act = open.transaction('house', 'readwrite').objectStore('house')";
    let there = || {
        setting.browser().run_async(&format!("{inside}.count('keyring'); const many = await new Promise(yes => {{ act.onsuccess = () => yes(act.result); }}); open.close(); return many;"), &[]) == 1
    };
    let kept = setting.browser().run(beside);
    assert!(kept.as_str().is_some_and(|kept| !kept.is_empty()) && there());
    // Lost beside the database, and found in it.
    setting.browser().run("localStorage.removeItem('pebblebook.keyring')");
    setting.browser().reload();
    setting::wait_for_start(setting.browser());
    setting.open_with(WORDS);
    patience::until("the copy beside the database was there again", || {
        setting.browser().run(beside) == kept
    });
    // And the other way round.
    setting.browser().run_async(
        &format!("{inside}.delete('keyring'); await new Promise(yes => {{ act.onsuccess = yes; }}); open.close();"),
        &[],
    );
    assert!(!there());
    setting.browser().reload();
    setting::wait_for_start(setting.browser());
    setting.open_with(WORDS);
    patience::until("the one in the database was there again", there);
}

fn a_passphrase_is_made_up_and_changed(engine: Engine) {
    let Some(setting) = begin(engine) else {
        return;
    };
    setting.turn_to("#/passphrase");
    setting.page().field("New passphrase").set("short");
    setting.page().field("The same once more").set("shorter");
    setting.page().button("Go on").click();
    setting.page().text("That is too easily guessed.").wait();
    setting.page().text("The two are not the same.").wait();
    for guessed in ["password1234", "Pebble Lane 2027"] {
        setting.page().field("New passphrase").set(guessed);
        setting.page().button("Go on").click();
        setting.page().text("Anybody would soon guess that").wait();
        setting.page().field("New passphrase").set("short");
        setting.page().button("Go on").click();
        setting.page().text("That is too easily guessed.").wait();
    }
    setting.page().button("Make one up for me").click();
    let made_up = setting.page().field("New passphrase").value();
    assert_eq!(made_up.split(' ').count(), 5, "{made_up}");
    assert_eq!(setting.page().field("The same once more").value(), made_up);
    setting.page().button("Go on").click();
    let recovery = setting.recovery_key_shown();
    setting.type_last_group_of(&recovery);
    setting.page().button("Lock the book with these").click();
    setting.page().message("from now on.").wait();

    let bodies = || {
        let mut rows = storage::everything(setting.browser());
        rows.retain(|(store, _)| !store.ends_with("/house"));
        rows
    };
    let before = bodies();
    assert!(before.iter().any(|(_, rows)| !rows.is_empty()));
    let change = |now: &str| {
        setting.page().field("Passphrase now").set(now);
        setting.page().field("New passphrase").set(OTHER_WORDS);
        setting.page().field("The same once more").set(OTHER_WORDS);
        setting.page().button("Change it").click();
    };
    change(WORDS);
    setting.page().text(WRONG).wait();
    change(&made_up);
    setting.page().message("The new passphrase is set.").wait();
    assert_eq!(bodies(), before, "a record was written again");
    setting.lock_now();
    setting.try_passphrase(&made_up);
    setting.page().text(WRONG).wait();
    setting.open_with(OTHER_WORDS);
    setting.turn_to("#/children");
    setting.page().link(ROWAN.name).wait();
}

fn a_pin_is_good_for_this_sitting(engine: Engine) {
    let Some(mut setting) = begin(engine) else {
        return;
    };
    setting.lock_with(WORDS);
    setting.page().field("PIN").set("1234");
    setting.page().button("Set the PIN").click();
    setting.page().text("That PIN is the first anybody would try.").wait();
    setting.page().field("PIN").set("4711");
    setting.page().button("Set the PIN").click();
    setting.page().message("The PIN opens the book after a short lock").wait();
    leave_half_a_title(&setting);
    setting.browser().run("window.thisSitting = true");
    let lock = |setting: &Setting| {
        setting.turn_to("#/passphrase");
        setting.page().button("Lock now").click();
        setting.page().heading(LOCKED).wait();
    };
    lock(&setting);
    expect_nothing_to_read(&setting);
    setting.page().field("PIN").set("4712");
    setting.page().button("Open the book").click();
    setting.page().text(WRONG).wait();
    setting.page().field("PIN").set("4711");
    setting.page().button("Open the book").click();
    setting.page().heading(LOCKED).gone();
    assert_eq!(
        setting.browser().run("return window.thisSitting === true"),
        true,
        "the page is another one"
    );
    expect_half_a_title(&setting);
    lock(&setting);
    if engine.keeps_its_profile() {
        let address = setting.site().address();
        setting.browser_mut().restart();
        setting.browser().go(&address);
    } else {
        setting.browser().reload();
    }
    setting::wait_for_start(setting.browser());
    setting.page().heading(LOCKED).wait();
    assert!(!setting.page().field("PIN").is_there(), "the PIN outlived the sitting");
    setting.open_with(WORDS);
    setting.turn_to("#/children");
    setting.page().link(ROWAN.name).wait();
}

fn five_wrong_pins_end_it(engine: Engine) {
    let Some(setting) = begin(engine) else {
        return;
    };
    setting.lock_with(WORDS);
    setting.page().field("PIN").set("4711");
    setting.page().button("Set the PIN").click();
    setting.page().message("The PIN opens the book after a short lock").wait();
    setting.page().button("Lock now").click();
    setting.page().heading(LOCKED).wait();
    for said in [WRONG, WRONG, WRONG, WRONG, "That is not it, and the PIN is used up."] {
        setting.page().field("PIN").set("4712");
        setting.page().button("Open the book").click();
        setting.page().text(said).wait();
    }
    setting.page().field("PIN").gone();
    setting.open_with(WORDS);
}

fn a_book_left_alone_locks_itself(engine: Engine) {
    let Some(setting) = begin(engine) else {
        return;
    };
    storage::set_clock(setting.browser(), "2027-03-04T10:00:00Z");
    setting.browser().reload();
    setting::wait_for_start(setting.browser());
    setting.page().heading("Rowan Quillfeather").wait();
    setting.lock_with(WORDS);
    leave_half_a_title(&setting);
    storage::set_clock(setting.browser(), "2027-03-04T10:09:50Z");
    std::thread::sleep(Duration::from_secs(6));
    setting.page().field("Title").wait();
    setting.expect_new_page_at_lock(|| storage::set_clock(setting.browser(), "2027-03-04T10:10:01Z"));
    expect_nothing_to_read(&setting);
    setting.open_with(WORDS);
    expect_half_a_title(&setting);
    // A hand that comes too late does not wake it either.
    setting.expect_new_page_at_lock(|| {
        storage::set_clock(setting.browser(), "2027-03-04T12:00:00Z");
        setting
            .browser()
            .run("document.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))");
    });
}

#[test]
fn it_opens_soon_on_a_slow_phone() {
    let Some(setting) = begin(Engine::Chromium) else {
        return;
    };
    setting.lock_with(WORDS);
    setting.lock_now();
    let mut best = Duration::MAX;
    for _ in 0..3 {
        setting
            .browser()
            .chromium_command("Emulation.setCPUThrottlingRate", &json!({ "rate": 4 }));
        setting.page().field("Passphrase").set(WORDS);
        let begun = Instant::now();
        setting.browser().run("document.querySelector('form button[type=submit]').click()");
        patience::until("the book was open", || {
            setting
                .browser()
                .run("return !document.body.innerText.includes('Your book is locked')")
                == true
        });
        best = best.min(begun.elapsed());
        setting
            .browser()
            .chromium_command("Emulation.setCPUThrottlingRate", &json!({ "rate": 1 }));
        setting.lock_now();
    }
    println!("opened in {best:?} on a processor four times slower");
    assert!(best < Duration::from_millis(1_500), "it took {best:?}");
}

in_every_engine! {
    the_first_run_recommends_a_passphrase,
    the_key_is_mended_in_either_place,
    a_locked_book_shows_nothing_and_loses_nothing,
    wrong_tries_wait_longer_and_longer,
    the_paper_opens_the_book,
    a_passphrase_is_made_up_and_changed,
    a_new_recovery_key_is_shown_to_nobody_else,
    a_raw_copy_of_a_locked_book_is_sealed,
    a_pin_is_good_for_this_sitting,
    five_wrong_pins_end_it,
    a_book_left_alone_locks_itself,
}
