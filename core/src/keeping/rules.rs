//! For how long each kind of papers is kept after a child has left. No single law says it and the sources differ, so every rule is hers to
//! change; the defaults are what is commonly advised (shared domain notes, EYFS section 5e).

use super::KeepingError;
use crate::asked::{Field, Reading};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::diary::What;
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
    /// The communication book.
    Diary,
    /// Medicine, accidents, and the register that shows who was here.
    Safety,
    /// Photos.
    Photos,
}

impl Papers {
    /// All of them.
    pub const ALL: [Papers; 6] = [
        Papers::Child,
        Papers::Loans,
        Papers::Journal,
        Papers::Diary,
        Papers::Safety,
        Papers::Photos,
    ];

    /// To which papers something written of a day belongs. Every sort of thing is named here, so that a new one cannot be kept too short.
    #[must_use]
    pub const fn of(what: &What) -> Papers {
        match what {
            What::FromHome(_) | What::Milk(_) | What::Food(_) | What::Toileting(_) | What::Sleep(_) | What::Note(_) | What::Sent(_) => {
                Papers::Diary
            }
            What::Arrived(_) | What::Left(_) | What::Away(_) | What::Permission(_) | What::Dose(_) | What::Accident(_) => Papers::Safety,
        }
    }

    /// Whether their time is an age of the child, and not a time after leaving: a claim may be made until some years after it is grown up.
    #[must_use]
    pub const fn by_age(self) -> bool {
        matches!(self, Papers::Safety)
    }
}

/// For how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HowLong {
    /// Given to the family on leaving, then deleted.
    WithFamily,
    /// So many months after leaving.
    AfterLeaving(u32),
    /// Until the child is so many months old.
    UntilAge(u32),
}

impl HowLong {
    /// The day from which it need no longer be kept, for a child born on one day whose last day was another.
    ///
    /// A time of months ends with the day of the same number; where the month has no such day, with its last one. That day still belongs to
    /// it: three years from 31 August need no longer be kept on 1 September.
    #[must_use]
    pub fn from(self, born: NaiveDate, left: NaiveDate) -> NaiveDate {
        let (since, months) = match self {
            HowLong::WithFamily => return left,
            HowLong::AfterLeaving(months) => (left, months),
            HowLong::UntilAge(months) => (born, months),
        };
        let last = since.checked_add_months(Months::new(months));
        last.and_then(|last| last.checked_add_days(Days::new(1))).unwrap_or(NaiveDate::MAX)
    }

    /// The months in it.
    const fn months(self) -> u32 {
        match self {
            HowLong::WithFamily => 0,
            HowLong::AfterLeaving(months) | HowLong::UntilAge(months) => months,
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
    /// None where it was never said, as in a book from before there was one.
    pub diary: Option<Rule>,
    pub safety: Option<Rule>,
}

static DIARY: Rule = Rule {
    how_long: HowLong::WithFamily,
    why: Note::BLANK,
};

/// What is commonly advised: 21 years and 3 months.
static SAFETY: Rule = Rule {
    how_long: HowLong::UntilAge(21 * 12 + 3),
    why: Note::BLANK,
};

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
            diary: None,
            safety: None,
        }
    }
}

impl KeepingRules {
    /// The rule of these papers.
    #[must_use]
    pub fn of(&self, papers: Papers) -> &Rule {
        match papers {
            Papers::Child => &self.child,
            Papers::Loans => &self.loans,
            Papers::Journal => &self.reading_log,
            Papers::Photos => &self.photos,
            Papers::Diary => self.diary.as_ref().unwrap_or(&DIARY),
            Papers::Safety => self.safety.as_ref().unwrap_or(&SAFETY),
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
    pub rules: [RuleAsked; 6],
}

impl KeepingAsked {
    /// The rules as a form shows them.
    #[must_use]
    pub fn of(rules: &KeepingRules) -> Self {
        KeepingAsked {
            rules: Papers::ALL.map(|papers| {
                let Rule { how_long, why } = rules.of(papers);
                let months = how_long.months();
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
        let mut all = Papers::ALL.into_iter().enumerate();
        let [child, loans, reading_log, diary, safety, photos] = self.rules.each_ref().map(|asked| {
            let (at, papers) = all.next()?;
            reading.at(Some(at));
            let why = reading.note(Field::Reason, &asked.why);
            let how_long = if asked.with_family {
                Some(HowLong::WithFamily)
            } else {
                let years = reading.number(Field::KeptYears, &asked.years, 0, MOST_YEARS);
                let months = reading.number(Field::KeptMonths, &asked.months, 0, 11);
                let months = years.zip(months).map(|(years, months)| years * 12 + months);
                months.map(if papers.by_age() {
                    HowLong::UntilAge
                } else {
                    HowLong::AfterLeaving
                })
            };
            how_long.map(|how_long| Rule { how_long, why })
        });
        let rules = (|| {
            Some(KeepingRules {
                child: child?,
                loans: loans?,
                reading_log: reading_log?,
                photos: photos?,
                diary: Some(diary?),
                safety: Some(safety?),
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
