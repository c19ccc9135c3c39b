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

/// Today, where the device is.
#[must_use]
pub fn today() -> NaiveDate {
    let now = now();
    now.date_at(offset_minutes(now))
}
