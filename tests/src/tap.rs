//! A tap as a person makes it: she looks until the thing stands still and nothing lies over it,
//! taps, and sees whether the thing took the tap.
//!
//! Drivers work out a place first and press there afterwards. A page that scrolled in between (a new
//! screen starts at its top) takes the tap somewhere else, and the journey would wait for an answer
//! to something that never happened.

use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::patience;
use crate::session::Element;

/// How long an event may be on its way from the driver to the page.
const ON_ITS_WAY: Duration = Duration::from_secs(2);

/// How long she looks whether it stands still.
const A_FRAME_AND_MORE: Duration = Duration::from_millis(35);

/// Where it is once it is in sight, or why it cannot be tapped there; and an ear for the tap.
const AIM: &str = "const target = arguments[0];\
    target.scrollIntoView({ block: 'center', behavior: 'instant' });\
    const box = target.getBoundingClientRect();\
    window.tapSeen = null;\
    if (window.tapEar) removeEventListener('click', window.tapEar, true);\
    window.tapEar = event => { window.tapSeen = window.tapSeen || event.composedPath().includes(target); };\
    addEventListener('click', window.tapEar, true);\
    return [box.left, box.top, box.width, box.height].map(Math.round);";

/// Taps it.
///
/// # Errors
/// It moves still, or the tap went astray, or the driver would not.
pub fn tap(browser: &Browser, target: &Element) -> Result<(), String> {
    let aim = || browser.try_run(AIM, &[target.as_argument()]).map_err(|refusal| refusal.to_string());
    let before = aim()?;
    // A new screen goes to its top, and a message comes, in the frame after.
    std::thread::sleep(A_FRAME_AND_MORE);
    if before != aim()? {
        return Err("it does not stand still".to_owned());
    }
    let answer = browser.session().post(&target.command("click"), &json!({}));
    if let Err(refusal) = answer {
        // A thing that goes away as it is tapped took the tap, whatever the driver says of where it is now.
        let seen = browser.try_run("return window.tapSeen", &[]);
        return if seen.is_ok_and(|seen| seen == true) {
            Ok(())
        } else {
            Err(refusal.to_string())
        };
    }
    patience::ask_for(ON_ITS_WAY, || {
        // A tap that leads to another page takes the ear away with the page.
        match browser.try_run("return window.tapEar ? window.tapSeen : true", &[]) {
            Ok(Value::Null) => Err("the tap went nowhere".to_owned()),
            Ok(Value::Bool(false)) => Err("the tap went astray".to_owned()),
            _ => Ok(()),
        }
    })
}
