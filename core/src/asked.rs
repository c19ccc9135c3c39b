//! What was asked for in a form and cannot be kept: which field, and what is wrong with it.
//! A form is checked whole, so that every slip shows at once. The sentences for them are the app's, not core's.

use crate::time::{Clock, parse_date};
use crate::words::{Line, Note, WordsError};
use chrono::NaiveDate;

/// A field of a form, by what the childminder would call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Field {
    SettingName,
    ChildName,
    KnownAs,
    DateOfBirth,
    Starts,
    Leaves,
    Allergies,
    Needs,
    Notes,
    CarerName,
    CarerRelation,
    CarerPhone,
    Title,
    Author,
    Illustrator,
    StickerNumber,
    Isbn,
    Themes,
    YoungestAge,
    OldestAge,
    WhereKept,
    Copies,
    CardWays,
    CardQuestions,
    CardWords,
    CardAfterwards,
    ObjectiveText,
    Day,
    DueDay,
    ReadOn,
    Reason,
    Comment,
    WhoRead,
    HowUsed,
    Liked,
    Picture,
    TermName,
    TermStarts,
    TermEnds,
    HalfTermStarts,
    HalfTermEnds,
    ClosedFrom,
    ClosedTo,
    OpenDays,
    LoanDays,
    BooksAtOnce,
    FromAge,
    Renewals,
    RecentDays,
    LadderDays,
    KeptYears,
    KeptMonths,
    SeenOn,
    SeenAt,
    WhatHappened,
    OwnLine,
    SeenBy,
    SeenChildren,
    Caption,
    ConsentBy,
    ConsentOn,
    ConsentReview,
    JudgedOn,
    JudgedArea,
    Level,
    JudgedBand,
    Why,
    JudgedBy,
    ScaleName,
    ScaleLevels,
    BandName,
    BandMonths,
    StepText,
    StepState,
    AtHome,
    ReviewBy,
    SeenIn,
    InterestIn,
    Since,
    Until,
    At,
    Note,
    FromHome,
    FedAt,
    ChangedAt,
    WokeAt,
    GivenAtHome,
    Medicine,
    Dose,
    Offered,
    Taken,
    ByWhom,
    Foods,
    Reaction,
    SleepEnds,
    SleepEndsOn,
    CheckedAt,
    CheckMinutes,
    BookMonths,
    PermittedBy,
    PermittedUntil,
    TimesToGive,
    Witness,
    ToldWho,
    ToldAt,
    ToldOn,
    Where,
    Injury,
    FirstAid,
    SentTo,
    Reply,
    Template,
    AtTheDoor,
    WhoWasAsked,
    Arrives,
    Departs,
    WeekFrom,
    PlanFrom,
    PlanTo,
    Adults,
    RatioUnder8,
    RatioYoung,
    RatioUnder1,
    Edition,
    Source,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Something is needed here.
    Missing,
    /// Too many characters.
    TooLong {
        /// The most that fit.
        most: usize,
        /// How many there were.
        were: usize,
    },
    /// Not a day of the calendar.
    NotADate,
    /// No time of day, or one that may be meant in two ways.
    NotATime,
    /// Something that ended before it began.
    BeforeItBegan {
        /// When it began.
        at: Clock,
    },
    /// No child sleeps for so long.
    TooLongASleep {
        /// How many hours are too many.
        hours: u32,
    },
    /// Not a time at which the child slept.
    NotWhileAsleep,
    /// Somebody who is not marked for messages.
    NotForMessages {
        /// Who.
        who: String,
    },
    /// A day that has not come yet, where it must have.
    InTheFuture,
    /// A time of today that has not come yet, where it must have.
    NotYet,
    /// A day so long ago that it must be a slip.
    TooLongAgo {
        /// The first day that would be taken.
        earliest: NaiveDate,
    },
    /// A day so far ahead that it must be a slip.
    TooFarAhead {
        /// The last day that would be taken.
        latest: NaiveDate,
    },
    /// A day before one it must follow.
    Before {
        /// The day it must not precede.
        day: NaiveDate,
    },
    /// Overlaps another of its kind.
    Overlaps {
        /// The name of the other.
        other: String,
    },
    /// Something else has it already.
    Taken {
        /// What has it.
        by: String,
    },
    /// Not a whole number, or outside the range.
    NotInRange {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// An ISBN that is not one.
    NotAnIsbn(crate::lending::isbn::IsbnError),
    /// A picture that cannot be kept.
    BadPicture(crate::picture::PictureError),
    /// More of them than there is room for.
    TooMany {
        /// The most there is room for.
        most: usize,
    },
}

