//! The stored form: a [`Row`] with a readable head and an opaque body, and the one registry of what kinds of record there are.
//! Storage, backup, merge, the sample and the contract all work from this registry; a new kind is one line here.
//! Not here: how a body is sealed ([`crate::vault`]) or where rows lie ([`crate::store`]).

use crate::calendar::Calendar;
use crate::diary::{DayRules, DiaryEntry};
use crate::eyfs::Objective;
use crate::ids::{ChildId, Id, PhotoId};
use crate::journal::{Interest, Judgement, NextStep, Observation, Scales};
use crate::json;
use crate::keeping::KeepingRules;
use crate::lending::{Book, Hold, Loan, ReadingLogEntry, Wish};
use crate::merge::SetAside;
use crate::people::{Child, Consents};
use crate::picture::Photo;
use crate::register::Routine;
use crate::setting::{SampleMark, Setting};
use crate::sharing::ClosedDay;
use crate::stamp::Head;
use crate::time::Month;

pub use crate::stamp::{Knowledge, Stamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// Where a record lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Needed at every start: children, items, open loans.
    Standing,
    /// Belongs to a month: closed loans, reading-log entries, observations, entries of the communication book, judgements, next steps that have ended.
    Dated(Month),
    /// A picture: fetched when it is shown.
    Photos,
}

/// One row as it is stored. The head may be read by anyone who holds the device, so it names nobody; the body is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The kind of record.
    pub kind: Kind,
    /// Its identity.
    pub id: Id,
    /// The month it belongs to, for dated records.
    pub month: Option<Month>,
    /// When it was last written.
    pub stamp: Stamp,
    /// What it builds on: the states of this record that were known when it was written.
    pub knew: Knowledge,
    /// A tombstone: the record is gone, and other devices are to know it.
    pub deleted: bool,
    /// The version of the body's form.
    pub v: u16,
    /// The body, sealed. A tombstone seals an empty one.
    pub body: Vec<u8>,
}

impl Row {
    /// When it was written and on what it builds.
    #[must_use]
    pub fn head(&self) -> Head {
        Head {
            stamp: self.stamp,
            knew: self.knew.clone(),
        }
    }
}

/// Why a stored row cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowError {
    /// A kind of record this version does not know.
    UnknownKind(String),
    /// A form of the body from a newer version of the app.
    Newer {
        /// What it is a form of.
        kind: Kind,
        /// Its version.
        v: u16,
    },
    /// The body cannot be read.
    Damaged {
        /// What it should be.
        kind: Kind,
        /// What the reader said.
        why: String,
    },
    /// No row at all: the head is none.
    NotARow,
    /// The stamp is no stamp.
    BadStamp,
    /// The head and the body do not belong together.
    Mismatched(Kind),
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RowError::UnknownKind(name) => write!(f, "unknown kind of record “{name}”"),
            RowError::Newer { kind, v } => {
                write!(f, "a {} of form {v}, newer than this app", kind.name())
            }
            RowError::Damaged { kind, why } => write!(f, "a damaged {}: {why}", kind.name()),
            RowError::NotARow => write!(f, "not a record"),
            RowError::BadStamp => write!(f, "a damaged time stamp"),
            RowError::Mismatched(kind) => write!(f, "a {} that is not what it says", kind.name()),
        }
    }
}

/// A noun that is kept as a record of its own kind.
pub trait Kept: Sized + 'static {
    /// Which kind.
    const KIND: Kind;
    /// The record as this noun, if it is one.
    fn of(record: &Record) -> Option<&Self>;
}

