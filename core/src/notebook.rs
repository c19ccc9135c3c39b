//! Everything the setting has written, in memory: looked up by identity, with the few indexes the screens and rules need.
//! It changes only by applying a [`ChangeSet`] that is already on disk. Pictures stay in the store.

use crate::calendar::{Calendar, england_2026_27};
use crate::change::{Change, ChangeSet};
use crate::eyfs::{Objective, shipped_objectives};
use crate::ids::{ChildId, CopyId, HoldId, Id, ItemId, LoanId, ObjectiveId, ReadingLogEntryId, WishId};
use crate::lending::{Book, BookCopy, Hold, Loan, ReadingLogEntry, Wish};
use crate::people::Child;
use crate::row::{Kind, Record, Row, RowError, Stamp};
use crate::setting::{LendingPolicy, SampleMark, Setting};
use crate::vault::{Seal, SealError};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The setting's whole book.
#[derive(Clone, Debug, Default)]
pub struct Notebook {
    setting: Option<Setting>,
    calendar: Option<Calendar>,
    sample: Option<SampleMark>,
    children: BTreeMap<ChildId, Arc<Child>>,
    books: BTreeMap<ItemId, Arc<Book>>,
    objectives: BTreeMap<ObjectiveId, Arc<Objective>>,
    loans: BTreeMap<LoanId, Arc<Loan>>,
    holds: BTreeMap<HoldId, Arc<Hold>>,
    wishes: BTreeMap<WishId, Arc<Wish>>,
    log: BTreeMap<ReadingLogEntryId, Arc<ReadingLogEntry>>,
    index: Index,
    last_stamp: Stamp,
    default_calendar: std::sync::OnceLock<Calendar>,
}

/// What is looked up so often that scanning would be felt after some years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Index {
    open: BTreeMap<CopyId, BTreeSet<LoanId>>,
    by_child: BTreeMap<ChildId, BTreeSet<LoanId>>,
    by_item: BTreeMap<ItemId, BTreeSet<LoanId>>,
    log_of: BTreeMap<LoanId, BTreeSet<ReadingLogEntryId>>,
    items_of: BTreeMap<CopyId, ItemId>,
}

/// Why a stored row could not be taken into the notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The row cannot be read.
    Row(RowError),
    /// The row cannot be opened.
    Seal(SealError),
}

/// Two notebooks are the same when the same things are written in them, whenever that was.
impl PartialEq for Notebook {
    fn eq(&self, other: &Self) -> bool {
        self.setting == other.setting
            && self.calendar == other.calendar
            && self.sample == other.sample
            && self.children == other.children
            && self.books == other.books
            && self.objectives == other.objectives
            && self.loans == other.loans
            && self.holds == other.holds
            && self.wishes == other.wishes
            && self.log == other.log
    }
}

impl Notebook {
    /// An empty notebook.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a stored row in.
    ///
    /// # Errors
    /// When it cannot be opened or read; the notebook is then unchanged.
    pub fn load(&mut self, row: &Row, seal: &dyn Seal) -> Result<(), LoadError> {
        if row.deleted {
            seal.open(row).map_err(LoadError::Seal)?;
            self.take_away(row.kind, row.id);
        } else if row.kind != Kind::Photo {
            let body = seal.open(row).map_err(LoadError::Seal)?;
            let record = Record::read(row.kind, row.id, row.v, &body).map_err(LoadError::Row)?;
            self.keep(record);
        }
        self.note_stamp(row.stamp);
        Ok(())
    }

    /// Applies changes that are on disk, up to this stamp.
    pub fn apply(&mut self, changes: &ChangeSet, last: Stamp) {
        for change in changes.changes() {
            match change {
                Change::Put(record) => self.keep(record.clone()),
                Change::Remove(kind, id) => self.take_away(*kind, *id),
            }
        }
        self.note_stamp(last);
    }

    /// The changes that would take `changes` back, as things stand now.
    #[must_use]
    pub fn inverse(&self, changes: &ChangeSet) -> ChangeSet {
        let mut inverse = ChangeSet::new();
        for change in changes.changes().iter().rev() {
            let (kind, id) = change.about();
            inverse.push(self.record(kind, id).map_or(Change::Remove(kind, id), Change::Put));
        }
        inverse
    }

    /// The last stamp seen, which the next write follows.
    #[must_use]
    pub const fn last_stamp(&self) -> Stamp {
        self.last_stamp
    }

    /// Notes a stamp of another device or tab.
    pub fn note_stamp(&mut self, stamp: Stamp) {
        self.last_stamp = self.last_stamp.max(stamp);
    }

