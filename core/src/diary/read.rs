//! How an entry that was typed is read. Slips, which must be put right, are found here; what is odd and may be right is asked about after
//! ([`super::careful`]).

use super::amount::{Amount, Unit};
use super::asked::{EntryAsked, FoodAsked, FromHomeAsked, MilkAsked, SleepAsked, WhatAsked};
use super::entry::{AtTheDoor, Away, DiaryEntry, Food, FromHome, Milk, MilkKind, Sleep, What};
use crate::asked::{Field, Problem, Reading};
use crate::ids::DiaryEntryId;
use crate::people::Child;
use crate::time::{Clock, Moment, days_after};
use crate::words::Line;
use chrono::NaiveDate;

/// The most foods of one meal, and the most checks of one sleep.
const MOST_FOODS: usize = 20;
const MOST_CHECKS: usize = 200;
/// No child sleeps for so many hours.
pub const MOST_SLEEP_HOURS: u32 = 24;

/// What an entry is read with.
pub(super) struct Reader<'a> {
    /// The form.
    pub reading: &'a mut Reading,
    /// The day and the moment it is.
    pub today: NaiveDate,
    pub now: Moment,
    /// What stood there before.
    pub before: Option<&'a DiaryEntry>,
}

impl Reader<'_> {
    /// A time as typed, on a day. One that shows what stood there before is that, to the second.
    pub(super) fn time(&mut self, field: Field, raw: &str, day: NaiveDate, before: Option<Moment>) -> Option<Moment> {
        if raw.trim().is_empty() {
            return None;
        }
        let clock = self.reading.keep(field, Clock::parse(raw).map_err(|_| Problem::NotATime))?;
        let kept = before.filter(|before| (before.day(), before.clock()) == (day, clock));
        let moment = kept.unwrap_or_else(|| Moment::at(day, clock));
        if moment > self.now {
            let problem = if day == self.today { Problem::NotYet } else { Problem::InTheFuture };
            self.reading.slip(field, problem);
        }
        Some(moment)
    }

    /// A time at home, before something: a feed at ten that would be after it was the evening before.
    fn time_at_home(&mut self, field: Field, raw: &str, day: NaiveDate, until: Moment) -> Option<Moment> {
        if raw.trim().is_empty() {
            return None;
        }
        let clock = self.reading.keep(field, Clock::parse(raw).map_err(|_| Problem::NotATime))?;
        let moment = Moment::at(day, clock);
        // Whoever wakes for the day wakes on it.
        if moment > until && field == Field::WokeAt {
            self.reading.slip(field, Problem::NotYet);
        }
        Some(if moment > until {
            Moment::at(days_after(day, -1), clock)
        } else {
            moment
        })
    }

    fn amount(&mut self, field: Field, raw: &str, unit: Unit) -> Option<Amount> {
        if raw.trim().is_empty() {
            return None;
        }
        self.reading.keep(field, Amount::parse(raw, unit))
    }

    pub(super) fn line(&mut self, field: Field, raw: &str) -> Option<Line> {
        self.reading.optional_line(field, raw)
    }

    pub(super) fn missing(&mut self, field: Field) {
        self.reading.slip(field, Problem::Missing);
    }

    /// The whole entry.
    pub(super) fn entry(&mut self, asked: &EntryAsked, child: &Child, id: DiaryEntryId) -> Option<DiaryEntry> {
        let day = self.reading.past_day(Field::Day, &asked.day, self.today, Some(child.born))?;
        let before = self.before;
        let mut at = self.time(Field::At, &asked.at, day, before.and_then(|before| before.at));
        if asked.at.trim().is_empty() {
            if before.is_none() && day == self.today {
                at = Some(self.now.to_the_minute());
            } else if !matches!(
                asked.what,
                WhatAsked::Note(_) | WhatAsked::FromHome(_) | WhatAsked::Away(_) | WhatAsked::Permission(_)
            ) {
                self.missing(Field::At);
            }
        }
        let went = before.filter(|before| before.sent().is_some()).map(|before| before.note.clone());
        // What went home has gone: its words are no longer hers to change.
        let note = went.unwrap_or_else(|| self.reading.note(Field::Note, &asked.note));
        let what = match &asked.what {
            WhatAsked::FromHome(told) => {
                let told = self.told_at_home(told, day, at.unwrap_or(self.now));
                if note.is_empty() && told == FromHome::default() {
                    self.missing(Field::Note);
                }
                What::FromHome(Box::new(told))
            }
            WhatAsked::Milk(milk) => What::Milk(self.milk(milk)),
            WhatAsked::Food(food) => What::Food(self.food(food)),
            WhatAsked::Toileting(toileting) => What::Toileting(*toileting),
            WhatAsked::Sleep(sleep) => What::Sleep(self.sleep(sleep, day, at)),
            WhatAsked::Note(about) => {
                if note.is_empty() {
                    self.missing(Field::Note);
                }
                What::Note(*about)
            }
            WhatAsked::Arrived(by) => What::Arrived(self.at_the_door(by)),
            WhatAsked::Left(by) => What::Left(self.at_the_door(by)),
            WhatAsked::Away(away) => What::Away(Away {
                why: self.line(Field::Reason, &away.why),
                asked: self.line(Field::WhoWasAsked, &away.asked),
            }),
            WhatAsked::Sent(asked) => {
                if note.is_empty() {
                    self.missing(Field::Note);
                }
                What::Sent(Box::new(self.sent(asked, child)))
            }
            WhatAsked::Permission(asked) => What::Permission(Box::new(self.permission(asked, day)?)),
            WhatAsked::Dose(asked) => What::Dose(Box::new(self.dose(asked, day)?)),
            WhatAsked::Accident(asked) => {
                if note.is_empty() {
                    self.missing(Field::Note);
                }
                What::Accident(Box::new(self.accident(asked, day)))
            }
        };
        Some(DiaryEntry {
            id,
            child: child.id,
            day,
            at,
            what,
            note,
            despite: None,
            earlier: Vec::new(),
        })
    }

    fn at_the_door(&mut self, by: &str) -> AtTheDoor {
        AtTheDoor {
            by: self.line(Field::AtTheDoor, by),
        }
    }

    fn told_at_home(&mut self, asked: &FromHomeAsked, day: NaiveDate, until: Moment) -> FromHome {
        let [fed, night, mood] = [&asked.fed, &asked.night, &asked.mood].map(|raw| self.line(Field::FromHome, raw));
        let [fed_at, changed_at, woke_at, medicine_at] = [
            (Field::FedAt, &asked.fed_at),
            (Field::ChangedAt, &asked.changed_at),
            (Field::WokeAt, &asked.woke_at),
            (Field::GivenAtHome, &asked.medicine_at),
        ]
        .map(|(field, raw)| self.time_at_home(field, raw, day, until));
        let medicine = self.line(Field::Medicine, &asked.medicine);
        let dose = self.line(Field::Dose, &asked.dose);
        if medicine.is_none() && (dose.is_some() || medicine_at.is_some()) {
            self.missing(Field::Medicine);
        }
        FromHome {
            fed,
            fed_at,
            changed_at,
            night,
            woke_at,
            mood,
            medicine,
            dose,
            medicine_at,
        }
    }

    fn milk(&mut self, asked: &MilkAsked) -> Milk {
        let offered = self.amount(Field::Offered, &asked.offered, asked.unit);
        let taken = self.amount(Field::Taken, &asked.taken, asked.unit);
        let blank = asked.offered.trim().is_empty() && asked.taken.trim().is_empty();
        if blank && asked.kind != MilkKind::Breast {
            self.missing(Field::Taken);
        }
        Milk {
            kind: asked.kind,
            offered,
            taken,
            by: self.line(Field::ByWhom, &asked.by),
        }
    }

    fn food(&mut self, asked: &FoodAsked) -> Food {
        let foods: Vec<String> = asked.foods.split([',', '\n', ';']).map(str::to_owned).collect();
        let foods = self.reading.lines(Field::Foods, &foods, MOST_FOODS);
        if foods.is_empty() {
            self.missing(Field::Foods);
        }
        Food {
            meal: asked.meal,
            foods,
            eaten: asked.eaten,
            new_food: asked.new_food,
            reaction: self.line(Field::Reaction, &asked.reaction),
        }
    }

    fn sleep(&mut self, asked: &SleepAsked, day: NaiveDate, began: Option<Moment>) -> Sleep {
        let before = self.before.and_then(DiaryEntry::sleep);
        let last_day = self.reading.optional_day(Field::SleepEndsOn, &asked.ended_on).unwrap_or(day);
        let ended = self.time(Field::SleepEnds, &asked.ended, last_day, before.and_then(|before| before.ended));
        if let (Some(began), Some(ended)) = (began, ended) {
            self.length(began, ended);
        }
        // A sleep of another day is over, and so is one whose end was written down; one that runs past midnight goes on.
        let runs = before.is_some_and(|before| before.ended.is_none());
        let long = began.is_some_and(|began| self.now.minutes_since(began) >= MOST_SLEEP_HOURS * 60);
        let over = if before.is_some() { !runs || long } else { day < self.today };
        if over && asked.ended.trim().is_empty() {
            self.missing(Field::SleepEnds);
        }
        let mut checks = Vec::new();
        for raw in &asked.checks {
            let shown = |check: &&Moment| check.clock().to_string() == raw.trim();
            let kept = before.and_then(|before| before.checks.iter().find(shown).copied());
            let days = [day, last_day].into_iter();
            let Some(check) = kept.or_else(|| self.check(raw, days, began, ended)) else {
                continue;
            };
            checks.push(check);
        }
        if checks.len() > MOST_CHECKS {
            self.reading.slip(Field::CheckedAt, Problem::TooMany { most: MOST_CHECKS });
        }
        Sleep {
            ended,
            place: asked.place,
            position: asked.position,
            checks: crate::order::set(checks).into_iter().collect(),
        }
    }

    /// When a sleep ended, as typed: on the day it began, or on the next where it would else end before. Blank for now.
    pub(super) fn ended(&mut self, raw: &str, day: NaiveDate, began: Moment) -> Moment {
        let now = self.now.to_the_minute().max(began);
        if raw.trim().is_empty() {
            self.length(began, now);
            return now;
        }
        let Some(clock) = self
            .reading
            .keep(Field::SleepEnds, Clock::parse(raw).map_err(|_| Problem::NotATime))
        else {
            return now;
        };
        let next = Moment::at(days_after(day, 1), clock);
        let ended = Moment::at(day, clock);
        let ended = if ended < began && next <= self.now { next } else { ended };
        if ended > self.now {
            self.reading.slip(Field::SleepEnds, Problem::NotYet);
        }
        self.length(began, ended);
        ended
    }

    /// When somebody looked, as typed. Blank for now.
    pub(super) fn looked(&mut self, raw: &str, day: NaiveDate, began: Moment, ended: Option<Moment>) -> Option<Moment> {
        if raw.trim().is_empty() {
            let now = self.now.to_the_minute();
            let asleep = began <= now && ended.is_none_or(|ended| now <= ended);
            return self
                .reading
                .keep(Field::CheckedAt, asleep.then_some(now).ok_or(Problem::NotWhileAsleep));
        }
        self.check(raw, [day, days_after(day, 1)].into_iter(), Some(began), ended)
    }

    /// When somebody looked, within the sleep.
    fn check(&mut self, raw: &str, days: impl Iterator<Item = NaiveDate>, began: Option<Moment>, ended: Option<Moment>) -> Option<Moment> {
        if raw.trim().is_empty() {
            return None;
        }
        let clock = self
            .reading
            .keep(Field::CheckedAt, Clock::parse(raw).map_err(|_| Problem::NotATime))?;
        let from = began.map_or(self.now, Moment::to_the_minute);
        let until = ended.unwrap_or(self.now);
        let within = days.map(|day| Moment::at(day, clock)).find(|at| (from..=until).contains(at));
        self.reading.keep(Field::CheckedAt, within.ok_or(Problem::NotWhileAsleep))
    }

    /// That a sleep is one.
    fn length(&mut self, began: Moment, ended: Moment) {
        if ended < began {
            self.reading.slip(Field::SleepEnds, Problem::BeforeItBegan { at: began.clock() });
        } else if ended.minutes_since(began) >= MOST_SLEEP_HOURS * 60 {
            self.reading
                .slip(Field::SleepEnds, Problem::TooLongASleep { hours: MOST_SLEEP_HOURS });
        }
    }
}
