//! What is to be put right in a form, a sentence for each slip.

use super::dates::plain;
use pebblebook::asked::{Field, Problem, Slip};
use pebblebook::lending::isbn::IsbnError;
use pebblebook::picture::PictureError;

/// What a field is called in a sentence.
#[must_use]
const fn field_name(field: Field) -> &'static str {
    match field {
        Field::SettingName => "the name of your setting",
        Field::ChildName => "the child’s name",
        Field::KnownAs => "the name used every day",
        Field::DateOfBirth => "the date of birth",
        Field::Starts => "the first day",
        Field::Leaves => "the last day",
        Field::Allergies => "allergies",
        Field::Needs => "other needs",
        Field::Notes => "notes",
        Field::CarerName => "the name of the family member or carer",
        Field::CarerRelation => "who they are to the child",
        Field::CarerPhone => "the phone number",
        Field::Title => "the title",
        Field::Author => "the author",
        Field::Illustrator => "the illustrator",
        Field::StickerNumber => "the number on the sticker",
        Field::Isbn => "the ISBN",
        Field::Themes => "the themes",
        Field::YoungestAge => "the youngest age",
        Field::OldestAge => "the oldest age",
        Field::WhereKept => "where it is kept",
        Field::Copies => "the copies",
        Field::CardWays => "ways to use the story",
        Field::CardQuestions => "questions to ask",
        Field::CardWords => "words to explore",
        Field::CardAfterwards => "things to do after",
        Field::ObjectiveText => "the objective",
        Field::Day => "the date",
        Field::DueDay => "the due day",
        Field::ReadOn => "the day they read",
        Field::Reason => "the reason",
        Field::Comment => "the comment",
        Field::WhoRead => "who read",
        Field::HowUsed => "how the book was used",
        Field::Liked => "what they liked",
        Field::Picture => "the picture",
        Field::TermName => "the name of the term",
        Field::TermStarts => "the first day",
        Field::TermEnds => "the last day",
        Field::HalfTermStarts => "the first day of half-term",
        Field::HalfTermEnds => "the last day of half-term",
        Field::ClosedFrom => "the first closed day",
        Field::ClosedTo => "the last closed day",
        Field::OpenDays => "the days you open",
        Field::LoanDays => "the days of a loan",
        Field::BooksAtOnce => "the books at once",
        Field::FromAge => "the age books are lent from",
        Field::Renewals => "the renewals",
        Field::RecentDays => "the days between the same book",
        Field::LadderDays => "the days overdue",
        Field::KeptYears => "the years",
        Field::KeptMonths => "the months",
        Field::SeenOn => "the day it happened",
        Field::SeenAt => "the time of day",
        Field::WhatHappened => "what happened",
        Field::OwnLine => "the line for this child",
        Field::SeenBy => "who noticed it",
        Field::SeenChildren => "the children",
        Field::Caption => "the caption",
        Field::ConsentBy => "who answered",
        Field::ConsentOn => "the day of the answer",
        Field::ConsentReview => "the day to ask again",
        Field::JudgedOn => "the day of the judgement",
        Field::JudgedArea => "the area",
        Field::Level => "the level",
        Field::JudgedBand => "the band of age",
        Field::Why => "the reason",
        Field::JudgedBy => "who says so",
        Field::ScaleName => "the name of the scale",
        Field::ScaleLevels => "the levels",
        Field::BandName => "the name of the band",
        Field::BandMonths => "the months",
        Field::StepText => "the next step",
        Field::StepState => "what it has come to",
        Field::AtHome => "the idea for home",
        Field::ReviewBy => "the day to look again",
        Field::SeenIn => "the observation that shows it",
        Field::InterestIn => "the interest",
        Field::Since => "the first day",
        Field::Until => "the last day",
        Field::At => "the time",
        Field::Note => "the words",
        Field::FromHome => "what the family told",
        Field::FedAt => "the time of the last feed",
        Field::ChangedAt => "the time of the last nappy",
        Field::WokeAt => "the time of waking",
        Field::GivenAtHome => "the time of the medicine at home",
        Field::Medicine => "the name of the medicine",
        Field::Dose => "the dose",
        Field::Offered => "how much was offered",
        Field::Taken => "how much was taken",
        Field::ByWhom => "who gave it",
        Field::Foods => "what there was to eat",
        Field::Reaction => "how the food was taken",
        Field::SleepEnds => "when the sleep ended",
        Field::SleepEndsOn => "the day the sleep ended",
        Field::CheckedAt => "when you looked",
        Field::CheckMinutes => "the minutes between looking",
        Field::BookMonths => "the months of age",
        Field::PermittedBy => "who gave permission",
        Field::PermittedUntil => "the last day of the permission",
        Field::TimesToGive => "when it is to be given",
        Field::Witness => "who saw it",
        Field::ToldWho => "who was told",
        Field::ToldAt => "when they were told",
        Field::ToldOn => "the day they were told",
        Field::Where => "where it happened",
        Field::Injury => "what was hurt",
        Field::FirstAid => "the first aid",
        Field::SentTo => "to whom it went",
        Field::Reply => "the answer",
        Field::Template => "these words",
        Field::AtTheDoor => "who brought or collected",
        Field::WhoWasAsked => "who was asked",
        Field::Arrives => "when the child arrives",
        Field::Departs => "when the child leaves",
        Field::WeekFrom => "the first day of this week",
        Field::PlanFrom => "the first day",
        Field::PlanTo => "the last day",
        Field::Adults => "the number of adults",
        Field::RatioUnder8 => "the most children under eight",
        Field::RatioYoung => "the most young children",
        Field::RatioUnder1 => "the most under one",
        Field::Edition => "the edition",
        Field::Source => "the source",
    }
}

