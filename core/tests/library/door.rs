//! A setting to test at: what she would have in hand at the door. Keeps rows as the store would, and takes everything through the one
//! door of core.

use chrono::NaiveDate;
use pebblebook::calendar::CalendarAsked;
use pebblebook::change::{ChangeSet, Deed};
use pebblebook::command::{Command, Refusal, Undo, handle};
use pebblebook::ids::{ChildId, CopyId, Id, ItemId, LoanId};
use pebblebook::lending::{
    BookAsked, Condition, CopyAsked, GoesTo, Hurdle, HurdleName, LendAsked, LendingCommand, LendingError, Loan, ReturnAsked,
};
use pebblebook::merge::{self, Plan};
use pebblebook::notebook::Notebook;
use pebblebook::people::{Answer, ChildAsked, ConsentAsked, ConsentsAsked, PeopleCommand, PictureChange, Purpose};
use pebblebook::row::{Kind, Row, Stamp};
use pebblebook::setting::{PolicyAsked, SettingCommand};
use pebblebook::time::{Ctx, Moment, SeededEntropy, parse_date};
use pebblebook::vault::Unsealed;
use std::collections::BTreeMap;

/// The first bytes of a small JPEG, which is all that is read of one.
#[allow(dead_code, reason = "only some of the tests at this door have photos")]
pub const JPEG: [u8; 19] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC2, 0, 17, 8, 1, 0, 2, 0, 3];

