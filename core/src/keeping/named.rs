//! Where a child is named in what was written freely about others: in the papers of one child that are to be handed over, and in everything
//! that stays when a child is erased. The app cannot know whether "Rose" is a girl or a flower; she looks and decides.

use super::held::Held;
use crate::ids::{ChildId, ItemId};
use crate::lending::CopyState;
use crate::notebook::Notebook;
use crate::people::Child;
use crate::words::folded;
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
    let items = held.loans.iter().map(|loan| loan.item);
    let items = items.chain(held.holds.iter().map(|hold| hold.item));
    for item in crate::order::set(items.chain(held.wishes.iter().map(|wish| wish.item))) {
        all.extend(notebook.book(item).map(|book| (Spot::Book(item), book.title.as_str())));
    }
    all
}

/// The names by which a child may be written of: the everyday one, the full one, and its first word.
fn names(child: &Child) -> Vec<String> {
    let first = child.name.as_str().split_whitespace().next().unwrap_or_default();
    let mut names: Vec<String> = Vec::new();
    for name in [child.known_as(), child.name.as_str(), first] {
        let name = told(name);
        // One letter stands in every text.
        if name.chars().count() > 1 && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// A text as it is compared.
fn told(text: &str) -> String {
    folded(text).replace(['’', '‘', 'ʼ'], "'")
}

/// Whether a name stands in a text as a word of its own. Scripts that join their words, or write them without gaps, are searched for the
/// name alone.
fn stands_in(name: &str, text: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || ('\u{C0}'..'\u{590}').contains(&c);
    let apart = name.chars().all(|c| c < '\u{590}');
    text.match_indices(name).any(|(at, found)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|text| text.chars().next());
        !apart || !(before.is_some_and(letter) || after.is_some_and(letter))
    })
}

/// The places in what was written about a child that name another one.
#[must_use]
pub fn others_in(notebook: &Notebook, held: &Held<'_>) -> Vec<Mention> {
    let own = names(held.child);
    let texts: Vec<_> = written(notebook, held)
        .into_iter()
        .map(|(at, text)| (at, text, told(text)))
        .collect();
    let mut found = Vec::new();
    for other in notebook.children().filter(|other| other.id != held.child.id) {
        let names: Vec<_> = names(other).into_iter().filter(|name| !own.contains(name)).collect();
        let named = texts.iter().filter(|(.., text)| names.iter().any(|name| stands_in(name, text)));
        found.extend(named.map(|(at, text, _)| Mention {
            who: other.id,
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
    let named = texts.into_iter().filter(|(_, text)| {
        let text = told(text);
        names.iter().any(|name| stands_in(name, &text))
    });
    named
        .map(|(at, text)| Mention {
            who: child.id,
            at,
            text: text.to_owned(),
        })
        .collect()
}
