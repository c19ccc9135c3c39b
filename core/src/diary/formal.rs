//! The formal records: which medicine a family allowed, each dose that was given, each accident, and that the family was told. They stand on the
//! page of their day like everything else and are kept for much longer ([`crate::keeping`]).

use super::entry::{DiaryEntry, What};
use crate::ids::ChildId;
use crate::notebook::Notebook;
use crate::time::{Moment, days_after};
use crate::words::{Line, folded};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A family's written permission for one medicine, from the day of its entry on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permission {
    /// Which medicine.
    pub medicine: Line,
    /// How much at a time.
    pub dose: Line,
    /// When it is to be given.
    pub times: Option<Line>,
    /// What for.
    pub why: Option<Line>,
    /// Who gave it.
    pub by: Line,
    /// Whether it is signed.
    pub signed: bool,
    /// The last day it holds; none until it is ended.
    #[serde(with = "crate::time::day::optional")]
    pub until: Option<NaiveDate>,
}

/// That the family was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Who.
    pub who: Line,
    /// When.
    pub at: Moment,
    /// Whether they signed.
    pub signed: bool,
}

/// A dose that was given. When, is the time of its entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dose {
    /// Of which medicine.
    pub medicine: Line,
    /// How much.
    pub dose: Line,
    /// Who gave it, where that is not she.
    pub by: Option<Line>,
    /// Who saw it.
    pub witness: Option<Line>,
    /// That the family was told.
    pub told: Option<Told>,
}

/// An accident. What happened are the words of its entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accident {
    /// Where.
    pub place: Option<Line>,
    /// What was hurt, and how it looked.
    pub injury: Option<Line>,
    /// What was done about it.
    pub first_aid: Option<Line>,
    /// Who saw to it, where that is not she.
    pub by: Option<Line>,
    /// Who saw it happen.
    pub witness: Option<Line>,
    /// That the family was told.
    pub told: Option<Told>,
}

/// A dose that soon follows another of the same medicine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Of what.
    pub medicine: Line,
    /// When.
    pub at: Moment,
    /// Whether at home, as the family told.
    pub at_home: bool,
}

/// Whether two names are of one medicine.
fn same(one: &Line, other: &Line) -> bool {
    folded(one.as_str()) == folded(other.as_str())
}

impl DiaryEntry {
    /// The permission it is.
    #[must_use]
    pub fn permission(&self) -> Option<&Permission> {
        if let What::Permission(permission) = &self.what {
            Some(permission)
        } else {
            None
        }
    }

    /// The dose it tells of.
    #[must_use]
    pub fn dose(&self) -> Option<&Dose> {
        if let What::Dose(dose) = &self.what { Some(dose) } else { None }
    }

    /// The accident it tells of.
    #[must_use]
    pub fn accident(&self) -> Option<&Accident> {
        if let What::Accident(accident) = &self.what {
            Some(accident)
        } else {
            None
        }
    }

    /// That the family was told of it.
    #[must_use]
    pub fn told(&self) -> Option<&Told> {
        match &self.what {
            What::Dose(dose) => dose.told.as_ref(),
            What::Accident(accident) => accident.told.as_ref(),
            _ => None,
        }
    }

    /// Whether the family must be told of it and has not been.
    #[must_use]
    pub fn is_to_tell(&self) -> bool {
        matches!(self.what, What::Dose(_) | What::Accident(_)) && self.told().is_none()
    }
}

/// The permissions that hold for a child on a day, the latest first.
#[must_use]
pub fn permissions(notebook: &Notebook, child: ChildId, day: NaiveDate) -> Vec<&DiaryEntry> {
    let holds = |entry: &&DiaryEntry| {
        let until = entry.permission().map(|permission| permission.until);
        until.is_some_and(|until| entry.day <= day && until.is_none_or(|until| day <= until))
    };
    let mut all: Vec<_> = notebook.diary_of(child).filter(holds).collect();
    crate::order::by_key(&mut all, |entry| std::cmp::Reverse((entry.day, entry.id)));
    all
}

/// The permission for a medicine that holds for a child on a day.
#[must_use]
pub fn permission_for<'a>(notebook: &'a Notebook, child: ChildId, medicine: &Line, day: NaiveDate) -> Option<&'a Permission> {
    let permissions = permissions(notebook, child, day).into_iter();
    let mut permissions = permissions.filter_map(DiaryEntry::permission);
    permissions.find(|permission| same(&permission.medicine, medicine))
}

/// When a child last had a medicine before a moment, here or at home.
#[must_use]
pub fn last_given(notebook: &Notebook, child: ChildId, medicine: &Line, before: Moment) -> Option<Given> {
    let given = |entry: &DiaryEntry| {
        let here = entry.dose().map(|dose| (&dose.medicine, entry.at, false));
        let home = entry
            .from_home()
            .and_then(|told| Some((told.medicine.as_ref()?, told.medicine_at, true)));
        let (medicine, at, at_home) = here.or(home)?;
        Some(Given {
            medicine: medicine.clone(),
            at: at?,
            at_home,
        })
    };
    let days = [0, -1].map(|days| days_after(before.day(), days));
    let entries = days.into_iter().flat_map(|day| notebook.diary_of_on(child, day));
    let all = entries
        .filter_map(given)
        .filter(|given| same(&given.medicine, medicine) && given.at < before);
    all.fold(None, |last: Option<Given>, given| {
        if last.as_ref().is_some_and(|last| last.at > given.at) {
            last
        } else {
            Some(given)
        }
    })
}

/// The doses and accidents of a child, the latest first: the record to print.
#[must_use]
pub fn formal_record(notebook: &Notebook, child: ChildId) -> Vec<&DiaryEntry> {
    let formal = |entry: &&DiaryEntry| entry.dose().is_some() || entry.accident().is_some();
    let mut all: Vec<_> = notebook.diary_of(child).filter(formal).collect();
    crate::order::by_key(&mut all, |entry| std::cmp::Reverse((entry.day, entry.at, entry.id)));
    all
}
