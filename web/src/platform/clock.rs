//! The one clock. It asks the browser, unless a test or a demonstration has set the date: then it tells that moment, and a banner says so.

use super::preferences;
use chrono::NaiveDate;
use pebblebook::time::Moment;

/// The moment that was set for a test or a demonstration, if one was.
#[must_use]
pub fn set_moment() -> Option<Moment> {
    let millis = js_sys::Date::parse(&preferences::clock()?);
    #[allow(clippy::cast_possible_truncation, reason = "milliseconds fit")]
    millis.is_finite().then(|| Moment::from_millis(millis as i64))
}

/// Now.
#[must_use]
pub fn now() -> Moment {
    set_moment().unwrap_or_else(|| {
        #[allow(clippy::cast_possible_truncation, reason = "milliseconds fit")]
        Moment::from_millis(js_sys::Date::now() as i64)
    })
}

/// Measures how long something takes on this device. It follows the processor, never the date.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(f64);

impl Stopwatch {
    /// Starts.
    #[must_use]
    pub fn start() -> Self {
        Stopwatch(js_sys::Date::now())
    }

    /// The milliseconds since.
    #[must_use]
    pub fn millis(self) -> u32 {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded just before")]
        let millis = (js_sys::Date::now() - self.0).clamp(0.0, 60_000.0) as u32;
        millis
    }
}

/// How many minutes the device's clock is ahead of UTC at that moment.
#[must_use]
pub fn offset_minutes(at: Moment) -> i32 {
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "milliseconds fit")]
    let behind = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.millis() as f64)).get_timezone_offset() as i32;
    -behind
}

/// The day of a moment, where the device is.
#[must_use]
pub fn day_of(millis: i64) -> NaiveDate {
    let moment = Moment::from_millis(millis);
    moment.date_at(offset_minutes(moment))
}

/// The time of a moment on the wall, where the device is: “14:05”.
#[must_use]
pub fn time_of(millis: i64) -> String {
    let moment = Moment::from_millis(millis);
    let minutes = (moment.millis() / 60_000 + i64::from(offset_minutes(moment))).rem_euclid(24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Today, where the device is.
#[must_use]
pub fn today() -> NaiveDate {
    let now = now();
    now.date_at(offset_minutes(now))
}
