//! Two devices' books made one. Devices meet by file alone: a backup holds every row of the other device, and joining takes them in beside
//! the rows here, record by record.
//!
//! Of a record there may be several *versions*. One that was written by somebody who knew of another takes its place; two whose writers knew
//! nothing of each other are both kept: one in the record's place, the others set aside ([`SetAside`]) until somebody has looked at them
//! ([`conflicts`]) and decided ([`SettleCommand`]). In its place lies the deletion, if one of them is one, else the latest. So a deleted child
//! does not come back because a telephone in a drawer still had it, and nothing that anybody wrote is lost unseen. Which rows come of it
//! depends only on the versions there are, not on the order or the number of times the devices meet.
//!
//! Not here: reading files ([`crate::backup`]), stamps and who knew of what ([`crate::stamp`]), writing to the store.

mod aside;
mod conflict;
mod preview;
mod settle;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) use aside::Stored as SetAsideStored;
pub use aside::{NotAVersion, SetAside};
pub use conflict::{Conflict, Difference, Writing, conflicts, differences, pictures_set_aside};
pub use preview::{Counts, Preview};
pub use settle::{SettleCommand, SettleError, handle};
pub(crate) use settle::{decide_along, let_go};

use crate::ids::Id;
use crate::order::{Few, Set};
use crate::row::{Kind, Record, Row};
use crate::time::Moment;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What joining comes to: to be written in one transaction, and then taken in ([`crate::notebook::Notebook::take_in`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Rows to keep, opened, each in place of the one with its kind and identity. They keep their stamps; only the seal is new.
    pub keep: Vec<Row>,
    /// Rows to forget, not even as tombstones: versions that were set aside and have been decided upon.
    pub forget: Vec<(Kind, Id)>,
    /// What it means, to be shown before it is done.
    pub preview: Preview,
}

impl Plan {
    /// Whether the other book brings nothing that is not here.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keep.is_empty() && self.forget.is_empty()
    }
}

/// One device's versions of a record.
#[derive(Default)]
struct Side<'a> {
    /// The row in the record's place.
    row: Option<&'a Row>,
    /// The versions set aside, by the identity they are kept under.
    aside: Few<Id, SetAside>,
}

#[derive(Default)]
struct Both<'a> {
    here: Side<'a>,
    there: Side<'a>,
}

/// Plans the joining of the rows of another book with the rows here. Both opened, tombstones and set-aside versions too; pictures are passed
/// over ([`takes_picture`] is for them). `now` is this device's clock, to tell whether the other's is wrong.
#[must_use]
pub fn plan(local: &[Row], incoming: &[Row], now: Moment) -> Plan {
    let mut records: BTreeMap<(Kind, Id), Both<'_>> = BTreeMap::new();
    let mut plan = Plan::default();
    for row in local.iter().filter(|row| row.kind != Kind::Photo) {
        match version_in(row) {
            Some(aside) => records.entry(aside.of()).or_default().here.aside.insert(row.id, aside),
            None if row.kind == Kind::SetAside => plan.forget.push((row.kind, row.id)),
            None => records.entry((row.kind, row.id)).or_default().here.row = Some(row),
        }
    }
    for row in incoming.iter().filter(|row| row.kind != Kind::Photo) {
        plan.preview.heard(row.stamp, now);
        match version_in(row) {
            Some(aside) => records.entry(aside.of()).or_default().there.aside.insert(row.id, aside),
            None if row.kind == Kind::SetAside => {}
            None => records.entry((row.kind, row.id)).or_default().there.row = Some(row),
        }
    }
    records.values().for_each(|both| join(both, &mut plan));
    plan.preview.finish();
    plan
}

/// Whether a picture of another book is to be kept here. A picture does not change, so there is nothing to join but that it is gone.
#[must_use]
pub fn takes_picture(here: Option<&Row>, there: &Row) -> bool {
    here.is_none_or(|here| there.deleted && !here.deleted)
}

/// The version that a row keeps aside.
fn version_in(row: &Row) -> Option<SetAside> {
    if row.kind != Kind::SetAside || row.deleted {
        return None;
    }
    match Record::read(row.kind, row.id, row.v, &row.body) {
        Ok(Record::SetAside(aside)) => Some(aside.as_ref().clone()),
        _ => None,
    }
}

fn join(both: &Both<'_>, plan: &mut Plan) {
    let (here, there) = (&both.here, &both.there);
    if here.aside.is_empty() && there.aside.is_empty() {
        match (here.row, there.row) {
            (Some(row), None) => return plan.preview.stays(row, None),
            (Some(row), Some(same)) if row == same => return plan.preview.stays(row, Some(same)),
            _ => {}
        }
    }
    let mut latest: Vec<Cow<'_, Row>> = Vec::new();
    for side in [here, there] {
        side.row.into_iter().for_each(|row| add(&mut latest, Cow::Borrowed(row)));
        side.aside.values().for_each(|aside| add(&mut latest, Cow::Owned(aside.row())));
    }
    let mut ranked: Few<Rank, Cow<'_, Row>> = Few::default();
    for version in latest {
        ranked.insert(rank(&version), version);
    }
    let Some((_, winner)) = ranked.pop_last() else { return };
    let aside: Vec<SetAside> = ranked
        .into_iter()
        .filter_map(|(_, version)| SetAside::new(version.into_owned()).ok())
        .collect();
    let wanted: Set<Id> = crate::order::set(aside.iter().map(SetAside::id));
    plan.preview.comes_to(
        here.row,
        there.row,
        &winner,
        aside.iter().filter(|aside| !here.aside.contains_key(&aside.id())),
    );
    let gone = here.aside.iter().map(|(id, _)| id).filter(|id| !wanted.contains(id));
    plan.forget.extend(gone.map(|id| (Kind::SetAside, *id)));
    let new = aside.into_iter().filter(|aside| !here.aside.contains_key(&aside.id()));
    plan.keep.extend(new.map(|aside| aside.kept_as_row()));
    if here.row != Some(&*winner) {
        plan.keep.push(winner.into_owned());
    }
}

/// Adds a version to those that no other one follows.
fn add<'a>(latest: &mut Vec<Cow<'a, Row>>, version: Cow<'a, Row>) {
    let head = version.head();
    if latest.iter().any(|other| *other == version || other.head().follows(&head)) {
        return;
    }
    latest.retain(|other| !head.follows(&other.head()));
    latest.push(version);
}

/// Which of several versions lies in the record's place: a deletion first, then the latest, then whichever, but on every device the same.
type Rank = (bool, crate::row::Stamp, Id);

fn rank(version: &Row) -> Rank {
    (version.deleted, version.stamp, aside::identity(version))
}
