//! `cargo xtask test`: every check, one after the other, whatever became of the one before.

use std::ops::Add;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::checks;

/// What was counted.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Count {
    passed: usize,
    failed: usize,
    ignored: usize,
    /// Whole suites that could not run, by name.
    left_out: Vec<String>,
}

impl Count {
    /// So many that passed.
    pub fn passed(number: usize) -> Self {
        Self {
            passed: number,
            ..Self::default()
        }
    }

    /// So many that failed.
    pub fn failed(number: usize) -> Self {
        Self {
            failed: number,
            ..Self::default()
        }
    }

    /// A suite that could not run.
    pub fn skipped(suite: String) -> Self {
        Self {
            left_out: vec![suite],
            ..Self::default()
        }
    }

    /// What test runners said at their end: `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    pub fn of(heard: &str) -> Self {
        let mut count = Self::default();
        for line in heard.lines() {
            let Some((_, said)) = line.split_once("test result: ") else {
                continue;
            };
            let said = said.split_once(". ").map_or(said, |(_, numbers)| numbers);
            for part in said.split(';') {
                let mut words = part.split_whitespace();
                let number: usize = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
                match words.next() {
                    Some("passed") => count.passed += number,
                    Some("failed") => count.failed += number,
                    Some("ignored") => count.ignored += number,
                    _ => {}
                }
            }
        }
        count
    }

    /// How many failed.
    pub fn failures(&self) -> usize {
        self.failed
    }

    fn skips(&self) -> usize {
        self.ignored + self.left_out.len()
    }
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let mut left_out = self.left_out;
        left_out.extend(other.left_out);
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            ignored: self.ignored + other.ignored,
            left_out,
        }
    }
}

/// Runs the named checks, or all.
pub fn test(only: &[String]) -> Result<ExitCode> {
    let known = |name: &String| checks::ALL.iter().any(|check| check.name == name);
    if let Some(unknown) = only.iter().find(|name| !known(name)) {
        let names: Vec<_> = checks::ALL.iter().map(|check| check.name).collect();
        bail!("there is no check {unknown:?}; there are {}", names.join(", "));
    }
    // In continuous integration nobody reads that a browser was not there.
    let strict = std::env::var("CI").is_ok_and(|value| value == "true" || value == "1");
    let start = Instant::now();
    let mut all = Count::default();
    let mut table = Vec::new();
    for check in checks::ALL
        .iter()
        .filter(|check| only.is_empty() || only.iter().any(|name| name == check.name))
    {
        println!("\n── {} ── {}", check.name, check.heading);
        let begun = Instant::now();
        let mut count = (check.run)().unwrap_or_else(|error| {
            eprintln!("{}", crate::told(&error));
            Count::failed(1)
        });
        if strict {
            count.failed += count.left_out.len();
        }
        let seconds = begun.elapsed().as_secs_f64();
        println!("── {} took {seconds:.1} s", check.name);
        table.push((check, count.clone(), seconds));
        all = all + count;
    }
    println!(
        "\n{:<10} {:>7} {:>7} {:>8} {:>9}",
        "check", "passed", "failed", "skipped", "seconds"
    );
    for (check, count, seconds) in &table {
        let (passed, failed, skipped) = (count.passed, count.failed, count.skips());
        println!("{:<10} {passed:>7} {failed:>7} {skipped:>8} {seconds:>9.1}", check.name);
    }
    for suite in &all.left_out {
        println!("left out: {suite}");
    }
    println!("\nAll of it took {:.1} s.", start.elapsed().as_secs_f64());
    println!("{} passed, {} failed, {} skipped", all.passed, all.failed, all.skips());
    Ok(if all.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn what_the_runners_said_is_summed() {
        let heard = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
                     noise\ntest result: FAILED. 3 passed; 4 failed; 0 ignored; 0 filtered out; finished in 0.1s\n";
        let count = Count::of(heard);
        assert_eq!((count.passed, count.failed, count.skips()), (5, 4, 1));
    }
}
