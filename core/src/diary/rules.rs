//! How the setting keeps its communication books. Every number is hers to change, and none of them is the law's.

use super::DiaryError;
use super::amount::Unit;
use crate::asked::{Field, Reading};
use crate::change::{ChangeSet, Deed, Outcome};
use serde::{Deserialize, Serialize};

/// How the setting keeps its days. Kept once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRules {
    /// In what milk is counted, where nothing else is typed.
    pub unit: Unit,
    /// After how many minutes a sleeping child is looked at again. Ten is common practice; the framework for childminders names no number
    /// (shared domain notes, EYFS section 5b).
    pub check_minutes: u32,
    /// At how many months of age the communication book ends.
    pub book_months: u32,
    /// Whether every child keeps one after that.
    pub older_too: bool,
}

impl Default for DayRules {
    fn default() -> Self {
        DayRules {
            unit: Unit::Ml,
            check_minutes: 10,
            book_months: 18,
            older_too: false,
        }
    }
}

/// The rules as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see DayRules")]
pub struct DayRulesAsked {
    pub unit: Unit,
    pub check_minutes: String,
    pub book_months: String,
    pub older_too: bool,
}

impl DayRulesAsked {
    /// The rules as a form shows them.
    #[must_use]
    pub fn of(rules: &DayRules) -> Self {
        DayRulesAsked {
            unit: rules.unit,
            check_minutes: rules.check_minutes.to_string(),
            book_months: rules.book_months.to_string(),
            older_too: rules.older_too,
        }
    }
}

pub(super) fn save(asked: &DayRulesAsked) -> Result<Outcome, DiaryError> {
    let mut reading = Reading::new();
    let check_minutes = reading.number(Field::CheckMinutes, &asked.check_minutes, 1, 60);
    let book_months = reading.number(Field::BookMonths, &asked.book_months, 1, 60);
    let rules = check_minutes.zip(book_months).map(|(check_minutes, book_months)| DayRules {
        unit: asked.unit,
        check_minutes,
        book_months,
        older_too: asked.older_too,
    });
    let rules = reading.finish(rules).map_err(DiaryError::Slips)?;
    Ok(Outcome {
        changes: ChangeSet::put(rules),
        deed: Deed::DayRulesSaved,
    })
}
