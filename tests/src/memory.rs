//! What the processes of a browser hold in memory, looked at twice a second from outside. Linux only, which tells it under `/proc`.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::browser::Browser;

/// How often is looked.
const BETWEEN_LOOKS: Duration = Duration::from_millis(500);

/// What is held, in bytes: memory that is the process's own and no file's.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// By the process of the page.
    pub page: u64,
    /// By the browser itself.
    pub browser: u64,
    /// By the helper that keeps what pages store.
    pub storage: u64,
}

impl Held {
    fn each(self, other: Self, of: impl Fn(u64, u64) -> u64) -> Self {
        Self {
            page: of(self.page, other.page),
            browser: of(self.browser, other.browser),
            storage: of(self.storage, other.storage),
        }
    }

    /// How much more this is than `before`.
    #[must_use]
    pub fn beyond(self, before: Self) -> Self {
        self.each(before, u64::saturating_sub)
    }
}

/// Looks on until it is asked for the most that was held.
#[derive(Debug)]
pub struct Watch {
    before: Held,
    most: Arc<Mutex<Held>>,
    done: Arc<AtomicBool>,
    looking: Option<JoinHandle<()>>,
}

impl Watch {
    /// Has the page put its garbage away, notes what is held then, and looks on from there.
    #[must_use]
    pub fn begin(browser: &Browser) -> Self {
        for _ in 0..2 {
            browser.chromium_command("HeapProfiler.collectGarbage", &serde_json::json!({}));
            std::thread::sleep(BETWEEN_LOOKS);
        }
        let processes = Processes::of(browser);
        let before = processes.held();
        let (most, done) = (Arc::new(Mutex::new(before)), Arc::new(AtomicBool::new(false)));
        let (noted, ends) = (most.clone(), done.clone());
        let looking = std::thread::spawn(move || {
            while !ends.load(Ordering::Relaxed) {
                let now = processes.held();
                let mut most = noted.lock().unwrap_or_else(PoisonError::into_inner);
                *most = most.each(now, u64::max);
                drop(most);
                std::thread::sleep(BETWEEN_LOOKS);
            }
        });
        Self {
            before,
            most,
            done,
            looking: Some(looking),
        }
    }

    /// What was held before, and the most since.
    #[must_use]
    pub fn end(mut self) -> (Held, Held) {
        self.done.store(true, Ordering::Relaxed);
        if let Some(looking) = self.looking.take() {
            let _ = looking.join();
        }
        (self.before, *self.most.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Which processes are looked at.
#[derive(Debug)]
struct Processes {
    page: Option<String>,
    browser: Option<String>,
    storage: Option<String>,
}

impl Processes {
    fn of(browser: &Browser) -> Self {
        let all: Vec<(String, String)> = browser
            .processes()
            .into_iter()
            .filter_map(|process| {
                let words = fs::read(format!("/proc/{process}/cmdline")).ok()?;
                Some((process, String::from_utf8_lossy(&words).replace('\0', " ")))
            })
            .collect();
        let most = |is: &dyn Fn(&str) -> bool, of: &dyn Fn(&str) -> u64| {
            let some = all.iter().filter(|(_, words)| is(words));
            some.max_by_key(|(process, _)| of(process)).map(|(process, _)| process.clone())
        };
        // There may be spare ones: the page's is the one that works when the page does.
        let renderer = |words: &str| words.contains("--type=renderer");
        let worked = |processes: &[(String, String)]| -> Vec<(String, u64)> {
            let some = processes.iter().filter(|(_, words)| renderer(words));
            some.map(|(process, _)| (process.clone(), ticks(process))).collect()
        };
        let before = worked(&all);
        browser.run("const end = Date.now() + 400; while (Date.now() < end);");
        let since = |process: &str| {
            let old = before.iter().find(|(name, _)| name == process).map_or(0, |(_, ticks)| *ticks);
            ticks(process).saturating_sub(old)
        };
        Self {
            page: most(&renderer, &since),
            browser: most(
                &|words| words.contains("--user-data-dir=") && !words.contains("--type=") && !words.contains("chromedriver"),
                &held,
            ),
            storage: most(&|words| words.contains("storage.mojom.StorageService"), &held),
        }
    }

    fn held(&self) -> Held {
        let of = |process: &Option<String>| process.as_deref().map(held).unwrap_or_default();
        Held {
            page: of(&self.page),
            browser: of(&self.browser),
            storage: of(&self.storage),
        }
    }
}

/// For how long it has worked, in the kernel's ticks.
fn ticks(process: &str) -> u64 {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name in brackets may hold anything.
    let rest = text.rsplit_once(')').map(|(_, rest)| rest).unwrap_or_default();
    rest.split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|word| word.parse::<u64>().ok())
        .sum()
}

/// Its share of the memory that was written to, whether it is its own or shared with another process; the program itself was not.
fn held(process: &str) -> u64 {
    let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let of = |name: &str| {
        let line = text.lines().find(|line| line.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    };
    of("Pss_Dirty:").unwrap_or_default() * 1024
}
