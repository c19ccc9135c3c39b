//! Terms and closed days: when the setting is open, so that due dates roll to a day somebody can open the door.

use crate::route::Route;
use crate::state::use_app;
use crate::text;
use crate::ui::{
    Banner, Button, ButtonKind, CheckField, DateField, ErrorSummary, FieldGroup, Form, PageHeader, Section, Show, TextField, live,
};
use leptos::prelude::*;
use pebblebook::asked::{Field, Slip};
use pebblebook::calendar::{CalendarAsked, ClosedAsked, TermAsked, england_2026_27};
use pebblebook::command::Command;

/// Where its draft is kept.
const SCREEN: &str = "calendar";
/// The days of the week.
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A term's fields.
#[derive(Clone, Copy)]
struct TermFields {
    key: usize,
    name: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    half_from: RwSignal<String>,
    half_to: RwSignal<String>,
}

/// The fields of closed days.
#[derive(Clone, Copy)]
struct ClosedFields {
    key: usize,
    from: RwSignal<String>,
    to: RwSignal<String>,
    what_for: RwSignal<String>,
}

/// Terms and closed days.
#[component]
pub fn CalendarPage() -> impl IntoView {
    let app = use_app();
    let kept = app.look(|notebook| CalendarAsked::of(notebook.calendar()));
    let start = app.draft::<CalendarAsked>(SCREEN).unwrap_or(kept);
    let next = StoredValue::new(0usize);
    let key = move || {
        next.update_value(|next| *next += 1);
        next.get_value()
    };
    let term = move |asked: TermAsked| TermFields {
        key: key(),
        name: RwSignal::new(asked.name),
        from: RwSignal::new(asked.from),
        to: RwSignal::new(asked.to),
        half_from: RwSignal::new(asked.half_from),
        half_to: RwSignal::new(asked.half_to),
    };
    let closed_days = move |asked: ClosedAsked| ClosedFields {
        key: key(),
        from: RwSignal::new(asked.from),
        to: RwSignal::new(asked.to),
        what_for: RwSignal::new(asked.what_for),
    };
    let open_on = start.open_on.map(RwSignal::new);
    let term_time_only = RwSignal::new(start.term_time_only);
    let terms = RwSignal::new(start.terms.into_iter().map(term).collect::<Vec<_>>());
    let closed = RwSignal::new(start.closed.into_iter().map(closed_days).collect::<Vec<_>>());
    let slips = RwSignal::new(Vec::<Slip>::new());
    let alert = RwSignal::new(String::new());
    let asked = move || CalendarAsked {
        open_on: open_on.map(|day| day.get()),
        terms: terms
            .get()
            .into_iter()
            .map(|term| TermAsked {
                name: term.name.get(),
                from: term.from.get(),
                to: term.to.get(),
                half_from: term.half_from.get(),
                half_to: term.half_to.get(),
            })
            .collect(),
        closed: closed
            .get()
            .into_iter()
            .map(|days| ClosedAsked {
                from: days.from.get(),
                to: days.to.get(),
                what_for: days.what_for.get(),
            })
            .collect(),
        term_time_only: term_time_only.get(),
    };
    let first = StoredValue::new(true);
    Effect::new(move |_| {
        let asked = asked();
        if first.get_value() {
            first.set_value(false);
        } else {
            app.keep_draft(SCREEN, &asked);
        }
    });
    let save = Callback::new(move |()| {
        slips.set(Vec::new());
        alert.set(String::new());
        app.run(Command::Calendar(untrack(asked)), move |result| match result {
            Ok(_) => app.forget_draft(SCREEN),
            Err(trouble) => {
                let found = text::slips(&trouble);
                if found.is_empty() {
                    let _ = alert.try_set(app.look(|notebook| text::trouble(&trouble, notebook)));
                }
                let _ = slips.try_set(found);
            }
        });
    });
    let reset = Callback::new(move |()| {
        let england = CalendarAsked::of(&england_2026_27());
        terms.set(england.terms.into_iter().map(term).collect());
        closed.set(england.closed.into_iter().map(closed_days).collect());
    });
    let error = move |field: Field, at: Option<usize>| {
        Signal::derive(move || slips.get().iter().find(|slip| slip.field == field && slip.at == at).map(text::slip))
    };
    view! {
        <PageHeader title="Terms and closed days".to_string() subtitle="Due dates roll to the next day you are open.".to_string() back=Route::More.href()/>
        <Form on_submit=save>
            <ErrorSummary errors=Signal::derive(move || slips.get().iter().map(|slip| (String::new(), text::slip(slip))).collect::<Vec<_>>())/>
            <Show when=move || !alert.get().is_empty()><Banner attention=true><p role="alert">{alert}</p></Banner></Show>
            <FieldGroup title="Days you open">
                {WEEKDAYS.into_iter().zip(open_on).map(|(day, value)| view! { <CheckField label=day value/> }).collect_view()}
            </FieldGroup>
            <CheckField label="Open in term time only" value=term_time_only/>
            <Section title="Terms">
                {live(move || terms.get().into_iter().enumerate().map(|(at, term)| {
                    let at = Some(at);
                    view! {
                        <div class="aside">
                            <TextField label="Name of the term" value=term.name error=error(Field::TermName, at)/>
                            <div class="form__row">
                                <DateField label="First day" value=term.from error=error(Field::TermStarts, at)/>
                                <DateField label="Last day" value=term.to error=error(Field::TermEnds, at)/>
                                <DateField label="Half-term from" value=term.half_from/>
                                <DateField label="Half-term to" value=term.half_to/>
                            </div>
                            <Button kind=ButtonKind::Quiet label="Take this term out" on_click=Callback::new(move |()| terms.update(|terms| terms.retain(|other| other.key != term.key)))>"Take out"</Button>
                        </div>
                    }
                }).collect_view())}
                <div class="actions"><Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| terms.update(|terms| terms.push(term(TermAsked::default()))))>"Add a term"</Button></div>
            </Section>
            <Section title="Closed days">
                {live(move || closed.get().into_iter().enumerate().map(|(at, days)| {
                    let at = Some(at);
                    view! {
                        <div class="aside">
                            <TextField label="What for" value=days.what_for error=error(Field::Reason, at)/>
                            <div class="form__row">
                                <DateField label="From" value=days.from error=error(Field::ClosedFrom, at)/>
                                <DateField label="To" value=days.to error=error(Field::ClosedTo, at) hint="Blank for one day."/>
                            </div>
                            <Button kind=ButtonKind::Quiet label="Take these closed days out" on_click=Callback::new(move |()| closed.update(|closed| closed.retain(|other| other.key != days.key)))>"Take out"</Button>
                        </div>
                    }
                }).collect_view())}
                <div class="actions"><Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| closed.update(|closed| closed.push(closed_days(ClosedAsked::default()))))>"Add closed days"</Button></div>
            </Section>
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save terms and closed days"</Button>
                <Button kind=ButtonKind::Quiet on_click=reset>"Fill in England 2026–27"</Button>
            </div>
            <p class="hint">"Typical term dates and the bank holidays of England. Councils and schools differ: check yours."</p>
        </Form>
    }
}
