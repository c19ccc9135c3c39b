//! What is asked before an entry is kept, and what she is told without being stopped. A question may be answered with "keep it all the same";
//! one that touches the child's safety wants a reason, which stays with the entry.

use super::allergens::{Met, meets};
use super::amount::Volume;
use super::entry::{Despite, DiaryEntry, Milk, MilkKind, Position, SleepPlace, What};
use super::formal::{Dose, Given, last_given, permission_for};
use super::since::is_over;
use super::suggest::lately;
use super::write::other_sleep;
use crate::ids::ChildId;
use crate::journal;
use crate::notebook::Notebook;
use crate::people::Child;
use crate::register::{is_carer, not_in_turn, stranger};
use crate::sharing::named_in;
use crate::time::{Clock, Moment};
use crate::words::{Line, Note, folded};

/// More than this in one bottle is asked about.
const MUCH_MILK_ML: u32 = 400;
/// A sleep longer than this is asked about: somebody may have forgotten to end it.
const LONG_SLEEP_HOURS: u32 = 6;
/// Before this hour nothing happens at a day setting: half past one typed without “pm”.
const NIGHT_ENDS_MINUTES: u32 = 5 * 60;
/// The same medicine again within these minutes is asked about: so near to each other no common one is given.
const SOON_AGAIN_MINUTES: u32 = 4 * 60;
/// Up to this many months of age a baby sleeps in a cot and is put down on the back, as sources advise (shared domain notes, EYFS section 5b).
const COT_MONTHS: u32 = 12;

/// What is odd about an entry, and may be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// A food meets an allergy or intolerance.
    Allergy(ChildId, Met),
    /// Somebody takes the child home who may not.
    MayNotCollect(ChildId, Line),
    /// A medicine without the family's permission.
    NoPermission(ChildId, Line),
    /// Somebody allows a medicine who is not on the child's page.
    NotOfTheFamily(ChildId, Line),
    /// A medicine that was allowed, but nobody has signed for it.
    NotSigned(ChildId, Line),
    /// Another dose than the family allowed.
    NotTheDose(ChildId, Line),
    /// The same medicine was given shortly before.
    SoonAgain(ChildId, Given),
    /// A message to a child's family names another child.
    Names(ChildId, ChildId),
    /// A very large bottle.
    MuchMilk(ChildId),
    /// More was taken than was offered.
    MoreThanOffered(ChildId),
    /// A very long sleep.
    LongSleep(ChildId, u32),
    /// In the middle of the night.
    InTheNight(Clock),
    /// On a day on which the child was not at the setting, or nobody was.
    NotHere(journal::Question),
}

impl Question {
    /// Whether "all the same" is not enough: she says why, and that stays with the entry.
    #[must_use]
    pub const fn needs_reason(&self) -> bool {
        matches!(
            self,
            Question::Allergy(..)
                | Question::MayNotCollect(..)
                | Question::NoPermission(..)
                | Question::NotSigned(..)
                | Question::NotTheDose(..)
        )
    }

    /// What stands against it, to be kept with the reason.
    fn against(&self) -> Option<Line> {
        match self {
            Question::Allergy(_, met) => Line::parse(&format!("{}: {}", met.allergy, met.food))
                .ok()
                .or(Some(met.allergy.clone())),
            Question::MayNotCollect(_, what) | Question::NoPermission(_, what) => Some(what.clone()),
            Question::NotSigned(_, what) => Line::parse(&format!("{what}: the permission is not signed")).ok(),
            Question::NotTheDose(_, dose) => Line::parse(&format!("the permission says {dose}")).ok(),
            _ => None,
        }
    }
}

/// What is odd about an entry.
fn odd(notebook: &Notebook, child: &Child, entry: &DiaryEntry) -> Vec<Question> {
    let mut questions = Vec::new();
    let id = child.id;
    match &entry.what {
        What::Food(food) => questions.extend(meets(child, &food.foods).into_iter().map(|met| Question::Allergy(id, met))),
        What::Milk(milk) => {
            questions.extend(milk_that_meets(notebook, child, entry, milk.kind).map(|met| Question::Allergy(id, met)));
            questions.extend(odd_milk(milk, id));
        }
        What::Sleep(_) => {
            let minutes = entry.slept().and_then(|(began, ended)| Some(ended?.minutes_since(began)));
            let long = minutes.filter(|minutes| *minutes > LONG_SLEEP_HOURS * 60);
            questions.extend(long.map(|minutes| Question::LongSleep(id, minutes)));
        }
        What::Left(_) => questions.extend(stranger(child, entry).map(|who| Question::MayNotCollect(id, who.clone()))),
        What::Dose(dose) => questions.extend(odd_dose(notebook, id, entry, dose)),
        What::Permission(permission) => {
            let stranger = !child.carers.is_empty() && !is_carer(child, permission.by.as_str());
            questions.extend(stranger.then(|| Question::NotOfTheFamily(id, permission.by.clone())));
        }
        What::Sent(_) => {
            let named = named_in(notebook, child, entry.note.as_str()).into_iter();
            questions.extend(named.map(|other| Question::Names(id, other)));
            return questions;
        }
        What::FromHome(_) | What::Toileting(_) | What::Note(_) | What::Arrived(_) | What::Away(_) | What::Accident(_) => {}
    }
    let clock = entry.at.map(Moment::clock);
    let night = clock.filter(|clock| clock.minutes() < NIGHT_ENDS_MINUTES);
    questions.extend(night.map(Question::InTheNight));
    if !notebook.calendar().is_open(entry.day) {
        questions.push(Question::NotHere(journal::Question::Closed { on: entry.day }));
    }
    let not_here = journal::not_at_the_setting(child, entry.day).into_iter();
    questions.extend(not_here.map(Question::NotHere));
    questions
}

