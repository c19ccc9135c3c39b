//! The message to a family about a book, ready to send: kind in tone, never about money.

use super::dates::long;
use chrono::NaiveDate;
use pebblebook::ids::LoanId;
use pebblebook::lending::against_renewing;
use pebblebook::lending::overdue::{Rung, standing};
use pebblebook::notebook::Notebook;

/// A message about a loan: due soon, a gentle reminder, or a question after a long time.
#[must_use]
pub fn message(notebook: &Notebook, loan: LoanId, today: NaiveDate) -> Option<String> {
    let loan = notebook.loan(loan)?;
    let child = notebook.child(loan.child)?.known_as();
    let title = &notebook.book(loan.item)?.title;
    let setting = notebook.setting().map(|setting| setting.name.to_string()).unwrap_or_default();
    let due = long(loan.due);
    let text = match standing(notebook, loan, today).rung {
        Rung::Out | Rung::DueToday => {
            format!(
                "Hello! A little note that “{title}” is due back on {due}. We hope {child} is enjoying it. Do tell us how you got on with it!"
            )
        }
        Rung::Grace | Rung::Remind => format!(
            "Hello! “{title}” was due back on {due}. Could you pop it in {child}’s bag when you next come?{}",
            // Nothing is promised that the rules stand against.
            if against_renewing(notebook, loan, today).is_empty() {
                " No rush if you are in the middle of it: just tell us and we will renew it."
            } else {
                ""
            }
        ),
        Rung::Talk | Rung::Pause => format!(
            "Hello! We are still missing “{title}”, which went home with {child} and was due on {due}. Could you have a look for it? If it has gone astray or got a bit loved, please just say. These things happen."
        ),
        Rung::ProbablyLost => format!(
            "Hello! “{title}” has been at home with {child} since before {due}. If it cannot be found, do not worry: just let us know and we will take it off our list."
        ),
    };
    Some(format!("{text}\n\n{setting}").trim_end().to_owned())
}
