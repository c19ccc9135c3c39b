//! Backup files: sealed and opened elsewhere, spoiled on the way, put in place of a book and taken back, called off, and asked for on Today.

use pebblebook_tests::backup::{expect_same_book, records};
use pebblebook_tests::setting::{Book, Child};
use pebblebook_tests::{Engine, Look, Setting, patience, two_pictures};
use serde_json::json;

const PASSPHRASE: &str = "walnut harbour seldom violin";
const IVY: Child<'_> = Child {
    name: "Ivy Marsh",
    born: "2022-05-04",
};
const OTIS: Child<'_> = Child {
    name: "Otis Reed",
    born: "2022-08-09",
};
const TURNIP: Book<'_> = Book {
    title: "The Enormous Turnip",
    author: "Traditional",
    number: "3",
};

fn begin_with(setting: &Setting, child: &Child<'_>) {
    setting.begin("Pebble Lane");
    setting.add_child(child);
    setting.page().heading(child.name).wait();
}

fn a_sealed_backup_opens_on_another_device(engine: Engine) {
    let [face, _] = two_pictures();
    let Some(first) = Setting::open(engine, Look::phone()) else {
        return;
    };
    begin_with(&first, &IVY);
    first.give_photo(IVY.name, &face);
    first.add_book(&TURNIP);
    first.lend(IVY.name, TURNIP.title);
    first.page().message("Lent “The Enormous Turnip”").wait();
    let before = first.records();
    let sealed = first.sealed_backup(PASSPHRASE);
    drop(first);
    // Three letters alone stand somewhere in so much base64 by chance.
    for word in [IVY.name, "Turnip", "Pebble Lane", "walnut"] {
        assert!(!sealed.contains(word), "anybody can read “{word}” in the sealed file");
    }

    let Some(second) = Setting::open(engine, Look::laptop()) else {
        return;
    };
    second.choose_backup(&sealed);
    for wrong in ["walnut harbour seldom violet", "Walnut harbour seldom violin", ""] {
        second.open_sealed_backup(wrong);
        second.page().text("That is not it.").wait();
        let beside = second
            .browser()
            .run("return !!document.querySelector('input[type=password][aria-invalid=true]')");
        assert_eq!(beside, true, "it is said beside what was typed");
        assert!(!second.page().button("Bring it in").is_there());
    }
    second.open_sealed_backup(PASSPHRASE);
    second.page().text("“Pebble Lane”").wait();
    second.page().text("It holds 1 child, 1 book, 1 loan").wait();
    second.page().button("Bring it in").click();
    second.page().message("The file is in.").wait();
    second.page().heading("Today").wait();
    second.wait_for_photo(IVY.name);
    expect_same_book(&before, &second.records(), "what came over is not what went");
    second.page().text("This browser").wait();
    assert!(
        !second.page().heading("As it was before").is_there(),
        "of an empty book there is nothing to bring back"
    );
}

