//! Addresses. Every screen has one that can be bookmarked, shared between tabs and gone back to. They live behind the `#`, so
//! the app is one document on any static host, at any path, and no server ever learns which child was looked at.

mod names;

use crate::platform::location;
use crate::text::diary::TOPICS;
use chrono::NaiveDate;
use leptos::prelude::*;
use pebblebook::diary::Topic;
use pebblebook::eyfs::Area;
use pebblebook::ids::{ChildId, DiaryEntryId, ItemId, JudgementId, LoanId, NextStepId, ObservationId, ReadingLogEntryId};
use pebblebook::time::parse_date;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// Today.
    Today,
    /// All children.
    Children,
    /// A form for a new child.
    ChildNew,
    /// One child.
    Child(ChildId),
    /// A form for a child.
    ChildEdit(ChildId),
    /// Erasing a child.
    ChildErase(ChildId),
    /// The learning journal of one child.
    ChildJournal(ChildId),
    /// What a child is taken with.
    Interests(ChildId),
    /// What a family has agreed to for its child's pictures.
    Consents(ChildId),
    /// The learning journal.
    Journal,
    /// A form for a new observation, of this child if one is chosen already.
    Observe(Option<ChildId>),
    /// A form for an observation that comes of a line of a reading log.
    ObserveFromLog(ReadingLogEntryId),
    /// A form for an observation that comes of a loan.
    ObserveFromLoan(LoanId),
    /// One observation.
    Observation(ObservationId),
    /// A form for an observation.
    ObservationEdit(ObservationId),
    /// A form for an observation that answers a question of the journal, put about a child at so many months of age.
    ObserveAnswer(ChildId, u32),
    /// All children at a glance.
    AtAGlance,
    /// Progress of one child.
    Progress(ChildId),
    /// A form for a judgement, in this area if one is chosen already.
    Judge(ChildId, Option<Area>),
    /// One judgement.
    Judgement(JudgementId),
    /// A form for a judgement.
    JudgementEdit(JudgementId),
    /// The next steps of one child.
    NextSteps(ChildId),
    /// A form for a next step, from an observation if it comes of one.
    NextStepNew(ChildId, Option<ObservationId>),
    /// One next step.
    NextStep(NextStepId),
    /// A form for a next step.
    NextStepEdit(NextStepId),
    /// A page of a child's communication book.
    Diary(ChildId, NaiveDate),
    /// A form for something of a page.
    DiaryNew(ChildId, NaiveDate, Topic),
    /// A form for something of today, from Today and back.
    DiaryNow(ChildId, Topic),
    /// A form for an entry.
    DiaryEdit(DiaryEntryId),
    /// A form for the same for everyone.
    DiaryEveryone,
    /// A week of a child at a glance.
    DiaryWeek(ChildId, NaiveDate),
    /// The foods a child has tried.
    FoodsTried(ChildId),
    /// What goes home of a child's day.
    Handover(ChildId, NaiveDate),
    /// A message to a child's family.
    Message(ChildId, NaiveDate),
    /// The children who are going home.
    GoingHome,
    /// The register of a day.
    Register(NaiveDate),
    /// A form for when a child comes.
    Routine(ChildId),
    /// The register of the month of a day, A4.
    PrintRegister(NaiveDate),
    /// How communication books are kept.
    DayRules,
    /// A page of a communication book, A5.
    PrintDiary(ChildId, NaiveDate),
    /// A child's whole communication book, A5.
    PrintDiaryBook(ChildId),
    /// A blank page of a communication book, A5.
    PrintDiaryBlank,
    /// The shelf.
    Library,
    /// Who has what.
    OutNow,
    /// A form for a new book.
    BookNew,
    /// One book.
    Book(ItemId),
    /// A form for a book.
    BookEdit(ItemId),
    /// A form for the card of a book.
    CardEdit(ItemId),
    /// Lend, with what is chosen already.
    Lend(Option<ChildId>, Option<ItemId>),
    /// Take back: choose what.
    Returns,
    /// Take one loan back.
    Return(LoanId),
    /// One loan: its log, its story.
    Loan(LoanId),
    /// Learning objectives.
    Objectives,
    /// What the objectives follow, and whose words they are.
    AboutObjectives,
    /// Everything else.
    More,
    /// Terms and closed days.
    Calendar,
    /// Settings.
    Settings,
    /// In which words she judges.
    Scales,
    /// Passphrase and lock.
    Passphrase,
    /// Backup.
    Backup,
    /// What was written differently on two devices.
    TwoVersions,
    /// For how long papers are kept, and the leavers to look through.
    Keeping,
    /// What to do when a phone is lost.
    LostPhone,
    /// How the app works.
    Help,
    /// What is protected, and what is not.
    Protected,
    /// What can be printed.
    PrintRoom,
    /// The parent card of a book, A5.
    PrintCard(ItemId),
    /// A blank reading log of a book, A5.
    PrintLog(ItemId),
    /// The reading log of a loan, with name and dates, A5.
    PrintLoanLog(LoanId),
    /// The slip of a loan.
    PrintSlip(LoanId),
    /// Sticker labels.
    PrintLabels,
    /// The list of who has what.
    PrintOut,
    /// Everything about one child.
    PrintChild(ChildId),
    /// The learning journal of one child, A4.
    PrintJournal(ChildId),
    /// Progress of one child as it stood on a day, A4.
    PrintProgress(ChildId, NaiveDate),
    /// No such screen.
    Unknown,
}

