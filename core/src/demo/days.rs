//! The days of the sample: two weeks of the register, and of the communication book of the youngest. Today is left to whoever tries it.

use super::texts::days::{HOURS, MENUS, MESSAGES, NIGHTS, SYNOPSES, WEEKS};
use crate::diary::{
    About, Amount, AtTheDoor, Away, DiaryEntry, Food, FromHome, Milk, MilkKind, Position, Sleep, SleepPlace, Toileting, ToiletingKind,
    Unit, What, book_on,
};
use crate::notebook::Notebook;
use crate::people::Child;
use crate::register::{Hours, Pattern, Routine, expected_on};
use crate::sharing::{Sent, Way, recipients};
use crate::time::{Clock, Ctx, Moment, days_after};
use crate::words::{Line, Note};
use chrono::NaiveDate;

/// How many days are looked back on.
const DAYS: i64 = 15;

/// When each child comes.
pub(super) fn routines(children: &[Child], today: NaiveDate) -> Vec<Routine> {
    let hours = |letter: char| {
        let (_, from, to) = HOURS.iter().find(|(known, ..)| *known == letter)?;
        Some(Hours {
            from: Clock::parse(from).ok()?,
            to: Clock::parse(to).ok()?,
        })
    };
    let of = |(child, week): (&Child, &str)| {
        let mut letters = week.chars();
        Routine {
            child: child.id,
            keeps_book: false,
            weeks: vec![Pattern {
                from: child.starts.unwrap_or(today),
                days: [(); 7].map(|()| letters.next().and_then(hours)),
            }],
            plans: Vec::new(),
        }
    };
    children.iter().zip(WEEKS).map(of).collect()
}

/// What is written of one child on one day.
struct Day<'a, 'c> {
    child: &'a Child,
    day: NaiveDate,
    /// Which of the days it is, for what changes from day to day.
    number: usize,
    entries: Vec<DiaryEntry>,
    ctx: &'a mut Ctx<'c>,
}

impl Day<'_, '_> {
    fn at(&self, hour: u32, minute: u32) -> Moment {
        Moment::at(self.day, Clock::default()).plus_minutes(hour * 60 + minute)
    }

    fn pick<T: Copy>(&self, from: &[T]) -> Option<T> {
        from.iter().cycle().nth(self.number).copied()
    }

    /// Something else by a few minutes on each day.
    fn about(&self, minutes: u32) -> u32 {
        minutes + u32::try_from(self.number * 7 % 11).unwrap_or_default()
    }

    fn write(&mut self, hour: u32, minute: u32, what: What, note: &str) {
        self.entries.push(DiaryEntry {
            id: self.ctx.fresh(),
            child: self.child.id,
            day: self.day,
            at: Some(self.at(hour, minute)),
            what,
            note: Note::parse(note).unwrap_or_default(),
            despite: None,
            earlier: Vec::new(),
        });
    }

    fn register(&mut self, hours: Hours) {
        let carer = |which: usize| AtTheDoor {
            by: self.child.carers.get(which).map(|carer| carer.name.clone()),
        };
        let (brought, collected) = (carer(0), carer(self.number % 2));
        let (from, to) = (hours.from.minutes(), hours.to.minutes());
        let late = self.about(0);
        self.write(0, from + late, What::Arrived(brought), "");
        self.write(0, to - late, What::Left(collected), "");
    }

    /// The page of a baby, from what the family told to the handover.
    fn page(&mut self) {
        let night = self.pick(&NIGHTS).and_then(|night| Line::parse(night).ok());
        let home = FromHome {
            fed_at: Some(self.at(7, self.about(5))),
            changed_at: Some(self.at(7, 20)),
            night,
            woke_at: Some(self.at(6, self.about(10))),
            ..FromHome::default()
        };
        let message = self.pick(&MESSAGES).unwrap_or_default();
        self.write(8, 15, What::FromHome(Box::new(home)), message);
        let second = if self.number.is_multiple_of(3) {
            ToiletingKind::Both
        } else {
            ToiletingKind::Dirty
        };
        for (hour, kind) in [(9, ToiletingKind::Wet), (11, second), (15, ToiletingKind::Wet)] {
            let toileting = Toileting {
                kind,
                cream: hour == 11 && self.number == 4,
            };
            self.write(hour, self.about(20), What::Toileting(toileting), "");
        }
        for (hour, taken) in [(9, ["120", "150", "110"]), (14, ["100", "90", "120"])] {
            let amount = |text: &str| Amount::parse(text, Unit::Ml).ok();
            let milk = Milk {
                kind: MilkKind::Cows,
                offered: amount("150"),
                taken: self.pick(&taken).and_then(amount),
                by: None,
            };
            self.write(hour, self.about(40), What::Milk(milk), "");
        }
        let meals = MENUS.split_at(MENUS.len() / 2);
        for (hour, menu) in [(11, self.pick(meals.0)), (16, self.pick(meals.1))] {
            let Some((meal, foods, eaten)) = menu else { continue };
            let food = Food {
                meal,
                foods: foods.split(", ").filter_map(|food| Line::parse(food).ok()).collect(),
                eaten,
                ..Food::default()
            };
            self.write(hour, self.about(45) % 60, What::Food(food), "");
        }
        let (began, minutes) = (self.at(12, self.about(30)), self.about(75));
        let sleep = Sleep {
            ended: Some(began.plus_minutes(minutes)),
            place: Some(SleepPlace::Cot),
            position: Some(Position::Back),
            checks: (1..=minutes / 10).map(|check| began.plus_minutes(check * 10)).collect(),
        };
        self.write(12, self.about(30), What::Sleep(sleep), "");
        let synopsis = self.pick(&SYNOPSES).unwrap_or_default();
        self.write(16, 30, What::Note(About::Synopsis), synopsis);
        let sent = Sent {
            to: recipients(self.child).map(|carer| carer.name.clone()).collect(),
            way: Way::Chat,
            handover_of: Some(self.day),
            ..Sent::default()
        };
        self.write(16, 40, What::Sent(Box::new(sent)), synopsis);
    }
}

/// The register of the last days of which the setting was open, and a page of each day of whoever has a book.
pub(super) fn days(notebook: &Notebook, children: &[Child], today: NaiveDate, ctx: &mut Ctx<'_>) -> Vec<DiaryEntry> {
    let mut entries = Vec::new();
    for (number, back) in (1..=DAYS).rev().enumerate() {
        let on = days_after(today, -back);
        for child in children {
            let Some(hours) = expected_on(notebook, child, on) else { continue };
            let mut day = Day {
                child,
                day: on,
                number,
                entries: Vec::new(),
                ctx: &mut *ctx,
            };
            if child.id == children.get(2).map_or(child.id, |third| third.id) && back == 8 {
                let away = Away {
                    why: Line::parse("A cold").ok(),
                    asked: Line::parse("Chioma rang at twenty to eight").ok(),
                };
                day.write(8, 0, What::Away(away), "");
            } else {
                day.register(hours);
                if book_on(notebook, child, on).is_offered() {
                    day.page();
                }
            }
            entries.append(&mut day.entries);
        }
    }
    entries
}
