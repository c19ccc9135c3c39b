//! How the setting keeps its communication books.

use super::choices::{chosen, options};
use crate::dom::prelude::*;
use crate::pages::asking::{Answer, Asking};
use crate::route::Route;
use crate::state::use_app;
use crate::text::diary::{UNITS, called};
use crate::ui::{Button, ButtonKind, CheckField, Form, InputKind, PageHeader, RadioGroup, TextField};
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::diary::{DayRulesAsked, DiaryCommand};
use pebblebook::row::Kind;

/// The rules of the days.
#[component]
pub fn DayRulesPage() -> Node {
    let app = use_app();
    let kept = app.view(&[Kind::DayRules], |notebook, _| DayRulesAsked::of(&notebook.day_rules()));
    let (asking, start) = Asking::drafted("day-rules".to_owned(), kept.get_untracked());
    let unit = RwSignal::new(called(&UNITS, start.unit).to_owned());
    let [check_minutes, book_months] = [start.check_minutes, start.book_months].map(RwSignal::new);
    let older_too = RwSignal::new(start.older_too);
    let asked = move || DayRulesAsked {
        unit: chosen(&UNITS, unit).unwrap_or_default(),
        check_minutes: check_minutes.get(),
        book_months: book_months.get(),
        older_too: older_too.get(),
    };
    asking.keep(asked);
    asking.follow(kept, move |kept| {
        unit.set(called(&UNITS, kept.unit).to_owned());
        check_minutes.set(kept.check_minutes);
        book_months.set(kept.book_months);
        older_too.set(kept.older_too);
    });
    let save = Callback::new(move |()| {
        if let Some(asked) = asking.onto(untrack(asked), Some(&kept.get_untracked())) {
            asking.run(Command::Diary(DiaryCommand::SaveRules(asked)), |_| ());
        }
    });
    view! {
        <PageHeader title="Communication books".to_string() back=Route::Settings.href()/>
        <Form on_submit=save>
            <Answer asking/>
            <RadioGroup label="Milk is counted in" value=unit options=options(&UNITS) segmented=true hint="What was typed in the other stays as it was typed."/>
            <TextField label="Minutes between looking at a sleeping child" hint="Your practice, not the law: ten are usual." value=check_minutes error=asking.error(Field::CheckMinutes) kind=InputKind::Number short=true/>
            <TextField label="Months of age at which the book ends" value=book_months error=asking.error(Field::BookMonths) kind=InputKind::Number short=true/>
            <CheckField label="Older children keep one too" value=older_too/>
            <div class="actions"><Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save"</Button></div>
        </Form>
    }
}