/// The part of the app a screen belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Today, and what is done at the door.
    Today,
    /// Children.
    Children,
    /// Library.
    Library,
    /// The learning journal.
    Journal,
    /// More.
    More,
}

impl Route {
    /// Reads an address, as it stands behind the `#`.
    #[must_use]
    pub fn parse(hash: &str) -> Route {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let path = path.split('?').next().unwrap_or_default();
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let child = |id: &str| id.parse::<ChildId>().ok();
        let item = |id: &str| id.parse::<ItemId>().ok();
        let loan = |id: &str| id.parse::<LoanId>().ok();
        let seen = |id: &str| id.parse::<ObservationId>().ok();
        let found = match parts.as_slice() {
            [] | ["today"] => Some(Route::Today),
            ["children"] => Some(Route::Children),
            ["children", "new"] => Some(Route::ChildNew),
            ["children", id] => child(id).map(Route::Child),
            ["children", id, "edit"] => child(id).map(Route::ChildEdit),
            ["children", id, "erase"] => child(id).map(Route::ChildErase),
            ["children", id, "journal"] => child(id).map(Route::ChildJournal),
            ["children", id, "progress"] => child(id).map(Route::Progress),
            ["children", id, "judge"] => child(id).map(|id| Route::Judge(id, None)),
            ["children", id, "judge", area] => child(id).zip(area_of(area)).map(|(id, area)| Route::Judge(id, Some(area))),
            ["judgements", id] => id.parse().ok().map(Route::Judgement),
            ["judgements", id, "edit"] => id.parse().ok().map(Route::JudgementEdit),
            ["children", id, "next-steps"] => child(id).map(Route::NextSteps),
            ["children", id, "next-steps", "new"] => child(id).map(|id| Route::NextStepNew(id, None)),
            ["children", id, "next-steps", "new", from] => child(id).zip(seen(from)).map(|(id, from)| Route::NextStepNew(id, Some(from))),
            ["next-steps", id] => id.parse().ok().map(Route::NextStep),
            ["next-steps", id, "edit"] => id.parse().ok().map(Route::NextStepEdit),
            ["children", id, "interests"] => child(id).map(Route::Interests),
            ["children", id, "consents"] => child(id).map(Route::Consents),
            ["journal"] => Some(Route::Journal),
            ["journal", "new"] => Some(Route::Observe(None)),
            ["journal", "new", id] => child(id).map(|id| Route::Observe(Some(id))),
            ["journal", "log", id] => id.parse().ok().map(Route::ObserveFromLog),
            ["journal", "glance"] => Some(Route::AtAGlance),
            ["journal", "answer", id, months] => child(id)
                .zip(months.parse().ok())
                .map(|(id, months)| Route::ObserveAnswer(id, months)),
            ["journal", "loan", id] => loan(id).map(Route::ObserveFromLoan),
            ["journal", id] => seen(id).map(Route::Observation),
            ["journal", id, "edit"] => seen(id).map(Route::ObservationEdit),
            ["handover", id, day] => child(id).zip(parse_date(day).ok()).map(|(id, day)| Route::Handover(id, day)),
            ["message", id, day] => child(id).zip(parse_date(day).ok()).map(|(id, day)| Route::Message(id, day)),
            ["going-home"] => Some(Route::GoingHome),
            ["register", day] => parse_date(day).ok().map(Route::Register),
            ["children", id, "routine"] => child(id).map(Route::Routine),
            ["print", "register", day] => parse_date(day).ok().map(Route::PrintRegister),
            ["diary", "everyone"] => Some(Route::DiaryEveryone),
            ["diary", "entry", id] => id.parse().ok().map(Route::DiaryEdit),
            ["diary", "foods", id] => child(id).map(Route::FoodsTried),
            ["diary", "now", id, topic] => child(id).zip(topic_of(topic)).map(|(id, topic)| Route::DiaryNow(id, topic)),
            ["diary", "week", id, day] => child(id).zip(parse_date(day).ok()).map(|(id, day)| Route::DiaryWeek(id, day)),
            ["diary", id, day] => child(id).zip(parse_date(day).ok()).map(|(id, day)| Route::Diary(id, day)),
            ["diary", id, day, topic] => match (child(id), parse_date(day), topic_of(topic)) {
                (Some(id), Ok(day), Some(topic)) => Some(Route::DiaryNew(id, day, topic)),
                _ => None,
            },
            ["library"] => Some(Route::Library),
            ["library", "out"] => Some(Route::OutNow),
            ["library", "new"] => Some(Route::BookNew),
            ["library", "objectives"] => Some(Route::Objectives),
            ["library", "objectives", "about"] => Some(Route::AboutObjectives),
            ["library", id] => item(id).map(Route::Book),
            ["library", id, "edit"] => item(id).map(Route::BookEdit),
            ["library", id, "card"] => item(id).map(Route::CardEdit),
            ["lend"] => Some(Route::Lend(None, None)),
            ["lend", "child", id] => child(id).map(|id| Route::Lend(Some(id), None)),
            ["lend", "book", id] => item(id).map(|id| Route::Lend(None, Some(id))),
            ["lend", "child", who, "book", what] => child(who).zip(item(what)).map(|(who, what)| Route::Lend(Some(who), Some(what))),
            ["return"] => Some(Route::Returns),
            ["return", id] => loan(id).map(Route::Return),
            ["loans", id] => loan(id).map(Route::Loan),
            ["more"] => Some(Route::More),
            ["calendar"] => Some(Route::Calendar),
            ["settings"] => Some(Route::Settings),
            ["settings", "judging"] => Some(Route::Scales),
            ["settings", "days"] => Some(Route::DayRules),
            ["passphrase"] => Some(Route::Passphrase),
            ["two-versions"] => Some(Route::TwoVersions),
            ["backup"] => Some(Route::Backup),
            ["keeping"] => Some(Route::Keeping),
            ["lost-phone"] => Some(Route::LostPhone),
            ["help"] => Some(Route::Help),
            ["help", "protected"] => Some(Route::Protected),
            ["print"] => Some(Route::PrintRoom),
            ["print", "card", id] => item(id).map(Route::PrintCard),
            ["print", "log", id] => item(id).map(Route::PrintLog),
            ["print", "loan-log", id] => loan(id).map(Route::PrintLoanLog),
            ["print", "slip", id] => loan(id).map(Route::PrintSlip),
            ["print", "labels"] => Some(Route::PrintLabels),
            ["print", "out"] => Some(Route::PrintOut),
            ["print", "diary"] => Some(Route::PrintDiaryBlank),
            ["print", "diary", id] => child(id).map(Route::PrintDiaryBook),
            ["print", "diary", id, day] => child(id).zip(parse_date(day).ok()).map(|(id, day)| Route::PrintDiary(id, day)),
            ["print", "child", id] => child(id).map(Route::PrintChild),
            ["print", "journal", id] => child(id).map(Route::PrintJournal),
            ["print", "progress", id, day] => child(id).zip(parse_date(day).ok()).map(|(id, day)| Route::PrintProgress(id, day)),
            _ => None,
        };
        found.unwrap_or(Route::Unknown)
    }

