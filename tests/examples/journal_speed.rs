//! What a letter typed in the journal's search, and a step of the date slider of a child's progress, take on a slow phone: in Chromium, its
//! processor slowed down four times.
//!
//! `cargo run --release -p pebblebook-core --example five_years -- FILE` makes the book, and
//! `cargo run -p pebblebook-tests --example journal_speed -- FILE` prints the figures. One frame is 16.7 ms; how much is too much is for whoever
//! reads them to judge.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a tool for whoever works on the app"
)]

use std::time::Duration;

use pebblebook_tests::{Engine, Look, Setting, patience};
use serde_json::{Value, json};

/// The day after the last one in the book.
const NOW: &str = "2026-11-27T10:00:00+00:00";
const SLOWER: u32 = 4;
const SEARCH: &str = "input[type=search]";
const SLIDER: &str = "input[type=range]";
const LEFT: char = '\u{e012}';
const RIGHT: char = '\u{e014}';
const BACKSPACE: char = '\u{e003}';

/// Listens to what is typed. `task` is what the letter itself took, until the page could do something else; `frame` is what drawing took then:
/// style, layout and paint; `painted` is from the letter until all that was done, with the time in which nothing was to do; `after` is the
/// longest that the page was busy without a break while what was found was drawn.
const LISTEN: &str = "const told = window.pebblebookTook = [];\
    window.pebblebookLong = [];\
    new PerformanceObserver(list => list.getEntries().forEach(one => window.pebblebookLong.push(one.duration)))\
        .observe({ type: 'longtask' });\
    const soon = then => { const way = new MessageChannel(); way.port1.onmessage = then; way.port2.postMessage(0); };\
    addEventListener('input', event => {\
        const start = performance.now();\
        const took = { since: event.timeStamp };\
        soon(() => { took.task ??= performance.now() - start; });\
        requestAnimationFrame(() => {\
            const frame = performance.now();\
            took.task ??= frame - start;\
            soon(() => {\
                const end = performance.now();\
                took.frame = end - frame;\
                took.painted = end - took.since;\
                took.after = 0;\
                told.push(took);\
                let last = end;\
                const until = end + 300;\
                const next = () => {\
                    const now = performance.now();\
                    took.after = Math.max(took.after, now - last - 4);\
                    last = now;\
                    if (now < until) setTimeout(next, 4);\
                };\
                setTimeout(next, 4);\
            });\
        });\
    }, true);";

fn main() {
    let file = std::env::args().nth(1).expect("the file that was made");
    let text = std::fs::read_to_string(file).expect("the file is there");
    let Some(setting) = Setting::open_at(Engine::Chromium, Look::phone(), NOW) else {
        return;
    };
    bring_in(&setting, &text);
    setting.browser().run(LISTEN);
    let slow = |rate: u32| {
        setting
            .browser()
            .chromium_command("Emulation.setCPUThrottlingRate", &json!({ "rate": rate }))
    };
    slow(SLOWER);
    println!("ms on a processor {SLOWER} times slower: what a key took, what drawing took, and until it was painted\n");
    // What any field takes, with nobody listening to it.
    setting
        .browser()
        .run("const bare = document.createElement('input'); bare.className = 'bare'; document.querySelector('main').prepend(bare);");
    measured(&setting, "a field with no app", "input.bare", &"puddle".chars().collect::<Vec<_>>());
    go(&setting, "#/journal");
    let typed: Vec<char> = "puddle rings".chars().chain([BACKSPACE; 6]).chain("zzz".chars()).collect();
    measured(&setting, "search, all children", SEARCH, &typed);
    // What was slow only because it was done for the first time is not slow now.
    go(&setting, "#/children");
    go(&setting, "#/journal");
    measured(&setting, "the same once more", SEARCH, &typed);
    go(&setting, "#/children");
    setting.page().link("Child A").wait();
    let first = "return document.querySelector('main a[href^=\"#/children/\"]:not([href$=new])').getAttribute('href')";
    let child = setting.browser().run(first).as_str().expect("a child").to_owned();
    go(&setting, &format!("{child}/journal"));
    measured(&setting, "search, one child", SEARCH, &typed);
    go(&setting, &format!("{child}/progress"));
    let steps: Vec<char> = [LEFT; 12].into_iter().chain([RIGHT; 6]).collect();
    measured(&setting, "slider, one child", SLIDER, &steps);
    slow(1);
}

fn bring_in(setting: &Setting, text: &str) {
    setting.go_to("#/backup");
    setting.choose_backup(text);
    let soon = |words: &'static str| {
        let there = || {
            let here = setting.browser().run("return document.body.innerText");
            if here.as_str().is_some_and(|here| here.contains(words)) {
                Ok(())
            } else {
                Err(words.to_owned())
            }
        };
        patience::ask_for(Duration::from_secs(120), there).expect("the file is taken in");
    };
    soon("This file is whole");
    setting.page().button("Bring it in").click();
    soon("The file is in.");
}

/// Goes on within the page, which goes on listening.
fn go(setting: &Setting, route: &str) {
    setting.browser().run_with("location.hash = arguments[0]", &[json!(route)]);
    std::thread::sleep(Duration::from_secs(4));
}

fn measured(setting: &Setting, what: &str, field: &str, keys: &[char]) {
    let there = "const field = document.querySelector(arguments[0]); field?.focus(); return !!field";
    if setting.browser().run_with(there, &[json!(field)]) != true {
        println!("{what}: there is no such field\n");
        return;
    }
    setting
        .browser()
        .run("window.pebblebookTook.length = 0; window.pebblebookLong.length = 0;");
    println!(
        "{what:<24} {:>8} {:>8} {:>8} {:>10} {:>8}",
        "key", "drawing", "work", "painted", "after"
    );
    let mut all: Vec<[f64; 5]> = Vec::new();
    for key in keys {
        setting.page().press(&key.to_string());
        std::thread::sleep(Duration::from_millis(400));
        let told = setting.browser().run("return window.pebblebookTook.splice(0)");
        // Where the end of a slider is reached nothing is changed.
        for one in told.as_array().into_iter().flatten() {
            let of = |name: &str| one[name].as_f64().unwrap_or(f64::NAN);
            all.push([of("task"), of("frame"), of("task") + of("frame"), of("painted"), of("after")]);
            let name = if key.is_ascii_graphic() {
                key.to_string()
            } else {
                format!("{:04x}", u32::from(*key))
            };
            print_line(&format!("  {name}"), all[all.len() - 1]);
        }
    }
    let column = |at: usize, pick: fn(&mut Vec<f64>) -> f64| {
        let mut column: Vec<f64> = all.iter().map(|line| line[at]).collect();
        column.sort_by(f64::total_cmp);
        pick(&mut column)
    };
    if !all.is_empty() {
        print_line(
            "  half are below",
            [0, 1, 2, 3, 4].map(|at| column(at, |sorted| sorted[sorted.len() / 2])),
        );
        print_line(
            "  the worst",
            [0, 1, 2, 3, 4].map(|at| column(at, |sorted| sorted[sorted.len() - 1])),
        );
    }
    let long: Value = setting.browser().run("return window.pebblebookLong.splice(0)");
    println!("  tasks over 50 ms: {long}\n");
}

fn print_line(what: &str, line: [f64; 5]) {
    println!(
        "{what:<24} {:>8.1} {:>8.1} {:>8.1} {:>10.1} {:>8.1}",
        line[0], line[1], line[2], line[3], line[4]
    );
}
