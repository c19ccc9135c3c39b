//! For how long each kind of papers is kept after a child has left. No single law says it and the sources differ, so every rule is hers to
//! change; the defaults are what is commonly advised (shared domain notes, EYFS section 5e).

use super::KeepingError;
use crate::asked::{Field, Reading};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::words::Note;
use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// The longest time that can be set, in years: the longest any source advises, for safeguarding records.
pub const MOST_YEARS: u32 = 25;

/// The kinds of papers that have a rule of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Papers {
    /// The child's own page with family and contacts, and what they agreed to. Everything else hangs on it.
    Child,
    /// Loans, with places in the queue and wishes.
    Loans,
    /// The learning journal, with the lines of reading logs.
    Journal,
    /// Photos.
    Photos,
}

impl Papers {
    /// All of them.
    pub const ALL: [Papers; 4] = [Papers::Child, Papers::Loans, Papers::Journal, Papers::Photos];
}

/// For how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HowLong {
    /// Given to the family on leaving, then deleted.
    WithFamily,
    /// So many months after leaving.
    AfterLeaving(u32),
}

impl HowLong {
    /// The day from which it need no longer be kept, for a child whose last day was `left`.
    ///
    /// A time of months ends with the day of the same number; where the month has no such day, with its last one. That day still belongs to
    /// it: three years from 31 August need no longer be kept on 1 September.
    #[must_use]
    pub fn from(self, left: NaiveDate) -> NaiveDate {
        match self {
            HowLong::WithFamily => left,
            HowLong::AfterLeaving(months) => left
                .checked_add_months(Months::new(months))
                .and_then(|last| last.checked_add_days(Days::new(1)))
                .unwrap_or(NaiveDate::MAX),
        }
    }
}

/// The rule of one kind of papers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// For how long.
    pub how_long: HowLong,
    /// Her own reason; blank for what is commonly advised.
    pub why: Note,
}

/// All rules. Kept once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "see Papers")]
pub struct KeepingRules {
    pub child: Rule,
    pub loans: Rule,
    /// Of the whole learning journal, which began with the reading logs.
    pub reading_log: Rule,
    pub photos: Rule,
}

impl Default for KeepingRules {
    fn default() -> Self {
        let rule = |how_long| Rule {
            how_long,
            why: Note::default(),
        };
        KeepingRules {
            child: rule(HowLong::AfterLeaving(36)),
            // No source names loans: nobody asks for them. A year is for the book that turns up behind a sofa.
            loans: rule(HowLong::AfterLeaving(12)),
            reading_log: rule(HowLong::WithFamily),
            photos: rule(HowLong::WithFamily),
        }
    }
}

impl KeepingRules {
    /// The rule of these papers.
    #[must_use]
    pub const fn of(&self, papers: Papers) -> &Rule {
        match papers {
            Papers::Child => &self.child,
            Papers::Loans => &self.loans,
            Papers::Journal => &self.reading_log,
            Papers::Photos => &self.photos,
        }
    }
}

/// A rule as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Rule")]
pub struct RuleAsked {
    pub with_family: bool,
    pub years: String,
    pub months: String,
    pub why: String,
}

/// The rules as typed, in the order of [`Papers::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepingAsked {
    /// Rule by rule.
    pub rules: [RuleAsked; 4],
}

impl KeepingAsked {
    /// The rules as a form shows them.
    #[must_use]
    pub fn of(rules: &KeepingRules) -> Self {
        KeepingAsked {
            rules: Papers::ALL.map(|papers| {
                let Rule { how_long, why } = rules.of(papers);
                let months = if let HowLong::AfterLeaving(months) = how_long { *months } else { 0 };
                RuleAsked {
                    with_family: *how_long == HowLong::WithFamily,
                    years: (months / 12).to_string(),
                    months: (months % 12).to_string(),
                    why: why.to_string(),
                }
            }),
        }
    }

    fn read(&self) -> Result<KeepingRules, KeepingError> {
        let mut reading = Reading::new();
        let mut at = 0;
        let [child, loans, reading_log, photos] = self.rules.each_ref().map(|asked| {
            reading.at(Some(at));
            at += 1;
            let why = reading.note(Field::Reason, &asked.why);
            let how_long = if asked.with_family {
                Some(HowLong::WithFamily)
            } else {
                let years = reading.number(Field::KeptYears, &asked.years, 0, MOST_YEARS);
                let months = reading.number(Field::KeptMonths, &asked.months, 0, 11);
                years.zip(months).map(|(years, months)| HowLong::AfterLeaving(years * 12 + months))
            };
            how_long.map(|how_long| Rule { how_long, why })
        });
        let rules = (|| {
            Some(KeepingRules {
                child: child?,
                loans: loans?,
                reading_log: reading_log?,
                photos: photos?,
            })
        })();
        reading.finish(rules).map_err(KeepingError::Slips)
    }
}

/// Keeps the rules.
///
/// # Errors
/// See [`KeepingError`].
pub fn handle(asked: &KeepingAsked) -> Result<Outcome, KeepingError> {
    Ok(Outcome {
        changes: ChangeSet::put(asked.read()?),
        deed: Deed::KeepingSaved,
    })
}
