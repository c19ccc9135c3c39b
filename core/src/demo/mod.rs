//! A sample setting: four children, twelve books, a term of loans, a little journal, two weeks of days. Seeded and made for the day it is tried, so that something is
//! due, something is late and something has been brought back. Also settings of any size, for tests and benches.

mod days;
mod texts;

use crate::calendar::england_2026_27;
use crate::change::{Change, ChangeSet};
use crate::eyfs::shipped_id;
use crate::ids::{CopyId, Id, ItemId};
use crate::journal::{self, InterestAsked, JournalCommand, JudgementAsked, Marks, NextStepAsked, Observation, OfChild};
use crate::lending::{
    Book, BookCopy, Card, Condition, CopyState, ExplainedWord, GoesTo, Hold, Loan, LogSource, ReadingLogEntry, Return, Wish, due_day, sound,
};
use crate::notebook::Notebook;
use crate::people::{Answer, Carer, Child, ChildColour, Consent, Consents, Purpose};
use crate::row::{Kind, Record};
use crate::setting::{LendingPolicy, SampleMark, Setting};
use crate::time::{Ctx, Moment, SeededEntropy, birthday, days_after};
use crate::words::{Line, Note};
use chrono::{Months, NaiveDate};

/// The name of the sample setting.
pub const SAMPLE_NAME: &str = "Little Pebbles (sample)";
/// How many weeks of loans the sample looks back on.
const WEEKS: usize = 10;

/// The sample setting, as it would stand on `today`.
#[must_use]
pub fn sample(today: NaiveDate) -> ChangeSet {
    let mut entropy = SeededEntropy::new(0x009E_BB1E);
    let noon = today.and_hms_opt(12, 0, 0).map_or(0, |at| at.and_utc().timestamp_millis());
    let mut ctx = Ctx::new(Moment::from_millis(noon), 0, &mut entropy);
    let mut changes = ChangeSet::new();
    if let Ok(name) = Line::parse(SAMPLE_NAME) {
        changes.add(Setting {
            name,
            policy: LendingPolicy::default(),
        });
    }
    changes.add(england_2026_27());
    let children: Vec<Child> = texts::CHILDREN.iter().filter_map(|sample| child(sample, today, &mut ctx)).collect();
    let books: Vec<Book> = texts::BOOKS.iter().filter_map(|sample| book(sample, today, &mut ctx)).collect();
    let ids = children
        .iter()
        .map(|child| child.id.id())
        .chain(books.iter().map(|book| book.id.id()))
        .collect();
    changes.add(SampleMark { ids });
    let everything = children
        .iter()
        .cloned()
        .map(Record::from)
        .chain(books.iter().cloned().map(Record::from));
    everything.for_each(|record| changes.add(record));

    for (child, sample) in children.iter().zip(texts::CHILDREN) {
        changes.add(agreed(child, sample, today));
    }
    let mut notebook = Notebook::new();
    notebook.apply(&changes);
    let observations = texts::SEEN.iter().enumerate();
    let observations = observations.filter_map(|(at, sample)| seen(at, sample, &notebook, &children, today, &mut ctx));
    observations.for_each(|observation| changes.add(observation));
    for asked in of_the_journal(&notebook, &children, today) {
        if let Ok(outcome) = journal::handle(&notebook, &asked, &mut ctx) {
            outcome.changes.changes().iter().for_each(|change| changes.push(change.clone()));
        }
    }
    for routine in days::routines(&children, today) {
        notebook.apply(&ChangeSet::put(routine.clone()));
        changes.add(routine);
    }
    days::days(&notebook, &children, today, &mut ctx)
        .into_iter()
        .for_each(|entry| changes.add(entry));
    term_of_loans(&mut notebook, &children, &books, today, &mut ctx)
        .into_iter()
        .for_each(|record| changes.add(record));
    changes
}

