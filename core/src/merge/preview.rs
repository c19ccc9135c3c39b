//! What joining another book comes to, counted, to be shown before it is done. Not here: the joining itself, or the words.

use super::aside::SetAside;
use super::conflict::Conflict;
use crate::ids::{CopyId, LoanId};
use crate::order::{Few, Set};
use crate::row::{Kind, Record, Row, Stamp};
use crate::time::Moment;

/// A clock is believed to be this far ahead at most: a day covers every slip of time zone.
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// How many records of one kind come to what. A record is counted once, and once more if it is in conflict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not here before, or deleted here and brought back there.
    pub new: usize,
    /// Here in another state; the other's is taken.
    pub changed: usize,
    /// Here, and deleted there.
    pub deleted: usize,
    /// The same in both, whoever wrote it last.
    pub same: usize,
    /// The other's is older; ours stays.
    pub kept_ours: usize,
    /// Changed on both devices, neither knowing of the other: a version is newly set aside.
    pub conflicts: usize,
}

/// What joining comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// By kind of record; kinds of which the other book has none are left out.
    pub counts: Few<Kind, Counts>,
    /// What is newly in conflict.
    pub conflicts: Vec<Conflict>,
    /// The latest moment the other book tells, if that is more than a day ahead of the clock here: the other device's clock is wrong, or
    /// ours.
    pub clock_ahead: Option<Moment>,
    /// Copies that would be out more than once by joining, with the loans. What is out twice here already is told elsewhere.
    pub out_twice: Few<CopyId, Vec<LoanId>>,
    /// The loans that joining brings or changes, while it is planned.
    brought: Set<LoanId>,
}

impl Preview {
    /// Hears of a stamp of the other book.
    pub(super) fn heard(&mut self, stamp: Stamp, now: Moment) {
        let told = stamp.moment();
        if told.millis() - now.millis() > DAY_MILLIS {
            self.clock_ahead = self.clock_ahead.max(Some(told));
        }
    }

    /// Nothing comes of this record: the other book does not have it, or has the same.
    pub(super) fn stays(&mut self, row: &Row, there: Option<&Row>) {
        if there.is_some() && !row.deleted {
            self.counts.change(row.kind, |counts| counts.same += 1);
        }
        self.note_loan(row, false);
    }

    /// A record comes to this version, with these newly set aside.
    pub(super) fn comes_to<'a>(
        &mut self,
        here: Option<&Row>,
        there: Option<&Row>,
        winner: &Row,
        aside: impl Iterator<Item = &'a SetAside>,
    ) {
        self.note_loan(winner, here != Some(winner));
        if there.is_none() {
            return;
        }
        let before = self.conflicts.len();
        self.conflicts
            .extend(aside.filter_map(|aside| Conflict::between_rows(winner, aside)));
        let in_conflict = self.conflicts.len() > before;
        self.counts.change(winner.kind, |counts| {
            counts.conflicts += usize::from(in_conflict);
            match (here.filter(|row| !row.deleted), winner.deleted) {
                (None, false) => counts.new += 1,
                (None, true) => {}
                (Some(_), true) => counts.deleted += 1,
                (Some(_), false) if here == Some(winner) => counts.kept_ours += 1,
                (Some(here), false) if (here.v, &here.body) == (winner.v, &winner.body) => counts.same += 1,
                (Some(_), false) => counts.changed += 1,
            }
        });
    }

    /// Keeps only the copies that are out more than once by joining.
    pub(super) fn finish(&mut self) {
        let brought = std::mem::take(&mut self.brought);
        self.out_twice
            .retain(|_, loans| loans.len() > 1 && loans.iter().any(|loan| brought.contains(loan)));
    }

    fn note_loan(&mut self, row: &Row, brought: bool) {
        // A loan that is closed belongs to a month.
        if row.kind != Kind::Loan || row.deleted || row.month.is_some() {
            return;
        }
        if let Ok(Record::Loan(loan)) = Record::read(row.kind, row.id, row.v, &row.body) {
            self.out_twice.change(loan.copy, |loans| loans.push(loan.id));
            if brought {
                self.brought.insert(loan.id);
            }
        }
    }
}
