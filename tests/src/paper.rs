//! Printing: the page as a PDF, and what can be told of it without a reader.

use serde_json::json;

use crate::browser::{Browser, keep};
use crate::engine::Engine;

/// A printed page or pages. The PDF itself is kept among the results, to be looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// Width and height of each sheet, in millimetres.
    pub sheets: Vec<(u32, u32)>,
    /// How large the file is.
    pub bytes: usize,
}

/// A5, upright.
pub const A5: (u32, u32) = (148, 210);
/// A4, upright.
pub const A4: (u32, u32) = (210, 297);

/// Prints what is shown, on the paper the page itself asks for, black only. `None` where the engine
/// cannot be told to print by a test.
#[must_use]
#[track_caller]
pub fn print(browser: &Browser, name: &str) -> Option<Paper> {
    let value = match browser.engine() {
        Engine::Chromium => {
            let wishes = json!({ "preferCSSPageSize": true, "printBackground": false });
            browser.chromium_command("Page.printToPDF", &wishes)["data"].clone()
        }
        Engine::Firefox => {
            let wishes = json!({ "background": false, "shrinkToFit": false });
            browser.session().post("print", &wishes).expect("Firefox prints")
        }
        Engine::WebKit => return None,
    };
    let file = keep(name, "pdf", &value);
    assert!(file.starts_with(b"%PDF"), "what came from the printer is no PDF");
    Some(Paper {
        sheets: sheets(&file),
        bytes: file.len(),
    })
}

/// Reads the size of each sheet. Chromium writes them openly; other engines may pack them away,
/// and then the list is empty.
fn sheets(file: &[u8]) -> Vec<(u32, u32)> {
    let text = String::from_utf8_lossy(file);
    text.split("/MediaBox")
        .skip(1)
        .filter_map(|rest| {
            let (_, inside) = rest.split_once('[')?;
            let (numbers, _) = inside.split_once(']')?;
            let numbers: Vec<f64> = numbers.split_whitespace().filter_map(|one| one.parse().ok()).collect();
            let [left, bottom, right, top] = numbers.as_slice() else {
                return None;
            };
            Some((millimetres(right - left), millimetres(top - bottom)))
        })
        .collect()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn millimetres(points: f64) -> u32 {
    (points * 25.4 / 72.0).round() as u32
}
