//! The checks of `cargo xtask test`, in their order.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::test::Count;
use crate::{browsers, budget, bundle, laws, place, run, tools};

/// One check: its name on the command line, its heading, and what it does.
pub struct Check {
    pub name: &'static str,
    pub heading: &'static str,
    pub run: fn() -> Result<Count>,
}

/// All of them: what is quick and tells most comes first.
pub const ALL: [Check; 9] = [
    Check {
        name: "fmt",
        heading: "The sources are laid out alike",
        run: format,
    },
    Check {
        name: "laws",
        heading: "The laws of the house hold",
        run: house_laws,
    },
    Check {
        name: "core",
        heading: "The core stands alone, and its tests pass",
        run: core,
    },
    Check {
        name: "clippy",
        heading: "No lint complains, here or for the browser",
        run: clippy,
    },
    Check {
        name: "xtask",
        heading: "The developer's door works, and so do the macros",
        run: xtask,
    },
    Check {
        name: "storage",
        heading: "The store keeps its contract inside a browser, and what is drawn there changes as it should",
        run: storage,
    },
    Check {
        name: "build",
        heading: "The app is built as it is shipped",
        run: build,
    },
    Check {
        name: "size",
        heading: "A first visit is small",
        run: size,
    },
    Check {
        name: "journeys",
        heading: "Journeys through the app in real browsers",
        run: journeys,
    },
];

fn format() -> Result<Count> {
    one(&mut run::cargo(&["fmt", "--all", "--check"])?)
}

fn house_laws() -> Result<Count> {
    laws::check()?;
    Ok(Count::passed(1))
}

fn core() -> Result<Count> {
    laws::core_stands_alone()?;
    let counted = counted(&mut run::cargo(&["test", "--locked", "--package", "pebblebook-core"])?)?;
    Ok(Count::passed(1) + counted)
}

fn clippy() -> Result<Count> {
    tools::wasm_target()?;
    let mut native = run::cargo(&["clippy", "--locked", "--keep-going", "--workspace", "--exclude", "pebblebook-web"])?;
    native.args(["--all-targets", "--", "-D", "warnings"]);
    let mut web = run::cargo(&[
        "clippy",
        "--locked",
        "--keep-going",
        "--package",
        "pebblebook-web",
        "--target",
        tools::WASM,
    ])?;
    web.args(["--all-targets", "--", "-D", "warnings"]);
    Ok(both(one(&mut native), one(&mut web)))
}

fn xtask() -> Result<Count> {
    counted(&mut run::cargo(&[
        "test",
        "--locked",
        "--package",
        "xtask",
        "--package",
        "pebblebook-markup",
    ])?)
}

fn storage() -> Result<Count> {
    tools::wasm_target()?;
    let runner = tools::wasm_bindgen_test_runner()?;
    if let Some((_, program)) = browsers::missing().into_iter().find(|(name, _)| *name == "Chromium") {
        return Ok(Count::skipped(format!("storage contract ({program} not found)")));
    }
    let driver = place::on_path("chromedriver").context("chromedriver is not on the PATH")?;
    let mut cargo = run::cargo(&["test", "--locked", "--package", "pebblebook-web", "--target", tools::WASM])?;
    cargo
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    counted(&mut cargo)
}

fn build() -> Result<Count> {
    bundle::build(&bundle::Wishes::release(place::dist()?))?;
    Ok(Count::passed(1))
}

fn size() -> Result<Count> {
    budget::check(&place::dist()?)?;
    Ok(Count::passed(1))
}

fn journeys() -> Result<Count> {
    let missing = browsers::missing();
    let mut cargo = run::cargo(&["test", "--locked", "--package", "pebblebook-tests"])?;
    cargo.env("PEBBLEBOOK_DIST", place::dist()?);
    if let (Ok(driver), Some(path)) = (tools::geckodriver(), std::env::var_os("PATH")) {
        let own = driver.parent().map(std::path::Path::to_path_buf);
        let all = own.into_iter().chain(std::env::split_paths(&path));
        cargo.env("PATH", std::env::join_paths(all)?);
    }
    let mut count = counted(&mut cargo)?;
    for (name, program) in missing {
        count = count + Count::skipped(format!("journeys in {name} ({program} not found)"));
    }
    Ok(count)
}

/// A program that is one check by itself.
fn one(command: &mut Command) -> Result<Count> {
    run::all_right(command)?;
    Ok(Count::passed(1))
}

/// Runs both, whatever became of the first.
fn both(first: Result<Count>, second: Result<Count>) -> Count {
    let count = |done: Result<Count>| {
        done.unwrap_or_else(|error| {
            eprintln!("{}", crate::told(&error));
            Count::failed(1)
        })
    };
    count(first) + count(second)
}

/// A test runner, which counts for itself.
fn counted(command: &mut Command) -> Result<Count> {
    let (well, heard) = run::overheard(command)?;
    let count = Count::of(&heard);
    if !well && count.failures() == 0 {
        // It broke down before it could count: a compile error, a browser that would not start.
        bail!("the tests did not come to their end");
    }
    Ok(count)
}
