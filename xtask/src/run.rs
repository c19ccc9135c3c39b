//! Starting other programs, with an error that says which one and what to do.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::place;

/// The cargo that started this, in the workspace.
pub fn cargo(arguments: &[&str]) -> Result<Command> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(arguments).current_dir(place::workspace()?);
    // What cargo told this program about itself is not meant for the next one.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PKG_NAME"] {
        command.env_remove(name);
    }
    Ok(command)
}

/// Runs it to the end; anything but success is an error.
pub fn all_right(command: &mut Command) -> Result<()> {
    let name = name_of(command);
    let status = command.status().with_context(|| format!("`{name}` could not be started"))?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// Runs it quietly and gives back what it wrote.
pub fn output(command: &mut Command) -> Result<String> {
    let name = name_of(command);
    let output = command.output().with_context(|| format!("`{name}` could not be started"))?;
    if !output.status.success() {
        bail!("`{name}` failed:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs it, lets everything it writes be seen, and keeps a copy. True when it succeeded.
pub fn overheard(command: &mut Command) -> Result<(bool, String)> {
    let name = name_of(command);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{name}` could not be started"))?;
    let complaints = child.stderr.take().map(|pipe| thread::spawn(move || pass_on(pipe, true)));
    let mut heard = child.stdout.take().map(|pipe| pass_on(pipe, false)).unwrap_or_default();
    if let Some(Ok(more)) = complaints.map(thread::JoinHandle::join) {
        heard.push_str(&more);
    }
    let status = child.wait().with_context(|| format!("`{name}` was lost"))?;
    Ok((status.success(), heard))
}

fn pass_on(pipe: impl Read, complaint: bool) -> String {
    let mut heard = String::new();
    let mut lines = BufReader::new(pipe);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
        let text = String::from_utf8_lossy(&line);
        if complaint {
            eprint!("{text}");
        } else {
            print!("{text}");
        }
        heard.push_str(&text);
        line.clear();
    }
    heard
}

fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut name = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    for argument in command.get_args().take(4) {
        name.push(' ');
        name.push_str(&argument.to_string_lossy());
    }
    name
}
