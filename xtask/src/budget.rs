//! What a first visit sends: every file of the site as a good host would compress it.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

/// The bound: she may open the app for the first time in a park, on a poor signal. The lending library alone kept it.
const BOUND: usize = 450_000;
/// What the app weighs since it has the vault. The bound is not met and not given up: every run says by how much it is missed, and nothing
/// may be added to it.
const KNOWN: usize = 545_000;

/// Prints the size of every file and fails when the sum is above the budget.
pub fn check(dist: &Path) -> Result<()> {
    let mut sizes = Vec::new();
    measure(dist, "", &mut sizes)?;
    sizes.sort_by_key(|(_, _, sent)| std::cmp::Reverse(*sent));
    println!("{:>10} {:>10}  file", "raw", "brotli");
    for (path, raw, sent) in &sizes {
        println!("{raw:>10} {sent:>10}  {path}");
    }
    let raw: usize = sizes.iter().map(|(_, raw, _)| raw).sum();
    let sent: usize = sizes.iter().map(|(_, _, sent)| sent).sum();
    println!("{raw:>10} {sent:>10}  all of it; the bound is {BOUND}");
    if sent > BOUND {
        println!("The bound is missed by {} bytes, as is known.", sent - BOUND);
    }
    ensure!(sent <= KNOWN, "the app is {} bytes larger than it was", sent - KNOWN);
    Ok(())
}

fn measure(folder: &Path, name: &str, sizes: &mut Vec<(String, usize, usize)>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{name}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            measure(&entry.path(), &format!("{path}/"), sizes)?;
        } else {
            let bytes = fs::read(entry.path())?;
            sizes.push((path, bytes.len(), compressed(&bytes)?));
        }
    }
    Ok(())
}

/// As `brotli -q 11` makes it.
fn compressed(bytes: &[u8]) -> Result<usize> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &settings)?;
    // Pictures are compressed already; a host sends them as they are.
    Ok(out.len().min(bytes.len()))
}
