//! From sources to WebAssembly. What is shipped is built together with the standard library, which comes made for speed and with words
//! for every panic: built here it is small too, and a panic ends the app at once, without a word (`web/shell/rescue.js` shows the panel).

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{place, run, tools};

/// What cargo is told, so that it builds the standard library too.
const OWN_LIBRARY: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// What the compiler is told. Without words for a panic nobody asks where in the sources it was either.
const WITHOUT_WORDS: [&str; 3] = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"];

/// Compiles the app: small, or quickly.
pub fn app(debug: bool) -> Result<PathBuf> {
    tools::wasm_target()?;
    let mut cargo = run::cargo(&["build", "--locked", "--package", "pebblebook-web", "--target", tools::WASM])?;
    let mut flags = without_machine_paths()?;
    if !debug {
        tools::library_sources()?;
        flags.extend(WITHOUT_WORDS.map(OsString::from));
        // None of this is promised for every compiler yet. Ours is the stable one named in rust-toolchain.toml, and this lets it do it.
        cargo.arg("--release").args(OWN_LIBRARY).env("RUSTC_BOOTSTRAP", "1");
    }
    // The separator cargo asks for, so that a folder with a space in its name does no harm.
    cargo
        .env_remove("RUSTFLAGS")
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join(&OsString::from("\u{1f}")));
    run::all_right(&mut cargo).context("the app did not compile")?;
    let profile = if debug { "debug" } else { "release" };
    Ok(place::target()?.join(tools::WASM).join(profile).join("pebblebook-web.wasm"))
}

/// Nothing in the app may tell on whose machine it was built. Where two prefixes fit, the later one counts.
fn without_machine_paths() -> Result<Vec<OsString>> {
    let mut flags = Vec::new();
    let mut prefixes = Vec::new();
    prefixes.extend(place::home().map(|path| (path, "home")));
    prefixes.push((place::cargo_home()?, "cargo"));
    prefixes.push((tools::sysroot()?, "rust"));
    prefixes.push((place::workspace()?, "pebblebook"));
    for (path, name) in prefixes {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(path);
        flag.push(format!("={name}"));
        flags.push(flag);
    }
    Ok(flags)
}
