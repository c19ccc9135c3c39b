//! Building again at every change, and telling the open page. None of this is in a shipped build.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::Result;

use crate::{bundle, place};

/// Stands in for `offline.js`: the page asks for the newest build and reloads itself.
pub const SCRIPT: &str = include_str!("watch/live-reload.js");
/// Stands in for `sw.js`: takes away the worker of an earlier `serve` at the same address.
pub const WORKER: &str = include_str!("watch/no-worker.js");
/// Where the page finds the newest build.
pub const BUILD: &str = "live-reload.json";

const SOURCES: [&str; 7] = [
    "core/src",
    "web/src",
    "web/markup/src",
    "web/style",
    "web/shell",
    "index.html",
    "Cargo.toml",
];

/// Builds whenever a source changed. Never ends.
pub fn rebuild_on_change(wishes: &bundle::Wishes) -> Result<()> {
    let root = place::workspace()?;
    let mut seen = state(&root);
    loop {
        thread::sleep(Duration::from_millis(400));
        let now = state(&root);
        if now == seen {
            continue;
        }
        seen = now;
        println!("\nSomething changed.");
        if let Err(error) = bundle::build(wishes) {
            eprintln!("{}\nStill serving the build before.", crate::told(&error));
        }
    }
}

/// How many files there are, and when the newest was written.
fn state(root: &Path) -> (usize, Option<SystemTime>) {
    let mut files = Vec::new();
    for source in SOURCES {
        collect(&root.join(source), &mut files);
    }
    let newest = files
        .iter()
        .filter_map(|file| fs::metadata(file).and_then(|about| about.modified()).ok())
        .max();
    (files.len(), newest)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            collect(&entry.path(), files);
        }
    } else {
        files.push(path.to_path_buf());
    }
}
