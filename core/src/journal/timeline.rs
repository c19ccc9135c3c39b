//! All observations, or those of one child, made ready to be searched while she types: what is looked at for every letter is folded and sorted
//! once, when the screen opens.

use super::observation::Observation;
use crate::eyfs::{Area, Characteristic};
use crate::ids::{ChildId, ObservationId};
use crate::notebook::Notebook;
use crate::several::Several;
use crate::words::folded;
use chrono::NaiveDate;
use std::fmt::Write;

/// Which observations to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that stand in it, in whatever case and accents.
    pub search: String,
    /// Marked with this area.
    pub area: Option<Area>,
    /// Marked with this characteristic.
    pub characteristic: Option<Characteristic>,
    /// Noticed at home, or here.
    pub at_home: Option<bool>,
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Until this day.
    pub to: Option<NaiveDate>,
    /// With a photo only.
    pub with_photo: bool,
    /// Only those to show everybody.
    pub wow: bool,
}

/// Observations, the latest first.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    id: ObservationId,
    on: NaiveDate,
    areas: Several<Area>,
    characteristics: Several<Characteristic>,
    at_home: bool,
    photo: bool,
    wow: bool,
    text: String,
}

impl Timeline {
    /// The observations of all children, notes in the tray too; or the finished ones of one child, of which only what stands in this child's
    /// journal is searched.
    #[must_use]
    pub fn of(notebook: &Notebook, child: Option<ChildId>) -> Self {
        let is_in_it = |seen: &Observation| child.is_none_or(|child| seen.finished && seen.of_child(child).is_some());
        let latest_first = notebook.observations_by_day(&is_in_it).into_iter().rev();
        Timeline {
            entries: latest_first.map(|seen| entry(notebook, seen, child)).collect(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Those to show, the latest first.
    #[must_use]
    pub fn find(&self, filter: &Filter) -> Vec<ObservationId> {
        let search = folded(&filter.search);
        let words: Vec<&str> = search.split_whitespace().collect();
        let shown = |entry: &&Entry| {
            filter.from.is_none_or(|from| from <= entry.on)
                && filter.to.is_none_or(|to| entry.on <= to)
                && filter.area.is_none_or(|area| entry.areas.contains(area))
                && filter.characteristic.is_none_or(|one| entry.characteristics.contains(one))
                && filter.at_home.is_none_or(|at_home| at_home == entry.at_home)
                && (entry.photo || !filter.with_photo)
                && (entry.wow || !filter.wow)
                && words.iter().all(|word| entry.text.contains(word))
        };
        self.entries.iter().filter(shown).map(|entry| entry.id).collect()
    }
}

fn entry(notebook: &Notebook, observation: &Observation, child: Option<ChildId>) -> Entry {
    let mut text = observation.text.to_string();
    for of in observation.children.iter().filter(|of| child.is_none_or(|child| child == of.child)) {
        let name = notebook.child(of.child).map_or("", |child| child.known_as());
        let _ = write!(text, "\n{name}\n{}", of.line);
    }
    let more = observation.by.iter().chain(&observation.at);
    let captions = observation
        .photos
        .iter()
        .filter(|picture| child.is_none_or(|child| observation.is_photo_for(picture, child)));
    for line in more.chain(captions.filter_map(|picture| picture.caption.as_ref())) {
        let _ = write!(text, "\n{line}");
    }
    let marks = &observation.marks;
    Entry {
        id: observation.id,
        on: observation.on,
        areas: marks.areas,
        characteristics: marks.characteristics,
        at_home: marks.at_home,
        photo: !observation.photos.is_empty(),
        wow: marks.wow,
        text: folded(&text),
    }
}
