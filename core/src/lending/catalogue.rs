//! The catalogue: keeping books, their copies and their cards.

use super::LendingError;
use super::book::{Book, BookCopy, Card, Condition, CopyState, ExplainedWord};
use super::isbn::Isbn;
use crate::asked::{Field, Problem, Reading};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::ids::{CopyId, ItemId, ObjectiveId};
use crate::notebook::Notebook;
use crate::people::{PictureChange, pasted_picture, with_picture};
use crate::row::Kind;
use crate::time::Ctx;
use crate::words::{Line, Note};
use serde::{Deserialize, Serialize};

/// The most copies of one book.
pub const MOST_COPIES: usize = 30;
/// The most themes of a book.
const MOST_THEMES: usize = 12;
/// The most entries under one heading of a card: it must fit on an A5 page.
const MOST_ON_CARD: usize = 12;
/// The oldest age a book is suggested for, in years: the Early Years end before, but siblings borrow too.
const OLDEST: u32 = 12;

/// A copy as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see BookCopy")]
pub struct CopyAsked {
    pub id: Option<CopyId>,
    pub number: String,
    pub condition: Condition,
}

/// A book as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Book")]
pub struct BookAsked {
    pub title: String,
    pub author: String,
    pub illustrator: String,
    pub isbn: String,
    /// Themes, with commas between.
    pub themes: String,
    pub youngest: String,
    pub oldest: String,
    pub kept: String,
    /// Copies; one with a blank number gets the next free one.
    pub copies: Vec<CopyAsked>,
}

/// A card as typed: one entry a line; a word may be followed by a colon and its meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Card")]
pub struct CardAsked {
    pub ways: String,
    pub questions: String,
    pub words: String,
    pub afterwards: String,
    pub objectives: Vec<ObjectiveId>,
}

impl BookAsked {
    /// The book as a form shows it.
    #[must_use]
    pub fn of(book: &Book) -> Self {
        let text = |line: &Option<Line>| line.as_ref().map(Line::to_string).unwrap_or_default();
        let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        BookAsked {
            title: book.title.to_string(),
            author: text(&book.author),
            illustrator: text(&book.illustrator),
            isbn: book.isbn.as_ref().map(|isbn| isbn.as_str().to_owned()).unwrap_or_default(),
            themes: book.themes.iter().map(Line::as_str).collect::<Vec<_>>().join(", "),
            youngest: number(book.youngest),
            oldest: number(book.oldest),
            kept: text(&book.kept),
            copies: book
                .copies
                .iter()
                .map(|copy| CopyAsked {
                    id: Some(copy.id),
                    number: copy.number.to_string(),
                    condition: copy.condition,
                })
                .collect(),
        }
    }

    /// A blank form with one copy.
    #[must_use]
    pub fn blank() -> Self {
        BookAsked {
            copies: vec![CopyAsked {
                id: None,
                number: String::new(),
                condition: Condition::Good,
            }],
            ..Self::default()
        }
    }

    fn read(&self, notebook: &Notebook, id: ItemId, existing: Option<&Book>, ctx: &mut Ctx<'_>) -> Result<Book, LendingError> {
        let mut reading = Reading::new();
        let title = reading.line(Field::Title, &self.title);
        let author = reading.optional_line(Field::Author, &self.author);
        let illustrator = reading.optional_line(Field::Illustrator, &self.illustrator);
        let isbn = if self.isbn.trim().is_empty() {
            None
        } else {
            reading.keep(Field::Isbn, Isbn::parse(&self.isbn).map_err(Problem::NotAnIsbn))
        };
        let themes: Vec<String> = self.themes.split([',', ';', '\n']).map(str::to_owned).collect();
        let mut themes = reading.lines(Field::Themes, &themes, MOST_THEMES);
        themes.dedup();
        let age = |reading: &mut Reading, field, raw: &str| {
            if raw.trim().is_empty() {
                None
            } else {
                reading.number(field, raw, 0, OLDEST)
            }
        };
        let youngest = age(&mut reading, Field::YoungestAge, &self.youngest);
        let oldest = age(&mut reading, Field::OldestAge, &self.oldest);
        if let (Some(youngest), Some(oldest)) = (youngest, oldest)
            && oldest < youngest
        {
            reading.slip(
                Field::OldestAge,
                Problem::NotInRange {
                    least: youngest,
                    most: OLDEST,
                },
            );
        }
        let kept = reading.optional_line(Field::WhereKept, &self.kept);
        let copies = self.read_copies(notebook, id, existing, &mut reading, ctx);
        let book = title.map(|title| Book {
            id,
            title,
            author,
            illustrator,
            isbn,
            cover: existing.and_then(|book| book.cover),
            themes,
            youngest,
            oldest,
            kept,
            added: existing.map_or(ctx.today, |book| book.added),
            card: existing.map(|book| book.card.clone()).unwrap_or_default(),
            copies,
        });
        reading.finish(book).map_err(LendingError::Slips)
    }

