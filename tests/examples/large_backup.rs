//! What it takes to bring in and to back up a book larger than any setting's, beside plain JavaScript that does the same with the same rows.
//!
//! `cargo xtask bench --large` makes the file and runs this on it; by hand it is `cargo run -p pebblebook-tests --example large_backup -- FILE`
//! with the file that the core's example `large_book` writes. It tells times and memory, and fails where the progress stands still or a
//! calling off leaves something behind. How much memory there was to spare is for whoever reads it to judge.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a tool for whoever works on the app"
)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use pebblebook_tests::memory::{Held, Watch};
use pebblebook_tests::{Engine, Look, Setting, patience};
use serde_json::{Value, json};

/// How long one piece of work may take before nobody waits for it any more.
const LONG: Duration = Duration::from_secs(900);
const PASSPHRASE: &str = "correct horse battery staple";
const REPLACE: &str = "Put it in place of this book";
const PLAIN: &str = include_str!("../src/plain-copy.js");

/// What one piece of work took.
struct Took {
    what: &'static str,
    time: Duration,
    before: Held,
    extra: Held,
}

/// All pieces of work, in order.
struct Bench {
    setting: Setting,
    took: Vec<Took>,
}

fn main() {
    let file = PathBuf::from(std::env::args().nth(1).expect("the file that was made"));
    let file = std::fs::canonicalize(file).expect("the file is there");
    let Some(setting) = Setting::open(Engine::Chromium, Look::laptop()) else {
        return;
    };
    let mut bench = Bench { setting, took: Vec::new() };
    bench.called_off_while_taking_in(&file);
    bench.take_in(&file, "Bring it in", ["look through, nothing here", "take in, nothing here"]);
    bench.start_anew();
    bench.called_off_while_writing();
    bench.write("write and verify, sealed", true);
    bench.start_anew();
    bench.write("write and verify, plain", false);
    bench.start_anew();
    bench.setting.go_to("#/backup");
    bench.take_in(&file, REPLACE, ["look through, a book here", "put in its place"]);
    bench.start_anew();
    bench.plain_javascript();
    bench.tell();
}

impl Bench {
    fn measured(&mut self, what: &'static str, work: impl FnOnce(&Setting)) {
        let watch = Watch::begin(self.setting.browser());
        let start = Instant::now();
        work(&self.setting);
        let time = start.elapsed();
        let (before, most) = watch.end();
        let extra = most.beyond(before);
        println!("{what}: {:.1} s, {} MB more", time.as_secs_f64(), extra.page / 1_000_000);
        self.took.push(Took { what, time, before, extra });
    }

