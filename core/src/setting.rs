//! The setting itself: its name and its lending policy, kept once. Every threshold of lending is a setting of hers.

use crate::asked::{Field, Reading, Slip};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::ids::Id;
use crate::notebook::Notebook;
use crate::words::Line;
use serde::{Deserialize, Serialize};

/// The setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Its name, as parents know it.
    pub name: Line,
    /// How the library lends.
    pub policy: LendingPolicy,
}

/// How the library lends. Defaults and their sources: shared domain notes, lending rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LendingPolicy {
    /// Days until a book is due, before rolling to an open day.
    pub loan_days: u32,
    /// Books a child may have at once.
    pub books_at_once: u32,
    /// Completed years of age from which books are lent.
    pub from_age: u32,
    /// How often a loan may be renewed.
    pub renewals: u32,
    /// A child who had the book within this many days is offered another first.
    pub recent_days: u32,
    /// Whether a loan never runs past the last open day of term.
    pub home_by_end_of_term: bool,
    /// When each rung of the overdue ladder is reached.
    pub ladder: LadderDays,
}

/// Days past due at which each rung of the overdue ladder is reached. No money anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LadderDays {
    /// Up to this many days nothing is said; then a gentle reminder is offered.
    pub remind: u32,
    /// Then a word with the parent.
    pub talk: u32,
    /// Then new loans pause.
    pub pause: u32,
    /// Then the book is probably lost.
    pub lost: u32,
}

impl Default for LendingPolicy {
    fn default() -> Self {
        LendingPolicy {
            loan_days: 7,
            books_at_once: 1,
            from_age: 3,
            renewals: 1,
            recent_days: 60,
            home_by_end_of_term: false,
            ladder: LadderDays {
                remind: 7,
                talk: 14,
                pause: 30,
                lost: 60,
            },
        }
    }
}

/// What may be asked about the setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingCommand {
    /// Begin an empty setting, or rename it.
    Name(String),
    /// Change the lending policy.
    Policy(PolicyAsked),
    /// Begin with the sample setting.
    TrySample,
    /// Take away all sample data.
    RemoveSample,
}

/// The policy as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see LendingPolicy")]
pub struct PolicyAsked {
    pub loan_days: String,
    pub books_at_once: String,
    pub from_age: String,
    pub renewals: String,
    pub recent_days: String,
    pub home_by_end_of_term: bool,
    pub remind: String,
    pub talk: String,
    pub pause: String,
    pub lost: String,
}

/// Why something about the setting cannot be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingError {
    /// Some fields are to be put right.
    Slips(Vec<Slip>),
    /// The sample is only for an empty book.
    NotEmpty,
    /// There is no sample data to take away.
    NoSample,
}

/// Which records came with the sample, so that they can go in one act. Kept once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleMark {
    /// The ids of the children and items that came with it; what hangs on them goes with them.
    pub ids: Vec<Id>,
}

impl PolicyAsked {
    /// The policy as a form shows it.
    #[must_use]
    pub fn of(policy: &LendingPolicy) -> Self {
        PolicyAsked {
            loan_days: policy.loan_days.to_string(),
            books_at_once: policy.books_at_once.to_string(),
            from_age: policy.from_age.to_string(),
            renewals: policy.renewals.to_string(),
            recent_days: policy.recent_days.to_string(),
            home_by_end_of_term: policy.home_by_end_of_term,
            remind: policy.ladder.remind.to_string(),
            talk: policy.ladder.talk.to_string(),
            pause: policy.ladder.pause.to_string(),
            lost: policy.ladder.lost.to_string(),
        }
    }

    fn read(&self) -> Result<LendingPolicy, Vec<Slip>> {
        let mut reading = Reading::new();
        let loan_days = reading.number(Field::LoanDays, &self.loan_days, 1, 100);
        let books_at_once = reading.number(Field::BooksAtOnce, &self.books_at_once, 1, 20);
        let from_age = reading.number(Field::FromAge, &self.from_age, 0, 8);
        let renewals = reading.number(Field::Renewals, &self.renewals, 0, 20);
        let recent_days = reading.number(Field::RecentDays, &self.recent_days, 0, 1000);
        // Each rung must lie above the one before it, or a rung could never be reached.
        reading.at(Some(0));
        let remind = reading.number(Field::LadderDays, &self.remind, 1, 1000);
        reading.at(Some(1));
        let talk = reading.number(Field::LadderDays, &self.talk, remind.unwrap_or(1).saturating_add(1), 1001);
        reading.at(Some(2));
        let pause = reading.number(Field::LadderDays, &self.pause, talk.unwrap_or(1).saturating_add(1), 1002);
        reading.at(Some(3));
        let lost = reading.number(Field::LadderDays, &self.lost, pause.unwrap_or(1).saturating_add(1), 1003);
        reading.at(None);
        let policy = (|| {
            Some(LendingPolicy {
                loan_days: loan_days?,
                books_at_once: books_at_once?,
                from_age: from_age?,
                renewals: renewals?,
                recent_days: recent_days?,
                home_by_end_of_term: self.home_by_end_of_term,
                ladder: LadderDays {
                    remind: remind?,
                    talk: talk?,
                    pause: pause?,
                    lost: lost?,
                },
            })
        })();
        reading.finish(policy)
    }
}

/// Handles what is asked about the setting. The sample is handled in [`crate::demo`].
///
/// # Errors
/// See [`SettingError`].
pub fn handle(notebook: &Notebook, command: &SettingCommand, today: chrono::NaiveDate) -> Result<Outcome, SettingError> {
    match command {
        SettingCommand::Name(raw) => {
            let mut reading = Reading::new();
            let name = reading.line(Field::SettingName, raw);
            let name = reading.finish(name).map_err(SettingError::Slips)?;
            let begun = notebook.setting().is_some();
            let policy = notebook.policy();
            let mut changes = ChangeSet::put(Setting { name, policy });
            if !begun {
                changes.add(notebook.calendar().clone());
            }
            Ok(Outcome {
                changes,
                deed: if begun { Deed::SettingRenamed } else { Deed::SettingBegun },
            })
        }
        SettingCommand::Policy(asked) => {
            let policy = asked.read().map_err(SettingError::Slips)?;
            let setting = notebook.setting().ok_or(SettingError::NoSample)?;
            Ok(Outcome {
                changes: ChangeSet::put(Setting { policy, ..setting.clone() }),
                deed: Deed::PolicySaved,
            })
        }
        SettingCommand::TrySample => {
            if notebook.setting().is_some() {
                return Err(SettingError::NotEmpty);
            }
            Ok(Outcome {
                changes: crate::demo::sample(today),
                deed: Deed::SampleBegun,
            })
        }
        SettingCommand::RemoveSample => {
            let changes = crate::demo::without_sample(notebook).ok_or(SettingError::NoSample)?;
            Ok(Outcome {
                changes,
                deed: Deed::SampleRemoved,
            })
        }
    }
}
