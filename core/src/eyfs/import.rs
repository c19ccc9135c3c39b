//! A set of objectives taken in from a file of JSON: `{"objectives":[{"area":"literacy","band":"two_to_three","goal":null,"text":"…"}]}`. One with
//! an `id` rewords the objective that has it, one without is new, and so is one of another setting’s `own`. The set is taken whole or not at all. In the same form a setting's own set
//! goes out, to be put into another shape and brought back.

use super::areas::{Area, Goal};
use super::band::AgeBand;
use super::objective::{Objective, ObjectiveError, shipped_objectives};
use super::objectives::OBJECTIVES_EDITION;
use crate::asked::{Field, Problem, Reading};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::ids::ObjectiveId;
use crate::json;
use crate::notebook::Notebook;
use crate::order::{Few, Set};
use crate::time::Ctx;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The most objectives of a set.
pub const MOST_IN_A_SET: usize = 1_000;

#[derive(Deserialize)]
struct ImportedSet {
    objectives: Vec<Imported>,
}

#[derive(Deserialize)]
struct Imported {
    id: Option<ObjectiveId>,
    /// One that a setting wrote itself: another book does not know it.
    own: Option<bool>,
    hidden: Option<bool>,
    area: String,
    band: Option<String>,
    goal: Option<String>,
    text: String,
}

/// The area, the band or the goal of a name, as it is written in records.
fn named<T: DeserializeOwned>(at: usize, name: String) -> Result<T, ObjectiveError> {
    json::read(&json::write(&name)).map_err(|_| ObjectiveError::UnnamedInSet { at, name })
}

/// Takes a set in.
pub(super) fn import(notebook: &Notebook, text: &str, ctx: &mut Ctx<'_>) -> Result<Outcome, ObjectiveError> {
    let set: ImportedSet = json::read(text.as_bytes()).map_err(ObjectiveError::NotASet)?;
    let mut reading = Reading::new();
    let most = MOST_IN_A_SET;
    if set.objectives.len() > most {
        reading.slip(Field::ObjectiveText, Problem::TooMany { most });
        return reading.finish(None).map_err(ObjectiveError::Slips);
    }
    let mut known: Few<ObjectiveId, Objective> = notebook.objectives().into_iter().map(|one| (one.id, one)).collect();
    let mut taken: Set<ObjectiveId> = Set::default();
    let mut changes = ChangeSet::new();
    for (at, imported) in set.objectives.into_iter().enumerate() {
        let before = match imported.id {
            Some(id) if !taken.insert(id) => return Err(ObjectiveError::TwiceInSet { at }),
            Some(id) => match known.get(&id) {
                Some(before) => Some(before.clone()),
                None if imported.own == Some(true) => None,
                None => return Err(ObjectiveError::UnknownInSet { at }),
            },
            None => None,
        };
        let area: Area = named(at, imported.area)?;
        let band: Option<AgeBand> = imported.band.map(|band| named(at, band)).transpose()?;
        let goal: Option<Goal> = imported.goal.map(|goal| named(at, goal)).transpose()?;
        if let Some(goal) = goal.filter(|goal| goal.area() != area) {
            return Err(ObjectiveError::GoalElsewhere { at, goal });
        }
        reading.at(Some(at));
        let Some(text) = reading.line(Field::ObjectiveText, &imported.text) else {
            continue;
        };
        let id = imported.id.unwrap_or_else(|| ctx.fresh());
        if let Some(twin) = known.values().find(|other| other.text == text && other.id != id) {
            let by = twin.area.name().to_owned();
            reading.slip(Field::ObjectiveText, Problem::Taken { by });
        }
        let objective = Objective {
            id,
            area,
            goal,
            band: band.or(before.as_ref().and_then(|before| before.band)),
            text,
            hidden: imported.hidden.unwrap_or(before.is_some_and(|before| before.hidden)),
        };
        // What says nothing new stays as it is: a shipped objective that only passed through a file is still the shipped one.
        if known.get(&id) != Some(&objective) {
            known.insert(id, objective.clone());
            changes.add(objective);
        }
    }
    let many = changes.changes().len();
    let changes = reading.finish(Some(changes)).map_err(ObjectiveError::Slips)?;
    Ok(Outcome {
        changes,
        deed: Deed::ObjectivesImported { many },
    })
}

/// All objectives as the setting has them, as a file that can be taken in again: one a line, for whoever opens it.
#[must_use]
pub fn as_a_set(notebook: &Notebook) -> Vec<u8> {
    let line = |one: &Objective| {
        let mut line = json::write(one);
        if !shipped_objectives().any(|shipped| shipped.id == one.id) {
            // Behind the bracket with which it begins.
            line.splice(1..1, *b"\"own\":true,");
        }
        line
    };
    let lines: Vec<Vec<u8>> = notebook.objectives().iter().map(line).collect();
    let edition = json::write(&OBJECTIVES_EDITION);
    let parts: [&[u8]; 5] = [
        b"{\"edition\":",
        &edition,
        b",\"objectives\":[\n",
        &lines.join(b",\n".as_slice()),
        b"\n]}\n",
    ];
    parts.concat()
}
