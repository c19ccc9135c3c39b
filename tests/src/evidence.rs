//! What a browser leaves lying on the disk: the files of its database, which a journey may damage, and
//! every trace of a word anywhere in the profile.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use crate::engine::Engine;

/// Every file below a folder, in order.
#[must_use]
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            // A link may lead out of the profile, or nowhere.
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(path),
                Ok(kind) if kind.is_file() => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// The files in which this engine keeps the book, and nothing else of it.
#[must_use]
pub fn database_files(engine: Engine, profile: &Path) -> Vec<PathBuf> {
    let of_the_database = |path: &PathBuf| {
        let path = path.strip_prefix(profile).unwrap_or(path).to_string_lossy().into_owned();
        match engine {
            Engine::Chromium => path.contains("IndexedDB/"),
            Engine::Firefox => path.contains("/idb/") && path.contains("storage/default/"),
            Engine::WebKit => false,
        }
    };
    let mut found = files_below(profile);
    found.retain(of_the_database);
    found
}

/// Where in the profile these bytes lie, and as what: `file: raw`.
#[must_use]
pub fn traces(profile: &Path, name: &str, wanted: &[u8]) -> Vec<String> {
    let mut forms: Vec<(String, Vec<u8>)> = vec![("raw".into(), wanted.to_vec())];
    if let Ok(text) = std::str::from_utf8(wanted) {
        let wide = text.encode_utf16();
        forms.push(("UTF-16".into(), wide.clone().flat_map(u16::to_le_bytes).collect()));
        forms.push(("UTF-16, other way round".into(), wide.flat_map(u16::to_be_bytes).collect()));
        let escaped: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
        forms.push(("percent signs".into(), escaped.into_bytes()));
    }
    for shift in 0..3 {
        forms.push((format!("base64, {shift} further on"), in_base64(wanted, shift)));
    }
    let mut found = Vec::new();
    for path in files_below(profile) {
        let Ok(bytes) = fs::read(&path) else { continue };
        for (form, sought) in &forms {
            if holds(&bytes, sought) {
                let place = path.strip_prefix(profile).unwrap_or(&path).display();
                found.push(format!("“{name}” in {place}: {form}"));
            }
        }
    }
    found
}

/// How these bytes look within a longer text of base64, when they begin `shift` bytes after a group.
fn in_base64(wanted: &[u8], shift: usize) -> Vec<u8> {
    let mut bytes = vec![0; shift];
    bytes.extend(wanted);
    // What shares a letter with its neighbours is left out at both ends.
    let whole = bytes.len() / 3 * 3;
    let text = STANDARD_NO_PAD.encode(bytes.get(..whole).unwrap_or_default());
    let from = if shift == 0 { 0 } else { 4 };
    text.into_bytes().split_off(from)
}

fn holds(bytes: &[u8], sought: &[u8]) -> bool {
    let Some((first, _)) = sought.split_first() else { return false };
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| byte == first) {
        rest = rest.get(at..).unwrap_or_default();
        if rest.starts_with(sought) {
            return true;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    false
}
