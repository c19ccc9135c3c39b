//! `cargo xtask serve`: the app on this machine, as it would be on any static host.

use std::process::{Command, Stdio};

use anyhow::{Result, anyhow};

use crate::{bundle, place, site, watch};

/// How to serve.
#[derive(Debug)]
pub struct Wishes {
    /// The port, or any that is free.
    pub port: Option<u16>,
    /// The path the app is found under.
    pub base: String,
    /// Build again and reload at every change.
    pub watch: bool,
    /// Show it in a browser.
    pub open: bool,
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            port: None,
            base: "/".into(),
            watch: false,
            open: true,
        }
    }
}

/// A base path always begins and ends with one slash.
pub fn base(wish: &str) -> String {
    match wish.trim_matches('/') {
        "" => "/".into(),
        inner => format!("/{inner}/"),
    }
}

/// Builds, serves, and stays until it is stopped.
pub fn serve(wishes: &Wishes) -> Result<()> {
    // The port first: nobody should wait for a build to learn that it is taken.
    let (server, port) = site::open(wishes.port)?;
    let mut build = bundle::Wishes::release(place::dist()?);
    if wishes.watch {
        build.out = place::target()?.join("pebblebook-watched");
        build.debug = true;
        build.watched = true;
    }
    bundle::build(&build)?;
    let site = site::Site {
        folder: build.out.clone(),
        base: wishes.base.clone(),
    };
    let desk = site.answer(server);
    let address = format!("http://localhost:{port}{}", wishes.base);
    println!("\nPebblebook is at {address}");
    println!("Ctrl+C stops it.");
    if wishes.open {
        show(&address);
    }
    if wishes.watch {
        watch::rebuild_on_change(&build)?;
    }
    desk.join().map_err(|_| anyhow!("the server stopped by itself"))
}

/// Shows it in a browser where there is a desktop. The address is printed anyway, so a failure is no matter.
fn show(address: &str) {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else {
        let desktop = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
        if !desktop {
            return;
        }
        Command::new("xdg-open")
    };
    let _ = command
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}

#[cfg(test)]
mod tests {
    use super::base;

    #[test]
    fn a_base_begins_and_ends_with_one_slash() {
        for wish in ["a/b", "/a/b", "a/b/", "/a/b/"] {
            assert_eq!(base(wish), "/a/b/");
        }
        for wish in ["", "/", "//"] {
            assert_eq!(base(wish), "/");
        }
    }
}
