//! The browsers the journeys need. On Debian, where one may, what is missing is installed; elsewhere it is named.

use std::fs;
use std::process::Command;

use crate::{place, run, tools};

/// One engine: what it needs, any of each, and where Debian keeps it.
struct Engine {
    name: &'static str,
    programs: &'static [&'static [&'static str]],
}

const ENGINES: [Engine; 3] = [
    Engine {
        name: "Chromium",
        programs: &[&["chromium", "google-chrome", "chrome"], &["chromedriver"]],
    },
    Engine {
        name: "Firefox",
        programs: &[&["firefox-esr", "firefox"]],
    },
    Engine {
        name: "WebKit",
        programs: &[&["WebKitWebDriver"], &["Xvfb"]],
    },
];

const PACKAGES: [&str; 8] = [
    "chromium",
    "chromium-driver",
    "firefox-esr",
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "fonts-dejavu",
    "fonts-noto-color-emoji",
];

/// Installs what it may and gives back, for each engine that cannot run, its name and what is missing.
pub fn missing() -> Vec<(&'static str, String)> {
    if !lacking().is_empty() && may_install() {
        println!("Installing the browsers that are missing (first time only)");
        if let Err(error) = install() {
            eprintln!("{}", crate::told(&error));
        }
    }
    let mut missing = lacking();
    if !missing.iter().any(|(name, _)| *name == "Firefox")
        && let Err(error) = tools::geckodriver()
    {
        eprintln!("{}", crate::told(&error));
        missing.push(("Firefox", "geckodriver".into()));
    }
    for (name, program) in &missing {
        println!(
            "{name} is left out: {program} is not on the PATH. On Debian: apt-get install {}",
            PACKAGES.join(" ")
        );
    }
    missing
}

fn lacking() -> Vec<(&'static str, String)> {
    ENGINES
        .iter()
        .filter_map(|engine| {
            let lost = engine
                .programs
                .iter()
                .find(|any| any.iter().all(|one| place::on_path(one).is_none()))?;
            Some((engine.name, lost.first().copied().unwrap_or_default().to_owned()))
        })
        .collect()
}

/// Only on Debian itself, whose packages these are, and only where nobody has to be asked.
fn may_install() -> bool {
    let debian = fs::read_to_string("/etc/os-release").is_ok_and(|about| about.lines().any(|line| line == "ID=debian"));
    debian && place::on_path("apt-get").is_some() && is_root()
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

fn install() -> anyhow::Result<()> {
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet");
        command
    };
    run::all_right(apt().arg("update"))?;
    run::all_right(apt().args(["install", "--yes", "--no-install-recommends"]).args(PACKAGES))
}
