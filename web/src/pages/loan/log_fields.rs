//! The fields of one line of a reading log, wherever it is written: at the door with a return, or typed in from the paper.

use crate::dom::prelude::*;
use crate::pages::asking::Asking;
use crate::text;
use crate::ui::{CheckField, DateField, RadioGroup, TextArea, TextField};
use pebblebook::asked::Field;
use pebblebook::ids::LoanId;
use pebblebook::lending::{LogEntryAsked, LogSource};

/// The fields, as signals.
#[derive(Clone, Copy)]
pub struct LogSignals {
    on: RwSignal<String>,
    who: RwSignal<String>,
    how: RwSignal<String>,
    liked: RwSignal<String>,
    source: RwSignal<String>,
    keep: RwSignal<bool>,
}

/// The fields, filled.
#[must_use]
pub fn log_signals(start: &LogEntryAsked) -> LogSignals {
    LogSignals {
        on: RwSignal::new(start.on.clone()),
        who: RwSignal::new(start.who.clone()),
        how: RwSignal::new(start.how.clone()),
        liked: RwSignal::new(start.liked.clone()),
        source: RwSignal::new(key(start.source).to_owned()),
        keep: RwSignal::new(start.keep_for_journal),
    }
}

impl LogSignals {
    /// What is in the fields now.
    #[must_use]
    pub fn asked(self, loan: LoanId) -> LogEntryAsked {
        LogEntryAsked {
            loan,
            on: self.on.get(),
            who: self.who.get(),
            how: self.how.get(),
            liked: self.liked.get(),
            source: if self.source.get() == key(LogSource::AtTheDoor) {
                LogSource::AtTheDoor
            } else {
                LogSource::PaperLog
            },
            keep_for_journal: self.keep.get(),
        }
    }
}

const fn key(source: LogSource) -> &'static str {
    match source {
        LogSource::PaperLog => "paper",
        LogSource::AtTheDoor => "door",
    }
}

/// The fields of one line.
#[component]
pub fn LogFields(
    /// The fields, as signals.
    log: LogSignals,
    /// The form they are in.
    asking: Asking,
) -> Node {
    let error_of = move |field: Field| asking.error(field);
    let sources = [LogSource::PaperLog, LogSource::AtTheDoor];
    let sources: Vec<_> = sources
        .iter()
        .map(|one| (key(*one).to_owned(), text::source(*one).to_owned()))
        .collect();
    view! {
        <TextArea label="How was the book used?" value=log.how error=error_of(Field::HowUsed) hint="For example: retold it from the pictures"/>
        <TextArea label="What did they like?" value=log.liked error=error_of(Field::Liked)/>
        <TextField label="Who read together?" value=log.who error=error_of(Field::WhoRead)/>
        <DateField label="Day they read" value=log.on error=error_of(Field::ReadOn)/>
        <RadioGroup label="Where is this from?" value=log.source options=sources/>
        <CheckField label="Keep for the learning journal" value=log.keep/>
    }
}
