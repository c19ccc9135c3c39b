//! What a family has agreed to for its child's pictures: not one yes, but ten questions, each answered by somebody on a day, and open to be
//! withdrawn. What is not answered is no; and so is an answer whose day of review has passed.
//! Sources: shared domain notes, EYFS section 6. Not here: where the answers are asked for (see [`crate::journal`]).

use super::PeopleError;
use crate::asked::{Field, Problem, Reading};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::ids::ChildId;
use crate::notebook::Notebook;
use crate::words::Line;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a picture of a child may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The child's own journal.
    OwnJournal,
    /// The journals of other children who are in the same picture or saw the same.
    OthersJournals,
    /// Messages to the child's own family.
    FamilyMessages,
    /// Messages that all families get.
    GroupMessages,
    /// On a wall of the setting.
    Display,
    /// The setting's website.
    Website,
    /// Social media.
    SocialMedia,
    /// Training and portfolios.
    Training,
    /// The press.
    Press,
    /// Being kept after the child has left.
    AfterLeaving,
}

impl Purpose {
    /// All ten, from the nearest to the farthest.
    pub const ALL: [Purpose; 10] = [
        Purpose::OwnJournal,
        Purpose::OthersJournals,
        Purpose::FamilyMessages,
        Purpose::GroupMessages,
        Purpose::Display,
        Purpose::Website,
        Purpose::SocialMedia,
        Purpose::Training,
        Purpose::Press,
        Purpose::AfterLeaving,
    ];
}

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Yes.
    Given,
    /// No.
    Refused,
    /// Yes once, and no from that day on.
    Withdrawn,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// To which question.
    pub purpose: Purpose,
    /// What.
    pub answer: Answer,
    /// By whom.
    pub by: Line,
    /// When.
    #[serde(with = "crate::time::day")]
    pub on: NaiveDate,
    /// The last day on which it holds without being asked again.
    #[serde(with = "crate::time::day::optional")]
    pub review: Option<NaiveDate>,
}

/// All answers for one child, also those that others have taken the place of. Kept under the child's own identity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consents {
    /// For whom.
    pub child: ChildId,
    /// In the order in which they were given.
    pub answers: Vec<Consent>,
}

/// Why a picture may not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "by whom and when, as in Consent")]
pub enum WhyNot {
    /// Nobody has answered.
    Unanswered,
    /// The answer was no.
    Refused { by: Line, on: NaiveDate },
    /// A yes was taken back.
    Withdrawn { by: Line, on: NaiveDate },
    /// A yes whose day of review has passed.
    Expired { review: NaiveDate },
}

impl Consents {
    /// The answer that holds on a day, if there is one.
    #[must_use]
    pub fn on(&self, purpose: Purpose, day: NaiveDate) -> Option<&Consent> {
        let given = self
            .answers
            .iter()
            .filter(|consent| consent.purpose == purpose && consent.on <= day);
        // Of two on one day the later written.
        given.fold(None, |latest: Option<&Consent>, consent| match latest {
            Some(latest) if latest.on > consent.on => Some(latest),
            _ => Some(consent),
        })
    }
}

/// Whether a picture of this child may be used for this on that day.
///
/// # Errors
/// Why not.
pub fn may(notebook: &Notebook, child: ChildId, purpose: Purpose, day: NaiveDate) -> Result<(), WhyNot> {
    let consent = notebook.consents(child).and_then(|consents| consents.on(purpose, day));
    let Some(Consent {
        answer, by, on, review, ..
    }) = consent
    else {
        return Err(WhyNot::Unanswered);
    };
    let (by, on) = (by.clone(), *on);
    match (answer, review) {
        (Answer::Refused, _) => Err(WhyNot::Refused { by, on }),
        (Answer::Withdrawn, _) => Err(WhyNot::Withdrawn { by, on }),
        (Answer::Given, Some(review)) if *review < day => Err(WhyNot::Expired { review: *review }),
        (Answer::Given, _) => Ok(()),
    }
}

/// One answer as typed. One that was never chosen is passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Consent")]
pub struct ConsentAsked {
    pub answer: Option<Answer>,
    pub by: String,
    pub on: String,
    pub review: String,
}

/// The answers as typed, in the order of [`Purpose::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentsAsked {
    /// Question by question.
    pub answers: Vec<ConsentAsked>,
}

impl ConsentsAsked {
    /// The answers that hold on a day, as a form shows them.
    #[must_use]
    pub fn of(notebook: &Notebook, child: ChildId, today: NaiveDate) -> Self {
        let kept = notebook.consents(child);
        let shown = |purpose| {
            let Some(consent) = kept.and_then(|consents| consents.on(purpose, today)) else {
                return ConsentAsked::default();
            };
            ConsentAsked {
                answer: Some(consent.answer),
                by: consent.by.to_string(),
                on: consent.on.to_string(),
                review: consent.review.map(|day| day.to_string()).unwrap_or_default(),
            }
        };
        ConsentsAsked {
            answers: Purpose::ALL.into_iter().map(shown).collect(),
        }
    }
}

/// Keeps the answers. Those that are as before are left alone, and what another takes the place of stays to be read.
pub(super) fn save(notebook: &Notebook, id: ChildId, asked: &ConsentsAsked, today: NaiveDate) -> Result<Outcome, PeopleError> {
    let child = notebook.child(id).ok_or(PeopleError::Gone)?;
    let mut kept = notebook.consents(id).cloned().unwrap_or(Consents {
        child: id,
        answers: Vec::new(),
    });
    let mut reading = Reading::new();
    for (at, (purpose, asked)) in Purpose::ALL.into_iter().zip(&asked.answers).enumerate() {
        reading.at(Some(at));
        let Some(answer) = asked.answer else { continue };
        let by = reading.line(Field::ConsentBy, &asked.by);
        let on = reading.past_day(Field::ConsentOn, &asked.on, today, Some(child.born));
        let review = reading.optional_day(Field::ConsentReview, &asked.review);
        if let (Some(review), Some(day)) = (review, on)
            && review < day
        {
            reading.slip(Field::ConsentReview, Problem::Before { day });
        }
        if let (Some(by), Some(on)) = (by, on) {
            let consent = Consent {
                purpose,
                answer,
                by,
                on,
                review,
            };
            if kept.on(purpose, today) != Some(&consent) {
                kept.answers.retain(|earlier| (earlier.purpose, earlier.on) != (purpose, on));
                kept.answers.push(consent);
            }
        }
    }
    let kept = reading.finish(Some(kept)).map_err(PeopleError::Slips)?;
    Ok(Outcome {
        changes: ChangeSet::put(kept),
        deed: Deed::ConsentsSaved { child: id },
    })
}
