//! What the store should hold, in a nutshell, and whether it does. A browser may lose the database, or half of it, without a word; the
//! [`Marker`] lies outside the database and remembers. Not here: where it lies, or what is done when something is missing.

use crate::ids::Id;
use crate::order::Set;
use crate::row::{Kind, Row};
use crate::stamp::{Head, Knowledge, Stamp};
use crate::time::Moment;
use crate::vault::VaultId;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The heads of all rows but pictures, counted and summed up in one fingerprint. Adding rows in any order comes to the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heads {
    heads: BTreeMap<(Kind, Id), Head>,
    last: Stamp,
    fingerprint: u64,
    /// Versions that lie beside their records: of which record, written when, and as what they are kept.
    beside: Set<(Kind, Id, Stamp, Id)>,
}

impl Heads {
    /// Notes rows that lie in the store. Of one row the newest state counts; one that took the place of a newer one (see [`crate::merge`]) is
    /// noted after that was forgotten.
    pub fn note(&mut self, rows: &[Row]) {
        for row in rows.iter().filter(|row| row.kind != Kind::Photo) {
            let key = (row.kind, row.id);
            let old = self.heads.get(&key).map(|head| head.stamp);
            if old.is_some_and(|old| old >= row.stamp) {
                continue;
            }
            if let Some(old) = old {
                self.fingerprint = self.fingerprint.wrapping_sub(print(key, old));
            }
            self.fingerprint = self.fingerprint.wrapping_add(print(key, row.stamp));
            self.heads.insert(
                key,
                Head {
                    stamp: row.stamp,
                    knew: row.knew.clone(),
                },
            );
            self.last = self.last.max(row.stamp);
        }
    }

    /// Forgets rows that do not lie in the store any more.
    pub fn forget(&mut self, gone: &[(Kind, Id)]) {
        for key in gone {
            if let Some(old) = self.heads.remove(key) {
                self.fingerprint = self.fingerprint.wrapping_sub(print(*key, old.stamp));
            }
        }
    }

    /// The head of a row.
    #[must_use]
    pub fn of(&self, kind: Kind, id: Id) -> Option<&Head> {
        self.heads.get(&(kind, id))
    }

    /// What a state of this record written now would know.
    #[must_use]
    pub fn known_after(&self, kind: Kind, id: Id) -> Knowledge {
        self.of(kind, id).map(Head::known_after).unwrap_or_default()
    }

    /// How many rows were written after this stamp.
    #[must_use]
    pub fn since(&self, stamp: Stamp) -> usize {
        self.heads.values().filter(|head| head.stamp > stamp).count()
    }

    /// Notes that a version of this record lies beside it, or does no more.
    pub(crate) fn lies_beside(&mut self, (kind, id): (Kind, Id), stamp: Stamp, kept_as: Id, lies: bool) {
        let version = (kind, id, stamp, kept_as);
        if lies {
            self.beside.insert(version);
        } else {
            self.beside.remove(&version);
        }
    }

    /// The number under which this device writes a state of a record that builds on `knew`: its own, but where that would claim a version
    /// that lies beside the record. Whoever knows a stamp of a device knows all before it; a version of its own that lost against another
    /// device's is not built upon, and must not pass for it before somebody has looked at both.
    pub(crate) fn writes_as(&self, kind: Kind, id: Id, knew: &Knowledge, device: u32) -> u32 {
        let claims = |number: u32| {
            let beside = self.beside.from(&(kind, id, Stamp::default(), Id::MIN));
            let mut beside = beside.take_while(|version| (version.0, version.1) == (kind, id));
            beside.any(|(_, _, stamp, _)| stamp.device() == number && !knew.has(*stamp))
        };
        let mut number = device;
        while claims(number) {
            // A step that comes to every number, and from none soon to another device's.
            number = number.wrapping_add(0x9E37_79B9);
        }
        number
    }

    /// The last stamp of all.
    #[must_use]
    pub const fn last(&self) -> Stamp {
        self.last
    }

    /// How many rows there are, tombstones too.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.heads.len()
    }

    /// The marker of what lies in the store now, in this edition of the book.
    #[must_use]
    pub fn marker(&self, vault: VaultId, edition: u32, saved: Moment) -> Marker {
        Marker {
            vault,
            edition,
            rows: self.rows(),
            last: self.last,
            fingerprint: self.fingerprint,
            saved,
        }
    }
}

fn print((kind, id): (Kind, Id), stamp: Stamp) -> u64 {
    let mut hash = Sha256::new();
    hash.update(kind.name());
    hash.update(id.number().to_be_bytes());
    hash.update(stamp.to_string());
    hash.finalize().iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

/// What was in the store after the last save, kept outside it. It names nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    vault: VaultId,
    edition: u32,
    rows: usize,
    last: Stamp,
    fingerprint: u64,
    saved: Moment,
}

/// How a store compares with what the marker remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All is there; perhaps also a save after which the marker could not be written any more.
    Whole,
    /// Rows are missing, or the last saves are.
    Missing,
    /// As many rows as there were, but one of them went back to an older state.
    WentBack,
}

