//! Everything the setting has written, in memory: looked up by identity, with the few indexes the screens and rules need.
//! It changes only by applying a [`ChangeSet`] that is already on disk. Pictures stay in the store.

use crate::calendar::{Calendar, england_2026_27};
use crate::change::{Change, ChangeSet};
use crate::diary::DayRules;
use crate::eyfs::{Objective, shipped_objective, shipped_objectives};
use crate::ids::{ChildId, CopyId, Id, ItemId, LoanId, ObjectiveId, PhotoId, ReadingLogEntryId};
use crate::keeping::KeepingRules;
use crate::lending::{Book, BookCopy, Hold, Loan, ReadingLogEntry, Wish};
use crate::merge::{Plan, SetAside};
use crate::order::Few;
use crate::people::Child;
use crate::row::{Kept, Kind, Record, Row, RowError, Stamp};
use crate::setting::{LendingPolicy, SampleMark, Setting};
use crate::tally::Heads;
use crate::vault::{Seal, SealError};
use std::collections::{BTreeMap, BTreeSet};

mod diary;
mod journal;

pub(crate) use diary::day_id;

/// The setting's whole book.
#[derive(Clone, Debug, Default)]
pub struct Notebook {
    records: BTreeMap<(Kind, Id), Record>,
    links: BTreeSet<(Link, Id, Id)>,
    heads: Heads,
    default_calendar: std::sync::OnceLock<Calendar>,
    default_day_rules: std::sync::OnceLock<DayRules>,
}

/// What is looked up so often that scanning would be felt after some years: from the first identity to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Link {
    /// A copy's open loan.
    Out,
    /// A child's loan.
    OfChild,
    /// An item's loan.
    OfItem,
    /// A loan's line in the reading log.
    InLog,
    /// A copy's item.
    CopyOf,
    /// A child’s observation.
    Seen,
    /// What came of a loan or a line of a reading log.
    CameOf,
    /// A child’s judgement.
    Judged,
    /// A child’s next step.
    Step,
    /// What is written of a day.
    OnDay,
    /// A sleep that nobody has ended, from nowhere.
    Asleep,
}

