//! Folders: one of our own that goes away again, the built app, and where results are put.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A new empty folder, removed with everything in it when this is dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Makes one; `what` is part of its name, for whoever finds it left behind.
    #[must_use]
    pub fn new(what: &str) -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("pebblebook-{what}-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a temporary folder can be made");
        Self(path)
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A browser that was just killed may still be letting go of a file: ask twice.
        for _ in 0..20 {
            if fs::remove_dir_all(&self.0).is_ok() || !self.0.exists() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(25));
        }
    }
}

/// The folder of the built app: `PEBBLEBOOK_DIST`, or `dist` at the root of the workspace.
///
/// # Panics
/// When there is no built app there; the message says how to make one.
#[must_use]
pub fn built_app() -> PathBuf {
    let path = match std::env::var_os("PEBBLEBOOK_DIST") {
        Some(path) => PathBuf::from(path),
        None => workspace().join("dist"),
    };
    assert!(
        path.join("index.html").is_file() && path.join("sw.js").is_file(),
        "no built app in {}: run `cargo xtask build` first, or say where it is in PEBBLEBOOK_DIST",
        path.display()
    );
    path
}

/// Where pictures and papers of a run are put. Not part of the repository.
#[must_use]
pub fn results_folder() -> PathBuf {
    let path = workspace().join("test-results");
    fs::create_dir_all(&path).expect("the results folder can be made");
    path
}

/// Two small pictures that differ, for whoever needs a face or a cover.
#[must_use]
pub fn two_pictures() -> [PathBuf; 2] {
    ["icon-192.png", "icon-maskable-512.png"].map(|name| workspace().join("web/shell/icons").join(name))
}

fn workspace() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("tests/ is inside the workspace").to_path_buf()
}
