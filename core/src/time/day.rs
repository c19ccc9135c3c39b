//! How a day is written in a stored record: `2026-11-23`, read by [`parse_date`]. chrono's own reading would bring its whole parser of formats along.

use super::parse_date;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

fn written(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

fn read<E: Error>(text: &str) -> Result<NaiveDate, E> {
    parse_date(text).map_err(E::custom)
}

pub(crate) fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&written(*day))
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    read(&String::deserialize(deserializer)?)
}

/// A day that may be missing.
pub(crate) mod optional {
    use super::{Deserialize, Deserializer, NaiveDate, Serialize, Serializer, read, written};

    pub(crate) fn serialize<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
        day.map(written).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
        Option::<String>::deserialize(deserializer)?.map(|text| read(&text)).transpose()
    }
}

/// Several days.
pub(crate) mod many {
    use super::{Deserialize, Deserializer, NaiveDate, Serialize, Serializer, read, written};

    pub(crate) fn serialize<S: Serializer>(days: &[NaiveDate], serializer: S) -> Result<S::Ok, S::Error> {
        days.iter().copied().map(written).collect::<Vec<_>>().serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<NaiveDate>, D::Error> {
        Vec::<String>::deserialize(deserializer)?.iter().map(|text| read(text)).collect()
    }
}
