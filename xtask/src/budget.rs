//! What a first visit sends: every file of the site as a good host would compress it.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

/// She may open the app for the first time in a park, on a poor signal.
const MOST: usize = 450_000;

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
    println!("{raw:>10} {sent:>10}  all of it, of {MOST} allowed");
    ensure!(sent <= MOST, "the app is {} bytes too large to send", sent - MOST);
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
