//! Learning objectives as the setting has them: the shipped ones, in her wording where she changed it, and her own.

use super::areas::{Area, Goal};
use super::band::AgeBand;
use super::objectives::{self, ShippedObjective};
use crate::asked::{Field, Problem, Reading, Slip};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::ids::ObjectiveId;
use crate::json::Unread;
use crate::notebook::Notebook;
use crate::time::Ctx;
use crate::words::Line;
use serde::{Deserialize, Serialize};

/// Where the fixed identities of shipped objectives begin.
const SHIPPED_FROM: u128 = 0x0B1E_0000;

/// A learning objective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    /// Identity; fixed for shipped ones.
    pub id: ObjectiveId,
    /// The area of learning it belongs to.
    pub area: Area,
    /// The early learning goal it leads towards, if one.
    pub goal: Option<Goal>,
    /// The band of age it is for, if one.
    pub band: Option<AgeBand>,
    /// What a child does.
    pub text: Line,
    /// Left out of the lists to choose from; cards that name it keep it.
    pub hidden: bool,
}

impl Objective {
    /// A shipped one that was reworded before there were bands is in the band it ships with.
    #[must_use]
    pub(crate) fn in_its_band(self) -> Self {
        let shipped = || objectives::shipped().find(|shipped| shipped_id(shipped.number) == self.id);
        Objective {
            band: self.band.or_else(|| shipped().map(|shipped| shipped.band)),
            ..self
        }
    }
}

/// What may be asked about objectives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ObjectiveCommand {
    /// Keep an objective, new (`None`) or reworded.
    Save {
        /// Which, if it is there already.
        id: Option<ObjectiveId>,
        /// The area.
        area: Area,
        /// The goal, if one.
        goal: Option<Goal>,
        /// The band of age, if one.
        band: Option<AgeBand>,
        /// The words, as typed.
        text: String,
    },
    /// Leave it out of the lists, or bring it back.
    Hide(ObjectiveId, bool),
    /// Take in a set from the text of a file.
    Import(String),
}

/// Why an objective cannot be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ObjectiveError {
    /// Some fields are to be put right.
    Slips(Vec<Slip>),
    /// It is not there.
    Gone,
    /// The file holds no set of objectives.
    NotASet(Unread),
    /// Two objectives of the set have one identity.
    TwiceInSet {
        /// The place of the second, from nought.
        at: usize,
    },
    /// An objective of the set has an identity that nobody knows here.
    UnknownInSet {
        /// Its place, from nought.
        at: usize,
    },
    /// An objective of the set lies in an area or a band, or leads to a goal, of a name that is none.
    UnnamedInSet {
        /// Its place, from nought.
        at: usize,
        /// The name.
        name: String,
    },
    /// An objective of the set leads to a goal of another area than it lies in.
    GoalElsewhere {
        /// Its place, from nought.
        at: usize,
        /// The goal.
        goal: Goal,
    },
}

/// The identity of a shipped objective by its number.
#[must_use]
pub const fn shipped_id(number: u16) -> ObjectiveId {
    ObjectiveId::fixed(SHIPPED_FROM + number as u128)
}

/// The objectives that ship with the app, as records.
pub fn shipped_objectives() -> impl Iterator<Item = Objective> {
    objectives::shipped().filter_map(as_record)
}

fn as_record(shipped: ShippedObjective) -> Option<Objective> {
    Some(Objective {
        id: shipped_id(shipped.number),
        area: shipped.area,
        goal: shipped.goal,
        band: Some(shipped.band),
        text: Line::parse(shipped.text).ok()?,
        hidden: false,
    })
}

/// A shipped objective, by its identity.
#[must_use]
pub fn shipped_objective(id: ObjectiveId) -> Option<Objective> {
    objectives::shipped()
        .find(|shipped| shipped_id(shipped.number) == id)
        .and_then(as_record)
}

/// Handles what is asked about objectives.
///
/// # Errors
/// See [`ObjectiveError`].
pub fn handle(notebook: &Notebook, command: &ObjectiveCommand, ctx: &mut Ctx<'_>) -> Result<Outcome, ObjectiveError> {
    match command {
        ObjectiveCommand::Import(text) => super::import::import(notebook, text, ctx),
        ObjectiveCommand::Save {
            id,
            area,
            goal,
            band,
            text,
        } => {
            let existing = id.map(|id| notebook.objective(id).ok_or(ObjectiveError::Gone)).transpose()?;
            let mut reading = Reading::new();
            let text = reading.line(Field::ObjectiveText, text);
            let twin = text.as_ref().and_then(|text| {
                notebook
                    .objectives()
                    .into_iter()
                    .find(|other| other.text == *text && Some(other.id) != *id)
            });
            if let Some(twin) = twin {
                reading.slip(
                    Field::ObjectiveText,
                    Problem::Taken {
                        by: twin.area.name().to_owned(),
                    },
                );
            }
            let text = reading.finish(text).map_err(ObjectiveError::Slips)?;
            let goal = goal.filter(|goal| goal.area() == *area);
            let hidden = existing.is_some_and(|objective| objective.hidden);
            let objective = Objective {
                id: id.unwrap_or_else(|| ctx.fresh()),
                area: *area,
                goal,
                band: *band,
                text,
                hidden,
            };
            Ok(Outcome {
                changes: ChangeSet::put(objective),
                deed: Deed::ObjectiveSaved,
            })
        }
        ObjectiveCommand::Hide(id, hidden) => {
            let objective = notebook.objective(*id).ok_or(ObjectiveError::Gone)?;
            let deed = if *hidden { Deed::ObjectiveHidden } else { Deed::ObjectiveShown };
            Ok(Outcome {
                changes: ChangeSet::put(Objective {
                    hidden: *hidden,
                    ..objective
                }),
                deed,
            })
        }
    }
}
