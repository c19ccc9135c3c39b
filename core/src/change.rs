//! What an action changes: a set of records to keep and to take away, as one. And what was done, for the words of the confirmation.
//! Not here: storing it ([`crate::store`]) or deciding it ([`crate::command`]).

use crate::diary::{Act, Topic};
use crate::ids::{ChildId, Id, ItemId, LoanId, ObservationId};
use crate::journal::StepState;
use crate::order::Set;
use crate::row::{Kind, Knowledge, Record, Row, Stamp};
use crate::tally::Heads;
use crate::time::{Entropy, Moment};
use crate::vault::{Seal, SealError};
use chrono::NaiveDate;

/// One change of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Keep this record, in place of what had its identity before.
    Put(Record),
    /// Take this record away.
    Remove(Kind, Id),
}

impl Change {
    /// Which record it is about.
    #[must_use]
    pub fn about(&self) -> (Kind, Id) {
        match self {
            Change::Put(record) => (record.kind(), record.id()),
            Change::Remove(kind, id) => (*kind, *id),
        }
    }
}

/// Everything one action changes. It is stored whole or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeSet {
    changes: Vec<Change>,
    known: Vec<((Kind, Id), Knowledge)>,
    forgotten: Vec<(Kind, Id)>,
}

impl ChangeSet {
    /// No change yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A set that keeps one record.
    #[must_use]
    pub fn put(record: impl Into<Record>) -> Self {
        let mut set = Self::new();
        set.add(record);
        set
    }

    /// Adds a record to keep. The last word on a record wins.
    pub fn add(&mut self, record: impl Into<Record>) {
        self.push(Change::Put(record.into()));
    }

    /// Adds a record to take away.
    pub fn remove(&mut self, kind: Kind, id: impl Into<Id>) {
        self.push(Change::Remove(kind, id.into()));
    }

    /// Adds a change.
    pub fn push(&mut self, change: Change) {
        let about = change.about();
        self.changes.retain(|earlier| earlier.about() != about);
        self.changes.push(change);
    }

    /// Adds what the change of a record knows of, beside the state in its place: versions that were set aside and are decided upon with it.
    pub fn know(&mut self, kind: Kind, id: Id, knew: Knowledge) {
        self.known.push(((kind, id), knew));
    }

    /// Adds a record to forget: not even a tombstone is left of it, for no other device needs to be told.
    pub fn forget(&mut self, kind: Kind, id: impl Into<Id>) {
        self.forgotten.push((kind, id.into()));
    }

    /// What is forgotten, in the same write as the rows.
    #[must_use]
    pub fn forgotten(&self) -> &[(Kind, Id)] {
        &self.forgotten
    }

    /// The changes, in order.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.forgotten.is_empty()
    }

    /// The kinds of record it touches: the screen refreshes these and no others.
    #[must_use]
    pub fn touched(&self) -> Set<Kind> {
        let forgotten = self.forgotten.iter().map(|(kind, _)| *kind);
        crate::order::set(self.changes.iter().map(|change| change.about().0).chain(forgotten))
    }

    /// The rows to store, each with a stamp of its own that follows `last` and built on the state that `heads` knows, and the last stamp
    /// given.
    ///
    /// # Errors
    /// When a body cannot be sealed.
    pub fn rows(
        &self,
        seal: &dyn Seal,
        heads: &Heads,
        mut last: Stamp,
        now: Moment,
        device: u32,
        entropy: &mut dyn Entropy,
    ) -> Result<(Vec<Row>, Stamp), SealError> {
        let mut rows = Vec::with_capacity(self.changes.len());
        for change in &self.changes {
            let (kind, id) = change.about();
            let mut knew = heads.known_after(kind, id);
            for (_, more) in self.known.iter().filter(|(about, _)| *about == (kind, id)) {
                knew.join(more);
            }
            last = Stamp::after(last, now, heads.writes_as(kind, id, &knew, device));
            let mut row = Row {
                kind,
                id,
                month: None,
                stamp: last,
                knew,
                deleted: true,
                v: kind.version(),
                body: Vec::new(),
            };
            let mut body = Vec::new();
            if let Change::Put(record) = change {
                row.month = record.place().month();
                row.deleted = false;
                body = record.body();
            }
            // A tombstone is sealed as well: nobody else may say that a record is gone.
            row.body = seal.seal(&row, body, entropy)?;
            rows.push(row);
        }
        Ok((rows, last))
    }
}

/// What an action came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What changes.
    pub changes: ChangeSet,
    /// What was done, for the confirmation.
    pub deed: Deed,
}

impl Outcome {
    /// Whether there is something to take back, and it can be. What was decided between two devices cannot: the other version is let go of for
    /// good.
    #[must_use]
    pub fn undoable(&self) -> bool {
        !self.changes.changes().is_empty() && !matches!(self.deed, Deed::Settled { .. })
    }
}

/// What was done. The app has a sentence for each.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Deed {
    SettingBegun,
    SettingRenamed,
    PolicySaved,
    SampleBegun,
    SampleRemoved,
    CalendarSaved,
    KeepingSaved,
    ChildSaved {
        child: ChildId,
        new: bool,
    },
    ChildArchived {
        child: ChildId,
    },
    ChildBack {
        child: ChildId,
    },
    ChildDeleted {
        name: String,
    },
    LendingPaused {
        child: ChildId,
    },
    LendingResumed {
        child: ChildId,
    },
    BookSaved {
        item: ItemId,
        new: bool,
    },
    CardSaved {
        item: ItemId,
    },
    BookDeleted {
        title: String,
    },
    CopyChanged {
        item: ItemId,
    },
    Lent {
        loan: LoanId,
        child: ChildId,
        item: ItemId,
        due: NaiveDate,
    },
    Returned {
        loan: LoanId,
        child: ChildId,
        item: ItemId,
        lost: bool,
    },
    Reopened {
        loan: LoanId,
        child: ChildId,
        item: ItemId,
    },
    Renewed {
        loan: LoanId,
        child: ChildId,
        item: ItemId,
        due: NaiveDate,
    },
    Reminded {
        loan: LoanId,
        child: ChildId,
    },
    HoldPlaced {
        child: ChildId,
        item: ItemId,
        ahead: usize,
    },
    HoldCancelled {
        child: ChildId,
        item: ItemId,
    },
    Wished {
        child: ChildId,
        item: ItemId,
    },
    WishRemoved {
        child: ChildId,
        item: ItemId,
    },
    LogEntrySaved {
        child: ChildId,
        item: ItemId,
        kept_for_journal: bool,
    },
    LogEntryRemoved {
        child: ChildId,
        item: ItemId,
    },
    ObjectiveSaved,
    ObjectiveHidden,
    ObjectiveShown,
    ObjectivesImported {
        many: usize,
    },
    ObservationSaved {
        observation: ObservationId,
        children: Vec<ChildId>,
        finished: bool,
    },
    JudgementSaved {
        child: ChildId,
    },
    ScalesSaved,
    NextStepSaved {
        child: ChildId,
        state: StepState,
    },
    InterestSaved {
        child: ChildId,
    },
    TakenOutOfJournal,
    Diary {
        children: Vec<ChildId>,
        topic: Topic,
        act: Act,
    },
    DayRulesSaved,
    DayClosed {
        day: NaiveDate,
    },
    DayReopened {
        day: NaiveDate,
    },
    RoutineSaved {
        child: ChildId,
    },
    ConsentsSaved {
        child: ChildId,
    },
    Settled {
        kind: Kind,
        id: Id,
    },
}
