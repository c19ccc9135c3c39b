//! Writing an observation: keeping it, taking it out.

use super::asked::ObservationAsked;
use super::careful::questions;
use super::photos::against_new;
use super::{InJournal, JournalError, NewPicture};
use crate::asked::{Field, Problem, Slip};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::ids::{ObservationId, PhotoId};
use crate::notebook::Notebook;
use crate::picture::Photo;
use crate::row::Kind;
use crate::time::Ctx;

pub(super) fn save(
    notebook: &Notebook,
    id: Option<ObservationId>,
    asked: &ObservationAsked,
    pictures: &[NewPicture],
    ctx: &mut Ctx<'_>,
) -> Result<Outcome, JournalError> {
    let before = id.map(|id| notebook.observation(id).ok_or(JournalError::Gone)).transpose()?;
    let mut changes = ChangeSet::new();
    let mut slips = Vec::new();
    let mut new: Vec<(PhotoId, Option<PhotoId>)> = Vec::new();
    for (at, picture) in pictures.iter().enumerate() {
        let mut file = |bytes: &[u8]| match Photo::new(ctx.fresh(), bytes.to_vec()) {
            Ok(photo) => {
                let id = photo.id;
                changes.add(photo);
                Some(id)
            }
            Err(error) => {
                slips.push(Slip {
                    field: Field::Picture,
                    at: Some(at),
                    problem: Problem::BadPicture(error),
                });
                None
            }
        };
        let (whole, small) = (file(&picture.whole), picture.small.as_deref().and_then(file));
        new.extend(whole.map(|whole| (whole, small)));
    }
    if !slips.is_empty() {
        return Err(JournalError::Slips(slips));
    }
    let observation = asked.read(notebook, id.unwrap_or_else(|| ctx.fresh()), before, new.into_iter(), ctx.today)?;
    let refused = against_new(notebook, &observation, before, ctx.today);
    if !refused.is_empty() {
        return Err(JournalError::NoConsent(refused));
    }
    let questions = questions(notebook, &observation, before);
    if !questions.is_empty() && !asked.all_the_same {
        return Err(JournalError::Questions(questions));
    }
    let deed = Deed::ObservationSaved {
        observation: observation.id,
        children: observation.children.iter().map(|of| of.child).collect(),
        finished: observation.finished,
    };
    changes.add(observation);
    Ok(Outcome { changes, deed })
}

/// Takes something out. What pointed at it stays, and passes it over.
pub(super) fn remove(notebook: &Notebook, what: InJournal) -> Result<Outcome, JournalError> {
    let (kind, id) = match what {
        InJournal::Observation(id) => (Kind::Observation, id.id()),
        InJournal::Judgement(id) => (Kind::Judgement, id.id()),
        InJournal::Step(id) => (Kind::NextStep, id.id()),
        InJournal::Interest(id) => (Kind::Interest, id.id()),
    };
    notebook.record(kind, id).ok_or(JournalError::Gone)?;
    let mut changes = ChangeSet::new();
    changes.remove(kind, id);
    Ok(Outcome {
        changes,
        deed: Deed::TakenOutOfJournal,
    })
}
