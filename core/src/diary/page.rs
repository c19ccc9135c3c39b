//! A page of the communication book: what is written of one child on one day, in order, and what it adds up to.

use super::amount::{Amount, Volume};
use super::entry::{About, DiaryEntry, ToiletingKind, What};
use super::since::goes_on_until;
use crate::ids::ChildId;
use crate::notebook::Notebook;
use crate::time::Moment;
use chrono::NaiveDate;

/// What the entries of a day add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Milk taken.
    pub milk: Volume,
    /// How many times there was milk.
    pub feeds: u32,
    /// Nappies that were looked at.
    pub nappies: u32,
    /// Of those, the wet ones; one that was both counts here and there.
    pub wet: u32,
    /// And the dirty ones.
    pub dirty: u32,
    /// Times on potty or toilet.
    pub potty: u32,
    /// Sleeps, one that goes on too.
    pub sleeps: u32,
    /// Minutes asleep, up to now where a sleep goes on; one that nobody ended counts until the child went home.
    pub asleep_minutes: u32,
    /// Meals.
    pub meals: u32,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<'a> {
    /// Whose.
    pub child: ChildId,
    /// Of which day.
    pub day: NaiveDate,
    /// All entries: what the family told, then by the clock, then what has no time.
    pub entries: Vec<&'a DiaryEntry>,
    /// What they add up to.
    pub totals: Totals,
}

impl Page<'_> {
    /// The notes of this sort, in order.
    pub fn notes(&self, about: About) -> impl Iterator<Item = &DiaryEntry> {
        self.entries.iter().copied().filter(move |entry| entry.what_note() == Some(about))
    }
}

impl DiaryEntry {
    /// What it is a note about, if it is one.
    #[must_use]
    pub const fn what_note(&self) -> Option<About> {
        if let What::Note(about) = &self.what { Some(*about) } else { None }
    }

    /// Where it stands on its page.
    #[must_use]
    pub fn order(&self) -> (bool, bool, Option<Moment>, crate::ids::DiaryEntryId) {
        (self.from_home().is_none(), self.at.is_none(), self.at, self.id)
    }

    /// Adds itself to the totals of its day.
    pub(super) fn count(&self, notebook: &Notebook, now: Moment, totals: &mut Totals) {
        match &self.what {
            What::Milk(milk) => {
                totals.feeds += 1;
                totals.milk = totals.milk.plus(milk.taken.map(Amount::volume).unwrap_or_default());
            }
            What::Food(_) => totals.meals += 1,
            What::Toileting(toileting) => {
                let kind = toileting.kind;
                totals.nappies += u32::from(kind.is_nappy());
                totals.wet += u32::from(matches!(kind, ToiletingKind::Wet | ToiletingKind::Both));
                totals.dirty += u32::from(matches!(kind, ToiletingKind::Dirty | ToiletingKind::Both));
                totals.potty += u32::from(matches!(kind, ToiletingKind::Potty | ToiletingKind::Toilet));
            }
            What::Sleep(_) => {
                totals.sleeps += 1;
                let minutes = self.slept().and_then(|(began, ended)| {
                    let ended = ended.or_else(|| goes_on_until(notebook, self, now))?;
                    Some(ended.minutes_since(began))
                });
                totals.asleep_minutes += minutes.unwrap_or_default();
            }
            What::FromHome(_)
            | What::Note(_)
            | What::Arrived(_)
            | What::Left(_)
            | What::Away(_)
            | What::Permission(_)
            | What::Dose(_)
            | What::Accident(_)
            | What::Sent(_) => {}
        }
    }
}

/// A child's page of a day, as it stands now.
#[must_use]
pub fn page(notebook: &Notebook, child: ChildId, day: NaiveDate, now: Moment) -> Page<'_> {
    let mut entries: Vec<&DiaryEntry> = notebook.diary_of_on(child, day).collect();
    crate::order::by_key(&mut entries, |entry| entry.order());
    let mut totals = Totals::default();
    entries.iter().for_each(|entry| entry.count(notebook, now, &mut totals));
    Page {
        child,
        day,
        entries,
        totals,
    }
}