macro_rules! registry {
    ($($(#[$doc:meta])* $kind:ident($record:ty) = $name:literal, v $v:literal, id $id:expr, place $place:expr;)*) => {
        /// A kind of record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$doc])* $kind,)* }

        /// A record of any kind. It is shared, not copied: a record does not change, another one takes its place.
        #[derive(Clone, Debug)]
        pub enum Record { $($(#[$doc])* $kind(Arc<$record>),)* }

        $(impl From<$record> for Record {
            fn from(record: $record) -> Record { Record::$kind(Arc::new(record)) }
        }

        impl Kept for $record {
            const KIND: Kind = Kind::$kind;
            fn of(record: &Record) -> Option<&Self> { if let Record::$kind(kept) = record { Some(kept) } else { None } }
        })*

        impl Kind {
            /// Every kind there is.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind,)*];

            /// The name under which it is stored.
            #[must_use]
            pub const fn name(self) -> &'static str { match self { $(Kind::$kind => $name,)* } }

            /// The version of the body's form that this app writes.
            #[must_use]
            pub const fn version(self) -> u16 { match self { $(Kind::$kind => $v,)* } }
        }

        impl Record {
            /// What kind it is.
            #[must_use]
            pub const fn kind(&self) -> Kind { match self { $(Record::$kind(_) => Kind::$kind,)* } }

            /// Its identity.
            #[must_use]
            pub fn id(&self) -> Id { match self { $(Record::$kind(record) => { let id: fn(&$record) -> Id = $id; id(record) })* } }

            /// Where it lies.
            #[must_use]
            pub fn place(&self) -> Place { match self { $(Record::$kind(record) => { let place: fn(&$record) -> Place = $place; place(record) })* } }

            /// The body, as stored before sealing.
            #[must_use]
            pub fn body(&self) -> Vec<u8> { match self { $(Record::$kind(record) => Body::write(record.as_ref()),)* } }

            /// Reads a body, opened.
            ///
            /// # Errors
            /// When it is of a newer form, or damaged.
            pub fn read(kind: Kind, id: Id, v: u16, body: &[u8]) -> Result<Record, RowError> {
                if v > kind.version() { return Err(RowError::Newer { kind, v }); }
                let record = match kind {
                    $(Kind::$kind => <$record as Body>::read(id, body).map(Record::from).map_err(|why| RowError::Damaged { kind, why })?,)*
                };
                if record.id() == id { Ok(record) } else { Err(RowError::Mismatched(kind)) }
            }
        }
    };
}

/// Two records are the same when the same is written in them. Told by their bodies: to compare each kind field by field is much code, and it
/// is seldom asked.
impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        (self.kind(), self.id()) == (other.kind(), other.id()) && self.body() == other.body()
    }
}

impl Eq for Record {}

/// The identity of things kept once.
const ONCE: Id = Id::fixed(1);

registry! {
    /// The setting: its name and policy.
    Setting(Setting) = "setting", v 1, id |_| ONCE, place |_| Place::Standing;
    /// When it is open.
    Calendar(Calendar) = "calendar", v 1, id |_| ONCE, place |_| Place::Standing;
    /// What came with the sample.
    Sample(SampleMark) = "sample", v 1, id |_| ONCE, place |_| Place::Standing;
    /// For how long papers are kept after leaving.
    Keeping(KeepingRules) = "keeping", v 1, id |_| ONCE, place |_| Place::Standing;
    /// A child.
    Child(Child) = "child", v 1, id |child| child.id.into(), place |_| Place::Standing;
    /// What the family agreed to for a child's pictures.
    Consents(Consents) = "consents", v 1, id |consents| consents.child.into(), place |_| Place::Standing;
    /// A book of the library, with its card and copies.
    Book(Book) = "book", v 1, id |book| book.id.into(), place |_| Place::Standing;
    /// A learning objective of the setting's own, or a shipped one in her words.
    Objective(Objective) = "objective", v 1, id |objective| objective.id.into(), place |_| Place::Standing;
    /// A loan, open or closed.
    Loan(Loan) = "loan", v 1, id |loan| loan.id.into(), place |loan| loan.returned.as_ref().map_or(Place::Standing, |back| Place::Dated(Month::of(back.on)));
    /// A place in the queue.
    Hold(Hold) = "hold", v 1, id |hold| hold.id.into(), place |_| Place::Standing;
    /// A wish.
    Wish(Wish) = "wish", v 1, id |wish| wish.id.into(), place |_| Place::Standing;
    /// A line of a reading log.
    ReadingLogEntry(ReadingLogEntry) = "reading_log_entry", v 1, id |entry| entry.id.into(), place |entry| Place::Dated(Month::of(entry.on));
    /// Something a child was seen doing.
    Observation(Observation) = "observation", v 1, id |observation| observation.id.into(), place |observation| Place::Dated(Month::of(observation.on));
    /// Where a child stands in an area, said on a day.
    Judgement(Judgement) = "judgement", v 1, id |judgement| judgement.id.into(), place |judgement| Place::Dated(Month::of(judgement.on));
    /// A next step for a child, open or ended.
    NextStep(NextStep) = "next_step", v 1, id |step| step.id.into(), place |step| step.ended().map_or(Place::Standing, |on| Place::Dated(Month::of(on)));
    /// What a child is taken with.
    Interest(Interest) = "interest", v 1, id |interest| interest.id.into(), place |_| Place::Standing;
    /// In which words the setting judges.
    Scales(Scales) = "scales", v 1, id |_| ONCE, place |_| Place::Standing;
    /// Something written of a child on a day.
    DiaryEntry(DiaryEntry) = "diary_entry", v 1, id |entry| entry.id.into(), place DiaryEntry::place;
    /// How the setting keeps its days.
    DayRules(DayRules) = "day_rules", v 1, id |_| ONCE, place |_| Place::Standing;
    /// What is usual for a child.
    Routine(Routine) = "routine", v 1, id |routine| routine.child.into(), place |_| Place::Standing;
    /// That a day is closed.
    ClosedDay(ClosedDay) = "closed_day", v 1, id ClosedDay::id, place |closed| Place::Dated(Month::of(closed.day));
    /// A version of a record that another device wrote without knowing of the one in its place.
    SetAside(SetAside) = "set_aside", v 1, id |aside| aside.id(), place |_| Place::Standing;
    /// A picture.
    Photo(Photo) = "photo", v 1, id |photo| photo.id.into(), place |_| Place::Photos;
}

impl Record {
    /// The one child it is about, but for observations, which may be of several. Every kind is named here, so that a new one cannot be overlooked
    /// when a child is deleted, handed over or erased.
    #[must_use]
    pub fn child(&self) -> Option<ChildId> {
        match self {
            Record::Child(child) => Some(child.id),
            Record::Consents(consents) => Some(consents.child),
            Record::Loan(loan) => Some(loan.child),
            Record::Hold(hold) => Some(hold.child),
            Record::Wish(wish) => Some(wish.child),
            Record::ReadingLogEntry(entry) => Some(entry.child),
            Record::Judgement(judgement) => Some(judgement.child),
            Record::NextStep(step) => Some(step.child),
            Record::Interest(interest) => Some(interest.child),
            Record::DiaryEntry(entry) => Some(entry.child),
            Record::Routine(routine) => Some(routine.child),
            Record::Setting(_)
            | Record::Calendar(_)
            | Record::Sample(_)
            | Record::Keeping(_)
            | Record::Scales(_)
            | Record::DayRules(_)
            | Record::ClosedDay(_)
            | Record::Book(_)
            | Record::Objective(_)
            | Record::Observation(_)
            | Record::SetAside(_)
            | Record::Photo(_) => None,
        }
    }

    /// The pictures it points at. Every kind that may have one is named here: what is not pointed at is swept away.
    #[must_use]
    pub fn pictures(&self) -> Vec<PhotoId> {
        match self {
            Record::Child(child) => child.photo.into_iter().collect(),
            Record::Book(book) => book.cover.into_iter().collect(),
            Record::Observation(observation) => observation.files().collect(),
            _ => Vec::new(),
        }
    }
}

impl FromStr for Kind {
    type Err = RowError;
    fn from_str(name: &str) -> Result<Self, RowError> {
        Kind::ALL
            .iter()
            .copied()
            .find(|kind| kind.name() == name)
            .ok_or_else(|| RowError::UnknownKind(name.chars().take(40).collect()))
    }
}

impl Place {
    /// The month of a dated place.
    #[must_use]
    pub const fn month(self) -> Option<Month> {
        if let Place::Dated(month) = self { Some(month) } else { None }
    }
}

/// How a kind of record is written into a body. JSON for all but pictures, which are their own file.
trait Body: Sized {
    fn write(&self) -> Vec<u8>;
    fn read(id: Id, body: &[u8]) -> Result<Self, String>;
}

impl<T: Serialize + DeserializeOwned> Body for T {
    fn write(&self) -> Vec<u8> {
        json::write(self)
    }
    fn read(_: Id, body: &[u8]) -> Result<Self, String> {
        json::read(body).map_err(|unread| unread.to_string())
    }
}

impl Body for Photo {
    fn write(&self) -> Vec<u8> {
        self.bytes().to_vec()
    }
    fn read(id: Id, body: &[u8]) -> Result<Self, String> {
        Photo::new(PhotoId::from(id), body.to_vec()).map_err(|error| error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_of_kinds_are_unique_and_read_back() {
        for kind in Kind::ALL {
            assert_eq!(kind.name().parse(), Ok(*kind));
        }
        assert!("__proto__".parse::<Kind>().is_err());
    }

    #[test]
    fn a_newer_form_is_never_guessed_at() {
        assert_eq!(
            Record::read(Kind::Setting, ONCE, 2, b"{}"),
            Err(RowError::Newer { kind: Kind::Setting, v: 2 })
        );
    }

    proptest! {
        #[test]
        fn no_body_makes_a_reader_stumble(body in prop::collection::vec(any::<u8>(), 0..100)) {
            for kind in Kind::ALL {
                let _ = Record::read(*kind, ONCE, 1, &body);
            }
        }
    }
}
