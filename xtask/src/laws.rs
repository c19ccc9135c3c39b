//! The laws of the house that no compiler holds: read off the sources.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::{place, run};

/// Files longer than this are about more than one subject.
const MOST_LINES: usize = 500;

/// Words that may not stand in some folder, but for a part of it.
struct Ban {
    words: &'static [&'static str],
    folder: &'static str,
    except: &'static str,
    why: &'static str,
}

const BANS: [Ban; 5] = [
    Ban {
        words: &["rexie", "idb::"],
        folder: "web/src",
        except: "web/src/storage",
        why: "only web/src/storage knows the database",
    },
    Ban {
        words: &["inner_html", "outer_html", "insert_adjacent_html", "document().write"],
        folder: "web/src",
        except: "",
        why: "a name typed by a person is never markup",
    },
    Ban {
        words: &[
            "Utc::now",
            "Local::now",
            "SystemTime",
            "Instant::now",
            "getrandom",
            "thread_rng",
            "rand::",
        ],
        folder: "core/src",
        except: "",
        why: "the core is handed its clock and its chance",
    },
    Ban {
        words: &[
            "Date::now",
            "js_sys::Date",
            "Date::new",
            "Math::random",
            "get_random_values",
            "Utc::now",
            "Local::now",
        ],
        folder: "web/src",
        except: "web/src/platform",
        why: "only web/src/platform reads the clock or chance of the browser",
    },
    Ban {
        words: &["println!", "print!(", "eprintln!"],
        folder: "core/src",
        except: "",
        why: "the core says nothing by itself",
    },
];

/// Crates that would let the core reach out by itself.
const NOT_IN_CORE: [&str; 12] = [
    "wasm-bindgen",
    "js-sys",
    "web-sys",
    "getrandom",
    "rand",
    "rand_core",
    "fastrand",
    "time",
    "instant",
    "web-time",
    "iana-time-zone",
    "gloo-storage",
];

/// Features of chrono that ask the machine for the time.
const NOT_OF_CHRONO: [&str; 4] = ["clock", "now", "wasmbind", "iana-time-zone"];

/// Reads every file that is in the repository, or about to be.
pub fn check() -> Result<()> {
    let root = place::workspace()?;
    let mut git = std::process::Command::new("git");
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(&root);
    let list = run::output(&mut git)?;
    let mut broken = Vec::new();
    for file in list.lines().filter(|file| !file.contains("/vendor/") && *file != "Cargo.lock") {
        // What was just taken away is still listed; a picture is no text.
        let Ok(text) = fs::read_to_string(root.join(file)) else {
            continue;
        };
        machine_paths(&root, file, &text, &mut broken);
        if file.ends_with(".rs") {
            rust(file, &text, &mut broken);
        }
    }
    report(&broken)
}

/// Asks cargo what the core is made of.
pub fn core_stands_alone() -> Result<()> {
    let mut cargo = run::cargo(&["tree", "--locked", "--package", "pebblebook-core", "--edges", "normal,build"])?;
    cargo.args(["--target", "all", "--prefix", "none", "--format", "{p}|{f}"]);
    let tree = run::output(&mut cargo)?;
    let mut broken = Vec::new();
    for line in tree.lines() {
        let (package, features) = line.split_once('|').unwrap_or((line, ""));
        let name = package.split_whitespace().next().unwrap_or_default();
        if NOT_IN_CORE.contains(&name) {
            broken.push(format!("the core depends on {name}"));
        }
        if name == "chrono" {
            let asked = features
                .trim_end_matches(" (*)")
                .split(',')
                .filter(|one| NOT_OF_CHRONO.contains(one));
            broken.extend(asked.map(|one| format!("the core has chrono's feature {one}")));
        }
    }
    if !tree.contains("pebblebook-core") {
        bail!("cargo tree did not show the core");
    }
    report(&broken)
}

fn report(broken: &[String]) -> Result<()> {
    if broken.is_empty() {
        return Ok(());
    }
    for one in broken {
        println!("  {one}");
    }
    bail!("the laws of the house are broken in {} places", broken.len())
}

fn rust(file: &str, text: &str, broken: &mut Vec<String>) {
    let lines = text.lines().count();
    if lines > MOST_LINES {
        broken.push(format!("{file}: {lines} lines; {MOST_LINES} is the most"));
    }
    if !text.starts_with("//!") {
        broken.push(format!("{file}: does not open by saying what it is about"));
    }
    for ban in &BANS {
        let inside = |folder: &str| Path::new(file).starts_with(folder);
        if !inside(ban.folder) || (!ban.except.is_empty() && inside(ban.except)) {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            // A comment may speak of what the code may not do.
            let code = line.split("//").next().unwrap_or_default();
            for word in ban.words.iter().filter(|word| holds(code, word)) {
                broken.push(format!("{file}:{}: {word}: {}", number + 1, ban.why));
            }
        }
    }
}

/// Whether the word stands there by itself, and not as the end of a longer one.
fn holds(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let before = code.get(..at).and_then(|text| text.chars().next_back());
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}

/// Where somebody's home is concerns nobody else.
fn machine_paths(root: &Path, file: &str, text: &str, broken: &mut Vec<String>) {
    let mut private = vec![root.display().to_string()];
    private.extend(place::home().map(|path| path.display().to_string()));
    for (number, line) in text.lines().enumerate() {
        if private.iter().any(|path| names(line, path)) {
            broken.push(format!("{file}:{}: names a folder of this machine", number + 1));
        }
    }
}

fn names(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line.get(at + path.len()..).and_then(|text| text.chars().next());
        let inside_a_word = |letter: Option<char>| letter.is_some_and(|one| one.is_alphanumeric() || one == '_' || one == '-');
        !inside_a_word(before) && !inside_a_word(after) && before != Some('.') && before != Some('/')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken_by(file: &str, text: &str) -> Vec<String> {
        let mut broken = Vec::new();
        rust(file, text, &mut broken);
        broken
    }

    #[test]
    fn a_ban_holds_in_its_folder_only() {
        let text = "//! Rows.\nuse rexie::Rexie;\n";
        assert_eq!(broken_by("web/src/pages/shelf.rs", text).len(), 1);
        assert!(broken_by("web/src/storage/read.rs", text).is_empty());
    }

    #[test]
    fn a_comment_or_a_longer_word_is_no_breach() {
        assert!(broken_by("core/src/time.rs", "//! Never Utc::now.\nfn operand::x() {} // SystemTime\n").is_empty());
    }

    #[test]
    fn a_long_file_and_one_without_a_subject_are_told() {
        assert_eq!(broken_by("core/src/a.rs", &"x\n".repeat(501)).len(), 2);
    }

    #[test]
    fn a_home_is_found_and_a_word_like_it_is_not() {
        assert!(names("see /home/ann/book", "/home/ann"));
        assert!(!names("see /home/anna", "/home/ann"));
        assert!(!names("src=\"./home/ann\"", "/home/ann"));
    }
}