impl Marker {
    /// Which vault they were in.
    #[must_use]
    pub const fn vault(&self) -> VaultId {
        self.vault
    }

    /// Which edition of the book it was. A new one begins, in the store itself, with whatever she asks for that leaves less in the book or
    /// changes its key. A browser may keep the marker seconds after the store: a store of a later edition than its marker is not short of
    /// anything, the marker has merely not heard.
    #[must_use]
    pub const fn edition(&self) -> u32 {
        self.edition
    }

    /// How many rows there were.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// When the last save was.
    #[must_use]
    pub const fn saved(&self) -> Moment {
        self.saved
    }

    /// Compares what is found with what was there. A save always comes with a newer stamp, so a store that is merely ahead of its marker
    /// is whole: the page was closed between the two.
    #[must_use]
    pub fn judge(&self, found: &Heads) -> Verdict {
        if found.rows() < self.rows || found.last < self.last {
            Verdict::Missing
        } else if (found.rows(), found.last) == (self.rows, self.last) && found.fingerprint != self.fingerprint {
            Verdict::WentBack
        } else {
            Verdict::Whole
        }
    }

    /// The stored form.
    #[must_use]
    pub fn write(&self) -> String {
        format!(
            "{} {} {} {:016x} {} {}",
            self.vault.text(),
            self.rows,
            self.last,
            self.fingerprint,
            self.saved.millis(),
            self.edition
        )
    }

    /// Reads the stored form; None for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let marker = Marker {
            vault: VaultId::read(parts.next()?)?,
            rows: parts.next()?.parse().ok()?,
            last: parts.next()?.parse().ok()?,
            fingerprint: u64::from_str_radix(parts.next()?, 16).ok()?,
            saved: Moment::from_millis(parts.next()?.parse().ok()?),
            // Markers of the first apps end here.
            edition: parts.next().map_or(Some(0), |edition| edition.parse().ok())?,
        };
        parts.next().is_none().then_some(marker)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn vault() -> VaultId {
        VaultId::read("018f8a52-0000-7000-8000-000000000001").unwrap()
    }

    fn row(id: u128, at: i64) -> Row {
        Row {
            kind: Kind::Loan,
            id: Id::fixed(id),
            month: None,
            stamp: Stamp::after(Stamp::default(), Moment::from_millis(at), 1),
            knew: Knowledge::default(),
            deleted: false,
            v: 1,
            body: Vec::new(),
        }
    }

    fn tally(rows: &[Row]) -> Heads {
        let mut tally = Heads::default();
        tally.note(rows);
        tally
    }

    fn marker(rows: &[Row]) -> Marker {
        tally(rows).marker(vault(), 3, Moment::from_millis(77))
    }

    #[test]
    fn a_lost_row_and_a_lost_last_save_are_missed() {
        let all = [row(1, 10), row(2, 20), row(3, 30)];
        let marker = marker(&all);
        assert_eq!(marker.judge(&tally(&all)), Verdict::Whole);
        for lost in 0..3 {
            let left: Vec<Row> = (0..3).filter(|at| *at != lost).map(|at| all[at].clone()).collect();
            assert_eq!(marker.judge(&tally(&left)), Verdict::Missing, "without {lost}");
        }
        assert_eq!(marker.judge(&Heads::default()), Verdict::Missing);
        assert_eq!(marker.judge(&tally(&[row(1, 10), row(2, 20), row(3, 25)])), Verdict::Missing);
    }

    #[test]
    fn one_row_put_back_is_noticed() {
        let marker = marker(&[row(1, 15), row(2, 20)]);
        assert_eq!(marker.judge(&tally(&[row(1, 10), row(2, 20)])), Verdict::WentBack);
    }

    #[test]
    fn a_save_the_marker_did_not_hear_of_is_no_loss() {
        let marker = marker(&[row(1, 10), row(2, 20)]);
        assert_eq!(marker.judge(&tally(&[row(1, 10), row(2, 20), row(3, 30)])), Verdict::Whole);
        assert_eq!(marker.judge(&tally(&[row(1, 30), row(2, 20)])), Verdict::Whole);
    }

    #[test]
    fn a_marker_reads_back_and_nothing_else_does() {
        let marker = marker(&[row(1, 10), row(2, 20)]);
        assert_eq!(Marker::read(&marker.write()), Some(marker));
        assert_eq!(Marker::read(marker.write().trim_end_matches(" 3")).unwrap().edition(), 0);
        for text in ["", "2", "two x y z", &format!("{} more", marker.write())] {
            assert_eq!(Marker::read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_order_of_noting_does_not_matter(mut rows in prop::collection::vec((0..20u128, 0..50i64), 0..40), turn in any::<prop::sample::Index>()) {
            let noted = |rows: &[(u128, i64)]| tally(&rows.iter().map(|(id, at)| row(*id, *at)).collect::<Vec<_>>());
            let one = noted(&rows);
            let by = if rows.is_empty() { 0 } else { turn.index(rows.len()) };
            rows.rotate_left(by);
            prop_assert_eq!(&one, &noted(&rows));
            rows.reverse();
            prop_assert_eq!(&one, &noted(&rows));
        }
    }
}
