//! What the screens are called, and which part of the app each belongs to.

use super::{Route, Section};

impl Route {
    /// The part of the app it belongs to.
    #[must_use]
    pub const fn section(self) -> Section {
        match self {
            Route::Children
            | Route::ChildNew
            | Route::Child(_)
            | Route::ChildEdit(_)
            | Route::ChildErase(_)
            | Route::ChildJournal(_)
            | Route::Interests(_)
            | Route::Consents(_)
            | Route::Progress(_)
            | Route::Judge(..)
            | Route::Judgement(_)
            | Route::JudgementEdit(_)
            | Route::NextSteps(_)
            | Route::NextStepNew(..)
            | Route::NextStep(_)
            | Route::NextStepEdit(_)
            | Route::PrintProgress(..)
            | Route::PrintJournal(_)
            | Route::Routine(_)
            | Route::Handover(..)
            | Route::Message(..)
            | Route::Diary(..)
            | Route::DiaryNew(..)
            | Route::DiaryEdit(_)
            | Route::DiaryWeek(..)
            | Route::FoodsTried(_)
            | Route::PrintDiary(..)
            | Route::PrintDiaryBook(_)
            | Route::PrintChild(_) => Section::Children,
            Route::Journal
            | Route::Observe(_)
            | Route::ObserveFromLog(_)
            | Route::ObserveAnswer(..)
            | Route::AtAGlance
            | Route::ObserveFromLoan(_)
            | Route::Observation(_)
            | Route::ObservationEdit(_) => Section::Journal,
            Route::Library
            | Route::OutNow
            | Route::BookNew
            | Route::Book(_)
            | Route::BookEdit(_)
            | Route::CardEdit(_)
            | Route::Objectives
            | Route::AboutObjectives
            | Route::Loan(_) => Section::Library,
            Route::Today
            | Route::Lend(..)
            | Route::Returns
            | Route::Return(_)
            | Route::DiaryNow(..)
            | Route::DiaryEveryone
            | Route::Register(_)
            | Route::PrintRegister(_)
            | Route::GoingHome => Section::Today,
            _ => Section::More,
        }
    }

    /// The title of the browser's tab. It names no child and no book: titles end up in histories.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Route::Today => "Today",
            Route::Children => "Children",
            Route::ChildNew => "Add a child",
            Route::Child(_) => "A child",
            Route::ChildEdit(_) => "Change a child",
            Route::ChildErase(_) => "Erase a child",
            Route::ChildJournal(_) => "A child’s journal",
            Route::Interests(_) => "Interests",
            Route::Consents(_) => "Consents for pictures",
            Route::Journal => "Journal",
            Route::Observe(_) | Route::ObserveFromLoan(_) => "New observation",
            Route::ObserveFromLog(_) => "From the reading log",
            Route::Observation(_) => "An observation",
            Route::ObservationEdit(_) => "Change an observation",
            Route::ObserveAnswer(..) => "Something to look for",
            Route::AtAGlance => "All children at a glance",
            Route::Progress(_) | Route::PrintProgress(..) => "Progress",
            Route::Judge(..) | Route::Judgement(_) | Route::JudgementEdit(_) => "A judgement",
            Route::NextSteps(_) => "Next steps",
            Route::NextStepNew(..) | Route::NextStep(_) | Route::NextStepEdit(_) => "A next step",
            Route::Diary(..) | Route::PrintDiary(..) | Route::PrintDiaryBook(_) | Route::PrintDiaryBlank => "Communication book",
            Route::DiaryNew(..) | Route::DiaryNow(..) | Route::DiaryEdit(_) => "In the communication book",
            Route::Handover(..) => "Handover",
            Route::Message(..) => "A message",
            Route::GoingHome => "Going home",
            Route::Register(_) | Route::PrintRegister(_) => "Register",
            Route::Routine(_) => "When a child comes",
            Route::DiaryEveryone => "The same for everyone",
            Route::DiaryWeek(..) => "A week at a glance",
            Route::FoodsTried(_) => "Foods tried",
            Route::DayRules => "Days: books and register",
            Route::Library => "Library",
            Route::OutNow => "Out now",
            Route::BookNew => "Add a book",
            Route::Book(_) => "A book",
            Route::BookEdit(_) => "Change a book",
            Route::CardEdit(_) => "Parent card",
            Route::Lend(..) => "Lend a book",
            Route::Returns | Route::Return(_) => "Take a book back",
            Route::Loan(_) => "A loan",
            Route::Objectives => "Learning objectives",
            Route::AboutObjectives => "About the learning objectives",
            Route::More => "More",
            Route::Calendar => "Terms and closed days",
            Route::Settings => "Settings",
            Route::Scales => "How you judge",
            Route::Passphrase => "Passphrase and lock",
            Route::TwoVersions => "Two versions",
            Route::Backup => "Backup",
            Route::Keeping => "How long things are kept",
            Route::LostPhone => "I lost my phone",
            Route::Help => "Help and privacy",
            Route::Protected => "What is protected, and what is not",
            Route::PrintRoom => "Print",
            Route::PrintCard(_) => "Parent card",
            Route::PrintLog(_) | Route::PrintLoanLog(_) => "Reading log",
            Route::PrintSlip(_) => "Loan slip",
            Route::PrintLabels => "Labels",
            Route::PrintOut => "Who has what",
            Route::PrintJournal(_) => "Learning journal",
            Route::PrintChild(_) => "Everything about a child",
            Route::Unknown => "Not found",
        }
    }
}