    fn take_in(&mut self, file: &Path, button: &str, whats: [&'static str; 2]) {
        self.measured(whats[0], |setting| {
            choose(setting, file);
            let seen = work_to_its_end(setting, "This file is whole");
            assert_moved(&seen);
        });
        self.measured(whats[1], |setting| {
            setting.page().button(button).click();
            let question = setting.page().dialog("Put the file in place of this book?");
            if button == REPLACE {
                question.inside().button("Put it in place").click();
            }
            assert_moved(&work_to_its_end(setting, "The file is in."));
        });
    }

    fn called_off_while_taking_in(&self, file: &Path) {
        let setting = &self.setting;
        choose(setting, file);
        work_to_its_end(setting, "This file is whole");
        let before = rows(setting);
        setting.page().button("Bring it in").click();
        call_off(setting, 20.0);
        assert_eq!(rows(setting), before, "a file that was called off left rows behind");
        setting.browser().reload();
        pebblebook_tests::setting::wait_for_start(setting.browser());
    }

    fn called_off_while_writing(&self) {
        let setting = &self.setting;
        let before = rows(setting);
        setting.go_to("#/backup");
        setting.page().choice("Not sealed").click();
        for until in [20.0, 70.0] {
            setting.page().button("Make a backup").click();
            call_off(setting, until);
            assert_eq!(rows(setting), before, "a backup that was called off changed the book");
            assert_eq!(half_made(setting), json!([]), "a backup that was called off left a file behind");
        }
    }

    fn write(&mut self, what: &'static str, sealed: bool) {
        self.setting.go_to("#/backup");
        if sealed {
            self.setting.page().choice("Sealed with a passphrase").click();
            self.setting.page().field("New passphrase").set(PASSPHRASE);
            self.setting.page().field("The same once more").set(PASSPHRASE);
        } else {
            self.setting.page().choice("Not sealed").click();
        }
        self.measured(what, |setting| {
            setting.page().button("Make a backup").click();
            assert_moved(&work_to_its_end(setting, "The backup was made and read back"));
        });
    }

    fn plain_javascript(&mut self) {
        self.setting.site().hand_out("plain-copy.js", PLAIN);
        self.setting
            .browser()
            .run("const script = document.createElement('script'); script.src = './plain-copy.js'; document.head.append(script);");
        patience::until("the plain copy stood ready", || told(&self.setting) == "ready");
        self.measured("plain JavaScript, out", |setting| ask_plainly(setting, "out"));
        self.measured("plain JavaScript, back in", |setting| ask_plainly(setting, "back"));
        ask_plainly(&self.setting, "gone");
    }

    /// As on another day: nothing is in memory but the book.
    fn start_anew(&self) {
        self.setting.go_to("#/");
        self.setting.browser().reload();
        pebblebook_tests::setting::wait_for_start(self.setting.browser());
        std::thread::sleep(Duration::from_secs(8));
    }

    fn tell(&self) {
        let mb = |bytes: u64| bytes as f64 / 1_048_576.0;
        println!(
            "\n{:<28} {:>8} {:>10} {:>10} {:>10} {:>10}",
            "MB (1,048,576 bytes)", "time", "before", "extra", "browser", "storage"
        );
        for took in &self.took {
            println!(
                "{:<28} {:>6.1} s {:>10.1} {:>10.1} {:>10.1} {:>10.1}",
                took.what,
                took.time.as_secs_f64(),
                mb(took.before.page),
                mb(took.extra.page),
                mb(took.extra.browser),
                mb(took.extra.storage),
            );
        }
        println!("before and extra: the process of the page; browser and storage: what those processes took more meanwhile");
    }
}

fn choose(setting: &Setting, file: &Path) {
    setting.page().field("A Pebblebook backup").hand_file(file);
}

/// Waits for the words that end the work, and gives the progress seen meanwhile.
fn work_to_its_end(setting: &Setting, words: &str) -> Vec<f64> {
    let mut seen: Vec<f64> = Vec::new();
    let script = "return [document.querySelector('progress')?.value ?? -1, document.body.innerText.includes(arguments[0]),\
        [...document.querySelectorAll('[role=alert]')].map(one => one.innerText).join(' ')]";
    let end = Instant::now() + LONG;
    loop {
        let answer = setting.browser().run_with(script, &[json!(words)]);
        let progress = answer[0].as_f64().unwrap_or(-1.0);
        if progress >= 0.0 && seen.last() != Some(&progress) {
            seen.push(progress);
        }
        if answer[1] == true {
            return seen;
        }
        let trouble = answer[2].as_str().unwrap_or_default().trim().to_owned();
        assert!(trouble.is_empty(), "{trouble}");
        assert!(Instant::now() < end, "“{words}” never came");
        std::thread::sleep(Duration::from_millis(250));
    }
}

fn assert_moved(seen: &[f64]) {
    assert!(seen.len() > 5, "the progress stood still: {seen:?}");
    assert!(seen.windows(2).all(|two| two[0] < two[1]), "the progress went back: {seen:?}");
}

/// Calls the work off as soon as so many in the hundred are done.
fn call_off(setting: &Setting, at: f64) {
    let progress = "return document.querySelector('progress')?.value ?? -1";
    let far_enough = || {
        let now = setting.browser().run(progress).as_f64().unwrap_or(-1.0);
        if now >= at { Ok(()) } else { Err(format!("at {now}")) }
    };
    patience::ask_for(LONG, far_enough).expect("the work goes on");
    setting.page().button("Call it off").click();
    setting.page().text("Called off. Your book is as it was").wait();
}

/// How many rows lie where.
fn rows(setting: &Setting) -> Value {
    let script = "const ask = asked => new Promise((yes, no) => { asked.onsuccess = () => yes(asked.result); asked.onerror = () => no(asked.error); });\
        const open = await ask(indexedDB.open('pebblebook'));\
        const all = {};\
        for (const place of ['standing', 'dated', 'photos', 'safety']) all[place] = await ask(open.transaction(place).objectStore(place).count());\
        open.close();\
        return all;";
    setting.browser().run_async(script, &[])
}

/// The names of the files that the page keeps beside its database.
fn half_made(setting: &Setting) -> Value {
    let script =
        "const names = []; for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name); return names;";
    setting.browser().run_async(script, &[])
}

fn told(setting: &Setting) -> String {
    let told = setting.browser().run("return document.documentElement.dataset.plainCopy || ''");
    told.as_str().unwrap_or_default().to_owned()
}

fn ask_plainly(setting: &Setting, what: &str) {
    setting.browser().run_with(
        "document.documentElement.dataset.plainCopy = ''; document.documentElement.dataset.plainCopyAsked = arguments[0];\
         dispatchEvent(new Event('plain-copy'));",
        &[json!(what)],
    );
    let answer = patience::ask_for(LONG, || match told(setting) {
        word if word.is_empty() => Err("no answer".to_owned()),
        word => Ok(word),
    });
    let answer = answer.expect("plain JavaScript answers");
    assert!(answer.starts_with("done"), "{answer}");
}
