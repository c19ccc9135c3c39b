//! The browser's own files are damaged while it is closed, each of them in every way: bytes changed, cut in half, gone. Browsers then
//! tend to open half a database, or an empty one, without a word. The app opens the whole book, or says what is missing and takes a
//! backup in. It is never the first run, and never half a book that passes for a whole one.

use std::fs;
use std::path::{Path, PathBuf};

use pebblebook_tests::evidence::{database_files, files_below};
use pebblebook_tests::{Engine, Folder, Look, Setting, patience, setting};
use serde_json::Value;

/// What is done to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Damage {
    /// Bytes in it are changed, from its beginning to its end.
    Flipped,
    /// Its second half is cut off.
    Cut,
    /// It is gone.
    Gone,
}

/// What the app says afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    AllIsWell,
    Missing,
    DidNotOpen,
}

fn damage(file: &Path, how: Damage) {
    let mut bytes = fs::read(file).expect("the file is there");
    match how {
        Damage::Gone => return fs::remove_file(file).expect("the file can go"),
        Damage::Cut => bytes.truncate(bytes.len() / 2),
        Damage::Flipped => {
            let step = (bytes.len() / 64).max(1);
            for at in (step / 2..bytes.len()).step_by(step) {
                bytes[at] ^= 0x5A;
            }
        }
    }
    fs::write(file, bytes).expect("the file can be written");
}

fn copy(from: &Path, to: &Path) {
    for file in files_below(from) {
        let target = to.join(file.strip_prefix(from).expect("below"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder can be made");
        fs::copy(&file, target).expect("a copy can be made");
    }
}

fn empty(folder: &Path) {
    for entry in fs::read_dir(folder).expect("the profile").flatten() {
        let path = entry.path();
        let _ = if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
    }
}

/// A backup that anybody can read, as a file.
fn backup(setting: &Setting) -> PathBuf {
    setting.go_to("#/backup");
    // Nobody is there to choose a folder, and a phone would share.
    setting
        .browser()
        .run("window.showSaveFilePicker = undefined; navigator.canShare = () => false");
    setting.page().choice("Not sealed").click();
    setting.page().button("Make a backup").click();
    setting.page().text("The backup was made and read back").wait();
    setting.page().button("Save it").click();
    let downloads = setting.browser().downloads();
    let found = patience::ask(|| {
        let files = files_below(&downloads);
        let whole = files.into_iter().find(|file| {
            file.extension().is_some_and(|ending| ending == "json") && fs::read_to_string(file).is_ok_and(|text| text.ends_with('\n'))
        });
        whole.ok_or_else(|| "no file".to_owned())
    });
    found.expect("the backup arrived")
}

/// How much of each kind there is, without tombstones.
fn counts(setting: &Setting) -> Value {
    let script = "const open = await new Promise((yes, no) => { const ask = indexedDB.open('pebblebook');
            ask.onsuccess = () => yes(ask.result); ask.onerror = () => no(ask.error); });
        const wait = ask => new Promise((yes, no) => { ask.onsuccess = () => yes(ask.result); ask.onerror = () => no(ask.error); });
        const all = {};
        for (const place of ['standing', 'dated'])
            for (const row of await wait(open.transaction(place).objectStore(place).getAll()))
                if (!row.deleted) all[row.kind] = (all[row.kind] || 0) + 1;
        open.close();
        return Object.fromEntries(Object.entries(all).sort());";
    setting.browser().run_async(script, &[])
}

fn what_it_says(setting: &Setting) -> Says {
    let answer = patience::ask(|| {
        let titles = setting.page().all("title");
        match titles.first().map(String::as_str) {
            Some("Today") => Ok(Says::AllIsWell),
            Some("Records are missing") => Ok(Says::Missing),
            Some("Your book did not open") => Ok(Says::DidNotOpen),
            _ => Err(format!("the screen says {titles:?}")),
        }
    });
    match answer {
        // The years before are read behind the first screen, and may still change its mind.
        Ok(Says::AllIsWell) => {
            std::thread::sleep(std::time::Duration::from_millis(400));
            if setting.page().heading("Records are missing").is_there() {
                Says::Missing
            } else {
                Says::AllIsWell
            }
        }
        Ok(says) => says,
        Err(reason) => panic!("{reason}\n{}", setting.browser().run("return document.body.innerText")),
    }
}

