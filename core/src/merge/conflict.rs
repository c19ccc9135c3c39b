//! A conflict, as shown: what is in a record's place and what was set aside, side by side, and in what they differ. It works from the bodies
//! alone, so a new kind of record needs nothing here. Not here: deciding it ([`super::SettleCommand`]), or what the fields are called.

use super::aside::SetAside;
use crate::ids::{Id, PhotoId};
use crate::json;
use crate::notebook::Notebook;
use crate::order::Set;
use crate::row::{Kind, Record, Row, Stamp};
use crate::time::Moment;

/// When and where a version was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writing {
    /// When, by the clock of the device.
    pub at: Moment,
    /// The number it was written under: the device's own, or another that it took where a version of its own lay beside the record.
    pub device: u32,
}

/// Two versions of one record, whose writers knew nothing of each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The identity of the version that was set aside: what a [`super::SettleCommand`] is about.
    pub aside: Id,
    /// The kind of record.
    pub kind: Kind,
    /// The record.
    pub id: Id,
    /// What is in the record's place; None where it is deleted.
    pub here: Option<Record>,
    /// When that was written.
    pub here_written: Writing,
    /// What was set aside; None where it is the deletion.
    pub other: Option<Record>,
    /// When that was written.
    pub other_written: Writing,
}

/// A field in which two versions differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where it is: the names of the fields with dots between, and places in lists counted from 1: `carers.1.phone`.
    pub field: String,
    /// What is in the record's place: plain text, or JSON for anything else; None where it is blank.
    pub here: Option<String>,
    /// What was set aside.
    pub other: Option<String>,
}

impl Conflict {
    fn between(here: Option<Record>, stamp: Stamp, aside: &SetAside) -> Option<Conflict> {
        let other = aside.record().ok()?;
        let (kind, id) = aside.of();
        // Two devices that wrote the same are in no conflict anybody needs to look at.
        (here != other).then(|| Conflict {
            aside: aside.id(),
            kind,
            id,
            here,
            here_written: written(stamp),
            other,
            other_written: written(aside.stamp()),
        })
    }

    pub(super) fn between_rows(here: &Row, aside: &SetAside) -> Option<Conflict> {
        let record = (!here.deleted).then(|| Record::read(here.kind, here.id, here.v, &here.body));
        Conflict::between(record.transpose().ok()?, here.stamp, aside)
    }

    /// In what they differ; nothing where one of them is the deletion.
    #[must_use]
    pub fn differences(&self) -> Vec<Difference> {
        match (&self.here, &self.other) {
            (Some(here), Some(other)) => differences(&here.body(), &other.body()),
            _ => Vec::new(),
        }
    }
}

fn written(stamp: Stamp) -> Writing {
    Writing {
        at: stamp.moment(),
        device: stamp.device(),
    }
}

/// Everything that is in conflict: a record with several versions set aside appears once for each. One whose record has not been read from
/// the store yet is left out until it is.
#[must_use]
pub fn conflicts(notebook: &Notebook) -> Vec<Conflict> {
    let conflicts = notebook.all_set_aside().filter_map(|aside| {
        let (kind, id) = aside.of();
        let head = notebook.heads().of(kind, id)?;
        Conflict::between(notebook.record(kind, id), head.stamp, aside)
    });
    let mut conflicts: Vec<Conflict> = conflicts.collect();
    crate::order::by_key(&mut conflicts, |conflict| (conflict.kind, conflict.id, conflict.aside));
    conflicts
}

/// The fields in which two bodies differ.
#[must_use]
pub fn differences(here: &[u8], other: &[u8]) -> Vec<Difference> {
    let mut found = Vec::new();
    json::compare(here, other, &mut |field, here, other| {
        found.push(Difference {
            field: field.to_owned(),
            here,
            other,
        });
    });
    found
}

/// The pictures that versions set aside point at: they stay while somebody may still take that version.
#[must_use]
pub fn pictures_set_aside(notebook: &Notebook) -> Set<PhotoId> {
    let records = notebook.all_set_aside().filter_map(|aside| aside.record().ok().flatten());
    crate::order::set(records.flat_map(|record| record.pictures()))
}