    fn read_copies(
        &self,
        notebook: &Notebook,
        id: ItemId,
        existing: Option<&Book>,
        reading: &mut Reading,
        ctx: &mut Ctx<'_>,
    ) -> Vec<BookCopy> {
        if self.copies.is_empty() || self.copies.len() > MOST_COPIES {
            let problem = if self.copies.is_empty() {
                Problem::Missing
            } else {
                Problem::TooMany { most: MOST_COPIES }
            };
            reading.slip(Field::Copies, problem);
            return Vec::new();
        }
        // A copy with a history is never dropped by leaving it out of a form: it can be retired instead.
        let left_out = existing
            .into_iter()
            .flat_map(|book| &book.copies)
            .filter(|copy| self.copies.iter().all(|asked| asked.id != Some(copy.id)));
        let with_history = left_out.filter(|copy| notebook.loans_of_item(id).any(|loan| loan.copy == copy.id));
        let staying: Vec<BookCopy> = with_history.cloned().collect();
        let mut copies: Vec<BookCopy> = Vec::new();
        let mut next = next_number(notebook);
        for (at, asked) in self.copies.iter().enumerate() {
            reading.at(Some(at));
            let number = match reading.optional_line(Field::StickerNumber, &asked.number) {
                Some(number) => number,
                None if reading.has_slips() && !asked.number.trim().is_empty() => continue,
                None => {
                    let Ok(number) = Line::parse(&next.to_string()) else {
                        continue;
                    };
                    next += 1;
                    number
                }
            };
            let by = holder_of(notebook, &number, id).or_else(|| {
                copies
                    .iter()
                    .chain(&staying)
                    .any(|copy| copy.number == number)
                    .then(|| self.title.trim().to_owned())
            });
            if let Some(by) = by {
                reading.slip(Field::StickerNumber, Problem::Taken { by });
            }
            let before = asked.id.and_then(|copy| existing?.copy(copy));
            copies.push(BookCopy {
                id: before.map_or_else(|| ctx.fresh(), |copy| copy.id),
                number,
                condition: asked.condition,
                state: before.map(|copy| copy.state.clone()).unwrap_or_default(),
            });
        }
        reading.at(None);
        copies.extend(staying);
        copies
    }
}

/// The next number for a sticker: one more than the highest plain number in use.
#[must_use]
fn next_number(notebook: &Notebook) -> u64 {
    notebook
        .books()
        .flat_map(|book| &book.copies)
        .filter_map(|copy| copy.number.as_str().parse::<u64>().ok())
        .filter(|n| *n < 1_000_000_000)
        .max()
        .map_or(1, |n| n + 1)
}

/// The title of another book that has this number on a sticker.
fn holder_of(notebook: &Notebook, number: &Line, but: ItemId) -> Option<String> {
    notebook
        .books()
        .filter(|book| book.id != but)
        .find(|book| book.copies.iter().any(|copy| copy.number == *number))
        .map(|book| book.title.to_string())
}

impl CardAsked {
    /// The card as a form shows it.
    #[must_use]
    pub fn of(card: &Card) -> Self {
        let joined = |notes: &[Note]| notes.iter().map(Note::as_str).collect::<Vec<_>>().join("\n");
        let word = |word: &ExplainedWord| {
            word.meaning
                .as_ref()
                .map_or_else(|| word.word.to_string(), |meaning| format!("{}: {meaning}", word.word))
        };
        CardAsked {
            ways: joined(&card.ways),
            questions: joined(&card.questions),
            words: card.words.iter().map(word).collect::<Vec<_>>().join("\n"),
            afterwards: joined(&card.afterwards),
            objectives: card.objectives.clone(),
        }
    }

