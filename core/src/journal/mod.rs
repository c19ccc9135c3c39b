//! The learning journal: what children are seen doing, here and at home; where they stand, as judged; what they might be helped towards.
//!
//! *Kept*: [`Observation`], [`Judgement`] on one of the [`Scales`], [`NextStep`], [`Interest`]. *Asked*: [`JournalCommand`], [`ObservationAsked`]. *Rules*: [`questions`], [`warnings`]. *Shown*: [`timeline`] (all
//! there is, searched), [`page_of`] (what of it stands in one child's journal), [`tray`] (what waits), [`typing`] (help while she types), [`progress`] (one child's progress, as it stood on any day), [`at_a_glance`] (all children), [`put_on`]
//! (what the journal asks her).
//! Not here: reading logs ([`crate::lending`]), of which the journal takes what a family wrote; where photos are made small, which is the
//! browser's work.

mod asked;
mod careful;
mod checkpoints;
mod interest;
mod judgement;
mod next_step;
mod observation;
mod overview;
mod page;
mod photos;
pub mod progress;
mod scale;
pub mod timeline;
mod tray;
pub mod typing;
mod write;

pub use asked::{MOST_PHOTOS, ObservationAsked, OfChildAsked, PictureAsked};
pub(crate) use careful::not_at_the_setting;
pub use careful::{Question, Warning, questions, warnings};
pub use checkpoints::{CHECKPOINTS, Checkpoint, PUT_FOR_DAYS, Put, put_about, put_on};
pub use interest::{Interest, InterestAsked, interests_of};
pub use judgement::{Judgement, JudgementAsked, Rung};
pub use next_step::{NextStep, NextStepAsked, StepMark, StepMove, StepState};
pub use observation::{Marks, Observation, OfChild, Picture, Prompt};
pub use overview::{AtAGlance, ChildAtAGlance, LATELY_DAYS, at_a_glance, open_steps, steps_to_review};
pub use page::{Page, here_on, page_of, without_others};
pub use photos::{NoConsent, kept_back, not_agreed};
pub use scale::{Band, BandAsked, Scale, Scales, ScalesAsked, shipped_scales};
pub use tray::{Offer, Waiting, offer, offer_of_loan, tray};

use crate::asked::Slip;
use crate::change::Outcome;
use crate::ids::{InterestId, JudgementId, NextStepId, ObservationId};
use crate::notebook::Notebook;
use crate::time::Ctx;

/// What may be asked of the journal.
#[derive(Clone, Debug, PartialEq)]
pub enum JournalCommand {
    /// Keep an observation, new (`None`) or changed, with the files of its new photos.
    Save(Option<ObservationId>, ObservationAsked, Vec<NewPicture>),
    /// Keep a judgement, new or changed.
    SaveJudgement(Option<JudgementId>, JudgementAsked),
    /// Keep in which words she judges.
    SaveScales(ScalesAsked),
    /// Keep a next step, new or reworded.
    SaveStep(Option<NextStepId>, NextStepAsked),
    /// Say what a next step came to, today.
    MoveStep(NextStepId, StepMove),
    /// Keep an interest, new or changed.
    SaveInterest(Option<InterestId>, InterestAsked),
    /// Take something out.
    Remove(InJournal),
}

/// Something that stands in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum InJournal {
    Observation(ObservationId),
    Judgement(JudgementId),
    Step(NextStepId),
    Interest(InterestId),
}

/// The files of a new photo, shrunk already: upright, and with nothing in them but the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPicture {
    /// The photo, its long edge at most [`crate::picture::JOURNAL_LONG_EDGE`].
    pub whole: Vec<u8>,
    /// The same, its long edge at most [`crate::picture::SMALL_LONG_EDGE`]; none where it could not be made.
    pub small: Option<Vec<u8>>,
}

impl NewPicture {
    /// As it is kept with what is half-written: how many bytes the photo has, the photo, and the small one.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let long = u32::try_from(self.whole.len()).unwrap_or(u32::MAX).to_le_bytes();
        let small = self.small.as_deref().unwrap_or_default();
        [long.as_slice(), &self.whole, small].concat()
    }

    /// Read again; none where it is no photo.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (long, files) = bytes.split_first_chunk()?;
        let (whole, small) = files.split_at_checked(usize::try_from(u32::from_le_bytes(*long)).ok()?)?;
        Some(NewPicture {
            whole: whole.to_vec(),
            small: (!small.is_empty()).then(|| small.to_vec()),
        })
    }
}

/// Why the journal cannot do what was asked. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalError {
    /// Some fields are to be put right.
    Slips(Vec<Slip>),
    /// What it is about is not there any more.
    Gone,
    /// Somebody in a photo has not agreed: which photo of the form, and who. It is not kept.
    NoConsent(Vec<(usize, NoConsent)>),
    /// A next step does not come to that from where it is.
    NotFromThere {
        /// How far it is.
        from: StepState,
        /// What was asked.
        to: StepState,
    },
    /// Something is odd, and may be right: she says so, and it is kept all the same.
    Questions(Vec<Question>),
}

/// Handles what is asked of the journal.
///
/// # Errors
/// See [`JournalError`].
pub fn handle(notebook: &Notebook, command: &JournalCommand, ctx: &mut Ctx<'_>) -> Result<Outcome, JournalError> {
    match command {
        JournalCommand::Save(id, asked, pictures) => write::save(notebook, *id, asked, pictures, ctx),
        JournalCommand::SaveJudgement(id, asked) => judgement::save(notebook, *id, asked, ctx),
        JournalCommand::SaveScales(asked) => scale::save(notebook, asked, ctx),
        JournalCommand::SaveStep(id, asked) => next_step::save(notebook, *id, asked, ctx),
        JournalCommand::MoveStep(id, asked) => next_step::move_on(notebook, *id, asked, ctx),
        JournalCommand::SaveInterest(id, asked) => interest::save(notebook, *id, asked, ctx),
        JournalCommand::Remove(what) => write::remove(notebook, *what),
    }
}
