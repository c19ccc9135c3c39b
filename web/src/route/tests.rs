//! Every address reads back.

use super::*;
use pebblebook::ids::Id;
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn every_address_reads_back() {
    let id = Id::from_parts(1, &[3; 10]);
    let (child, item, loan, seen) = (id.into(), id.into(), id.into(), id.into());
    for route in [
        Route::Today,
        Route::Child(child),
        Route::ChildEdit(child),
        Route::ChildErase(child),
        Route::PrintChild(child),
        Route::PrintJournal(child),
        Route::ChildJournal(child),
        Route::Consents(child),
        Route::Progress(child),
        Route::Judge(child, None),
        Route::Judge(child, Some(Area::Mathematics)),
        Route::Judgement(id.into()),
        Route::JudgementEdit(id.into()),
        Route::NextSteps(child),
        Route::NextStepNew(child, None),
        Route::NextStepNew(child, Some(seen)),
        Route::NextStep(id.into()),
        Route::NextStepEdit(id.into()),
        Route::PrintProgress(child, parse_date("2026-11-28").unwrap()),
        Route::AtAGlance,
        Route::ObserveAnswer(child, 18),
        Route::Journal,
        Route::Observe(None),
        Route::Observe(Some(child)),
        Route::ObserveFromLog(id.into()),
        Route::ObserveFromLoan(loan),
        Route::Observation(seen),
        Route::ObservationEdit(seen),
        Route::Keeping,
        Route::LostPhone,
        Route::Protected,
        Route::Library,
        Route::Book(item),
        Route::CardEdit(item),
        Route::Lend(None, None),
        Route::Lend(Some(child), None),
        Route::Lend(None, Some(item)),
        Route::Lend(Some(child), Some(item)),
        Route::Return(loan),
        Route::PrintSlip(loan),
        Route::PrintLabels,
        Route::Objectives,
        Route::AboutObjectives,
        Route::Scales,
        Route::Diary(child, parse_date("2026-11-25").unwrap()),
        Route::DiaryNew(child, parse_date("2028-02-29").unwrap(), Topic::FromHome),
        Route::DiaryNow(child, Topic::Toileting),
        Route::DiaryEdit(id.into()),
        Route::DiaryEveryone,
        Route::Handover(child, parse_date("2026-11-25").unwrap()),
        Route::Message(child, parse_date("2026-11-25").unwrap()),
        Route::GoingHome,
        Route::Register(parse_date("2026-11-25").unwrap()),
        Route::PrintRegister(parse_date("2026-11-25").unwrap()),
        Route::Routine(child),
        Route::DiaryWeek(child, parse_date("2026-11-25").unwrap()),
        Route::FoodsTried(child),
        Route::DayRules,
        Route::PrintDiary(child, parse_date("2026-11-25").unwrap()),
        Route::PrintDiaryBook(child),
        Route::PrintDiaryBlank,
        Route::Interests(child),
    ] {
        assert_eq!(Route::parse(&route.href()), route);
    }
    assert_eq!(Route::parse("#/children/__proto__"), Route::Unknown);
    assert_eq!(Route::parse("#/nowhere"), Route::Unknown);
}