/// Some weeks of lending, told backwards from today: one book is late, one is due today, one is due soon; before that each child
/// swapped the last book for the next on an open day, week by week.
fn term_of_loans(notebook: &mut Notebook, children: &[Child], books: &[Book], today: NaiveDate, ctx: &mut Ctx<'_>) -> Vec<Record> {
    let open_day = |day: NaiveDate| notebook.calendar().next_open(day);
    let third_birthday = |child: &Child| birthday(child.born, LendingPolicy::default().from_age);
    let borrowers: Vec<&Child> = children
        .iter()
        .filter(|child| third_birthday(child) < days_after(today, -30))
        .collect();
    let mut loans = Vec::new();
    for (number, child) in borrowers.iter().enumerate() {
        let due = match number {
            0 => open_day(days_after(today, -10)),
            1 => today,
            _ => open_day(days_after(today, 3)),
        };
        let mut lent = open_day(days_after(due, -8));
        let mut back: Option<NaiveDate> = None;
        for week in 0..WEEKS {
            let Some(book) = books.get((week + number * 4) % books.len().max(1)) else {
                break;
            };
            let Some(copy) = book.copies.first() else { break };
            if lent < third_birthday(child) {
                break;
            }
            let returned = back.map(|on| Return {
                on,
                condition: copy.condition,
                comment: Note::default(),
                goes_to: GoesTo::Shelf,
            });
            let due = if returned.is_some() { due_day(notebook, lent) } else { due };
            loans.push(Loan {
                id: ctx.fresh(),
                child: child.id,
                item: book.id,
                copy: copy.id,
                lent,
                due,
                renewals: Vec::new(),
                reasons: Vec::new(),
                reminders: Vec::new(),
                returned,
            });
            back = Some(lent);
            lent = open_day(days_after(lent, -8));
        }
    }
    let mut records: Vec<Record> = Vec::new();
    let Some(second) = borrowers.get(1) else { return records };
    let had = |child: &Child, book: &Book| loans.iter().any(|loan| loan.child == child.id && loan.item == book.id);
    if let Some(book) = books.iter().find(|book| !had(second, book)) {
        records.push(Record::from(Wish {
            id: ctx.fresh(),
            child: second.id,
            item: book.id,
            on: days_after(today, -5),
        }));
    }
    let late = loans.iter().find(|loan| loan.is_open() && loan.due < today);
    if let Some(late) = late {
        records.push(Record::from(Hold {
            id: ctx.fresh(),
            child: second.id,
            item: late.item,
            placed: ctx.now,
            on: days_after(today, -2),
        }));
    }
    for loan in loans {
        let number = books
            .iter()
            .flat_map(|book| &book.copies)
            .find(|copy| copy.id == loan.copy)
            .map(|copy| copy.number.clone());
        let told = records
            .iter()
            .filter(|record| matches!(record, Record::ReadingLogEntry(entry) if entry.item == loan.item))
            .count();
        records.extend(number.and_then(|number| log_entry(&loan, &number, told, ctx)).map(Record::from));
        records.push(Record::from(loan));
    }
    records
}

/// What a parent wrote about this book, if the book has come back and the sample has words that no other family has used.
fn log_entry(loan: &Loan, number: &Line, told: usize, ctx: &mut Ctx<'_>) -> Option<ReadingLogEntry> {
    let back = loan.returned.as_ref()?;
    let mut lines = texts::LOG_LINES.iter().filter(|line| line.book_number == number.as_str());
    let line = lines.nth(told)?;
    Some(ReadingLogEntry {
        id: ctx.fresh(),
        loan: loan.id,
        child: loan.child,
        item: loan.item,
        on: days_after(back.on, -2),
        who: Line::optional(line.who).ok()?,
        how: Note::parse(line.how).ok()?,
        liked: Note::parse(line.liked).ok()?,
        source: LogSource::PaperLog,
        keep_for_journal: line.how.len() % 3 == 0,
    })
}

/// An observation, on the last open day before so many days ago; what was seen at home on the day itself.
fn seen(
    at: usize,
    sample: &texts::SampleSeen,
    notebook: &Notebook,
    children: &[Child],
    today: NaiveDate,
    ctx: &mut Ctx<'_>,
) -> Option<Observation> {
    let open = |on: &NaiveDate| sample.from_home.is_some() || notebook.calendar().is_open(*on);
    let on = (0..30).map(|more| days_after(today, -sample.ago - more)).find(open)?;
    let of = |(child, line): &(usize, &str)| {
        Some(OfChild {
            child: children.get(*child)?.id,
            line: Note::parse(line).ok()?,
        })
    };
    let marks = Marks {
        areas: sample.areas.iter().copied().collect(),
        objectives: sample.objectives.iter().map(|number| shipped_id(*number)).collect(),
        characteristics: sample.characteristics.iter().copied().collect(),
        at_home: sample.from_home.is_some(),
        wow: at == 2,
        ..Marks::default()
    };
    Some(Observation {
        id: ctx.fresh(),
        on,
        at: None,
        text: Note::parse(sample.text).ok()?,
        children: sample.children.iter().filter_map(of).collect(),
        photos: Vec::new(),
        by: sample.from_home.and_then(|who| Line::parse(who).ok()),
        marks: marks.settled(notebook),
        finished: at > 0,
    })
}

/// What was judged, set as a next step and noted as an interest, asked for as she would.
fn of_the_journal(notebook: &Notebook, children: &[Child], today: NaiveDate) -> Vec<JournalCommand> {
    let id = |child: &usize| children.get(*child).map(|child| child.id);
    let judged = texts::JUDGED.iter().filter_map(|(child, area, level, why)| {
        let asked = JudgementAsked {
            level: Some(*level),
            why: (*why).to_owned(),
            ..JudgementAsked::blank(notebook, id(child)?, Some(*area), days_after(today, -13))
        };
        Some(JournalCommand::SaveJudgement(None, asked))
    });
    let steps = texts::STEPS.iter().filter_map(|(child, area, text, at_home)| {
        let asked = NextStepAsked {
            area: Some(*area),
            text: (*text).to_owned(),
            at_home: (*at_home).to_owned(),
            review: days_after(today, 14).to_string(),
            ..NextStepAsked::blank(id(child)?, None)
        };
        Some(JournalCommand::SaveStep(None, asked))
    });
    let interests = texts::INTERESTS.iter().filter_map(|(child, text, at_home)| {
        let asked = InterestAsked {
            child: id(child)?,
            text: (*text).to_owned(),
            at_home: *at_home,
            since: days_after(today, -30).to_string(),
            until: String::new(),
        };
        Some(JournalCommand::SaveInterest(None, asked))
    });
    judged.chain(steps).chain(interests).collect()
}

