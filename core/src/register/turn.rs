//! What may be written into the register: nobody arrives who is here, nobody leaves who is not, and nobody is taken home by somebody who may
//! not, unless there is a reason, which then stands in the register.

use crate::diary::{DiaryEntry, Topic, What};
use crate::notebook::Notebook;
use crate::people::{Carer, Child};
use crate::time::Moment;
use crate::words::{Line, folded};

/// What of a child stands in the register on a day, in order.
pub(super) fn marks<'a>(notebook: &'a Notebook, child: &Child, day: chrono::NaiveDate) -> Vec<&'a DiaryEntry> {
    let mut marks: Vec<_> = notebook.diary_of_on(child.id, day).filter(|entry| entry.is_register()).collect();
    crate::order::by_key(&mut marks, |entry| (entry.at, entry.id));
    marks
}

/// Whether a child arrived on a day and nobody wrote down that it left.
pub(crate) fn is_not_signed_out(notebook: &Notebook, child: &Child, day: chrono::NaiveDate) -> bool {
    let marks = marks(notebook, child, day);
    marks
        .into_iter()
        .rfind(|mark| mark.topic() != Topic::Away)
        .is_some_and(|mark| mark.topic() == Topic::Arrived)
}

/// What stands against an entry of the register: what it would follow, or what would follow it. For the first departure of a day nothing is
/// there to follow, which stands against it too.
pub(crate) fn not_in_turn(notebook: &Notebook, child: &Child, entry: &DiaryEntry) -> Option<Option<(Topic, Option<Moment>)>> {
    if !entry.is_register() {
        return None;
    }
    let marks = marks(notebook, child, entry.day);
    let others = || marks.iter().copied().filter(|other| other.id != entry.id);
    let topic = entry.topic();
    let told = |other: &&DiaryEntry| (other.topic(), other.at);
    // A child that was here has left, if it was taken home ill, and is not away; one that was to stay away may come after all.
    if topic == Topic::Away {
        let stands = marks.iter().any(|mark| mark.id == entry.id && mark.topic() == Topic::Away);
        return others()
            .find(|other| !stands || other.topic() == Topic::Away)
            .map(|other| Some(told(&other)));
    }
    let others = || others().filter(|other| other.topic() != Topic::Away);
    let place = (entry.at, entry.id);
    let before = others().rfind(|other| (other.at, other.id) < place);
    let after = others().find(|other| (other.at, other.id) > place);
    let same = before.into_iter().chain(after).find(|other| other.topic() == topic);
    match (same, before) {
        (Some(other), _) => Some(Some(told(&other))),
        (None, None) if topic == Topic::Left => Some(None),
        _ => None,
    }
}

/// Who may collect a child, the first to be rung first.
pub fn collectors(child: &Child) -> impl Iterator<Item = &Carer> {
    child.carers.iter().filter(|carer| carer.may_collect)
}

/// Whether somebody of this name may collect a child: by the full name, its first word, or what they are to the child. Where the name is two
/// people's, both must.
#[must_use]
pub fn may_collect(child: &Child, name: &str) -> bool {
    let mut known = called(child, name).peekable();
    known.peek().is_some() && known.all(|carer| carer.may_collect)
}

/// Whether somebody of this name is on the child's page.
pub(crate) fn is_carer(child: &Child, name: &str) -> bool {
    called(child, name).next().is_some()
}

/// The people of a child of this name: the full one, its first word, or what they are to the child.
fn called<'a>(child: &'a Child, name: &str) -> impl Iterator<Item = &'a Carer> {
    let name = folded(name.trim());
    let is = move |carer: &&Carer| {
        let full = folded(carer.name.as_str());
        let relation = carer.relation.as_ref().map(|relation| folded(relation.as_str()));
        full == name || full.split_whitespace().next() == Some(name.as_str()) || relation.as_ref() == Some(&name)
    };
    child.carers.iter().filter(is)
}

/// Somebody who takes a child home and may not.
pub(crate) fn stranger<'a>(child: &Child, entry: &'a DiaryEntry) -> Option<&'a Line> {
    let What::Left(door) = &entry.what else { return None };
    door.by.as_ref().filter(|by| !may_collect(child, by.as_str()))
}