/// Changes one character in the middle of a line; lines are counted from 1.
fn scratched(file: &str, number: usize) -> String {
    let scratch = |line: &str| {
        let middle = line.len() / 2;
        let other = |old: char| if old == 'A' { 'B' } else { 'A' };
        let letters = line.chars().enumerate();
        letters
            .map(|(at, old)| if at == middle { other(old) } else { old })
            .collect::<String>()
    };
    let lines = file.lines().enumerate();
    let lines = lines.map(|(at, line)| if at + 1 == number { scratch(line) } else { line.to_owned() });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

fn swapped(file: &str, number: usize) -> String {
    let mut lines: Vec<&str> = file.lines().collect();
    lines.swap(number - 1, number);
    lines.join("\n") + "\n"
}

fn a_spoiled_file_says_how_and_changes_nothing(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    begin_with(&setting, &IVY);
    setting.add_book(&TURNIP);
    let plain = setting.backup();
    let sealed = setting.sealed_backup(PASSPHRASE);
    let before = setting.book_on_disk();
    let half = |file: &str| file.chars().take(file.len() * 2 / 3).collect::<String>();
    let without_third = |file: &str| {
        let lines = file.lines().enumerate().filter(|(at, _)| *at != 2).map(|(_, line)| line);
        lines.collect::<Vec<_>>().join("\n") + "\n"
    };
    let first_line = plain.replacen("\"child\":1", "\"child\":2", 1);
    assert_ne!(first_line, plain);
    let cases = [
        (half(&plain), "cut short"),
        (plain.replacen("Ivy Marsh", "Eve Marsh", 1), "was changed after it was made"),
        (first_line, "The first line of this backup was changed"),
        (swapped(&plain, 3), "Line 3 of this backup is not where it belongs"),
        (without_third(&plain), "Line 3 of this backup is not where it belongs"),
        ("{\"app\":\"another\",\"records\":[]}\n".to_owned(), "not a Pebblebook backup"),
        (plain.replacen("\"major\":1", "\"major\":2", 1), "made by a newer version"),
    ];
    for (text, sentence) in cases {
        setting.go_to("#/backup");
        setting.choose_backup(&text);
        setting.page().text(sentence).wait();
        setting.page().text("Nothing in your book has changed.").wait();
        assert!(!setting.page().button("Join it").is_there(), "{sentence}");
        assert_eq!(setting.book_on_disk(), before, "{sentence}");
    }
    let cases = [
        (half(&sealed), "cut short"),
        (scratched(&sealed, 3), "Line 3 of this backup was changed after it was made"),
        (swapped(&sealed, 3), "Line 3 of this backup is not where it belongs"),
        (without_third(&sealed), "Line 3 of this backup is not where it belongs"),
    ];
    for (text, sentence) in cases {
        setting.choose_backup(&text);
        setting.open_sealed_backup(PASSPHRASE);
        setting.page().text(sentence).wait();
        assert!(!setting.page().button("Join it").is_there(), "{sentence}");
        assert_eq!(setting.book_on_disk(), before, "{sentence}");
    }
}

fn what_was_here_before_comes_back(engine: Engine) {
    let [ivy, otis] = two_pictures();
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    begin_with(&setting, &OTIS);
    setting.give_photo(OTIS.name, &otis);
    let other = setting.backup();
    setting.wipe();
    begin_with(&setting, &IVY);
    setting.give_photo(IVY.name, &ivy);
    let before = setting.records();

    setting.replace_by(&other);
    setting.wait_for_photo(OTIS.name);
    setting.go_to("#/children");
    assert!(!setting.page().text(IVY.name).is_there(), "the old book shows through");
    // Her picture waits with the safety copy, but a file of this book has no business with it.
    expect_same_book(&records(&other), &setting.records(), "the book is not the one in the file");
    setting.browser().reload();
    pebblebook_tests::setting::wait_for_start(setting.browser());

    // Another file comes in; the copy of what was here first stays beside the copy of what was here between.
    let third = setting.backup();
    setting.write_note(OTIS.name, "Sleeps before lunch");
    let between = setting.records();
    setting.look_into_backup(&third);
    setting.replace_by(&third);

    bring_back(&setting, 2, 1);
    setting.wait_for_photo(IVY.name);
    setting.go_to("#/children");
    assert!(!setting.page().text(OTIS.name).is_there(), "the file shows through");
    expect_same_book(&before, &setting.records(), "what came back is not what was here first");
    // What stood here till then is kept too.
    bring_back(&setting, 3, 1);
    setting.wait_for_photo(OTIS.name);
    expect_same_book(&between, &setting.records(), "what came back is not what was here between");

    setting.go_to("#/backup");
    setting.page().button("Let go of all of these").click();
    let question = setting.page().dialog("Let go of all safety copies?");
    question.inside().button("Let them go").click();
    setting.page().heading("As it was before").gone();
    expect_same_book(&between, &setting.records(), "the book went with its copies");
}

fn a_book_brought_back_is_watched_over_at_once(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    begin_with(&setting, &IVY);
    let other = setting.backup();
    setting.replace_by(&other);
    bring_back(&setting, 1, 0);
    // The browser loses what was brought back before the app was started again.
    let script = "const open = await new Promise((yes, no) => { const ask = indexedDB.open('pebblebook');\
            ask.onsuccess = () => yes(ask.result); ask.onerror = () => no(ask.error); });\
        const act = open.transaction('standing', 'readwrite');\
        act.objectStore('standing').clear();\
        await new Promise(yes => { act.oncomplete = yes; }); open.close();";
    setting.browser().run_async(script, &[]);
    setting.browser().reload();
    setting.page().heading("Records are missing").wait();
}

/// Brings back one of so many safety copies, counted from the last.
fn bring_back(setting: &Setting, of: usize, number: usize) {
    setting.go_to("#/backup");
    setting.page().heading("As it was before").wait();
    let there = "return document.querySelectorAll('button[aria-label^=\"Bring back what was here until\"]').length";
    patience::until("the safety copies were listed", || {
        setting.browser().run(there).as_u64() == u64::try_from(of).ok()
    });
    let script = "document.querySelectorAll('button[aria-label^=\"Bring back what was here until\"]')[arguments[0]].click()";
    setting.browser().run_with(script, &[json!(number)]);
    let question = setting.page().dialog("Bring back what was here before?");
    question.inside().button("Bring it back").click();
    setting.page().message("The book is as it was until").wait();
}

/// The device writes so slowly that there is time to think again.
fn hold_the_writing(setting: &Setting) {
    let script = "const write = pebblebookFiles.write; pebblebookFiles.write = async bytes => {\
            while (!document.documentElement.dataset.goOn) await new Promise(later => setTimeout(later, 20));\
            return write.call(pebblebookFiles, bytes); };\
        document.documentElement.dataset.slow = 'yes';";
    setting.site().hand_out("slow-device-for-the-test.js", script);
    setting.browser().run(
        "const script = document.createElement('script');\
         script.src = './slow-device-for-the-test.js'; document.head.append(script);",
    );
    patience::until("the device was slow", || {
        setting.browser().run("return document.documentElement.dataset.slow || ''") == "yes"
    });
}

fn a_backup_called_off_leaves_nothing(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    begin_with(&setting, &IVY);
    let before = setting.book_on_disk();
    setting.go_to("#/backup");
    hold_the_writing(&setting);
    setting.page().choice("Not sealed").click();
    setting.page().button("Make a backup").click();
    setting.page().button("Call it off").click();
    let half_made = setting.has_half_made_backup();
    assert!(
        half_made || engine != Engine::Chromium,
        "it was being made in the browser's own folder"
    );
    setting.browser().run("document.documentElement.dataset.goOn = 'yes'");
    setting
        .page()
        .text("Called off. Your book is as it was, and nothing is left of the file.")
        .wait();
    assert!(!setting.page().button("Save it").is_there());
    assert!(!setting.has_half_made_backup(), "half a backup was left behind");
    assert_eq!(setting.book_on_disk(), before);
    setting.page().text("There is no backup from this device yet.").wait();
    assert!(setting.backup().contains(IVY.name), "the next one is made as ever");
    // One that is not sealed is not left lying about in the browser, whether it was saved or not.
    setting.page().button("Make a backup").click();
    setting.page().button("Save it").wait();
    setting.turn_to("#/more");
    patience::until("the file that anybody can read was gone", || !setting.has_half_made_backup());
}

fn today_asks_for_a_backup_only_when_one_is_due(engine: Engine) {
    let Some(setting) = Setting::open_at(engine, Look::phone(), "2026-11-02T10:00:00+00:00") else {
        return;
    };
    let (never, due) = ("There is no backup of your book yet.", "Your last backup:");
    begin_with(&setting, &IVY);
    setting.add_book(&TURNIP);
    setting.go_to("#/");
    setting.page().text(never).wait();
    setting.go_to("#/backup");
    setting
        .page()
        .text("There is no backup from this device yet. Your book holds 4 records.")
        .wait();
    let _ = setting.backup();
    setting.page().text("Last backup: today").wait();
    setting.page().text("Nothing has changed since. Your book holds 4 records.").wait();
    let no_word_on_today = |setting: &Setting| {
        setting.go_to("#/");
        setting.page().text("Nothing is due in the next days.").wait();
        assert!(!setting.page().text(never).is_there() && !setting.page().text(due).is_there());
    };
    no_word_on_today(&setting);
    setting.set_clock("2026-12-20T10:00:00+00:00");
    no_word_on_today(&setting);
    // One change, and the backup is old at once; after a new one it takes seven days again.
    setting.write_note(IVY.name, "Loves the turnip");
    setting.go_to("#/");
    setting.page().text("Your last backup: Mon 2 Nov, with 1 change since.").wait();
    let _ = setting.backup();
    setting.write_note(IVY.name, "Loves the mouse");
    no_word_on_today(&setting);
    setting.set_clock("2026-12-26T10:00:00+00:00");
    no_word_on_today(&setting);
    setting.set_clock("2026-12-27T10:00:00+00:00");
    setting.go_to("#/");
    setting.page().text("Your last backup: Sun 20 Dec, with 1 change since.").wait();
    setting.page().link("Make a backup").click();
    setting.page().text("1 change since. Your book holds 4 records.").wait();
}

/// Fifty changes are a day's work for nobody, but for the end of the sample.
fn fifty_changes_are_worth_a_word(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.try_sample();
    let _ = setting.backup();
    setting.go_to("#/settings");
    setting.page().button("Remove all sample data").click();
    setting
        .page()
        .dialog("Remove all sample data?")
        .inside()
        .button("Remove it")
        .click();
    setting.page().heading("Start my own").wait();
    begin_with(&setting, &IVY);
    setting.add_book(&TURNIP);
    setting.go_to("#/");
    setting.page().text("Your last backup: today, with").wait();
}

in_every_engine! {
    a_sealed_backup_opens_on_another_device,
    a_spoiled_file_says_how_and_changes_nothing,
    what_was_here_before_comes_back,
    a_book_brought_back_is_watched_over_at_once,
    a_backup_called_off_leaves_nothing,
    today_asks_for_a_backup_only_when_one_is_due,
    fifty_changes_are_worth_a_word,
}
