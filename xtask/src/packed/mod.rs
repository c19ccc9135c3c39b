//! The app as it is sent. No host knows that it is WebAssembly; we do, and so each of its bits is guessed from what stands before it (`walk.rs`,
//! `instruction.rs`, `guess.rs`), and takes the less room the better it was guessed (`shares.rs`). That spares a first visit three tenths of its bytes.
//!
//! `web/shell/unpack.js` guesses the same, bit for bit, and so knows which bit it was. Whatever is changed here is changed there too.

mod guess;
mod instruction;
mod past;
mod pen;
mod shares;
mod tree;
mod walk;

use anyhow::{Context, Result, ensure};

use pen::Pen;
use walk::Walk;

/// The page makes no more room than this, whatever a file that was altered says.
const LONGEST: usize = 16_000_000;

/// The app, packed: how long it is, a check of its bytes, and its bits.
pub fn pack(app: &[u8]) -> Result<Vec<u8>> {
    ensure!(app.len() <= LONGEST, "the app is larger than the page makes room for");
    let counts = Walk::through(Pen::counting(app))?.counts();
    let bits = Walk::through(Pen::writing(app, &counts)?)?.written()?;
    let mut packed = Vec::new();
    packed.extend(u32::try_from(app.len())?.to_le_bytes());
    packed.extend(check(app).to_le_bytes());
    packed.extend(bits);
    let again = unpack(&packed).context("what was packed")?;
    ensure!(again == app, "what was packed is not what comes out again");
    Ok(packed)
}

/// As the page does it.
fn unpack(packed: &[u8]) -> Result<Vec<u8>> {
    let (length, rest) = packed.split_first_chunk().context("cut")?;
    let (told, bits) = rest.split_first_chunk().context("cut")?;
    let length = usize::try_from(u32::from_le_bytes(*length))?;
    let app = Walk::through(Pen::reading(length, bits)?)?.read()?;
    ensure!(check(&app) == u32::from_le_bytes(*told), "the app is not the one that was packed");
    Ok(app)
}

/// The page's part of it, in which a line with a dollar stands for as many lines as there are sides: a loop would be slower.
pub fn from_each_side(script: &str) -> String {
    let mut all = String::new();
    for line in script.lines() {
        for side in 0..if line.contains('$') { guess::SIDES } else { 1 } {
            all.push_str(&line.replace('$', &side.to_string()));
            all.push('\n');
        }
    }
    all
}

/// A number that other bytes hardly ever have too.
fn check(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(0x811C_9DC5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests;
