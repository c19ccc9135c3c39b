//! The list to look through: who has left, what is still held on them, and from which day it need no longer be kept.

use super::held::Held;
use super::rules::Papers;
use crate::ids::ChildId;
use crate::notebook::Notebook;
use chrono::NaiveDate;

/// Papers of one kind that are held on a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Which.
    pub papers: Papers,
    /// How many; never none.
    pub count: usize,
    /// From which day they need no longer be kept; none while no last day is known.
    pub from: Option<NaiveDate>,
}

impl Holding {
    /// Whether they need no longer be kept.
    #[must_use]
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.from.is_some_and(|from| from <= today)
    }
}

/// A child who has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaver {
    /// Who.
    pub child: ChildId,
    /// The last day, if it is written down.
    pub left: Option<NaiveDate>,
    /// What is held.
    pub holdings: Vec<Holding>,
}

/// What is held on a child, and until when by the rules. Papers that others hang on are kept as long as those: a line of the reading log
/// needs its loan, and all of them the child.
#[must_use]
pub fn holdings(notebook: &Notebook, held: &Held<'_>) -> Vec<Holding> {
    let rules = notebook.keeping();
    let until = |papers| held.child.leaves.map(|left| rules.of(papers).how_long.from(held.child.born, left));
    let found = |papers, count: usize| {
        (count > 0).then(|| Holding {
            papers,
            count,
            from: until(papers),
        })
    };
    let photos = found(Papers::Photos, usize::from(held.child.photo.is_some()) + held.photos().len());
    let mut journal = found(Papers::Journal, held.in_journal());
    let mut loans = found(Papers::Loans, held.loans.len() + held.holds.len() + held.wishes.len());
    let [diary, safety] = [Papers::Diary, Papers::Safety].map(|papers| found(papers, held.of_days(papers).count()));
    let mut child = found(Papers::Child, 1);
    let at_least = |papers: &mut Option<Holding>, others: &Option<Holding>| {
        if let (Some(papers), Some(others)) = (papers, others) {
            papers.from = papers.from.max(others.from);
        }
    };
    // A photo of the journal hangs on its observation.
    if !held.photos().is_empty() {
        at_least(&mut journal, &photos);
    }
    at_least(&mut loans, &journal);
    at_least(&mut child, &journal);
    at_least(&mut child, &loans);
    at_least(&mut child, &photos);
    at_least(&mut child, &diary);
    at_least(&mut child, &safety);
    [child, loans, journal, diary, safety, photos].into_iter().flatten().collect()
}

/// Who has left by today. Those of whom something need no longer be kept come first, the longest due before the others; then those whose day
/// comes next; last those without a last day.
#[must_use]
pub fn review(notebook: &Notebook, today: NaiveDate) -> Vec<Leaver> {
    let gone = notebook.children().filter(|child| child.has_left_by(today));
    let mut leavers: Vec<Leaver> = gone
        .filter_map(|child| Held::on(notebook, child.id))
        .map(|held| Leaver {
            child: held.child.id,
            left: held.child.leaves,
            holdings: holdings(notebook, &held),
        })
        .collect();
    crate::order::by_key(&mut leavers, |leaver| {
        let first = leaver.holdings.iter().filter_map(|holding| holding.from).min();
        (first.unwrap_or(NaiveDate::MAX), leaver.child)
    });
    leavers
}
