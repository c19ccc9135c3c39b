//! The communication book and the register as their rules promise them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    dead_code,
    reason = "these are tests, at the door of the library's"
)]

#[path = "../library/door.rs"]
mod door;

mod any_page;
mod feeding;
mod formal;
mod register;
mod sharing;
mod sleeping;
mod whose_book;

use door::{Door, day};
use pebblebook::asked::{Field, Problem};
use pebblebook::change::Deed;
use pebblebook::command::{Command, Refusal, Undo};
use pebblebook::diary::{
    About, DiaryCommand, DiaryEntry, DiaryError, EntryAsked, FoodAsked, MilkAsked, Page, Question, SleepAsked, WhatAsked, page,
};
use pebblebook::ids::{ChildId, DiaryEntryId};
use pebblebook::time::{Clock, Moment};

/// A Monday on which the setting is open.
const MONDAY: &str = "2026-11-23";

fn ask(door: &mut Door, mut command: DiaryCommand) -> Result<(Deed, Undo), DiaryError> {
    let all = match &mut command {
        DiaryCommand::Save(_, asked) => std::slice::from_mut(asked),
        DiaryCommand::SaveAll(all) => all.as_mut_slice(),
        _ => &mut [],
    };
    for asked in all.iter_mut().filter(|asked| asked.day.is_empty()) {
        asked.day = door.today().to_string();
    }
    match door.ask(Command::Diary(command)) {
        Ok(done) => Ok(done),
        Err(Refusal::Diary(error)) => Err(error),
        Err(other) => panic!("{other:?}"),
    }
}

/// The wall shows this.
fn clock(door: &mut Door, time: &str) {
    door.now = Moment::at(door.now.day(), Clock::parse(time).unwrap());
}

/// Writes something new and tells what was written.
fn write(door: &mut Door, asked: EntryAsked) -> Result<DiaryEntryId, DiaryError> {
    let before: Vec<DiaryEntryId> = door.book.diary().map(|entry| entry.id).collect();
    ask(door, DiaryCommand::Save(None, asked))?;
    Ok(door.book.diary().map(|entry| entry.id).find(|id| !before.contains(id)).unwrap())
}

fn change(door: &mut Door, id: DiaryEntryId, change: impl Fn(&mut EntryAsked)) -> Result<(Deed, Undo), DiaryError> {
    let mut asked = EntryAsked::of(entry(door, id));
    change(&mut asked);
    ask(door, DiaryCommand::Save(Some(id), asked))
}

fn entry(door: &Door, id: DiaryEntryId) -> &DiaryEntry {
    door.book.diary_entry(id).unwrap()
}

fn today(door: &Door, child: ChildId) -> Page<'_> {
    page(&door.book, child, door.today(), door.now)
}

/// One of today.
fn blank(child: ChildId, what: WhatAsked) -> EntryAsked {
    EntryAsked {
        day: String::new(),
        ..EntryAsked::blank(child, day(MONDAY), what)
    }
}

fn note(child: ChildId, about: About, words: &str) -> EntryAsked {
    EntryAsked {
        note: words.into(),
        ..blank(child, WhatAsked::Note(about))
    }
}

fn bottle(child: ChildId, taken: &str) -> EntryAsked {
    let milk = MilkAsked {
        taken: taken.into(),
        ..MilkAsked::default()
    };
    blank(child, WhatAsked::Milk(milk))
}

fn lunch(child: ChildId, foods: &str) -> EntryAsked {
    let food = FoodAsked {
        foods: foods.into(),
        ..FoodAsked::default()
    };
    blank(child, WhatAsked::Food(food))
}

/// A sleep from one time to another; to no time, one that goes on.
fn nap(child: ChildId, from: &str, to: &str) -> EntryAsked {
    let sleep = SleepAsked {
        ended: to.into(),
        ..SleepAsked::default()
    };
    EntryAsked {
        at: from.into(),
        ..blank(child, WhatAsked::Sleep(sleep))
    }
}

fn slips<T: std::fmt::Debug>(refused: Result<T, DiaryError>) -> Vec<(Field, Option<usize>, Problem)> {
    match refused {
        Err(DiaryError::Slips(slips)) => slips.into_iter().map(|slip| (slip.field, slip.at, slip.problem)).collect(),
        other => panic!("{other:?}"),
    }
}

fn questions<T: std::fmt::Debug>(refused: Result<T, DiaryError>) -> Vec<Question> {
    match refused {
        Err(DiaryError::Questions(questions)) => questions,
        other => panic!("{other:?}"),
    }
}