/// Which allergy cow’s milk meets, or formula, of which most is made from it. Formula may be one that is made for this child, so that it is asked
/// about until she has said why it is right, and not again at each bottle of the weeks after that.
fn milk_that_meets(notebook: &Notebook, child: &Child, entry: &DiaryEntry, kind: MilkKind) -> impl Iterator<Item = Met> + use<> {
    let made_of = match kind {
        MilkKind::Cows => Some("cow’s milk"),
        MilkKind::Formula => Some("formula (cow’s milk)"),
        MilkKind::Breast | MilkKind::Other => None,
    };
    let made_of: Vec<Line> = made_of.and_then(|words| Line::parse(words).ok()).into_iter().collect();
    let met = meets(child, &made_of);
    let explained = |other: &DiaryEntry| {
        other.id != entry.id && other.despite.is_some() && other.milk().is_some_and(|milk| milk.kind == MilkKind::Formula)
    };
    let known = !met.is_empty() && kind == MilkKind::Formula && lately(notebook, child.id, entry.day).any(explained);
    met.into_iter().filter(move |_| !known)
}

fn odd_dose(notebook: &Notebook, child: ChildId, entry: &DiaryEntry, dose: &Dose) -> impl Iterator<Item = Question> {
    let permission = permission_for(notebook, child, &dose.medicine, entry.day);
    let without_gaps = |line: &Line| folded(line.as_str()).replace(' ', "");
    let not_allowed = match permission {
        None => Some(Question::NoPermission(child, dose.medicine.clone())),
        Some(allowed) if without_gaps(&allowed.dose) != without_gaps(&dose.dose) => Some(Question::NotTheDose(child, allowed.dose.clone())),
        Some(_) => None,
    };
    let last = entry
        .at
        .and_then(|at| last_given(notebook, child, &dose.medicine, at).filter(|last| at.minutes_since(last.at) < SOON_AGAIN_MINUTES));
    let soon = last.map(|last| Question::SoonAgain(child, last));
    let unsigned = permission.filter(|allowed| !allowed.signed);
    let unsigned = unsigned.map(|allowed| Question::NotSigned(child, allowed.medicine.clone()));
    not_allowed.into_iter().chain(unsigned).chain(soon)
}

fn odd_milk(milk: &Milk, child: ChildId) -> impl Iterator<Item = Question> {
    let offered = milk.offered.map(super::Amount::volume);
    let taken = milk.taken.map(super::Amount::volume);
    let much = offered.max(taken).is_some_and(|most| most > Volume::of_ml(MUCH_MILK_ML));
    let more = offered.zip(taken).is_some_and(|(offered, taken)| taken > offered);
    let much = much.then_some(Question::MuchMilk(child));
    much.into_iter().chain(more.then_some(Question::MoreThanOffered(child)))
}

/// What is to be asked about an entry, but for what was so before she changed it.
pub(super) fn questions(notebook: &Notebook, child: &Child, entry: &DiaryEntry, before: Option<&DiaryEntry>) -> Vec<Question> {
    let mut questions = odd(notebook, child, entry);
    if let Some(before) = before.filter(|before| before.child == entry.child) {
        let known = odd(notebook, child, before);
        questions.retain(|question| question.needs_reason() || !known.contains(question));
    }
    questions
}

/// What stood against it, with her reason; none where nothing did.
pub(super) fn despite(questions: &[Question], reason: &Note) -> Option<Despite> {
    let what: Vec<Line> = questions.iter().filter_map(Question::against).collect();
    (!what.is_empty()).then(|| Despite {
        what,
        reason: reason.clone(),
    })
}

/// Something to look at, that stops nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// A baby sleeps elsewhere than in a cot.
    NotInACot,
    /// A baby was not put down on the back.
    NotOnTheBack,
    /// Something else stands there at the same time, as when two devices wrote it: one of them is to be taken out.
    Twice,
    /// A sleep of which nobody wrote down the end.
    NeverEnded,
}

/// What she is told of an entry on its page. Two devices, or an undo, can leave two sleeps or two arrivals where there was one. A baby that can turn
/// by itself may have turned: it is how it was put down that counts.
#[must_use]
pub fn warnings(notebook: &Notebook, child: &Child, entry: &DiaryEntry, now: Moment) -> Vec<Warning> {
    let twice = other_sleep(notebook, entry).is_some() || not_in_turn(notebook, child, entry).is_some_and(|other| other.is_some());
    let twice = twice.then_some(Warning::Twice);
    let never_ended = entry.sleep().is_some_and(|sleep| sleep.ended.is_none()) && is_over(notebook, entry, now);
    let never_ended = never_ended.then_some(Warning::NeverEnded);
    twice.into_iter().chain(never_ended).chain(sleep_warnings(child, entry)).collect()
}

fn sleep_warnings(child: &Child, entry: &DiaryEntry) -> Vec<Warning> {
    let baby = child.age_on(entry.day).is_some_and(|age| age.in_months() <= COT_MONTHS);
    let Some(sleep) = entry.sleep().filter(|_| baby) else {
        return Vec::new();
    };
    let elsewhere = sleep.place.is_some_and(|place| place != SleepPlace::Cot);
    let turned = sleep.position.is_some_and(|position| position != Position::Back);
    let warnings = [(elsewhere, Warning::NotInACot), (turned, Warning::NotOnTheBack)];
    warnings.into_iter().filter_map(|(so, warning)| so.then_some(warning)).collect()
}
