//! What should not be entered is refused with a clear sentence, and nothing changes.

use pebblebook_tests::{Engine, Folder, Look, Setting};

fn bad_words_and_dates_are_told(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.go_to("#/children/new");
    setting.page().heading("Add a child").wait();
    let before = setting.book_on_disk();
    let cases = [
        ("", "2022-05-04", "Fill in the child’s name."),
        (&"a".repeat(10_000), "2022-05-04", "this has 10,000 characters"),
        ("Ivy", "", "Fill in the date of birth."),
        ("Ivy", "2090-01-01", "That day has not come yet. Check the date of birth."),
        ("Ivy", "1890-01-01", "That is too long ago."),
    ];
    for (name, born, sentence) in cases {
        setting.page().field("Full name").paste(name);
        setting.page().field("Date of birth").set(born);
        setting.save();
        setting.page().text(sentence).wait();
        assert_eq!(setting.page().field("Full name").value(), name, "what was typed stays");
        assert_eq!(setting.book_on_disk(), before);
    }
    for name in ["Zoë 🐚 O’Neill", "مريم الزهراء"] {
        setting.go_to("#/children");
        setting.add_child(&pebblebook_tests::setting::Child { name, born: "2022-05-04" });
        setting.page().heading(name).wait();
    }
}

fn bad_pictures_are_told(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.go_to("#/children/new");
    let folder = Folder::new("pictures");
    let text = folder.path().join("text.jpg");
    std::fs::write(&text, "I am no picture").unwrap();
    let huge = folder.path().join("huge.jpg");
    std::fs::File::create(&huge).unwrap().set_len(50 * 1024 * 1024).unwrap();
    let before = setting.book_on_disk();
    setting.page().field("Photo").hand_file(&text);
    setting.page().text("This file is not a picture").wait();
    let named = setting.page().field("Photo").value();
    assert!(named.ends_with("text.jpg"), "the field says which file was chosen, not {named}");
    setting.page().field("Photo").hand_file(&huge);
    setting.page().text("This picture is too large (50 MB").wait();
    assert_eq!(setting.book_on_disk(), before);
}

fn bad_backups_change_nothing(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    setting.go_to("#/children");
    setting.add_child(&pebblebook_tests::setting::Child {
        name: "Ivy Marsh",
        born: "2022-05-04",
    });
    setting.page().heading("Ivy Marsh").wait();
    let good = setting.backup();
    let before = setting.book_on_disk();
    let lines: Vec<&str> = good.lines().collect();
    let half = lines[..lines.len() / 2 + 1].join("\n");
    let altered = good.replacen("Ivy Marsh", "Eve Marsh", 1);
    assert_ne!(altered, good, "the backup says names openly in its first form");
    let cases = [
        (half.as_str(), "cut short"),
        (altered.as_str(), "was changed after it was made"),
        ("{\"app\":\"another\",\"things\":[]}", "not a Pebblebook backup"),
        ("", "not a Pebblebook backup"),
    ];
    for (text, sentence) in cases {
        setting.choose_backup(text);
        setting.page().text(sentence).wait();
        assert!(!setting.page().button("Bring it in").is_there(), "{sentence}");
        assert_eq!(setting.book_on_disk(), before, "{sentence}");
    }
}

in_every_engine! { bad_words_and_dates_are_told, bad_pictures_are_told, bad_backups_change_nothing }