/// The links a record brings along.
fn links(record: &Record) -> Vec<(Link, Id, Id)> {
    match record {
        Record::Book(book) => book.copies.iter().map(|copy| (Link::CopyOf, copy.id.id(), book.id.id())).collect(),
        Record::Loan(loan) => {
            let to = |link, from: Id| (link, from, loan.id.id());
            let mut links = vec![to(Link::OfChild, loan.child.id()), to(Link::OfItem, loan.item.id())];
            links.extend(loan.is_open().then(|| to(Link::Out, loan.copy.id())));
            links
        }
        Record::ReadingLogEntry(entry) => vec![(Link::InLog, entry.loan.id(), entry.id.id())],
        Record::Observation(observation) => {
            let to = |link, from: Id| (link, from, observation.id.id());
            let mut links: Vec<_> = observation.children.iter().map(|of| to(Link::Seen, of.child.id())).collect();
            links.extend(observation.marks.came_of.map(|from| to(Link::CameOf, from)));
            links
        }
        Record::Judgement(judgement) => vec![(Link::Judged, judgement.child.id(), judgement.id.id())],
        Record::NextStep(step) => vec![(Link::Step, step.child.id(), step.id.id())],
        Record::DiaryEntry(entry) => {
            let mut links = vec![(Link::OnDay, day_id(entry.day), entry.id.id())];
            let open = entry.slept().is_some_and(|(_, ended)| ended.is_none());
            links.extend(open.then(|| (Link::Asleep, Id::MIN, entry.id.id())));
            links
        }
        _ => Vec::new(),
    }
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
        self.records == other.records
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
        self.note(std::slice::from_ref(row));
        Ok(())
    }

    /// Applies changes. Those that are on disk are noted as well: [`Notebook::note`].
    pub fn apply(&mut self, changes: &ChangeSet) {
        for change in changes.changes() {
            match change {
                Change::Put(record) => self.keep(record.clone()),
                Change::Remove(kind, id) => self.take_away(*kind, *id),
            }
        }
        self.forget(changes.forgotten());
    }

    /// Takes in what came of joining another book, once it is on disk.
    ///
    /// # Errors
    /// When a row cannot be read; the notebook is then unchanged.
    pub fn take_in(&mut self, plan: &Plan) -> Result<(), LoadError> {
        let read = |row: &Row| Record::read(row.kind, row.id, row.v, &row.body).map(Some);
        let records = plan.keep.iter().map(|row| if row.deleted { Ok(None) } else { read(row) });
        let records: Vec<Option<Record>> = records.collect::<Result<_, _>>().map_err(LoadError::Row)?;
        self.forget(&plan.forget);
        for (row, record) in plan.keep.iter().zip(records) {
            match record {
                Some(record) => self.keep(record),
                None => self.take_away(row.kind, row.id),
            }
            // A tombstone may come in place of a newer edit, whose head would else be the one that counts.
            self.heads.forget(&[(row.kind, row.id)]);
        }
        self.note(&plan.keep);
        Ok(())
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
        self.heads.last()
    }

    /// The heads of the rows behind it, tombstones too.
    #[must_use]
    pub const fn heads(&self) -> &Heads {
        &self.heads
    }

    /// Notes the heads of rows that lie in the store.
    pub fn note(&mut self, rows: &[Row]) {
        self.heads.note(rows);
    }

    /// Forgets records that do not lie in the store any more, not even as a tombstone.
    pub fn forget(&mut self, gone: &[(Kind, Id)]) {
        gone.iter().for_each(|(kind, id)| self.take_away(*kind, *id));
        self.heads.forget(gone);
    }

    fn keep(&mut self, record: Record) {
        if record.kind() == Kind::Photo {
            return;
        }
        let new = links(&record);
        if let Some(before) = self.records.insert((record.kind(), record.id()), record.clone()) {
            self.unlink(&before);
        }
        self.links.extend(new);
        if let Record::SetAside(aside) = &record {
            self.heads.lies_beside(aside.of(), aside.stamp(), aside.id(), true);
        }
    }

    fn take_away(&mut self, kind: Kind, id: Id) {
        if let Some(before) = self.records.remove(&(kind, id)) {
            self.unlink(&before);
        }
    }

    fn unlink(&mut self, record: &Record) {
        if let Record::SetAside(aside) = record {
            self.heads.lies_beside(aside.of(), aside.stamp(), aside.id(), false);
        }
        for link in links(record) {
            self.links.remove(&link);
        }
    }

    /// Where the links of this sort lead from here, oldest first.
    fn linked(&self, link: Link, from: Id) -> impl Iterator<Item = Id> {
        self.links
            .range((link, from, Id::MIN)..=(link, from, Id::MAX))
            .map(|(_, _, to)| *to)
    }

    fn all<T: Kept>(&self) -> impl Iterator<Item = &T> {
        self.records
            .range((T::KIND, Id::MIN)..=(T::KIND, Id::MAX))
            .filter_map(|(_, record)| T::of(record))
    }

    fn one<T: Kept>(&self, id: impl Into<Id>) -> Option<&T> {
        self.records.get(&(T::KIND, id.into())).and_then(T::of)
    }

    /// What a setting has only one of.
    fn only<T: Kept>(&self) -> Option<&T> {
        self.all().next()
    }

    /// A record by kind and identity. Pictures are not held here.
    #[must_use]
    pub fn record(&self, kind: Kind, id: Id) -> Option<Record> {
        self.records.get(&(kind, id)).cloned()
    }

    /// The setting, once it has begun.
    #[must_use]
    pub fn setting(&self) -> Option<&Setting> {
        self.only()
    }

    /// The lending policy in force.
    #[must_use]
    pub fn policy(&self) -> LendingPolicy {
        self.setting().map(|setting| setting.policy).unwrap_or_default()
    }

    /// The calendar in force.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        self.only().unwrap_or_else(|| self.default_calendar.get_or_init(england_2026_27))
    }

    /// For how long papers are kept.
    #[must_use]
    pub fn keeping(&self) -> KeepingRules {
        self.only().cloned().unwrap_or_default()
    }

    /// What came with the sample, while it is here.
    #[must_use]
    pub fn sample(&self) -> Option<&SampleMark> {
        self.only()
    }

    /// A child.
    #[must_use]
    pub fn child(&self, id: ChildId) -> Option<&Child> {
        self.one(id)
    }

    /// All children, archived ones too.
    pub fn children(&self) -> impl Iterator<Item = &Child> {
        self.all()
    }

    /// A book.
    #[must_use]
    pub fn book(&self, id: ItemId) -> Option<&Book> {
        self.one(id)
    }

    /// All books.
    pub fn books(&self) -> impl Iterator<Item = &Book> {
        self.all()
    }

    /// A copy, with the book it is of.
    #[must_use]
    pub fn copy(&self, id: CopyId) -> Option<(&Book, &BookCopy)> {
        let book = self.book(self.linked(Link::CopyOf, id.id()).next()?.into())?;
        Some((book, book.copy(id)?))
    }

    /// A loan.
    #[must_use]
    pub fn loan(&self, id: LoanId) -> Option<&Loan> {
        self.one(id)
    }

    /// All loans, open and closed.
    pub fn loans(&self) -> impl Iterator<Item = &Loan> {
        self.all()
    }

    fn out_now(&self) -> impl Iterator<Item = &(Link, Id, Id)> {
        self.links.range((Link::Out, Id::MIN, Id::MIN)..=(Link::Out, Id::MAX, Id::MAX))
    }

    /// The open loans.
    pub fn open_loans(&self) -> impl Iterator<Item = &Loan> {
        self.out_now().filter_map(|(_, _, loan)| self.one(*loan))
    }

    /// The copies that are out more than once, with the loans: one device alone never lets it come to that, two that did not know of each
    /// other may.
    #[must_use]
    pub fn copies_out_twice(&self) -> Few<CopyId, Vec<LoanId>> {
        let copies = || self.out_now().map(|(_, copy, _)| *copy);
        let pairs = copies().zip(copies().skip(1)).filter(|(one, next)| one == next);
        let mut twice = Few::default();
        for (copy, _) in pairs {
            twice.insert(copy.into(), self.linked(Link::Out, copy).map(LoanId::from).collect());
        }
        twice
    }

    /// A version of a record that was set aside.
    #[must_use]
    pub fn set_aside(&self, id: Id) -> Option<&SetAside> {
        self.one(id)
    }

    /// All versions that were set aside.
    pub fn all_set_aside(&self) -> impl Iterator<Item = &SetAside> {
        self.all()
    }

    /// The versions of one record that were set aside.
    pub fn set_aside_of(&self, kind: Kind, id: Id) -> impl Iterator<Item = &SetAside> {
        self.all_set_aside().filter(move |aside| aside.of() == (kind, id))
    }

    /// Whether a record was here and is not any more, by its tombstone.
    #[must_use]
    pub fn is_deleted(&self, kind: Kind, id: impl Into<Id>) -> bool {
        let key = (kind, id.into());
        !self.records.contains_key(&key) && self.heads.of(key.0, key.1).is_some()
    }

    /// The open loan of a copy, if it is out.
    #[must_use]
    pub fn out(&self, copy: CopyId) -> Option<&Loan> {
        self.linked(Link::Out, copy.id()).find_map(|loan| self.one(loan))
    }

    /// A child's loans, open and closed, oldest first.
    pub fn loans_of_child(&self, child: ChildId) -> impl Iterator<Item = &Loan> {
        self.linked(Link::OfChild, child.id()).filter_map(|loan| self.one(loan))
    }

    /// An item's loans, open and closed, oldest first.
    pub fn loans_of_item(&self, item: ItemId) -> impl Iterator<Item = &Loan> {
        self.linked(Link::OfItem, item.id()).filter_map(|loan| self.one(loan))
    }

    /// All holds.
    pub fn holds(&self) -> impl Iterator<Item = &Hold> {
        self.all()
    }

    /// The queue for an item, first come first. A child that was deleted on another device waits no more.
    #[must_use]
    pub fn queue(&self, item: ItemId) -> Vec<&Hold> {
        let mut queue: Vec<&Hold> = self
            .holds()
            .filter(|hold| hold.item == item && self.child(hold.child).is_some())
            .collect();
        crate::order::by_key(&mut queue, |hold| (hold.placed, hold.id));
        queue
    }

    /// All wishes.
    pub fn wishes(&self) -> impl Iterator<Item = &Wish> {
        self.all()
    }

    /// A line of a reading log.
    #[must_use]
    pub fn log_entry(&self, id: ReadingLogEntryId) -> Option<&ReadingLogEntry> {
        self.one(id)
    }

    /// The reading log of a loan, by date.
    #[must_use]
    pub fn log_of(&self, loan: LoanId) -> Vec<&ReadingLogEntry> {
        let mut log: Vec<&ReadingLogEntry> = self.linked(Link::InLog, loan.id()).filter_map(|entry| self.one(entry)).collect();
        crate::order::by_key(&mut log, |entry| (entry.on, entry.id));
        log
    }

    /// All lines of all reading logs.
    pub fn log(&self) -> impl Iterator<Item = &ReadingLogEntry> {
        self.all()
    }

    /// All records.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// The pictures that something in it points at.
    pub fn pictures(&self) -> impl Iterator<Item = PhotoId> {
        self.records.values().flat_map(Record::pictures)
    }

    /// An objective: the setting's own wording if there is one, else as shipped.
    #[must_use]
    pub fn objective(&self, id: ObjectiveId) -> Option<Objective> {
        match self.one::<Objective>(id) {
            Some(own) => Some(own.clone().in_its_band()),
            None => shipped_objective(id),
        }
    }

    /// All objectives by area and band of age, in the setting's wording; hidden ones too, and those of no band last.
    #[must_use]
    pub fn objectives(&self) -> Vec<Objective> {
        let mut all: Vec<Objective> = shipped_objectives()
            .filter(|shipped| self.one::<Objective>(shipped.id).is_none())
            .collect();
        all.extend(self.all::<Objective>().cloned().map(Objective::in_its_band));
        crate::order::by_key(&mut all, |objective| {
            (objective.area, objective.band.is_none(), objective.band, objective.id)
        });
        all
    }

    /// How many records there are of each kind, without pictures.
    #[must_use]
    pub fn counts(&self) -> Few<Kind, usize> {
        let mut counts = Few::default();
        for (kind, _) in self.records.keys() {
            counts.change(*kind, |count| *count += 1);
        }
        counts
    }

    /// How many records there are, without pictures.
    #[must_use]
    pub fn count(&self) -> usize {
        self.records.len()
    }
}
