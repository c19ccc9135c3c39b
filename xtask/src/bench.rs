//! `cargo xtask bench`: the core timed against itself; ratios, not seconds, so that machines can be compared. And, where it is asked for, what
//! it takes to back up a book larger than any setting's in a real browser.

use std::process::Command;

use anyhow::{Context, Result};

use crate::{place, run};

/// Runs the bench that the core carries as an example.
pub fn bench() -> Result<()> {
    run::all_right(&mut example("pebblebook-core", "bench", true)?)
}

/// Makes a large book and has it brought in and backed up by the app as it was built last.
pub fn large() -> Result<()> {
    let folder = place::target()?.join("tmp");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("large-book.json");
    let name = file.to_str().context("the folder has a name that can be written")?;
    run::all_right(example("pebblebook-core", "large_book", true)?.arg(name))?;
    let done = run::all_right(example("pebblebook-tests", "large_backup", false)?.arg(name));
    std::fs::remove_file(&file)?;
    done
}

fn example(package: &str, name: &str, release: bool) -> Result<Command> {
    let profile = if release { "release" } else { "dev" };
    run::cargo(&[
        "run",
        "--locked",
        "--profile",
        profile,
        "--package",
        package,
        "--example",
        name,
        "--",
    ])
}