    fn read(&self, notebook: &Notebook) -> Result<Card, LendingError> {
        let mut reading = Reading::new();
        let mut notes = |field: Field, raw: &str| -> Vec<Note> {
            let notes: Vec<Note> = raw
                .lines()
                .map(|line| reading.note(field, line))
                .filter(|note| !note.is_empty())
                .collect();
            if notes.len() > MOST_ON_CARD {
                reading.slip(field, Problem::TooMany { most: MOST_ON_CARD });
            }
            notes
        };
        let ways = notes(Field::CardWays, &self.ways);
        let questions = notes(Field::CardQuestions, &self.questions);
        let afterwards = notes(Field::CardAfterwards, &self.afterwards);
        let mut words = Vec::new();
        for line in self.words.lines() {
            let (word, meaning) = line.split_once(':').unwrap_or((line, ""));
            let meaning = reading.optional_line(Field::CardWords, meaning);
            if let Some(word) = reading.optional_line(Field::CardWords, word) {
                words.push(ExplainedWord { word, meaning });
            }
        }
        if words.len() > MOST_ON_CARD {
            reading.slip(Field::CardWords, Problem::TooMany { most: MOST_ON_CARD });
        }
        let mut objectives = self.objectives.clone();
        objectives.retain(|id| notebook.objective(*id).is_some());
        objectives.dedup();
        reading
            .finish(Some(Card {
                ways,
                questions,
                words,
                afterwards,
                objectives,
            }))
            .map_err(LendingError::Slips)
    }
}

pub(super) fn save_book(
    notebook: &Notebook,
    id: Option<ItemId>,
    asked: &BookAsked,
    picture: &PictureChange,
    ctx: &mut Ctx<'_>,
) -> Result<Outcome, LendingError> {
    let existing = match id {
        Some(id) => Some(notebook.book(id).ok_or(LendingError::Gone)?),
        None => None,
    };
    let photo = pasted_picture(picture, ctx);
    let (mut book, photo) = match (asked.read(notebook, id.unwrap_or_else(|| ctx.fresh()), existing, ctx), photo) {
        (Ok(book), Ok(photo)) => (book, photo),
        (Err(LendingError::Slips(mut slips)), Err(slip)) => {
            slips.push(slip);
            return Err(LendingError::Slips(slips));
        }
        (Err(error), _) => return Err(error),
        (Ok(_), Err(slip)) => return Err(LendingError::Slips(vec![slip])),
    };
    let mut changes = ChangeSet::new();
    book.cover = with_picture(book.cover, picture, photo, &mut changes);
    let deed = Deed::BookSaved {
        item: book.id,
        new: existing.is_none(),
    };
    changes.add(book);
    Ok(Outcome { changes, deed })
}

pub(super) fn save_card(notebook: &Notebook, item: ItemId, asked: &CardAsked) -> Result<Outcome, LendingError> {
    let book = notebook.book(item).ok_or(LendingError::Gone)?;
    let card = asked.read(notebook)?;
    Ok(Outcome {
        changes: ChangeSet::put(Book { card, ..book.clone() }),
        deed: Deed::CardSaved { item },
    })
}

pub(super) fn set_copy(notebook: &Notebook, id: CopyId, state: &CopyState, condition: Condition) -> Result<Outcome, LendingError> {
    let (book, _) = notebook.copy(id).ok_or(LendingError::Gone)?;
    if let Some(out) = notebook.out(id) {
        return Err(LendingError::CopyIsOut { child: out.child });
    }
    let mut book = book.clone();
    for copy in book.copies.iter_mut().filter(|copy| copy.id == id) {
        copy.state = state.clone();
        copy.condition = condition;
    }
    let item = book.id;
    Ok(Outcome {
        changes: ChangeSet::put(book),
        deed: Deed::CopyChanged { item },
    })
}

pub(super) fn delete_book(notebook: &Notebook, item: ItemId) -> Result<Outcome, LendingError> {
    let book = notebook.book(item).ok_or(LendingError::Gone)?;
    if let Some(out) = notebook.loans_of_item(item).find(|loan| loan.is_open()) {
        return Err(LendingError::IsOut { child: out.child });
    }
    let mut changes = ChangeSet::new();
    changes.remove(Kind::Book, item);
    super::sound::remove_what_hangs_on(notebook, |child_or_item| child_or_item == item.id(), &mut changes);
    Ok(Outcome {
        changes,
        deed: Deed::BookDeleted {
            title: book.title.to_string(),
        },
    })
}