/// One thing to put right in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The field.
    pub field: Field,
    /// In a list (carers, copies, terms, rungs of the ladder), which one, counted from 0.
    pub at: Option<usize>,
    /// What is wrong with it.
    pub problem: Problem,
}

impl From<WordsError> for Problem {
    fn from(error: WordsError) -> Self {
        match error {
            WordsError::Empty => Problem::Missing,
            WordsError::TooLong { most, were } => Problem::TooLong { most, were },
        }
    }
}

/// Reads a form field by field and collects the slips.
#[derive(Debug, Default)]
pub struct Reading {
    slips: Vec<Slip>,
    at: Option<usize>,
}

impl Reading {
    /// A reading with no slips yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// From here on the slips belong to item `at` of a list (or to none).
    pub fn at(&mut self, at: Option<usize>) {
        self.at = at;
    }

    /// Notes a slip.
    pub fn slip(&mut self, field: Field, problem: Problem) {
        self.slips.push(Slip {
            field,
            at: self.at,
            problem,
        });
    }

    /// Keeps the value or notes the slip.
    pub fn keep<T>(&mut self, field: Field, result: Result<T, impl Into<Problem>>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(problem) => {
                self.slip(field, problem.into());
                None
            }
        }
    }

    /// A line that must be there.
    pub fn line(&mut self, field: Field, raw: &str) -> Option<Line> {
        self.keep(field, Line::parse(raw))
    }

    /// A line that may be blank.
    pub fn optional_line(&mut self, field: Field, raw: &str) -> Option<Line> {
        self.keep(field, Line::optional(raw)).flatten()
    }

    /// A note.
    pub fn note(&mut self, field: Field, raw: &str) -> Note {
        self.keep(field, Note::parse(raw)).unwrap_or_default()
    }

    /// Several lines, one each; blank ones are passed over.
    pub fn lines(&mut self, field: Field, raw: &[String], most: usize) -> Vec<Line> {
        let lines: Vec<Line> = raw.iter().filter_map(|raw| self.optional_line(field, raw)).collect();
        if lines.len() > most {
            self.slip(field, Problem::TooMany { most });
        }
        lines
    }

    /// A day that must be there.
    pub fn day(&mut self, field: Field, raw: &str) -> Option<NaiveDate> {
        if raw.trim().is_empty() {
            self.slip(field, Problem::Missing);
            return None;
        }
        let read = parse_date(raw).map_err(|_| Problem::NotADate);
        self.keep(field, read)
    }

    /// A day that may be blank.
    pub fn optional_day(&mut self, field: Field, raw: &str) -> Option<NaiveDate> {
        if raw.trim().is_empty() { None } else { self.day(field, raw) }
    }

    /// A day that must have come, and that must not precede another.
    pub fn past_day(&mut self, field: Field, raw: &str, today: NaiveDate, first: Option<NaiveDate>) -> Option<NaiveDate> {
        let on = self.day(field, raw)?;
        if on > today {
            self.slip(field, Problem::InTheFuture);
        }
        if let Some(day) = first.filter(|first| on < *first) {
            self.slip(field, Problem::Before { day });
        }
        Some(on)
    }

    /// A whole number within a range.
    pub fn number(&mut self, field: Field, raw: &str, least: u32, most: u32) -> Option<u32> {
        let read = raw.trim().parse::<u32>().ok().filter(|n| (least..=most).contains(n));
        self.keep(field, read.ok_or(Problem::NotInRange { least, most }))
    }

    /// Whether anything is to be put right so far.
    #[must_use]
    pub fn has_slips(&self) -> bool {
        !self.slips.is_empty()
    }

    /// The value, if nothing is to be put right.
    ///
    /// # Errors
    /// The slips.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<Slip>> {
        match value {
            Some(value) if self.slips.is_empty() => Ok(value),
            _ => Err(self.slips),
        }
    }
}