    /// The address of a screen, for a link.
    #[must_use]
    pub fn href(self) -> String {
        match self {
            Route::Today => "#/".into(),
            Route::Children => "#/children".into(),
            Route::ChildNew => "#/children/new".into(),
            Route::Child(id) => format!("#/children/{id}"),
            Route::ChildEdit(id) => format!("#/children/{id}/edit"),
            Route::ChildErase(id) => format!("#/children/{id}/erase"),
            Route::ChildJournal(id) => format!("#/children/{id}/journal"),
            Route::Interests(id) => format!("#/children/{id}/interests"),
            Route::Consents(id) => format!("#/children/{id}/consents"),
            Route::Journal => "#/journal".into(),
            Route::Observe(None) => "#/journal/new".into(),
            Route::Observe(Some(id)) => format!("#/journal/new/{id}"),
            Route::ObserveFromLog(id) => format!("#/journal/log/{id}"),
            Route::ObserveFromLoan(id) => format!("#/journal/loan/{id}"),
            Route::Observation(id) => format!("#/journal/{id}"),
            Route::ObservationEdit(id) => format!("#/journal/{id}/edit"),
            Route::ObserveAnswer(id, months) => format!("#/journal/answer/{id}/{months}"),
            Route::AtAGlance => "#/journal/glance".into(),
            Route::Progress(id) => format!("#/children/{id}/progress"),
            Route::Judge(id, None) => format!("#/children/{id}/judge"),
            Route::Judge(id, Some(area)) => format!("#/children/{id}/judge/{}", area.number()),
            Route::Judgement(id) => format!("#/judgements/{id}"),
            Route::JudgementEdit(id) => format!("#/judgements/{id}/edit"),
            Route::NextSteps(id) => format!("#/children/{id}/next-steps"),
            Route::NextStepNew(id, None) => format!("#/children/{id}/next-steps/new"),
            Route::NextStepNew(id, Some(from)) => format!("#/children/{id}/next-steps/new/{from}"),
            Route::NextStep(id) => format!("#/next-steps/{id}"),
            Route::NextStepEdit(id) => format!("#/next-steps/{id}/edit"),
            Route::Handover(id, day) => format!("#/handover/{id}/{day}"),
            Route::Message(id, day) => format!("#/message/{id}/{day}"),
            Route::GoingHome => "#/going-home".into(),
            Route::Register(day) => format!("#/register/{day}"),
            Route::Routine(id) => format!("#/children/{id}/routine"),
            Route::PrintRegister(day) => format!("#/print/register/{day}"),
            Route::Diary(id, day) => format!("#/diary/{id}/{day}"),
            Route::DiaryNew(id, day, topic) => format!("#/diary/{id}/{day}/{}", topic_key(topic)),
            Route::DiaryNow(id, topic) => format!("#/diary/now/{id}/{}", topic_key(topic)),
            Route::DiaryEdit(id) => format!("#/diary/entry/{id}"),
            Route::DiaryEveryone => "#/diary/everyone".into(),
            Route::DiaryWeek(id, day) => format!("#/diary/week/{id}/{day}"),
            Route::FoodsTried(id) => format!("#/diary/foods/{id}"),
            Route::DayRules => "#/settings/days".into(),
            Route::PrintDiary(id, day) => format!("#/print/diary/{id}/{day}"),
            Route::PrintDiaryBook(id) => format!("#/print/diary/{id}"),
            Route::PrintDiaryBlank => "#/print/diary".into(),
            Route::Library => "#/library".into(),
            Route::OutNow => "#/library/out".into(),
            Route::BookNew => "#/library/new".into(),
            Route::Objectives => "#/library/objectives".into(),
            Route::AboutObjectives => "#/library/objectives/about".into(),
            Route::Book(id) => format!("#/library/{id}"),
            Route::BookEdit(id) => format!("#/library/{id}/edit"),
            Route::CardEdit(id) => format!("#/library/{id}/card"),
            Route::Lend(None, None) => "#/lend".into(),
            Route::Lend(Some(child), None) => format!("#/lend/child/{child}"),
            Route::Lend(None, Some(item)) => format!("#/lend/book/{item}"),
            Route::Lend(Some(child), Some(item)) => format!("#/lend/child/{child}/book/{item}"),
            Route::Returns => "#/return".into(),
            Route::Return(id) => format!("#/return/{id}"),
            Route::Loan(id) => format!("#/loans/{id}"),
            Route::More => "#/more".into(),
            Route::Calendar => "#/calendar".into(),
            Route::Settings => "#/settings".into(),
            Route::Scales => "#/settings/judging".into(),
            Route::Passphrase => "#/passphrase".into(),
            Route::TwoVersions => "#/two-versions".into(),
            Route::Backup => "#/backup".into(),
            Route::Keeping => "#/keeping".into(),
            Route::LostPhone => "#/lost-phone".into(),
            Route::Help => "#/help".into(),
            Route::Protected => "#/help/protected".into(),
            Route::PrintRoom => "#/print".into(),
            Route::PrintCard(id) => format!("#/print/card/{id}"),
            Route::PrintLog(id) => format!("#/print/log/{id}"),
            Route::PrintLoanLog(id) => format!("#/print/loan-log/{id}"),
            Route::PrintSlip(id) => format!("#/print/slip/{id}"),
            Route::PrintLabels => "#/print/labels".into(),
            Route::PrintOut => "#/print/out".into(),
            Route::PrintChild(id) => format!("#/print/child/{id}"),
            Route::PrintJournal(id) => format!("#/print/journal/{id}"),
            Route::PrintProgress(id, day) => format!("#/print/progress/{id}/{day}"),
            Route::Unknown => "#/unknown".into(),
        }
    }
}

/// An area by its number, as an address names it.
fn area_of(number: &str) -> Option<Area> {
    Area::ALL.into_iter().find(|area| area.number().to_string() == number)
}

/// The sort of entry an address names.
fn topic_of(key: &str) -> Option<Topic> {
    TOPICS.iter().find(|(_, one, _)| *one == key).map(|(topic, ..)| *topic)
}

/// How an address names a sort of entry.
fn topic_key(topic: Topic) -> &'static str {
    TOPICS.iter().find(|(one, ..)| *one == topic).map_or("", |(_, key, _)| key)
}

/// The screen that is shown, following the browser's address. Kept at the root.
pub fn provide_route() -> ReadSignal<Route> {
    let (route, set_route) = signal(Route::parse(&location::hash()));
    let handle = window_event_listener(leptos::ev::hashchange, move |_| set_route.set(Route::parse(&location::hash())));
    on_cleanup(move || handle.remove());
    route
}

/// Goes to a screen; the one it came from stays in the history.
pub fn go(route: Route) {
    location::set_hash(&route.href());
}

/// Goes to a screen in place of the one that is shown: after a form that is done with, going back should not show it again.
pub fn go_instead(route: Route) {
    location::replace_hash(&route.href());
}

#[cfg(test)]
mod tests;