    fn keep(&mut self, record: Record) {
        self.take_away(record.kind(), record.id());
        match record {
            Record::Setting(setting) => self.setting = Some(setting),
            Record::Calendar(calendar) => self.calendar = Some(calendar),
            Record::Sample(sample) => self.sample = Some(sample),
            Record::Child(child) => _ = self.children.insert(child.id, Arc::new(child)),
            Record::Book(book) => {
                self.index.items_of.extend(book.copies.iter().map(|copy| (copy.id, book.id)));
                self.books.insert(book.id, Arc::new(book));
            }
            Record::Objective(objective) => _ = self.objectives.insert(objective.id, Arc::new(objective)),
            Record::Loan(loan) => {
                if loan.is_open() {
                    self.index.open.entry(loan.copy).or_default().insert(loan.id);
                }
                self.index.by_child.entry(loan.child).or_default().insert(loan.id);
                self.index.by_item.entry(loan.item).or_default().insert(loan.id);
                self.loans.insert(loan.id, Arc::new(loan));
            }
            Record::Hold(hold) => _ = self.holds.insert(hold.id, Arc::new(hold)),
            Record::Wish(wish) => _ = self.wishes.insert(wish.id, Arc::new(wish)),
            Record::ReadingLogEntry(entry) => {
                self.index.log_of.entry(entry.loan).or_default().insert(entry.id);
                self.log.insert(entry.id, Arc::new(entry));
            }
            Record::Photo(_) => {}
        }
    }

    fn take_away(&mut self, kind: Kind, id: Id) {
        match kind {
            Kind::Setting => self.setting = None,
            Kind::Calendar => self.calendar = None,
            Kind::Sample => self.sample = None,
            Kind::Child => _ = self.children.remove(&id.into()),
            Kind::Book => {
                if let Some(book) = self.books.remove(&id.into()) {
                    for copy in &book.copies {
                        self.index.items_of.remove(&copy.id);
                    }
                }
            }
            Kind::Objective => _ = self.objectives.remove(&id.into()),
            Kind::Loan => {
                if let Some(loan) = self.loans.remove(&id.into()) {
                    drop_from(&mut self.index.open, loan.copy, loan.id);
                    drop_from(&mut self.index.by_child, loan.child, loan.id);
                    drop_from(&mut self.index.by_item, loan.item, loan.id);
                }
            }
            Kind::Hold => _ = self.holds.remove(&id.into()),
            Kind::Wish => _ = self.wishes.remove(&id.into()),
            Kind::ReadingLogEntry => {
                if let Some(entry) = self.log.remove(&id.into()) {
                    drop_from(&mut self.index.log_of, entry.loan, entry.id);
                }
            }
            Kind::Photo => {}
        }
    }

    /// A record by kind and identity. Pictures are not held here.
    #[must_use]
    pub fn record(&self, kind: Kind, id: Id) -> Option<Record> {
        match kind {
            Kind::Setting => self.setting.clone().map(Record::Setting),
            Kind::Calendar => self.calendar.clone().map(Record::Calendar),
            Kind::Sample => self.sample.clone().map(Record::Sample),
            Kind::Child => self.children.get(&id.into()).map(|kept| Record::Child(kept.as_ref().clone())),
            Kind::Book => self.books.get(&id.into()).map(|kept| Record::Book(kept.as_ref().clone())),
            Kind::Objective => self.objectives.get(&id.into()).map(|kept| Record::Objective(kept.as_ref().clone())),
            Kind::Loan => self.loans.get(&id.into()).map(|kept| Record::Loan(kept.as_ref().clone())),
            Kind::Hold => self.holds.get(&id.into()).map(|kept| Record::Hold(kept.as_ref().clone())),
            Kind::Wish => self.wishes.get(&id.into()).map(|kept| Record::Wish(kept.as_ref().clone())),
            Kind::ReadingLogEntry => self.log.get(&id.into()).map(|kept| Record::ReadingLogEntry(kept.as_ref().clone())),
            Kind::Photo => None,
        }
    }

    /// The setting, once it has begun.
    #[must_use]
    pub const fn setting(&self) -> Option<&Setting> {
        self.setting.as_ref()
    }

    /// The lending policy in force.
    #[must_use]
    pub fn policy(&self) -> LendingPolicy {
        self.setting.as_ref().map(|setting| setting.policy).unwrap_or_default()
    }

