//! In which words the setting judges. Scales are data: three come with the app, the setting chooses one of them or writes its own. So are the
//! bands of age that a scale may be read within, with edges in months that are hers to move; no band is ever worked out from a child's age.

use super::JournalError;
use crate::asked::{Field, Problem, Reading};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::eyfs::AgeBand;
use crate::ids::ScaleId;
use crate::notebook::Notebook;
use crate::time::Ctx;
use crate::words::Line;
use serde::{Deserialize, Serialize};

/// The most levels of a scale, and the most bands.
pub const MOST_LEVELS: usize = 10;
/// The most scales of the setting's own.
pub const MOST_SCALES: usize = 20;
/// The highest month a band may end with: the seventh birthday.
pub const MOST_MONTHS: u32 = 84;

/// A scale: levels in their order, the last the furthest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// Identity; fixed for shipped ones. A scale that is reworded is another one, so that what was judged on it stays what it was.
    pub id: ScaleId,
    /// What it is called.
    pub name: Line,
    /// Its levels.
    pub levels: Vec<Line>,
    /// Whether a level is meant within a band of age.
    pub within_bands: bool,
}

/// A band of age.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// What it is called.
    pub name: Line,
    /// From how many months of age, if she says so.
    pub from: Option<u32>,
    /// Up to how many, that month not included.
    pub to: Option<u32>,
}

/// The setting's scales and bands. Kept once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scales {
    /// The one in use.
    pub chosen: ScaleId,
    /// Her own, those that are not in use any more too.
    pub own: Vec<Scale>,
    /// Bands of age, in order.
    pub bands: Vec<Band>,
}

/// The scales that come with the app: name, whether within bands, levels.
const SHIPPED: [(&str, bool, &[&str]); 3] = [
    (
        "On track or in need of support",
        false,
        &["Concern", "Needs some support", "On track"],
    ),
    ("Emerging to secure", false, &["Emerging", "Developing", "Secure"]),
    ("Within a band of age", true, &["Entering", "Developing", "Secure"]),
];

/// The identity of a shipped scale, by its place.
const fn shipped_scale(at: u128) -> ScaleId {
    ScaleId::fixed(0x5CA1_E000 + at)
}

/// The scales that come with the app.
pub fn shipped_scales() -> impl Iterator<Item = Scale> {
    SHIPPED.iter().zip(1..).filter_map(|((name, within_bands, levels), at)| {
        Some(Scale {
            id: shipped_scale(at),
            name: Line::parse(name).ok()?,
            levels: levels.iter().filter_map(|level| Line::parse(level).ok()).collect(),
            within_bands: *within_bands,
        })
    })
}

impl Default for Scales {
    fn default() -> Self {
        let band = |band: AgeBand| {
            let (from, to) = band.months();
            Line::parse(band.name()).ok().map(|name| Band { name, from, to })
        };
        Scales {
            chosen: shipped_scale(1),
            own: Vec::new(),
            bands: AgeBand::ALL.into_iter().filter_map(band).collect(),
        }
    }
}

impl Scales {
    /// All there are, shipped ones first.
    pub fn all(&self) -> impl Iterator<Item = Scale> {
        shipped_scales().chain(self.own.iter().cloned())
    }

    /// A scale.
    #[must_use]
    pub fn scale(&self, id: ScaleId) -> Option<Scale> {
        self.all().find(|scale| scale.id == id)
    }

    /// The one in use.
    #[must_use]
    pub fn in_use(&self) -> Option<Scale> {
        self.scale(self.chosen)
    }
}

/// A band as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Band")]
pub struct BandAsked {
    pub name: String,
    pub from: String,
    pub to: String,
}

/// Scales and bands as typed: which scale is chosen, or the words of a new one; and all bands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScalesAsked {
    /// The one to use; none for the new one below.
    pub chosen: Option<ScaleId>,
    /// The name of a new scale.
    pub name: String,
    /// Its levels, one a line, the furthest last.
    pub levels: String,
    /// Whether they are meant within a band of age.
    pub within_bands: bool,
    /// All bands.
    pub bands: Vec<BandAsked>,
}

impl ScalesAsked {
    /// The scales as a form shows them.
    #[must_use]
    pub fn of(scales: &Scales) -> Self {
        let months = |month: Option<u32>| month.map(|month| month.to_string()).unwrap_or_default();
        let bands = scales.bands.iter().map(|band| BandAsked {
            name: band.name.to_string(),
            from: months(band.from),
            to: months(band.to),
        });
        ScalesAsked {
            chosen: Some(scales.chosen),
            bands: bands.collect(),
            ..Self::default()
        }
    }
}

/// Keeps which scale is in use, with a new one where one was written, and the bands.
pub(super) fn save(notebook: &Notebook, asked: &ScalesAsked, ctx: &mut Ctx<'_>) -> Result<Outcome, JournalError> {
    let mut scales = notebook.scales();
    let mut reading = Reading::new();
    scales.bands.clear();
    for (at, asked) in asked.bands.iter().enumerate() {
        reading.at(Some(at));
        let mut month = |raw: &str, least: u32| {
            let blank = raw.trim().is_empty();
            (!blank)
                .then(|| reading.number(Field::BandMonths, raw, least, MOST_MONTHS))
                .flatten()
        };
        let from = month(&asked.from, 0);
        let to = month(&asked.to, from.map_or(1, |from| from + 1));
        if let Some(name) = reading.line(Field::BandName, &asked.name) {
            scales.bands.push(Band { name, from, to });
        }
    }
    reading.at(None);
    match asked.chosen {
        Some(id) => {
            scales.scale(id).ok_or(JournalError::Gone)?;
            scales.chosen = id;
        }
        None => {
            let name = reading.line(Field::ScaleName, &asked.name);
            let levels: Vec<String> = asked.levels.lines().map(str::to_owned).collect();
            let levels = reading.lines(Field::ScaleLevels, &levels, MOST_LEVELS);
            if levels.len() < 2 || crate::order::set(levels.iter()).len() < levels.len() {
                reading.slip(Field::ScaleLevels, Problem::Missing);
            }
            if let Some(name) = name {
                let id = ctx.fresh();
                scales.own.push(Scale {
                    id,
                    name,
                    levels,
                    within_bands: asked.within_bands,
                });
                scales.chosen = id;
            }
        }
    }
    for (field, many, most) in [
        (Field::BandName, scales.bands.len(), MOST_LEVELS),
        (Field::ScaleName, scales.own.len(), MOST_SCALES),
    ] {
        if many > most {
            reading.slip(field, Problem::TooMany { most });
        }
    }
    let scales = reading.finish(Some(scales)).map_err(JournalError::Slips)?;
    Ok(Outcome {
        changes: ChangeSet::put(scales),
        deed: Deed::ScalesSaved,
    })
}