/// What is to be put right.
#[must_use]
pub fn slip(slip: &Slip) -> String {
    let name = field_name(slip.field);
    match &slip.problem {
        Problem::Missing => match slip.field {
            Field::OpenDays => "Choose at least one day you are open.".into(),
            Field::Copies => "A book needs at least one copy.".into(),
            Field::WhatHappened => "Write what happened, or add a photo.".into(),
            Field::SeenChildren => "Choose at least one child, or finish it later.".into(),
            Field::Level => "Choose a level of the scale.".into(),
            Field::JudgedArea => "Choose an area.".into(),
            Field::JudgedBand => "Choose a band of age.".into(),
            Field::StepState => "Choose what it has come to.".into(),
            Field::SeenIn => "Choose the observation that shows it.".into(),
            Field::ScaleLevels => "Write at least two levels, each different, one a line.".into(),
            Field::HowUsed => "Write how the book was used, or what they liked.".into(),
            _ => format!("Fill in {name}."),
        },
        Problem::TooLong { most, were } => {
            format!(
                "Make {name} shorter: there is room for {}, this has {}.",
                characters(*most),
                characters(*were)
            )
        }
        Problem::NotATime => format!("Type {name} as 9:30, 9.30, 930 or 2.15pm."),
        Problem::BeforeItBegan { at } => format!("It began at {at}, so {name} must be later."),
        Problem::TooLongASleep { hours } => format!("No sleep lasts {hours} hours. Type {name}, as 13:50."),
        Problem::NotForMessages { who } => {
            format!("{who} is not marked for messages. Mark them on the child’s page first, or leave them out.")
        }
        Problem::NotWhileAsleep => "You can only have looked while the child slept.".into(),
        Problem::NotADate => format!("There is no such day. Check {name}."),
        Problem::NotYet => format!("That time has not come yet. Check {name}."),
        Problem::InTheFuture => format!("That day has not come yet. Check {name}."),
        Problem::TooFarAhead { latest } => format!("That is too far ahead. Check {name}: the latest is {}.", plain(*latest)),
        Problem::TooLongAgo { earliest } => format!("That is too long ago. Check {name}: the earliest is {}.", plain(*earliest)),
        Problem::Before { day } => format!("Check {name}: it cannot be before {}.", plain(*day)),
        Problem::Overlaps { other } => format!("These days overlap with “{other}”."),
        Problem::Taken { by } => match slip.field {
            Field::StickerNumber => format!("That number is on “{by}” already. Choose another."),
            _ => format!("This is there already, under {by}."),
        },
        Problem::NotInRange { least, most } => match slip.field {
            Field::LadderDays if slip.at != Some(0) => {
                format!("Each step comes later than the one before it: a whole number of at least {least}.")
            }
            Field::Offered | Field::Taken => format!("Check {name}: a number up to {most}, as 120 ml or 4.5 oz."),
            _ => format!("Check {name}: a whole number from {least} to {most}."),
        },
        Problem::NotAnIsbn(error) => match error {
            IsbnError::WrongLength { digits } => {
                format!("An ISBN has 10 or 13 digits; this has {digits}. Leave it blank if the book has none.")
            }
            IsbnError::OddCharacter => "An ISBN is made of digits (and sometimes an X at the end).".into(),
            IsbnError::NotABook => "This is a barcode, but not of a book: an ISBN begins with 978 or 979.".into(),
            IsbnError::WrongCheckDigit => "The last digit does not fit the others, so one of them is mistyped. Check the number.".into(),
        },
        Problem::BadPicture(error) => picture_error(*error),
        Problem::TooMany { most } => format!("There is room for {most} here."),
    }
}

fn characters(number: usize) -> String {
    // 10,000 reads better than 10000.
    let digits = number.to_string();
    let grouped = digits
        .chars()
        .rev()
        .enumerate()
        .flat_map(|(at, c)| (at > 0 && at % 3 == 0).then_some(',').into_iter().chain([c]));
    format!("{} characters", grouped.collect::<Vec<_>>().into_iter().rev().collect::<String>())
}

/// Why a picture cannot be taken.
#[must_use]
pub fn picture_error(error: PictureError) -> String {
    match error {
        PictureError::FileTooLarge { bytes } => {
            format!(
                "This picture is too large ({} MB; at most 30 MB). Take it again at a smaller size, or choose another.",
                bytes.div_ceil(1024 * 1024)
            )
        }
        PictureError::NotAPicture => {
            "This file is not a picture the app can read, whatever its name says. Choose a JPEG, PNG or WebP.".into()
        }
        PictureError::Damaged => "This picture is damaged and cannot be opened. Choose another.".into(),
        PictureError::TooManyPixels { width, height } => {
            format!("This picture is too large to open safely ({width} × {height} dots; at most 50 million in all).")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_name_of_ten_thousand_characters_gets_a_clear_sentence() {
        let too_long = Slip {
            field: Field::ChildName,
            at: None,
            problem: Problem::TooLong { most: 120, were: 10_000 },
        };
        assert_eq!(
            slip(&too_long),
            "Make the child’s name shorter: there is room for 120 characters, this has 10,000 characters."
        );
    }
}
