//! How the setting keeps its communication books. Every number is hers to change, and none of them is the law's.

use super::DiaryError;
use super::amount::Unit;
use crate::asked::{Field, Reading};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::register::Ratios;
use crate::sharing::{self, Template, TemplateAsked};
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
    /// How many children of which age.
    pub ratios: Ratios,
    /// Her words for what goes home, where they are others than those to begin with.
    pub templates: Vec<Template>,
}

impl Default for DayRules {
    fn default() -> Self {
        DayRules {
            unit: Unit::Ml,
            check_minutes: 10,
            book_months: 18,
            older_too: false,
            ratios: Ratios::default(),
            templates: Vec::new(),
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
    pub adults: String,
    pub under_8: String,
    pub young: String,
    pub under_1: String,
    pub edition: String,
    pub source: String,
    pub templates: Vec<TemplateAsked>,
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
            adults: rules.ratios.adults.to_string(),
            under_8: rules.ratios.under_8.to_string(),
            young: rules.ratios.young.to_string(),
            under_1: rules.ratios.under_1.to_string(),
            edition: rules.ratios.edition.to_string(),
            source: rules.ratios.source.to_string(),
            templates: TemplateAsked::all(rules),
        }
    }
}

pub(super) fn save(asked: &DayRulesAsked) -> Result<Outcome, DiaryError> {
    let mut reading = Reading::new();
    let check_minutes = reading.number(Field::CheckMinutes, &asked.check_minutes, 1, 60);
    let book_months = reading.number(Field::BookMonths, &asked.book_months, 1, 60);
    let [adults, under_8, young, under_1] = [
        (Field::Adults, &asked.adults),
        (Field::RatioUnder8, &asked.under_8),
        (Field::RatioYoung, &asked.young),
        (Field::RatioUnder1, &asked.under_1),
    ]
    .map(|(field, raw)| reading.number(field, raw, u32::from(field == Field::Adults), 30));
    let edition = reading.note(Field::Edition, &asked.edition);
    let source = reading.note(Field::Source, &asked.source);
    let templates = sharing::read(&mut reading, &asked.templates);
    let rules = (|| {
        Some(DayRules {
            unit: asked.unit,
            check_minutes: check_minutes?,
            book_months: book_months?,
            older_too: asked.older_too,
            ratios: Ratios {
                adults: adults?,
                under_8: under_8?,
                young: young?,
                under_1: under_1?,
                edition,
                source,
            },
            templates,
        })
    })();
    let rules = reading.finish(rules).map_err(DiaryError::Slips)?;
    Ok(Outcome {
        changes: ChangeSet::put(rules),
        deed: Deed::DayRulesSaved,
    })
}
