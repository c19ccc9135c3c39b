//! What is said of keeping: the papers and their times, what is commonly advised, where a child is named, and why something cannot be erased.

use super::dates::{counted, plain, short};
use super::{child_name, first_slip, title};
use chrono::NaiveDate;
use pebblebook::keeping::{Holding, KeepingError, Mention, Papers, Spot};
use pebblebook::notebook::Notebook;
use pebblebook::time::days_after;

/// What the papers are called.
#[must_use]
pub const fn papers(papers: Papers) -> &'static str {
    match papers {
        Papers::Child => "The child’s own page, with family and contacts",
        Papers::Loans => "Loans, with waiting and wishes",
        Papers::Journal => "Learning journal and reading log",
        Papers::Diary => "Communication book",
        Papers::Safety => "Medicine, accidents and the register",
        Papers::Photos => "Photos",
    }
}

/// What is commonly advised for them, and by whom.
#[must_use]
pub const fn advice(papers: Papers) -> &'static str {
    match papers {
        Papers::Child => {
            "Commonly advised: the early years framework (EYFS) speaks of a “reasonable period” after a child has left. In settings’ own policies we saw 3 years, 3 to 8 years (until after the next inspection) and 7 years. The child’s page is kept as long as anything that hangs on it. Safeguarding records, which this book does not hold, are usually kept until 21 years and 3 months (some say 21 years and 4 months, or 25 years)."
        }
        Papers::Loans => {
            "Nobody asks for records of lent books, and we found no advice. A year is our own suggestion: long enough for a book that turns up late. A place in the queue and a wish go with them."
        }
        Papers::Journal => {
            "Commonly advised: the learning journal belongs to the child, and the reading log is part of it. Give it to the family on leaving, then delete it. Settings’ policies agree on this."
        }
        Papers::Diary => {
            "Commonly advised: the communication book belongs to the child, as the learning journal does. Give it to the family on leaving, then delete it."
        }
        Papers::Safety => {
            "Commonly advised: until the child is 21 years and 3 months old (some say 21 years and 4 months, or 25 years), for a claim may be made until some years after it is grown up. Ask your insurer. The time here is the child’s age."
        }
        Papers::Photos => {
            "Commonly advised: give them to the family on leaving, then delete them. Keep one longer only as parents were told and agreed, with a time. The copies in your phone’s gallery and in chat apps are yours to delete: the app cannot reach them."
        }
    }
}

/// How many papers are held, and until when.
#[must_use]
pub fn holding(holding: &Holding, today: NaiveDate) -> String {
    let number = u32::try_from(holding.count).unwrap_or(u32::MAX);
    let what = match holding.papers {
        Papers::Child => "Own page, with family and contacts".to_owned(),
        Papers::Loans if number == 1 => "1 loan, wish or place in a queue".to_owned(),
        Papers::Loans => format!("{number} loans, wishes and places in a queue"),
        Papers::Journal => format!("Learning journal and reading log, {}", counted(number, "note")),
        Papers::Diary => format!("Communication book, {}", counted(number, "note")),
        Papers::Safety => format!("Medicine, accidents and the register, {}", counted(number, "note")),
        Papers::Photos => counted(number, "photo"),
    };
    let until = match holding.from {
        None => "write in the last day, and the time can be worked out".to_owned(),
        Some(from) if holding.is_due(today) => format!("may go since {}", plain(from)),
        Some(from) => format!("keep until {}", plain(days_after(from, -1))),
    };
    format!("{what}: {until}")
}

/// Where a child is named, and in which words.
#[must_use]
pub fn mention(mention: &Mention, notebook: &Notebook, today: NaiveDate) -> String {
    let child = |id| child_name(notebook, id);
    let title = |id| title(notebook, id);
    let place = match mention.at {
        Spot::Page(id) => format!("on {}’s page", child(id)),
        Spot::Loan(id, item, lent) => format!("about “{}”, lent to {} on {}", title(item), child(id), short(lent, today)),
        Spot::Log(id, item, on) => format!("in {}’s reading log of “{}”, {}", child(id), title(item), short(on, today)),
        Spot::Journal(Some(id), on) => format!("in {}’s journal, {}", child(id), short(on, today)),
        Spot::Journal(None, on) => format!("in a note in the tray, {}", short(on, today)),
        Spot::Diary(id, on) => format!("on {}’s page of {}", child(id), short(on, today)),
        Spot::Book(item) => format!("with the book “{}”", title(item)),
        Spot::Calendar => "in your closed days".to_owned(),
    };
    format!("{}, {place}: “{}”", child(mention.who), mention.text)
}

/// Why something about keeping was not done.
#[must_use]
pub fn error(error: &KeepingError) -> String {
    match error {
        KeepingError::Slips(slips) => first_slip(slips),
        KeepingError::Gone => "This child is no longer in the book. Perhaps another tab has taken them out.".into(),
        KeepingError::HasLoans { loans: 1 } => {
            "Nothing was erased: a book is still at this child’s home. Take it back first, or mark it as lost.".into()
        }
        KeepingError::HasLoans { loans } => {
            format!("Nothing was erased: {loans} books are still at this child’s home. Take them back first, or mark them as lost.")
        }
        KeepingError::NothingDue => "Nothing was erased: by your rules everything here is still to be kept.".into(),
        KeepingError::NotTheName => "Nothing was erased: that is not this child’s name. Type it as it stands on their page.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pebblebook::time::parse_date;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_holding_says_how_many_and_until_when() {
        let today = parse_date("2029-08-31").unwrap();
        let told = |papers, count, from: Option<&str>| {
            let from = from.map(|day| parse_date(day).unwrap());
            holding(&Holding { papers, count, from }, today)
        };
        assert_eq!(
            told(Papers::Child, 1, Some("2029-09-01")),
            "Own page, with family and contacts: keep until 31 August 2029"
        );
        assert_eq!(told(Papers::Photos, 1, Some("2029-08-31")), "1 photo: may go since 31 August 2029");
        assert_eq!(
            told(Papers::Loans, 12, Some("2028-01-01")),
            "12 loans, wishes and places in a queue: may go since 1 January 2028"
        );
        assert_eq!(
            told(Papers::Journal, 2, None),
            "Learning journal and reading log, 2 notes: write in the last day, and the time can be worked out"
        );
    }
}
