//! What she does with backup files: making one in two steps, choosing one, deciding what becomes of it. And what stands in a plain one,
//! record by record, for two books are the same when two plain backups say the same.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::engine::Engine;
use crate::setting::Setting;
use crate::{patience, storage};

/// One driver has no folder for downloads, and phones share: there the page tells what it gave the browser.
const LISTEN: &str = "navigator.canShare = () => false; const make = URL.createObjectURL;\
    URL.createObjectURL = what => { what.text().then(text => {\
        document.documentElement.dataset.backup = text; }); return make.call(URL, what); };\
    document.documentElement.dataset.listens = 'yes';";

impl Setting {
    /// Makes a backup that anybody can read, saves it, and hands over what the browser saved.
    #[must_use]
    #[track_caller]
    pub fn backup(&self) -> String {
        self.go_to("#/backup");
        self.page().choice("Not sealed").click();
        self.page().button("Make a backup").click();
        self.save_backup()
    }

    /// Makes a backup sealed with a passphrase of its own, saves it, and hands over what the browser saved.
    #[must_use]
    #[track_caller]
    pub fn sealed_backup(&self, passphrase: &str) -> String {
        self.go_to("#/backup");
        self.page().choice("Sealed with a passphrase").click();
        self.page().field("New passphrase").set(passphrase);
        self.page().field("The same once more").set(passphrase);
        self.page().button("Make a backup").click();
        self.save_backup()
    }

    /// Saves the backup that is being made, and hands over what the browser saved.
    #[must_use]
    #[track_caller]
    pub fn save_backup(&self) -> String {
        self.page().text("The backup was made and read back").wait();
        self.saved_by("Save it")
    }

    /// Presses a button that gives a file out, and hands over what the browser saved.
    #[must_use]
    #[track_caller]
    pub fn saved_by(&self, button: &str) -> String {
        if self.browser().engine() == Engine::WebKit {
            self.listen_for_downloads();
            self.page().button(button).click();
            let told = || self.browser().run("return document.documentElement.dataset.backup || ''");
            patience::until("the page gave a file out", || told() != "");
            return told().as_str().unwrap_or_default().to_owned();
        }
        let folder = self.browser().downloads();
        for old in files_in(&folder) {
            std::fs::remove_file(old).expect("an older download can be removed");
        }
        self.listen_for_downloads();
        self.page().button(button).click();
        patience::until("the download arrived", || files_in(&folder).iter().any(|file| is_whole(file)));
        let file = files_in(&folder).into_iter().find(|file| is_whole(file));
        std::fs::read_to_string(file.expect("a download")).expect("text")
    }

    #[track_caller]
    fn listen_for_downloads(&self) {
        self.site().hand_out("listen-for-the-test.js", LISTEN);
        self.browser().run(
            "delete document.documentElement.dataset.backup;\
             if (document.documentElement.dataset.listens) return;\
             const script = document.createElement('script');\
             script.src = './listen-for-the-test.js'; document.head.append(script);",
        );
        patience::until("the page told of its downloads", || {
            self.browser().run("return document.documentElement.dataset.listens || ''") == "yes"
        });
    }

    /// Chooses a backup file on the screen shown now; what it holds is shown, and nothing is done yet.
    #[track_caller]
    pub fn choose_backup(&self, text: &str) {
        // It stays where it is, for a browser reads what it needs when it needs it.
        let file = self.browser().downloads().with_file_name("chosen-backup.json");
        std::fs::write(&file, text).expect("a file can be written");
        self.page().field("A Pebblebook backup").hand_file(&file);
    }

    /// Chooses a backup file under Backup, and waits until it was looked through.
    #[track_caller]
    pub fn look_into_backup(&self, text: &str) {
        self.go_to("#/backup");
        self.choose_backup(text);
        self.page().text("This file is whole").wait();
    }

    /// Opens a sealed file that was chosen.
    #[track_caller]
    pub fn open_sealed_backup(&self, key: &str) {
        self.page().field("Passphrase or recovery key of the file").set(key);
        self.page().button("Open the file").click();
    }

    /// Brings a file into a book with nothing in it.
    #[track_caller]
    pub fn bring_in(&self, text: &str) {
        self.choose_backup(text);
        self.page().text("This file is whole").wait();
        self.page().button("Bring it in").click();
        self.page().message("The file is in.").wait();
        self.page().heading("Today").wait();
    }

    /// Joins a file with this book.
    #[track_caller]
    pub fn join_with(&self, text: &str) {
        self.look_into_backup(text);
        self.page().button("Join it with this book").click();
        self.page().message("The file is in.").wait();
        self.page().heading("Today").wait();
    }

    /// Puts a file in the place of this book.
    #[track_caller]
    pub fn replace_by(&self, text: &str) {
        self.look_into_backup(text);
        self.put_in_place();
        self.page().message("The file is in.").wait();
        self.page().heading("Today").wait();
    }

    /// Puts the file that was looked into in the place of this book, and says so once more when asked.
    #[track_caller]
    pub fn put_in_place(&self) {
        self.page().button("Put it in place of this book").click();
        let question = self.page().dialog("Put the file in place of this book?");
        question.inside().button("Put it in place").click();
    }

    /// The book record by record, pictures too, as a plain backup tells it.
    #[must_use]
    #[track_caller]
    pub fn records(&self) -> BTreeSet<String> {
        records(&self.backup())
    }

    /// Whether a file that is being made still lies in the browser's own folder; no in engines that have none.
    #[must_use]
    pub fn has_half_made_backup(&self) -> bool {
        storage::has_file_of_its_own(self.browser(), "being-made")
    }
}

/// The records in a plain backup, without what is of the file only: its head, the number of each line.
#[must_use]
#[track_caller]
pub fn records(plain: &str) -> BTreeSet<String> {
    let file: Value = serde_json::from_str(plain).expect("a backup is JSON");
    let lines = file["records"].as_array().expect("a backup has records");
    let record = |line: &Value| {
        let mut line = line.clone();
        let fields = line.as_object_mut().expect("a record has fields");
        fields.remove("n");
        (!fields.contains_key("about")).then(|| line.to_string())
    };
    lines.iter().filter_map(record).collect()
}

/// Fails with the records in which two books differ.
#[track_caller]
pub fn expect_same_book(ours: &BTreeSet<String>, theirs: &BTreeSet<String>, what: &str) {
    let short = |one: &String| one.chars().take(300).collect::<String>();
    let only_ours: Vec<_> = ours.difference(theirs).map(short).collect();
    let only_theirs: Vec<_> = theirs.difference(ours).map(short).collect();
    assert!(
        only_ours.is_empty() && only_theirs.is_empty(),
        "{what}\nonly in the first:\n{}\nonly in the second:\n{}",
        only_ours.join("\n"),
        only_theirs.join("\n")
    );
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let found = std::fs::read_dir(folder).map(|files| files.flatten().map(|file| file.path()).collect());
    found.unwrap_or_default()
}

fn is_whole(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "json")
        && std::fs::read_to_string(path).is_ok_and(|text| text.ends_with("}\n") && serde_json::from_str::<Value>(&text).is_ok())
}
