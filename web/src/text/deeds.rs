//! What was done, for the toast that offers to undo it.

use super::dates::near;
use super::journal::sentence;
use super::{child_name, diary, title};
use chrono::NaiveDate;
use pebblebook::change::Deed;
use pebblebook::notebook::Notebook;

/// What was done.
#[must_use]
pub fn deed(deed: &Deed, notebook: &Notebook, today: NaiveDate) -> String {
    let child = |id| child_name(notebook, id);
    let title = |id| title(notebook, id);
    match deed {
        Deed::SettingBegun => "Your book has begun.".into(),
        Deed::SettingRenamed => "The name is saved.".into(),
        Deed::PolicySaved => "The lending rules are saved.".into(),
        Deed::SampleBegun => "The sample setting is ready to try.".into(),
        Deed::SampleRemoved => "All sample data is gone.".into(),
        Deed::CalendarSaved => "Terms and closed days are saved.".into(),
        Deed::KeepingSaved => "The times are saved. Nothing is deleted by itself.".into(),
        Deed::ChildSaved { child: id, new: true } => format!("{} has joined the book.", child(*id)),
        Deed::ChildSaved { child: id, new: false } => format!("Saved for {}.", child(*id)),
        Deed::ChildArchived { child: id } => format!("{} is put away with those who have left.", child(*id)),
        Deed::ChildBack { child: id } => format!("{} is back.", child(*id)),
        Deed::ChildDeleted { name } => format!("{name} and all that belonged to them is deleted."),
        Deed::LendingPaused { child: id } => format!("Lending is paused for {}.", child(*id)),
        Deed::LendingResumed { child: id } => format!("{} can borrow again.", child(*id)),
        Deed::BookSaved { item, new: true } => format!("“{}” is on the shelf.", title(*item)),
        Deed::BookSaved { item, new: false } => format!("“{}” is saved.", title(*item)),
        Deed::CardSaved { item } => format!("The card of “{}” is saved.", title(*item)),
        Deed::BookDeleted { title } => format!("“{title}” and its history is deleted."),
        Deed::Settled { .. } => "Decided. The other devices hear of it with the next file.".to_owned(),
        Deed::CopyChanged { item } => format!("“{}” is saved.", title(*item)),
        Deed::Lent { child: id, item, due, .. } => format!("Lent “{}” to {}, due {}.", title(*item), child(*id), near(*due, today)),
        Deed::Returned {
            child: id,
            item,
            lost: false,
            ..
        } => format!("“{}” is back from {}.", title(*item), child(*id)),
        Deed::Returned { child: id, item, .. } => format!("“{}”, lent to {}, is marked as lost.", title(*item), child(*id)),
        Deed::Reopened { child: id, item, .. } => format!("“{}” is out with {} again.", title(*item), child(*id)),
        Deed::Renewed { child: id, item, due, .. } => format!("{} keeps “{}” until {}.", child(*id), title(*item), near(*due, today)),
        Deed::Reminded { child: id, .. } => format!("Noted: reminded {}’s family today.", child(*id)),
        Deed::HoldPlaced { child: id, item, ahead: 0 } => format!("{} is next for “{}”.", child(*id), title(*item)),
        Deed::HoldPlaced { child: id, item, ahead } => format!("{} waits for “{}”, {ahead} ahead.", child(*id), title(*item)),
        Deed::HoldCancelled { child: id, item } => format!("{} no longer waits for “{}”.", child(*id), title(*item)),
        Deed::Wished { child: id, item } => format!("Noted: {} would like “{}”.", child(*id), title(*item)),
        Deed::WishRemoved { child: id, item } => format!("“{}” is off {}’s list.", title(*item), child(*id)),
        Deed::LogEntrySaved {
            child: id,
            kept_for_journal: true,
            ..
        } => format!("In {}’s reading log, and kept for the journal.", child(*id)),
        Deed::LogEntrySaved {
            child: id,
            kept_for_journal: false,
            ..
        } => format!("In {}’s reading log.", child(*id)),
        Deed::LogEntryRemoved { child: id, .. } => format!("Taken out of {}’s reading log.", child(*id)),
        Deed::ObjectiveSaved => "The objective is saved.".into(),
        Deed::ObjectiveHidden => "The objective is left out of the lists.".into(),
        Deed::ObjectivesImported { many: 0 } => "All that is in the file is here already.".into(),
        Deed::ObjectivesImported { many: 1 } => "1 objective is taken in.".into(),
        Deed::ObjectivesImported { many } => format!("{many} objectives are taken in."),
        Deed::ObjectiveShown => "The objective is back in the lists.".into(),
        Deed::ObservationSaved { finished: false, .. } => "Kept. It waits to be finished.".into(),
        Deed::ObservationSaved { children, .. } => match children.as_slice() {
            [one] => format!("In {}’s journal.", child(*one)),
            several => format!("In the journals of {} children.", several.len()),
        },
        Deed::ConsentsSaved { child: id } => format!("What {}’s family agreed to is saved.", child(*id)),
        Deed::JudgementSaved { child: id } => format!("Your judgement of {} is saved.", child(*id)),
        Deed::ScalesSaved => "The words you judge in are saved. What was judged before keeps its own.".into(),
        Deed::NextStepSaved { child: id, state } => format!("Next step of {}: {}.", child(*id), state.name()),
        Deed::InterestSaved { child: id } => format!("Among the interests of {}.", child(*id)),
        Deed::Diary { children, topic, act } => diary::done(children, *topic, *act, notebook),
        Deed::DayRulesSaved => "How you keep your days is saved.".into(),
        Deed::RoutineSaved { child: id } => format!("What is usual for {} is saved.", child(*id)),
        Deed::DayClosed { day } => format!("{} is closed.", sentence(&near(*day, today))),
        Deed::DayReopened { day } => format!("{} is open again.", sentence(&near(*day, today))),
        Deed::TakenOutOfJournal => "Taken out of the journal.".into(),
    }
}
