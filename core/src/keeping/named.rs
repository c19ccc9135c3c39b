//! Where a child is named in what was written freely about others: in the papers of one child that are to be handed over, and in everything
//! that stays when a child is erased. The app cannot know whether "Rose" is a girl or a flower; she looks and decides.

use super::held::Held;
use crate::ids::{ChildId, ItemId};
use crate::journal::Observation;
use crate::lending::CopyState;
use crate::notebook::Notebook;
use crate::people::Child;
use crate::people::names::{names, spoken_of, stands_in};
use chrono::NaiveDate;

/// Where something was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Spot {
    /// On the page of a child.
    Page(ChildId),
    /// About a loan, lent on that day.
    Loan(ChildId, ItemId, NaiveDate),
    /// In a line of the reading log, of that day.
    Log(ChildId, ItemId, NaiveDate),
    /// In an observation of that day, in this child's journal or in nobody's yet.
    Journal(Option<ChildId>, NaiveDate),
    /// On the page of a child's day.
    Diary(ChildId, NaiveDate),
    /// In the title, the place or the card of a book, or about one of its copies.
    Book(ItemId),
    /// In the terms and closed days.
    Calendar,
}

/// A child is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Who is named.
    pub who: ChildId,
    /// Where.
    pub at: Spot,
    /// What is written there.
    pub text: String,
}

/// What was written freely about a child, and where.
fn written<'a>(notebook: &'a Notebook, held: &Held<'a>) -> Vec<(Spot, &'a str)> {
    let child = held.child;
    let mut texts: Vec<&str> = vec![child.needs.as_str(), child.notes.as_str()];
    texts.extend(child.allergies.iter().map(|line| line.as_str()));
    texts.extend(child.pause.iter().map(|pause| pause.reason.as_str()));
    for carer in &child.carers {
        texts.push(carer.name.as_str());
        texts.extend(carer.relation.iter().chain(&carer.phone).map(|line| line.as_str()));
    }
    texts.extend(
        held.consents
            .iter()
            .flat_map(|kept| &kept.answers)
            .map(|consent| consent.by.as_str()),
    );
    let mut all: Vec<(Spot, &str)> = texts.into_iter().map(|text| (Spot::Page(child.id), text)).collect();
    for loan in &held.loans {
        let spot = Spot::Loan(child.id, loan.item, loan.lent);
        all.extend(loan.reasons.iter().map(|kept| (spot, kept.reason.as_str())));
        all.extend(loan.returned.iter().map(|back| (spot, back.comment.as_str())));
    }
    for entry in &held.log {
        let spot = Spot::Log(child.id, entry.item, entry.on);
        all.extend(entry.who.iter().map(|who| (spot, who.as_str())));
        all.extend([&entry.how, &entry.liked].map(|note| (spot, note.as_str())));
    }
    for seen in &held.seen {
        let spot = Spot::Journal(Some(child.id), seen.on);
        all.extend(free_words(seen, child.id).map(|text| (spot, text)));
    }
    for judged in &held.judgements {
        let spot = Spot::Journal(Some(child.id), judged.on);
        all.extend(
            judged
                .who
                .iter()
                .map(|who| (spot, who.as_str()))
                .chain([(spot, judged.why.as_str())]),
        );
    }
    for step in &held.steps {
        for mark in &step.marks {
            let texts = [&step.text, &step.at_home, &mark.reason];
            all.extend(texts.map(|text| (Spot::Journal(Some(child.id), mark.on), text.as_str())));
        }
    }
    all.extend(
        held.interests
            .iter()
            .map(|one| (Spot::Journal(Some(child.id), one.since), one.text.as_str())),
    );
    let plans = held.routine.iter().flat_map(|routine| &routine.plans);
    all.extend(plans.flat_map(|plan| &plan.why).map(|why| (Spot::Page(child.id), why.as_str())));
    for entry in &held.diary {
        all.extend(entry.words().map(|text| (Spot::Diary(child.id, entry.day), text)));
    }
    let items = held.loans.iter().map(|loan| loan.item);
    let items = items.chain(held.holds.iter().map(|hold| hold.item));
    for item in crate::order::set(items.chain(held.wishes.iter().map(|wish| wish.item))) {
        all.extend(notebook.book(item).map(|book| (Spot::Book(item), book.title.as_str())));
    }
    all
}

/// What was written freely in an observation, as far as it is for this child's journal.
fn free_words(seen: &Observation, child: ChildId) -> impl Iterator<Item = &str> {
    let captions = seen.photos.iter().filter(move |picture| seen.is_photo_for(picture, child));
    let lines = captions
        .filter_map(|picture| picture.caption.as_ref())
        .chain(&seen.at)
        .chain(&seen.by);
    let notes = seen.of_child(child).map(|of| &of.line).into_iter().chain([&seen.text]);
    notes.map(|note| note.as_str()).chain(lines.map(|line| line.as_str()))
}

/// The places in what was written about a child that name another one.
#[must_use]
pub fn others_in(notebook: &Notebook, held: &Held<'_>) -> Vec<Mention> {
    let texts = written(notebook, held);
    let spoken: Vec<Vec<ChildId>> = texts.iter().map(|(_, text)| spoken_of(notebook, held.child, text)).collect();
    let mut found = Vec::new();
    for who in notebook.children().map(|child| child.id) {
        let named = texts.iter().zip(&spoken).filter(|(_, spoken)| spoken.contains(&who));
        found.extend(named.map(|((at, text), _)| Mention {
            who,
            at: *at,
            text: (*text).to_owned(),
        }));
    }
    found
}

/// The places outside a child's own papers that name it. They stay when the child is erased.
#[must_use]
pub fn mentions_elsewhere(notebook: &Notebook, child: &Child) -> Vec<Mention> {
    let mut texts: Vec<(Spot, &str)> = Vec::new();
    for other in notebook.children().filter(|other| other.id != child.id) {
        let held = Held::on(notebook, other.id);
        let about = held.iter().flat_map(|held| written(notebook, held));
        texts.extend(about.filter(|(at, _)| !matches!(at, Spot::Book(_))));
    }
    let of_nobody = notebook.observations().filter(|seen| seen.children.is_empty());
    texts.extend(of_nobody.flat_map(|seen| free_words(seen, child.id).map(|text| (Spot::Journal(None, seen.on), text))));
    for book in notebook.books() {
        let card = &book.card;
        let notes = card
            .ways
            .iter()
            .chain(&card.questions)
            .chain(&card.afterwards)
            .map(|note| note.as_str());
        let lines = book.kept.iter().chain([&book.title]).map(|line| line.as_str());
        let copies = book.copies.iter().filter_map(|copy| match &copy.state {
            CopyState::Retired(why) => Some(why.as_str()),
            _ => None,
        });
        texts.extend(notes.chain(lines).chain(copies).map(|text| (Spot::Book(book.id), text)));
    }
    let closed = notebook.calendar().closed.iter();
    texts.extend(closed.map(|closed| (Spot::Calendar, closed.what_for.as_str())));
    let names = names(child);
    let named = texts.into_iter().filter(|(_, text)| stands_in(&names, text));
    named
        .map(|(at, text)| Mention {
            who: child.id,
            at,
            text: text.to_owned(),
        })
        .collect()
}
