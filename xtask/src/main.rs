//! The developer's one door: `cargo xtask serve | build | test | bench`.

mod bench;
mod browsers;
mod budget;
mod bundle;
mod checks;
mod compile;
mod laws;
mod locals;
mod names;
mod order;
mod packed;
mod place;
mod run;
mod serve;
mod site;
mod test;
mod tools;
mod unaligned;
mod watch;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

const HELP: &str = "\
cargo xtask serve [--port N] [--base /some/path/] [--watch] [--no-open]
    Builds the app and serves it on this machine. --watch builds again and reloads at every change.

cargo xtask build [--out FOLDER] [--build-id NAME] [--debug]
    Builds the whole static site into dist/ (or FOLDER).

cargo xtask test [--only CHECK[,CHECK…]]
    Runs every check and goes on after a failure; ends with one line that counts them.
    Checks: fmt, clippy, core, laws, xtask, storage, build, size, journeys.

cargo xtask bench [--large]
    Times the core against itself and prints ratios. --large brings a book of 40,000 records and 1,000 pictures into the built app instead, and backs it up.

Whatever is missing (the wasm target, wasm-bindgen, geckodriver) is fetched once and kept under
cargo's home, outside the clone.";

fn main() -> ExitCode {
    match open() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\n{}", told(&error));
            ExitCode::FAILURE
        }
    }
}

/// The whole chain of what went wrong, one cause a line.
fn told(error: &anyhow::Error) -> String {
    let mut lines = Vec::new();
    for (depth, cause) in error.chain().enumerate() {
        let lead = if depth == 0 { "xtask: " } else { "  because " };
        lines.push(format!("{lead}{cause}"));
    }
    lines.join("\n")
}

fn open() -> Result<ExitCode> {
    let mut words = lexopt::Parser::from_env();
    let Some(Value(task)) = words.next()? else {
        println!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    };
    match task.to_str() {
        Some("serve") => serve::serve(&serve_wishes(&mut words)?)?,
        Some("build") => {
            let wishes = build_wishes(&mut words)?;
            bundle::build(&wishes)?;
        }
        Some("test") => return test::test(&only(&mut words)?),
        Some("bench") => match words.next()? {
            None => bench::bench()?,
            Some(Long("large")) => bench::large()?,
            Some(other) => return Err(other.unexpected().into()),
        },
        _ => bail!("there is no task {task:?}\n\n{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn serve_wishes(words: &mut lexopt::Parser) -> Result<serve::Wishes> {
    let mut wishes = serve::Wishes::default();
    while let Some(word) = words.next()? {
        match word {
            Long("port") => wishes.port = Some(words.value()?.parse().context("--port takes a number")?),
            Long("base") => wishes.base = serve::base(&words.value()?.string()?),
            Long("watch") => wishes.watch = true,
            Long("no-open") => wishes.open = false,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(wishes)
}

fn build_wishes(words: &mut lexopt::Parser) -> Result<bundle::Wishes> {
    let mut wishes = bundle::Wishes::release(place::dist()?);
    while let Some(word) = words.next()? {
        match word {
            Long("out") => wishes.out = std::path::absolute(PathBuf::from(words.value()?))?,
            Long("build-id") => wishes.build_id = Some(words.value()?.string()?),
            Long("debug") => wishes.debug = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(wishes)
}

fn only(words: &mut lexopt::Parser) -> Result<Vec<String>> {
    let mut names = Vec::new();
    while let Some(word) = words.next()? {
        match word {
            Long("only") => names.extend(words.value()?.string()?.split(',').map(str::to_owned)),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(names)
}
