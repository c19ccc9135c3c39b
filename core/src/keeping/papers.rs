//! What the learning journal holds on one child, as it is handed over: each entry with its facts by their names, whatever kind it is, and no
//! other child's name in any of them. Not here: what else is held ([`super::export`]).

use super::held::Held;
use crate::eyfs::Area;
use crate::journal::{Page, Picture, page_of};
use crate::notebook::Notebook;
use crate::people::names::{other_names, without_names};
use crate::picture::Photo;
use crate::words::{Line, Note};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::Serializer;

/// An entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What it is.
    pub what: String,
    /// Of which day.
    #[serde(with = "crate::time::day")]
    pub on: NaiveDate,
    /// What it says.
    pub says: Facts,
    /// Its photos: what is under each, and the photo where it goes along.
    pub photos: Vec<Facts>,
}

/// Facts by their names, blank ones left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<(String, String)>);

impl Facts {
    /// All, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, fact)| (name.as_str(), fact.as_str()))
    }

    pub(super) fn add(&mut self, name: &str, fact: impl Into<String>) {
        let fact = fact.into();
        if !fact.is_empty() {
            self.0.push((name.to_owned(), fact));
        }
    }
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

/// A photo as text.
pub(super) fn file(photo: &Photo) -> String {
    format!("data:{};base64,{}", photo.mime(), STANDARD.encode(photo.bytes()))
}

/// Names in a list.
fn listed(names: &mut dyn Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// The journal of a child, with those of its photos that are handed in.
pub(super) fn journal(notebook: &Notebook, held: &Held<'_>, photos: &[Photo], today: NaiveDate) -> Vec<Entry> {
    let names = other_names(notebook, held.child);
    let left = |text: &str| without_names(text, &names);
    let line = |line: &Option<Line>| line.as_ref().map(|line| left(line.as_str())).unwrap_or_default();
    let pages = held.seen.iter().filter_map(|seen| page_of(notebook, seen, held.child.id, today));
    let observation = |page: Page<'_>| {
        let (seen, marks) = (page.observation, &page.observation.marks);
        let mut says = Facts::default();
        says.add("time", line(&seen.at));
        says.add("what_happened", left(seen.text.as_str()));
        says.add("for_this_child", left(page.line.as_str()));
        says.add("noticed", if marks.at_home { "at home" } else { "here" });
        says.add("by", line(&seen.by));
        says.add("areas", listed(&mut marks.areas.iter().map(|area| area.name().into())));
        says.add("goals", listed(&mut marks.goals.iter().map(|goal| goal.name().into())));
        let objectives = marks.objectives.iter().filter_map(|id| notebook.objective(*id));
        says.add("objectives", listed(&mut objectives.map(|objective| objective.text.to_string())));
        says.add(
            "characteristics",
            listed(&mut marks.characteristics.iter().map(|one| one.name().into())),
        );
        says.add("wow", if marks.wow { "yes" } else { "" });
        says.add("finished", if seen.finished { "" } else { "not yet" });
        let photo = |picture: &Picture| {
            let mut facts = Facts::default();
            facts.add("under_it", line(&picture.caption));
            let handed_in = photos.iter().find(|photo| photo.id == picture.photo);
            facts.add("photo", handed_in.map(file).unwrap_or_default());
            facts
        };
        Entry {
            what: "observation".to_owned(),
            on: seen.on,
            says,
            photos: page.handed_over.iter().copied().map(photo).collect(),
        }
    };
    let mut entries: Vec<Entry> = pages.map(observation).collect();
    let mut add = |what: &str, on, facts: &[(&'static str, String)]| {
        let mut says = Facts::default();
        facts.iter().for_each(|(name, fact)| says.add(name, left(fact)));
        let photos = Vec::new();
        entries.push(Entry {
            what: what.to_owned(),
            on,
            says,
            photos,
        });
    };
    let area = |area: Option<Area>| area.map(|area| area.name().to_owned()).unwrap_or_default();
    for one in &held.judgements {
        let facts = [
            ("area", area(Some(one.area))),
            ("goal", one.goal.map(|goal| goal.name().to_owned()).unwrap_or_default()),
            ("level", one.level.name.to_string()),
            ("band", one.band.as_ref().map(|band| band.name.to_string()).unwrap_or_default()),
            ("on_the_scale", one.scale_name.to_string()),
            ("why", one.why.to_string()),
            ("by", line(&one.who)),
        ];
        add("judgement", one.on, &facts);
    }
    for step in &held.steps {
        for (at, mark) in step.marks.iter().enumerate() {
            let first = |text: &Note| if at == 0 { text.to_string() } else { String::new() };
            let facts = [
                ("area", area(step.area)),
                ("next_step", step.text.to_string()),
                ("at_home", first(&step.at_home)),
                ("now", mark.state.name().to_owned()),
                ("why", mark.reason.to_string()),
            ];
            add("next step", mark.on, &facts);
        }
    }
    for interest in &held.interests {
        let until = interest.until.map(|until| until.to_string()).unwrap_or_default();
        let noticed = if interest.at_home { "at home" } else { "here" };
        let facts = [("in", interest.text.to_string()), ("noticed", noticed.to_owned()), ("until", until)];
        add("interest", interest.since, &facts);
    }
    crate::order::by_key(&mut entries, |entry| entry.on);
    entries
}
