//! A file per screen, and which screen belongs to which address.

pub mod about_objectives;
mod asking;
pub mod at_a_glance;
pub mod backup;
pub mod book;
pub mod book_form;
pub mod boot;
pub mod calendar;
pub mod card_form;
pub mod child;
pub mod child_form;
pub mod children;
mod closing;
pub mod consents;
pub mod diary;
pub mod erase;
pub mod handover;
pub mod help;
pub mod interests;
pub mod journal;
pub mod judgement;
pub mod judgement_form;
pub mod keeping;
pub mod lend;
pub mod library;
pub mod loan;
pub mod lock;
pub mod lost_phone;
pub mod missing;
pub mod more;
pub mod next_step;
pub mod next_step_form;
pub mod next_steps;
pub mod not_found;
pub mod objectives;
pub mod observation;
pub mod observe;
pub mod out_now;
pub mod passphrase;
mod picture_field;
pub mod print;
pub mod progress;
pub mod protected;
pub mod register;
pub mod return_loan;
pub mod scales;
pub mod settings;
pub mod today;
pub mod two_versions;
pub mod welcome;

use crate::dom::prelude::*;
use crate::route::Route;
use diary::entry_form::Writing;
use observe::Observing;

/// The screen of an address.
#[must_use]
pub fn page(route: Route) -> Node {
    match route {
        Route::Today => view! { <today::Today/> },
        Route::Children => view! { <children::Children/> },
        Route::ChildNew => view! { <child_form::ChildForm id=None/> },
        Route::Child(id) => view! { <child::ChildPage id/> },
        Route::ChildEdit(id) => view! { <child_form::ChildForm id=Some(id)/> },
        Route::ChildErase(id) => view! { <erase::Erase id/> },
        Route::ChildJournal(id) => view! { <journal::ChildJournal id/> },
        Route::Interests(id) => view! { <interests::Interests id/> },
        Route::Consents(id) => view! { <consents::ConsentsPage id/> },
        Route::Journal => view! { <journal::Journal/> },
        Route::Observe(child) => view! { <observe::Observe observing=Observing::New(child)/> },
        Route::ObserveFromLog(id) => view! { <observe::Observe observing=Observing::FromLog(id)/> },
        Route::ObserveFromLoan(id) => view! { <observe::Observe observing=Observing::FromLoan(id)/> },
        Route::Observation(id) => view! { <observation::ObservationPage id/> },
        Route::ObservationEdit(id) => view! { <observe::Observe observing=Observing::Change(id)/> },
        Route::ObserveAnswer(child, months) => view! { <observe::Observe observing=Observing::Answer(child, months)/> },
        Route::AtAGlance => view! { <at_a_glance::AtAGlance/> },
        Route::Progress(id) => view! { <progress::ProgressPage id/> },
        Route::Judge(child, area) => view! { <judgement_form::JudgementForm child=Some(child) area id=None/> },
        Route::Judgement(id) => view! { <judgement::JudgementPage id/> },
        Route::JudgementEdit(id) => view! { <judgement_form::JudgementForm child=None area=None id=Some(id)/> },
        Route::NextSteps(id) => view! { <next_steps::NextSteps id/> },
        Route::NextStepNew(child, from) => view! { <next_step_form::NextStepForm child=Some(child) from id=None/> },
        Route::NextStep(id) => view! { <next_step::NextStepPage id/> },
        Route::NextStepEdit(id) => view! { <next_step_form::NextStepForm child=None from=None id=Some(id)/> },
        Route::Diary(id, day) => view! { <diary::DiaryPage id day/> },
        Route::DiaryNew(child, day, topic) => view! { <diary::entry_form::EntryForm writing=Writing::New(child, day, topic)/> },
        Route::DiaryNow(child, topic) => view! { <diary::entry_form::EntryForm writing=Writing::Now(child, topic)/> },
        Route::DiaryEdit(id) => view! { <diary::entry_form::EntryForm writing=Writing::Change(id)/> },
        Route::DiaryEveryone => view! { <diary::everyone::Everyone/> },
        Route::DiaryWeek(id, day) => view! { <diary::week::DiaryWeek id day/> },
        Route::FoodsTried(id) => view! { <diary::foods::FoodsTried id/> },
        Route::Handover(id, day) => view! { <handover::SendHome id day whole_day=true/> },
        Route::Message(id, day) => view! { <handover::SendHome id day whole_day=false/> },
        Route::GoingHome => view! { <closing::GoingHome/> },
        Route::Register(day) => view! { <register::Register day/> },
        Route::Routine(id) => view! { <register::routine::RoutinePage id/> },
        Route::PrintRegister(day) => view! { <print::PrintRegister day/> },
        Route::DayRules => view! { <diary::rules::DayRulesPage/> },
        Route::Library => view! { <library::Library/> },
        Route::OutNow => view! { <out_now::OutNow/> },
        Route::BookNew => view! { <book_form::BookForm id=None/> },
        Route::Book(id) => view! { <book::BookPage id/> },
        Route::BookEdit(id) => view! { <book_form::BookForm id=Some(id)/> },
        Route::CardEdit(id) => view! { <card_form::CardForm id/> },
        Route::Objectives => view! { <objectives::Objectives/> },
        Route::AboutObjectives => view! { <about_objectives::AboutObjectives/> },
        Route::Lend(child, item) => view! { <lend::Lend child item/> },
        Route::Returns => view! { <return_loan::Returns/> },
        Route::Return(id) => view! { <return_loan::ReturnLoan id/> },
        Route::Loan(id) => view! { <loan::LoanPage id/> },
        Route::More => view! { <more::More/> },
        Route::Calendar => view! { <calendar::CalendarPage/> },
        Route::Settings => view! { <settings::Settings/> },
        Route::Scales => view! { <scales::ScalesPage/> },
        Route::Passphrase => view! { <passphrase::PassphraseAndLock/> },
        Route::TwoVersions => view! { <two_versions::TwoVersions/> },
        Route::Backup => view! { <backup::Backup/> },
        Route::Keeping => view! { <keeping::Keeping/> },
        Route::LostPhone => view! { <lost_phone::LostPhone/> },
        Route::Help => view! { <help::Help/> },
        Route::Protected => view! { <protected::Protected/> },
        Route::PrintRoom => view! { <print::PrintRoom/> },
        Route::PrintCard(id) => view! { <print::PrintCard id/> },
        Route::PrintLog(id) => view! { <print::PrintLog id/> },
        Route::PrintLoanLog(id) => view! { <print::PrintLoanLog id/> },
        Route::PrintSlip(id) => view! { <print::PrintSlip id/> },
        Route::PrintLabels => view! { <print::PrintLabels/> },
        Route::PrintOut => view! { <print::PrintOut/> },
        Route::PrintJournal(id) => view! { <print::PrintJournal id/> },
        Route::PrintProgress(id, day) => view! { <print::PrintProgress id day/> },
        Route::PrintDiary(id, day) => view! { <print::PrintDiary id day=Some(day)/> },
        Route::PrintDiaryBook(id) => view! { <print::PrintDiary id day=None/> },
        Route::PrintDiaryBlank => view! { <print::PrintDiaryBlank/> },
        Route::PrintChild(id) => view! { <print::PrintChild id/> },
        Route::Unknown => view! { <not_found::NotFound/> },
    }
}
