//! The tools a build needs beyond cargo itself, in the one version that fits, kept under cargo's home
//! so that a new clone does not pay for them again.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::{place, run};

/// The target the app is built for.
pub const WASM: &str = "wasm32-unknown-unknown";
const GECKODRIVER: &str = "0.37.1";

/// The folder of this toolchain.
pub fn sysroot() -> Result<PathBuf> {
    let told = run::output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(place::workspace()?))?;
    Ok(PathBuf::from(told.trim()))
}

/// Sees to it that this toolchain can build for the browser.
pub fn wasm_target() -> Result<()> {
    let there = sysroot()?.join("lib/rustlib").join(WASM).is_dir();
    part_of_toolchain(there, &format!("the standard library for {WASM}"), &["target", "add", WASM])
}

/// Sees to it that this toolchain can build its standard library anew.
pub fn library_sources() -> Result<()> {
    let there = sysroot()?.join("lib/rustlib/src/rust/library/Cargo.lock").is_file();
    part_of_toolchain(there, "the sources of the standard library", &["component", "add", "rust-src"])
}

fn part_of_toolchain(there: bool, name: &str, rustup: &[&str]) -> Result<()> {
    if there {
        return Ok(());
    }
    println!("Fetching {name} (first time only)");
    run::all_right(Command::new("rustup").args(rustup).current_dir(place::workspace()?)).with_context(|| {
        format!(
            "{name} could not be fetched; `rustup {}` adds it to this toolchain",
            rustup.join(" ")
        )
    })
}

/// The program `wasm-bindgen`.
pub fn wasm_bindgen() -> Result<PathBuf> {
    bindgen_tool("wasm-bindgen")
}

/// The program that runs tests inside a browser.
pub fn wasm_bindgen_test_runner() -> Result<PathBuf> {
    bindgen_tool("wasm-bindgen-test-runner")
}

/// The program that drives Firefox.
pub fn geckodriver() -> Result<PathBuf> {
    match place::on_path("geckodriver") {
        Some(own) => Ok(own),
        None => tool("geckodriver", "geckodriver", GECKODRIVER, "geckodriver"),
    }
}

fn bindgen_tool(program: &str) -> Result<PathBuf> {
    // The program and the crate must be of the very same version: the lock file names it.
    let lock = place::workspace()?.join("Cargo.lock");
    let lock = fs::read_to_string(&lock).context("Cargo.lock cannot be read")?;
    let version = locked_version(&lock, "wasm-bindgen").context("Cargo.lock does not name wasm-bindgen")?;
    tool("wasm-bindgen", "wasm-bindgen-cli", &version, program)
}

fn locked_version(lock: &str, name: &str) -> Option<String> {
    let entry = lock
        .split("[[package]]")
        .find(|entry| entry.contains(&format!("\nname = \"{name}\"\n")))?;
    let (_, rest) = entry.split_once("version = \"")?;
    rest.split_once('"').map(|(version, _)| version.to_owned())
}

fn tool(folder: &str, package: &str, version: &str, program: &str) -> Result<PathBuf> {
    let cache = place::cargo_home()?.join("pebblebook-tools");
    let root = cache.join(format!("{folder}-{version}"));
    let path = root.join("bin").join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    if path.is_file() {
        return Ok(path);
    }
    println!("Installing {package} {version} into cargo's home (first time only, two or three minutes)");
    fs::create_dir_all(&cache).with_context(|| format!("{} cannot be made", cache.display()))?;
    let mut install = run::cargo(&["install", "--locked", "--root"])?;
    install.arg(&root).arg(format!("{package}@{version}"));
    // From outside the workspace, so that nothing set for the app reaches the tool.
    install.current_dir(&cache);
    for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET", "CARGO_TARGET_DIR"] {
        install.env_remove(name);
    }
    run::all_right(&mut install)
        .with_context(|| format!("{package} {version} could not be installed; it needs the internet once, and a C compiler"))?;
    ensure!(path.is_file(), "{package} {version} was installed without its program {program}");
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_lock_file_names_the_version_of_exactly_this_crate() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.129"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
