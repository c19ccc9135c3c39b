//! Dates and ages the British way: "Mon 23 Nov", "3 years 2 months", "in 2 days".

use chrono::{Datelike, NaiveDate};
use pebblebook::time::Age;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LONG_DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LONG_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn weekday(day: NaiveDate, names: &[&'static str; 7]) -> &'static str {
    names
        .get(day.weekday().num_days_from_monday() as usize)
        .copied()
        .unwrap_or_default()
}

fn month(day: NaiveDate, names: &[&'static str; 12]) -> &'static str {
    names.get(day.month0() as usize).copied().unwrap_or_default()
}

/// "Mon 23 Nov", with the year when it is not this one.
#[must_use]
pub fn short(day: NaiveDate, today: NaiveDate) -> String {
    let short = format!("{} {} {}", weekday(day, &DAYS), day.day(), month(day, &MONTHS));
    if day.year() == today.year() {
        short
    } else {
        format!("{short} {}", day.year())
    }
}

/// "Monday 23 November 2026".
#[must_use]
pub fn long(day: NaiveDate) -> String {
    format!(
        "{} {} {} {}",
        weekday(day, &LONG_DAYS),
        day.day(),
        month(day, &LONG_MONTHS),
        day.year()
    )
}

/// "23 November 2026".
#[must_use]
pub fn plain(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day, &LONG_MONTHS), day.year())
}

/// "Nov".
#[must_use]
pub fn month_of(day: NaiveDate) -> &'static str {
    month(day, &MONTHS)
}

/// "today", "tomorrow", "Thu 26 Nov".
#[must_use]
pub fn near(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "today".into(),
        1 => "tomorrow".into(),
        -1 => "yesterday".into(),
        _ => short(day, today),
    }
}

/// "3 years 2 months", "11 months", "not born yet".
#[must_use]
pub fn age(age: Option<Age>) -> String {
    let Some(Age { years, months }) = age else {
        return "not born yet".into();
    };
    match (years, months) {
        (0, months) => counted(months, "month"),
        (years, 0) => counted(years, "year"),
        (years, months) => format!("{} {}", counted(years, "year"), counted(months, "month")),
    }
}

/// "1 day", "2 days".
#[must_use]
pub fn counted(number: u32, word: &str) -> String {
    if number == 1 {
        format!("1 {word}")
    } else {
        format!("{number} {word}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pebblebook::time::parse_date;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn dates_read_the_british_way() {
        let day = |text| parse_date(text).unwrap();
        let today = day("2026-11-23");
        assert_eq!(short(today, today), "Mon 23 Nov");
        assert_eq!(short(day("2027-01-04"), today), "Mon 4 Jan 2027");
        assert_eq!(near(day("2026-11-24"), today), "tomorrow");
        assert_eq!(long(day("2028-02-29")), "Tuesday 29 February 2028");
        assert_eq!(age(Some(Age { years: 3, months: 0 })), "3 years");
        assert_eq!(age(Some(Age { years: 1, months: 1 })), "1 year 1 month");
    }
}