pub fn day(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

/// Noon in UTC of a day.
pub fn noon(day: NaiveDate) -> Moment {
    Moment::from_millis(day.and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp_millis())
}

/// A setting with its notebook, its rows and its clock.
pub struct Door {
    pub book: Notebook,
    pub rows: BTreeMap<(Kind, Id), Row>,
    pub now: Moment,
    pub offset: i32,
    pub device: u32,
    entropy: SeededEntropy,
    stamp: Stamp,
}

impl Door {
    /// A setting that began today, with the calendar of England.
    pub fn on(today: &str) -> Self {
        let mut door = Door {
            book: Notebook::new(),
            rows: BTreeMap::new(),
            now: noon(day(today)),
            offset: 0,
            device: 1,
            entropy: SeededEntropy::new(7),
            stamp: Stamp::default(),
        };
        door.ask(Command::Setting(SettingCommand::Name("Pebbles".into()))).unwrap();
        door
    }

    pub fn today(&self) -> NaiveDate {
        self.now.date_at(self.offset)
    }

    /// Noon of another day.
    pub fn go_to(&mut self, day: NaiveDate) {
        self.now = noon(day);
    }

    pub fn apply(&mut self, changes: &ChangeSet) {
        let (rows, stamp) = changes
            .rows(
                &Unsealed,
                self.book.heads(),
                self.stamp,
                self.now,
                self.device,
                &mut SeededEntropy::new(1),
            )
            .unwrap();
        self.stamp = stamp;
        self.book.note(&rows);
        self.rows.extend(rows.into_iter().map(|row| ((row.kind, row.id), row)));
        self.book.apply(changes);
        self.rows.retain(|key, _| !changes.forgotten().contains(key));
    }

    /// A second device that begins with everything that is here.
    pub fn second_device(&self) -> Self {
        let mut second = Door {
            book: Notebook::new(),
            rows: BTreeMap::new(),
            entropy: SeededEntropy::new(8),
            device: self.device + 10,
            ..*self
        };
        second.join(&self.rows);
        second
    }

    /// Takes in the rows of another device, as from its file.
    pub fn join(&mut self, rows: &BTreeMap<(Kind, Id), Row>) -> Plan {
        let list = |rows: &BTreeMap<_, Row>| rows.values().cloned().collect::<Vec<_>>();
        let plan = merge::plan(&list(&self.rows), &list(rows), self.now);
        self.rows.retain(|key, _| !plan.forget.contains(key));
        self.rows.extend(plan.keep.iter().map(|row| ((row.kind, row.id), row.clone())));
        self.book.take_in(&plan).unwrap();
        self.stamp = self.book.last_stamp();
        plan
    }

    /// Asks for something. A refusal changes nothing: it has no way to.
    pub fn ask(&mut self, command: Command) -> Result<(Deed, Undo), Refusal> {
        let mut ctx = Ctx::new(self.now, self.offset, &mut self.entropy);
        let outcome = handle(&self.book, &command, &mut ctx)?;
        let undo = Undo::of(&self.book, &outcome.changes);
        self.apply(&outcome.changes);
        // Two acts of one person are never in the same millisecond.
        self.now = Moment::from_millis(self.now.millis() + 1);
        Ok((outcome.deed, undo))
    }

    pub fn undo(&mut self, undo: &Undo) -> Result<(), Refusal> {
        let changes = undo.changes(&self.book)?;
        self.apply(&changes);
        Ok(())
    }

    pub fn lending(&mut self, command: LendingCommand) -> Result<Deed, LendingError> {
        match self.ask(Command::Lending(command)) {
            Ok((deed, _)) => Ok(deed),
            Err(Refusal::Lending(error)) => Err(error),
            Err(other) => panic!("{other:?}"),
        }
    }

    pub fn child(&mut self, name: &str, born: &str) -> ChildId {
        let asked = ChildAsked {
            name: name.into(),
            born: born.into(),
            ..ChildAsked::default()
        };
        match self.ask(Command::People(PeopleCommand::SaveChild(None, asked, PictureChange::Keep))) {
            Ok((Deed::ChildSaved { child, .. }, _)) => child,
            other => panic!("{other:?}"),
        }
    }

    pub fn change_child(&mut self, child: ChildId, change: impl Fn(&mut ChildAsked)) {
        let mut asked = ChildAsked::of(self.book.child(child).unwrap());
        change(&mut asked);
        self.ask(Command::People(PeopleCommand::SaveChild(Some(child), asked, PictureChange::Keep)))
            .unwrap();
    }

    /// A book with so many copies.
    /// The family of a child says yes to these.
    #[allow(dead_code, reason = "only some of the tests at this door have photos")]
    pub fn agree(&mut self, child: ChildId, to: &[Purpose]) {
        let answer = |purpose: Purpose| ConsentAsked {
            answer: to.contains(&purpose).then_some(Answer::Given),
            by: "Mum".into(),
            on: self.today().to_string(),
            review: String::new(),
        };
        let answers = Purpose::ALL.map(answer).to_vec();
        self.ask(Command::People(PeopleCommand::SaveConsents(child, ConsentsAsked { answers })))
            .unwrap();
    }

    pub fn book(&mut self, title: &str, copies: usize) -> (ItemId, Vec<CopyId>) {
        let asked = BookAsked {
            title: title.into(),
            copies: vec![
                CopyAsked {
                    id: None,
                    number: String::new(),
                    condition: Condition::Good
                };
                copies
            ],
            ..BookAsked::default()
        };
        match self.lending(LendingCommand::SaveBook(None, asked, PictureChange::Keep)) {
            Ok(Deed::BookSaved { item, .. }) => {
                let copies = self.book.book(item).unwrap().copies.iter().map(|copy| copy.id).collect();
                (item, copies)
            }
            other => panic!("{other:?}"),
        }
    }

    pub fn policy(&mut self, change: impl Fn(&mut PolicyAsked)) {
        let mut asked = PolicyAsked::of(&self.book.policy());
        change(&mut asked);
        self.ask(Command::Setting(SettingCommand::Policy(asked))).unwrap();
    }

    pub fn calendar(&mut self, change: impl Fn(&mut CalendarAsked)) {
        let mut asked = CalendarAsked::of(self.book.calendar());
        change(&mut asked);
        self.ask(Command::Calendar(asked)).unwrap();
    }

    /// Lends today, with a reason or none.
    pub fn lend_because(&mut self, child: ChildId, copy: CopyId, reason: &str) -> Result<LoanId, LendingError> {
        self.lend_on(child, copy, &self.today().to_string(), reason)
    }

    pub fn lend_on(&mut self, child: ChildId, copy: CopyId, on: &str, reason: &str) -> Result<LoanId, LendingError> {
        let asked = LendAsked {
            child,
            copy,
            on: on.into(),
            due: String::new(),
            reason: reason.into(),
        };
        self.lending(LendingCommand::Lend(asked)).map(|deed| match deed {
            Deed::Lent { loan, .. } => loan,
            other => panic!("{other:?}"),
        })
    }

    pub fn lend(&mut self, child: ChildId, copy: CopyId) -> LoanId {
        self.lend_because(child, copy, "").unwrap()
    }

    pub fn take_back(&mut self, loan: LoanId, goes_to: GoesTo) -> Result<Deed, LendingError> {
        let asked = ReturnAsked {
            goes_to,
            ..ReturnAsked::plain(&self.book, self.loan(loan), self.today())
        };
        self.lending(LendingCommand::Return(asked))
    }

    pub fn back(&mut self, loan: LoanId) {
        self.take_back(loan, GoesTo::Shelf).unwrap();
    }

    pub fn loan(&self, loan: LoanId) -> &Loan {
        self.book.loan(loan).unwrap()
    }

    pub fn due(&self, loan: LoanId) -> NaiveDate {
        self.loan(loan).due
    }
}

/// The hurdles of a refusal.
pub fn hurdles_of<T: std::fmt::Debug>(refused: Result<T, LendingError>) -> Vec<Hurdle> {
    match refused {
        Err(LendingError::Hurdles(hurdles)) => hurdles,
        other => panic!("not refused by a hurdle: {other:?}"),
    }
}

pub fn names_of<T: std::fmt::Debug>(refused: Result<T, LendingError>) -> Vec<HurdleName> {
    hurdles_of(refused).iter().map(Hurdle::name).collect()
}
