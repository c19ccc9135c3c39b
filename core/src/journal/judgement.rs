//! A judgement: where a child stands in an area, said by a person on a day, and why. It is an act of its own: no observation makes one, and
//! nothing is worked out from a child's age. It keeps the words it was made in, so that it reads the same when the setting changes its scale.

use super::JournalError;
use crate::asked::{Field, Problem, Reading};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::eyfs::{Area, Goal};
use crate::ids::{ChildId, JudgementId, ObservationId, ScaleId};
use crate::notebook::Notebook;
use crate::time::Ctx;
use crate::words::{Line, Note};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A level or a band, as it was called then, and where it stood among its kind: the higher the further.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rung {
    /// What it was called.
    pub name: Line,
    /// Its place, from nought.
    pub place: u32,
}

/// A judgement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Identity.
    pub id: JudgementId,
    /// Of whom.
    pub child: ChildId,
    /// In which area.
    pub area: Area,
    /// Under which goal of it, if one.
    pub goal: Option<Goal>,
    /// When.
    #[serde(with = "crate::time::day")]
    pub on: NaiveDate,
    /// On which scale.
    pub scale: ScaleId,
    /// What the scale was called.
    pub scale_name: Line,
    /// The level.
    pub level: Rung,
    /// The band of age it is meant within, on a scale that asks for one.
    pub band: Option<Rung>,
    /// Why.
    pub why: Note,
    /// Who says so, where that is not she.
    pub who: Option<Line>,
    /// The observations that show it. One that was taken out since is passed over.
    pub evidence: Vec<ObservationId>,
}

impl Judgement {
    /// How far it says the child is, to be compared on one scale only.
    #[must_use]
    pub fn reach(&self) -> (Option<u32>, u32) {
        (self.band.as_ref().map(|band| band.place), self.level.place)
    }
}

/// A judgement as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Judgement")]
pub struct JudgementAsked {
    pub child: ChildId,
    pub area: Option<Area>,
    pub goal: Option<Goal>,
    pub on: String,
    pub scale: Option<ScaleId>,
    /// Its place on the scale, from nought.
    pub level: Option<u32>,
    /// Its place among the bands, from nought.
    pub band: Option<u32>,
    pub why: String,
    pub who: String,
    pub evidence: Vec<ObservationId>,
}

impl JudgementAsked {
    /// A blank one on the scale in use, dated today.
    #[must_use]
    pub fn blank(notebook: &Notebook, child: ChildId, area: Option<Area>, today: NaiveDate) -> Self {
        JudgementAsked {
            child,
            area,
            goal: None,
            on: today.to_string(),
            scale: Some(notebook.scales().chosen),
            level: None,
            band: None,
            why: String::new(),
            who: String::new(),
            evidence: Vec::new(),
        }
    }

    /// A judgement as a form shows it.
    #[must_use]
    pub fn of(judgement: &Judgement) -> Self {
        JudgementAsked {
            child: judgement.child,
            area: Some(judgement.area),
            goal: judgement.goal,
            on: judgement.on.to_string(),
            scale: Some(judgement.scale),
            level: Some(judgement.level.place),
            band: judgement.band.as_ref().map(|band| band.place),
            why: judgement.why.to_string(),
            who: judgement.who.as_ref().map(ToString::to_string).unwrap_or_default(),
            evidence: judgement.evidence.clone(),
        }
    }
}

/// The rung at a place.
fn rung<T>(all: &[T], place: Option<u32>, name: impl Fn(&T) -> &Line) -> Option<Rung> {
    let place = place?;
    let found = all.get(usize::try_from(place).ok()?)?;
    Some(Rung {
        name: name(found).clone(),
        place,
    })
}

pub(super) fn save(
    notebook: &Notebook,
    id: Option<JudgementId>,
    asked: &JudgementAsked,
    ctx: &mut Ctx<'_>,
) -> Result<Outcome, JournalError> {
    let before = id.map(|id| notebook.judgement(id).ok_or(JournalError::Gone)).transpose()?;
    let child = notebook.child(asked.child).ok_or(JournalError::Gone)?;
    let scales = notebook.scales();
    let mut reading = Reading::new();
    let on = reading.past_day(Field::JudgedOn, &asked.on, ctx.today, Some(child.born));
    let why = reading.note(Field::Why, &asked.why);
    let who = reading.optional_line(Field::JudgedBy, &asked.who);
    // What was judged keeps its words, whatever its scale or its band is called by now, or if they are no more.
    let before = before.filter(|before| Some(before.scale) == asked.scale);
    let scale = asked.scale.and_then(|id| scales.scale(id));
    let within_bands = scale.as_ref().is_some_and(|scale| scale.within_bands);
    let kept = |rung: &Rung, place: Option<u32>| (Some(rung.place) == place).then(|| rung.clone());
    let level = before.and_then(|before| kept(&before.level, asked.level));
    let level = level.or_else(|| rung(&scale.as_ref()?.levels, asked.level, |level| level));
    let band = before.and_then(|before| kept(before.band.as_ref()?, asked.band));
    let band = band.or_else(|| rung(&scales.bands, asked.band, |band| &band.name).filter(|_| within_bands));
    if within_bands && band.is_none() {
        reading.slip(Field::JudgedBand, Problem::Missing);
    }
    let named = scale.map(|scale| (scale.id, scale.name));
    let named = named.or_else(|| before.map(|before| (before.scale, before.scale_name.clone())));
    let area = reading.keep(Field::JudgedArea, asked.area.ok_or(Problem::Missing));
    let level = reading.keep(Field::Level, level.ok_or(Problem::Missing));
    let mut evidence = asked.evidence.clone();
    evidence.retain(|id| notebook.observation(*id).is_some_and(|seen| seen.of_child(child.id).is_some()));
    // Nothing that was seen later shows where a child stood.
    let last_seen = evidence.iter().filter_map(|id| notebook.observation(*id)).map(|seen| seen.on).max();
    if let (Some(on), Some(day)) = (on, last_seen)
        && on < day
    {
        reading.slip(Field::SeenIn, Problem::TooFarAhead { latest: on });
    }
    let judgement = (|| {
        let (area, (scale, scale_name)) = (area?, named?);
        Some(Judgement {
            id: id.unwrap_or_else(|| ctx.fresh()),
            child: child.id,
            area,
            goal: asked.goal.filter(|goal| goal.area() == area),
            on: on?,
            scale,
            scale_name,
            level: level?,
            band,
            why,
            who,
            evidence: crate::order::set(evidence).into_iter().collect(),
        })
    })();
    let judgement = reading.finish(judgement).map_err(JournalError::Slips)?;
    let deed = Deed::JudgementSaved { child: child.id };
    Ok(Outcome {
        changes: ChangeSet::put(judgement),
        deed,
    })
}