    /// The calendar in force.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        self.calendar
            .as_ref()
            .unwrap_or_else(|| self.default_calendar.get_or_init(england_2026_27))
    }

    /// What came with the sample, while it is here.
    #[must_use]
    pub const fn sample(&self) -> Option<&SampleMark> {
        self.sample.as_ref()
    }

    /// A child.
    #[must_use]
    pub fn child(&self, id: ChildId) -> Option<&Child> {
        self.children.get(&id).map(Arc::as_ref)
    }

    /// All children, archived ones too.
    pub fn children(&self) -> impl Iterator<Item = &Child> {
        self.children.values().map(Arc::as_ref)
    }

    /// A book.
    #[must_use]
    pub fn book(&self, id: ItemId) -> Option<&Book> {
        self.books.get(&id).map(Arc::as_ref)
    }

    /// All books.
    pub fn books(&self) -> impl Iterator<Item = &Book> {
        self.books.values().map(Arc::as_ref)
    }

    /// A copy, with the book it is of.
    #[must_use]
    pub fn copy(&self, id: CopyId) -> Option<(&Book, &BookCopy)> {
        let book = self.book(*self.index.items_of.get(&id)?)?;
        Some((book, book.copy(id)?))
    }

    /// A loan.
    #[must_use]
    pub fn loan(&self, id: LoanId) -> Option<&Loan> {
        self.loans.get(&id).map(Arc::as_ref)
    }

    /// All loans, open and closed.
    pub fn loans(&self) -> impl Iterator<Item = &Loan> {
        self.loans.values().map(Arc::as_ref)
    }

    /// The open loans.
    pub fn open_loans(&self) -> impl Iterator<Item = &Loan> {
        self.index
            .open
            .values()
            .flatten()
            .filter_map(|id| self.loans.get(id).map(Arc::as_ref))
    }

    /// A copy that is out more than once, which must never be.
    #[must_use]
    pub(crate) fn copy_out_twice(&self) -> Option<CopyId> {
        self.index.open.iter().find(|(_, loans)| loans.len() > 1).map(|(copy, _)| *copy)
    }

    /// The open loan of a copy, if it is out.
    #[must_use]
    pub fn out(&self, copy: CopyId) -> Option<&Loan> {
        self.index
            .open
            .get(&copy)?
            .iter()
            .find_map(|id| self.loans.get(id).map(Arc::as_ref))
    }

    /// A child's loans, open and closed, oldest first.
    pub fn loans_of_child(&self, child: ChildId) -> impl Iterator<Item = &Loan> {
        self.index
            .by_child
            .get(&child)
            .into_iter()
            .flatten()
            .filter_map(|id| self.loans.get(id).map(Arc::as_ref))
    }

    /// An item's loans, open and closed, oldest first.
    pub fn loans_of_item(&self, item: ItemId) -> impl Iterator<Item = &Loan> {
        self.index
            .by_item
            .get(&item)
            .into_iter()
            .flatten()
            .filter_map(|id| self.loans.get(id).map(Arc::as_ref))
    }

    /// All holds.
    pub fn holds(&self) -> impl Iterator<Item = &Hold> {
        self.holds.values().map(Arc::as_ref)
    }

    /// The queue for an item, first come first.
    #[must_use]
    pub fn queue(&self, item: ItemId) -> Vec<&Hold> {
        let mut queue: Vec<&Hold> = self.holds.values().map(Arc::as_ref).filter(|hold| hold.item == item).collect();
        crate::order::by_key(&mut queue, |hold| (hold.placed, hold.id));
        queue
    }

    /// All wishes.
    pub fn wishes(&self) -> impl Iterator<Item = &Wish> {
        self.wishes.values().map(Arc::as_ref)
    }

    /// A line of a reading log.
    #[must_use]
    pub fn log_entry(&self, id: ReadingLogEntryId) -> Option<&ReadingLogEntry> {
        self.log.get(&id).map(Arc::as_ref)
    }

    /// The reading log of a loan, by date.
    #[must_use]
    pub fn log_of(&self, loan: LoanId) -> Vec<&ReadingLogEntry> {
        let mut log: Vec<_> = self
            .index
            .log_of
            .get(&loan)
            .into_iter()
            .flatten()
            .filter_map(|id| self.log.get(id).map(Arc::as_ref))
            .collect();
        crate::order::by_key(&mut log, |entry| (entry.on, entry.id));
        log
    }

    /// All lines of all reading logs.
    pub fn log(&self) -> impl Iterator<Item = &ReadingLogEntry> {
        self.log.values().map(Arc::as_ref)
    }

    /// An objective: the setting's own wording if there is one, else as shipped.
    #[must_use]
    pub fn objective(&self, id: ObjectiveId) -> Option<Objective> {
        let own = self.objectives.get(&id).map(|objective| objective.as_ref().clone());
        own.or_else(|| shipped_objectives().find(|objective| objective.id == id))
    }

    /// All objectives, shipped ones first, in the setting's wording; hidden ones too.
    #[must_use]
    pub fn objectives(&self) -> Vec<Objective> {
        let mut all: Vec<Objective> = shipped_objectives()
            .filter(|shipped| !self.objectives.contains_key(&shipped.id))
            .collect();
        all.extend(self.objectives.values().map(|objective| objective.as_ref().clone()));
        crate::order::by_key(&mut all, |objective| (objective.area, objective.id));
        all
    }

    /// How many records there are, without pictures.
    #[must_use]
    pub fn count(&self) -> usize {
        usize::from(self.setting.is_some())
            + usize::from(self.calendar.is_some())
            + usize::from(self.sample.is_some())
            + self.children.len()
            + self.books.len()
            + self.objectives.len()
            + self.loans.len()
            + self.holds.len()
            + self.wishes.len()
            + self.log.len()
    }
}

fn drop_from<K: Ord + Copy, V: Ord>(index: &mut BTreeMap<K, BTreeSet<V>>, key: K, value: V) {
    if let Some(set) = index.get_mut(&key) {
        set.remove(&value);
        if set.is_empty() {
            index.remove(&key);
        }
    }
}
