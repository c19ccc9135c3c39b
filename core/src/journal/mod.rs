//! The learning journal: what children are seen doing, here and at home.
//!
//! *Kept*: [`Observation`]. *Asked*: [`JournalCommand`], [`ObservationAsked`]. *Rules*: [`questions`], [`warnings`]. *Shown*: [`timeline`] (all
//! there is, searched), [`page_of`] (what of it stands in one child's journal), [`tray`] (what waits), [`typing`] (help while she types).
//! Not here: reading logs ([`crate::lending`]), of which the journal takes what a family wrote; where photos are made small, which is the
//! browser's work.

mod asked;
mod careful;
mod observation;
mod page;
mod photos;
pub mod timeline;
mod tray;
pub mod typing;
mod write;

pub use asked::{MOST_PHOTOS, ObservationAsked, OfChildAsked, PictureAsked};
pub use careful::{Question, Warning, questions, warnings};
pub use observation::{Marks, Observation, OfChild, Picture};
pub use page::{Page, page_of, without_others};
pub use photos::NoConsent;
pub use tray::{Waiting, offer, tray};

use crate::asked::Slip;
use crate::change::Outcome;
use crate::ids::ObservationId;
use crate::notebook::Notebook;
use crate::time::Ctx;

/// What may be asked of the journal.
#[derive(Clone, Debug, PartialEq)]
pub enum JournalCommand {
    /// Keep an observation, new (`None`) or changed, with the files of its new photos.
    Save(Option<ObservationId>, ObservationAsked, Vec<NewPicture>),
    /// Take an observation out.
    Remove(ObservationId),
}

/// The files of a new photo, shrunk already: upright, and with nothing in them but the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPicture {
    /// The photo, its long edge at most [`crate::picture::JOURNAL_LONG_EDGE`].
    pub whole: Vec<u8>,
    /// The same, its long edge at most [`crate::picture::SMALL_LONG_EDGE`]; none where it could not be made.
    pub small: Option<Vec<u8>>,
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
        JournalCommand::Remove(id) => write::remove(notebook, *id),
    }
}