/// What a family agreed to when the child started, until next summer.
fn agreed(child: &Child, sample: &texts::SampleChild, today: NaiveDate) -> Consents {
    let on = child.starts.unwrap_or(today);
    let answer = |(purpose, letter): (Purpose, char)| {
        Some(Consent {
            purpose,
            answer: match letter {
                'y' => Answer::Given,
                'n' => Answer::Refused,
                _ => return None,
            },
            by: child.carers.first()?.name.clone(),
            on,
            review: (letter == 'y').then(|| days_after(today, 165)),
        })
    };
    Consents {
        child: child.id,
        answers: Purpose::ALL.into_iter().zip(sample.agreed.chars()).filter_map(answer).collect(),
    }
}

fn child(sample: &texts::SampleChild, today: NaiveDate, ctx: &mut Ctx<'_>) -> Option<Child> {
    let born = days_after(
        today.checked_sub_months(Months::new(sample.age_years * 12 + sample.age_months))?,
        -11,
    );
    let carers = sample.family.iter().filter_map(|carer| {
        Some(Carer {
            name: Line::parse(carer.name).ok()?,
            relation: Line::optional(carer.relation).ok()?,
            phone: Line::optional(carer.phone).ok()?,
            may_collect: carer.may_collect,
            gets_messages: carer.gets_messages,
            lives_with: carer.lives_with,
            emergency: carer.emergency,
        })
    });
    Some(Child {
        id: ctx.fresh(),
        name: Line::parse(sample.name).ok()?,
        known_as: sample.known_as.and_then(|name| Line::parse(name).ok()),
        born,
        starts: Some(days_after(today, -200).max(born)),
        leaves: None,
        photo: None,
        colour: ChildColour::ALL.get(usize::from(sample.colour) % 8).copied()?,
        allergies: sample.allergies.iter().filter_map(|line| Line::parse(line).ok()).collect(),
        needs: Note::parse(sample.needs).ok()?,
        carers: carers.collect(),
        notes: Note::default(),
        pause: None,
        archived: false,
    })
}

fn book(sample: &texts::SampleBook, today: NaiveDate, ctx: &mut Ctx<'_>) -> Option<Book> {
    let notes = |lines: &[&str]| lines.iter().filter_map(|line| Note::parse(line).ok()).collect();
    let line = |text: Option<&str>| text.and_then(|text| Line::parse(text).ok());
    let copies = (0..sample.copies.max(1)).filter_map(|n| {
        let number = if n == 0 {
            sample.number.to_owned()
        } else {
            format!("{}-{}", sample.number, n + 1)
        };
        Some(BookCopy {
            id: ctx.fresh::<CopyId>(),
            number: Line::parse(&number).ok()?,
            condition: Condition::Good,
            state: CopyState::Ready,
        })
    });
    let copies = copies.collect();
    Some(Book {
        id: ctx.fresh::<ItemId>(),
        title: Line::parse(sample.title).ok()?,
        author: line(sample.author),
        illustrator: line(sample.illustrator),
        isbn: None,
        cover: None,
        themes: sample.themes.iter().filter_map(|theme| Line::parse(theme).ok()).collect(),
        youngest: Some(u32::from(sample.ages.0)),
        oldest: Some(u32::from(sample.ages.1)),
        kept: line(Some(sample.kept)),
        added: days_after(today, -150),
        card: Card {
            ways: notes(sample.card.ways),
            questions: notes(sample.card.questions),
            words: sample
                .card
                .words
                .iter()
                .filter_map(|(word, meaning)| {
                    Some(ExplainedWord {
                        word: Line::parse(word).ok()?,
                        meaning: line(Some(meaning)),
                    })
                })
                .collect(),
            afterwards: notes(sample.card.afterwards),
            objectives: sample.card.objectives.iter().map(|number| shipped_id(*number)).collect(),
        },
        copies,
    })
}

/// The changes that take the sample away: what came with it, and what hangs on that. What she added herself stays.
/// None when there is no sample.
#[must_use]
pub fn without_sample(notebook: &Notebook) -> Option<ChangeSet> {
    let mark = notebook.sample()?;
    let going = |id: Id| mark.ids.contains(&id);
    let mut changes = ChangeSet::new();
    for child in notebook.children().filter(|child| going(child.id.id())) {
        changes.remove(Kind::Child, child.id);
    }
    for book in notebook.books().filter(|book| going(book.id.id())) {
        changes.remove(Kind::Book, book.id);
    }
    sound::remove_what_hangs_on(notebook, going, &mut changes);
    changes.push(Change::Remove(Kind::Sample, Record::from(SampleMark::default()).id()));
    if notebook.setting().is_some_and(|setting| setting.name.as_str() == SAMPLE_NAME) {
        changes.push(Change::Remove(Kind::Setting, Record::from(SampleMark::default()).id()));
    }
    Some(changes)
}
