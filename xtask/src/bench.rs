//! `cargo xtask bench`: the core timed against itself; ratios, not seconds, so that machines can be compared.

use anyhow::Result;

use crate::run;

/// Runs the bench that the core carries as an example.
pub fn bench() -> Result<()> {
    let mut cargo = run::cargo(&["run", "--locked", "--release", "--package", "pebblebook-core", "--example", "bench"])?;
    run::all_right(&mut cargo)
}