fn open_again(setting: &mut Setting) {
    let address = setting.site().address();
    setting.browser_mut().come_back();
    setting.browser().go(&address);
    setting::wait_for_start(setting.browser());
}

fn take_in(setting: &Setting, file: &Path, book: &Value, how: &str) {
    setting.page().field("A Pebblebook backup").hand_file(file);
    setting.page().text("This file is whole").wait();
    let bring = setting.page().button("Bring it in");
    if bring.is_there() {
        bring.click();
    } else {
        setting.put_in_place();
    }
    setting.page().message("The file is in.").wait();
    setting.browser().reload();
    setting.page().heading("Today").wait();
    assert_eq!(what_it_says(setting), Says::AllIsWell, "{how}, and brought back");
    assert_eq!(counts(setting), *book, "{how}, and brought back");
}

/// As when the data of this site are deleted in the browser's settings.
fn begin_again_at_this_address(setting: &mut Setting) {
    setting.browser_mut().close();
    let profile = setting.browser().profile().to_path_buf();
    for file in files_below(&profile) {
        let path = file.to_string_lossy();
        if ["IndexedDB/", "Local Storage/", "storage/default/", "/ls/"]
            .iter()
            .any(|kept| path.contains(kept))
        {
            let _ = fs::remove_file(&file);
        }
    }
    open_again(setting);
    setting.page().button("Start my own").wait();
}

fn whatever_is_damaged_the_app_says_so(engine: Engine) {
    let Some(mut setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.try_sample();
    // A second sitting: by now the browser has put its records in order.
    setting.browser_mut().close();
    open_again(&mut setting);
    setting.page().heading("Today").wait();
    setting.go_to("#/settings");
    setting.page().field("Name of your setting").set("Pebble Lane");
    setting.page().button("Save the name").click();
    setting.page().message("The name is saved.").wait();
    let book = counts(&setting);
    let outside = Folder::new("backup");
    let file = outside.path().join("backup.json");
    fs::copy(backup(&setting), &file).expect("a copy can be made");
    setting.browser_mut().close();

    let whole = Folder::new("whole-profile");
    let profile = setting.browser().profile().to_path_buf();
    copy(&profile, whole.path());
    let parts = database_files(engine, &profile);
    let parts: Vec<&PathBuf> = parts
        .iter()
        .filter(|part| fs::metadata(part).is_ok_and(|about| about.len() > 0))
        .collect();
    assert!(!parts.is_empty(), "the book lies nowhere");
    let mut wrecks: Vec<(String, Vec<&PathBuf>, Damage)> = vec![("everything".into(), parts.clone(), Damage::Gone)];
    for part in &parts {
        let name = part.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if ["LOG", "LOG.old", "LOCK"].contains(&name.as_str()) {
            continue; // the browser's own diary
        }
        for how in [Damage::Flipped, Damage::Cut, Damage::Gone] {
            wrecks.push((name.clone(), vec![part], how));
        }
    }
    let mut lost = 0;
    for (name, parts, how) in wrecks {
        let how = {
            empty(&profile);
            copy(whole.path(), &profile);
            for part in parts {
                damage(part, how);
            }
            format!("{name} {how:?}")
        };
        open_again(&mut setting);
        let says = what_it_says(&setting);
        println!("{}: {how}: {says:?}", engine.name());
        lost += usize::from(says != Says::AllIsWell);
        match says {
            Says::AllIsWell => assert_eq!(counts(&setting), book, "{how}: half a book passes for a whole one"),
            Says::Missing => {
                setting.page().text("The last one from this device was made on").wait();
                take_in(&setting, &file, &book, &how);
            }
            // A browser that cannot open its own files any more lets no page mend them: she is told how to begin again there.
            Says::DidNotOpen => {
                setting
                    .page()
                    .text("There was a book here, but this browser cannot open the place")
                    .wait();
                setting.page().text("delete the data of this site in the browser’s settings").wait();
                begin_again_at_this_address(&mut setting);
                take_in(&setting, &file, &book, &how);
            }
        }
        setting.browser_mut().close();
    }
    assert!(lost > 0, "no damage was ever done");
}

in_engines_that_remember! { whatever_is_damaged_the_app_says_so }
