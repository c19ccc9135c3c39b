//! How the setting keeps its communication books.

use super::choices::{chosen, options};
use crate::dom::prelude::*;
use crate::pages::asking::{Answer, Asking};
use crate::route::Route;
use crate::state::use_app;
use crate::text::diary::{PARTS, UNITS, called};
use crate::ui::{Button, ButtonKind, CheckField, Form, InputKind, PageHeader, RadioGroup, Section, TextArea, TextField};
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::diary::{DayRulesAsked, DiaryCommand};
use pebblebook::row::Kind;
use pebblebook::sharing::TemplateAsked;

/// What is typed, in the order of the fields.
fn texts(asked: DayRulesAsked) -> [String; 8] {
    [
        asked.check_minutes,
        asked.book_months,
        asked.adults,
        asked.under_8,
        asked.young,
        asked.under_1,
        asked.edition,
        asked.source,
    ]
}

/// The rules of the days.
#[component]
pub fn DayRulesPage() -> Node {
    let app = use_app();
    let kept = app.view(&[Kind::DayRules], |notebook, _| DayRulesAsked::of(notebook.day_rules()));
    let (asking, start) = Asking::drafted("day-rules".to_owned(), kept.get_untracked());
    let unit = RwSignal::new(called(&UNITS, start.unit).to_owned());
    let [check_minutes, book_months, adults, under_8, young, under_1, edition, source] = texts(start.clone()).map(RwSignal::new);
    let templates: Vec<_> = start
        .templates
        .iter()
        .map(|one| (one.part, RwSignal::new(one.text.clone())))
        .collect();
    let templates = StoredValue::new(templates);
    let older_too = RwSignal::new(start.older_too);
    let asked = move || DayRulesAsked {
        unit: chosen(&UNITS, unit).unwrap_or_default(),
        check_minutes: check_minutes.get(),
        book_months: book_months.get(),
        older_too: older_too.get(),
        adults: adults.get(),
        under_8: under_8.get(),
        young: young.get(),
        under_1: under_1.get(),
        edition: edition.get(),
        source: source.get(),
        templates: templates.with_value(|all| {
            all.iter()
                .map(|(part, text)| TemplateAsked {
                    part: *part,
                    text: text.get(),
                })
                .collect()
        }),
    };
    asking.keep(asked);
    asking.follow(kept, move |kept| {
        unit.set(called(&UNITS, kept.unit).to_owned());
        older_too.set(kept.older_too);
        let fresh = kept.templates.clone();
        templates.with_value(|all| all.iter().zip(fresh).for_each(|((_, text), one)| text.set(one.text)));
        let fields = [check_minutes, book_months, adults, under_8, young, under_1, edition, source];
        fields.into_iter().zip(texts(kept)).for_each(|(field, text)| field.set(text));
    });
    let save = Callback::new(move |()| {
        if let Some(asked) = asking.onto(untrack(asked), Some(&kept.get_untracked())) {
            asking.run(Command::Diary(DiaryCommand::SaveRules(asked)), |_| ());
        }
    });
    let number = move |label: &'static str, value, field| view! { <TextField label value error=asking.error(field) kind=InputKind::Number short=true/> };
    view! {
        <PageHeader title="Days: books and register".to_string() back=Route::Settings.href()/>
        <Form on_submit=save>
            <Answer asking/>
            <RadioGroup label="Milk is counted in" value=unit options=options(&UNITS) segmented=true hint="What was typed in the other stays as it was typed."/>
            <TextField label="Minutes between looking at a sleeping child" hint="Your practice, not the law: ten are usual." value=check_minutes error=asking.error(Field::CheckMinutes) kind=InputKind::Number short=true/>
            <TextField label="Months of age at which the book ends" value=book_months error=asking.error(Field::BookMonths) kind=InputKind::Number short=true/>
            <CheckField label="Older children keep one too" value=older_too/>
            <Section title="How many children for an adult">
                <p class="hint">"The register counts and points out; it stops nobody. Check the numbers against the framework you work by."</p>
                <div class="form__row">
                    {number("Adults", adults, Field::Adults)}
                    {number("Under eight, for each", under_8, Field::RatioUnder8)}
                    {number("Young children among them", young, Field::RatioYoung)}
                    {number("Under one among those", under_1, Field::RatioUnder1)}
                </div>
                <TextArea label="Edition" value=edition error=asking.error(Field::Edition) rows=2 optional=true/>
                <TextArea label="Source" value=source error=asking.error(Field::Source) rows=2 optional=true/>
            </Section>
            <details class="more">
                <summary>"What goes home, in your words"</summary>
                <div class="stack">
                    <p class="hint">"{name} is the child, {what} what there is to tell. Left blank, a part is left out."</p>
                    {templates.get_value().into_iter().enumerate().map(|(at, (part, text))| {
                        let label = called(&PARTS, part);
                        view! { <TextField label value=text error=asking.error_at(Field::Template, Some(at)) optional=true/> }
                    }).collect_view()}
                </div>
            </details>
            <div class="actions"><Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save"</Button></div>
        </Form>
    }
}
