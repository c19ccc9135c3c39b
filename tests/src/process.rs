//! Starting other programs so that nothing of them is left when a test ends, however it ends.

use std::collections::HashSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, AtomicU32, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::patience;

/// A browser starts a dozen helpers, some of which leave the family tree. All of them inherit the
/// environment, so a mark in it finds exactly what this test started and nothing else.
const MARK: &str = "PEBBLEBOOK_TEST_FAMILY";

static COUNT: AtomicU32 = AtomicU32::new(0);

/// Every process one test started. Dropping it ends them all.
#[derive(Debug)]
pub struct Family {
    mark: String,
    children: Vec<Child>,
}

impl Family {
    /// An empty family.
    pub fn new() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        Self {
            mark: format!("{}-{number}", std::process::id()),
            children: Vec::new(),
        }
    }

    /// Starts a program quietly and keeps it until the family ends.
    pub fn start(&mut self, command: &mut Command) -> std::io::Result<()> {
        self.dress(command).stdout(Stdio::null());
        self.children.push(command.spawn()?);
        Ok(())
    }

    /// Starts a program and hands back the first line it prints.
    pub fn start_and_hear(&mut self, command: &mut Command) -> std::io::Result<String> {
        self.dress(command).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let mut line = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut line)?;
        }
        self.children.push(child);
        Ok(line.trim().to_owned())
    }

    fn dress<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        for proxy in ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
            command.env_remove(proxy);
        }
        command.env(MARK, &self.mark).stdin(Stdio::null()).stderr(Stdio::null())
    }

    /// Ends every member at once, without asking: what a flat battery does.
    pub fn end(&mut self) {
        let _ = patience::ask(|| {
            for child in &mut self.children {
                let _ = child.try_wait();
            }
            let alive = self.alive();
            if alive.is_empty() {
                return Ok(());
            }
            let _ = Command::new("kill").arg("-9").args(&alive).stderr(Stdio::null()).status();
            Err("some would not end".to_owned())
        });
        for mut child in self.children.drain(..) {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Ends every member that lives now, without asking, once so much time has passed. Nobody is waited for meanwhile.
    pub fn end_in(&self, time: Duration) -> JoinHandle<()> {
        let alive = self.alive();
        thread::spawn(move || {
            thread::sleep(time);
            let _ = Command::new("kill").arg("-9").args(&alive).stderr(Stdio::null()).status();
        })
    }

    /// The marked ones and everyone they started: some write over their own environment, some
    /// leave their parents, none does both before it is found.
    pub fn alive(&self) -> Vec<String> {
        let wanted = format!("{MARK}={}", self.mark);
        let all: Vec<(String, String, bool)> = fs::read_dir("/proc")
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| {
                let name = entry.file_name().into_string().ok()?;
                let status = fs::read_to_string(entry.path().join("status")).ok()?;
                let parent = status.lines().find_map(|line| line.strip_prefix("PPid:"))?;
                let dead = status.lines().any(|line| line.starts_with("State:\tZ"));
                let environment = fs::read(entry.path().join("environ")).unwrap_or_default();
                let marked = environment.split(|byte| *byte == 0).any(|one| one == wanted.as_bytes());
                (!dead).then(|| (name, parent.trim().to_owned(), marked))
            })
            .collect();
        let mut ours: HashSet<&str> = all.iter().filter(|(.., marked)| *marked).map(|(name, ..)| name.as_str()).collect();
        loop {
            let before = ours.len();
            for (name, parent, _) in &all {
                if ours.contains(parent.as_str()) {
                    ours.insert(name);
                }
            }
            if ours.len() == before {
                return ours.into_iter().map(str::to_owned).collect();
            }
        }
    }
}

impl Drop for Family {
    fn drop(&mut self) {
        self.end();
    }
}

/// Ports no system hands out by itself (those begin at 32768 or later).
const OWN_PORTS: std::ops::Range<u16> = 20_000..32_000;

/// A port nobody listens on, and that nobody else is given while this run lasts: a journey that
/// stops its server must find nobody at the old address. Ports the system chooses are handed on to
/// the next browser or server as soon as they are free.
pub fn free_port() -> u16 {
    static GIVEN: AtomicU16 = AtomicU16::new(0);
    // Another run on this machine most likely begins elsewhere.
    let first = (std::process::id() % 37) * 320;
    let count = u32::from(OWN_PORTS.end - OWN_PORTS.start);
    for _ in 0..count {
        let step = u32::from(GIVEN.fetch_add(1, Ordering::Relaxed));
        let port = OWN_PORTS.start + u16::try_from((first + step) % count).unwrap_or(0);
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
    panic!("every port from {} to {} is taken", OWN_PORTS.start, OWN_PORTS.end);
}

/// Finds a program by name on the search path, or at one of the other places.
pub fn find_program(name: &str, elsewhere: &[PathBuf]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .chain(elsewhere.iter().cloned())
        .find(|file| is_program(file))
}

fn is_program(file: &Path) -> bool {
    file.is_file()
}
