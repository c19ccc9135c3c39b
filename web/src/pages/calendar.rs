//! Terms and closed days: when the setting is open, so that due dates roll to a day somebody can open the door.

use super::asking::{Answer, Asking};
use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::ui::{Button, ButtonKind, CheckField, DateField, FieldGroup, Form, PageHeader, Section, TextField};
use pebblebook::asked::Field;
use pebblebook::calendar::{CalendarAsked, ClosedAsked, TermAsked, england_2026_27};
use pebblebook::command::Command;
use pebblebook::row::Kind;

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
pub fn CalendarPage() -> Node {
    let app = use_app();
    let kept = app.view(&[Kind::Calendar], |notebook, _| CalendarAsked::of(notebook.calendar()));
    let (asking, start) = Asking::drafted("calendar".to_owned(), kept.get_untracked());
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
    asking.keep(asked);
    let fill_lists = move |from: CalendarAsked| {
        asking.forget_slips();
        terms.set(from.terms.into_iter().map(term).collect());
        closed.set(from.closed.into_iter().map(closed_days).collect());
    };
    asking.follow(kept, move |kept| {
        for (field, open) in open_on.into_iter().zip(kept.open_on) {
            field.set(open);
        }
        term_time_only.set(kept.term_time_only);
        fill_lists(kept);
    });
    let save = Callback::new(move |()| {
        if let Some(asked) = asking.onto(untrack(asked), Some(&kept.get_untracked())) {
            asking.run(Command::Calendar(asked), |_| ());
        }
    });
    let england = Callback::new(move |()| fill_lists(CalendarAsked::of(&england_2026_27())));
    let add_term = Callback::new(move |()| terms.update(|terms| terms.push(term(TermAsked::default()))));
    let add_closed = Callback::new(move |()| closed.update(|closed| closed.push(closed_days(ClosedAsked::default()))));
    let take_term = move |key| {
        asking.forget_slips();
        terms.update(|terms| terms.retain(|other| other.key != key));
    };
    let take_closed = move |key| {
        asking.forget_slips();
        closed.update(|closed| closed.retain(|other| other.key != key));
    };
    let error = move |field: Field, at: usize| asking.error_at(field, Some(at));
    view! {
        <PageHeader title="Terms and closed days".to_string() subtitle="Due dates roll to the next day you are open.".to_string() back=Route::More.href()/>
        <Form on_submit=save>
            <Answer asking/>
            <FieldGroup title="Days you open" error=asking.error(Field::OpenDays)>
                {WEEKDAYS.into_iter().zip(open_on).map(|(day, value)| view! { <CheckField label=day value/> }).collect_view()}
            </FieldGroup>
            <CheckField label="Open in term time only" value=term_time_only/>
            <Section title="Terms">
                {live(move || terms.get().into_iter().enumerate().map(|(at, term)| {
                    view! {
                        <div class="aside" role="group" aria-label=format!("Term {}", at + 1)>
                            <TextField label="Name of the term" value=term.name error=error(Field::TermName, at)/>
                            <div class="form__row">
                                <DateField label="First day" value=term.from error=error(Field::TermStarts, at)/>
                                <DateField label="Last day" value=term.to error=error(Field::TermEnds, at)/>
                                <DateField label="Half-term from" value=term.half_from error=error(Field::HalfTermStarts, at)/>
                                <DateField label="Half-term to" value=term.half_to error=error(Field::HalfTermEnds, at)/>
                            </div>
                            <Button kind=ButtonKind::Quiet label="Take out this term" on_click=Callback::new(move |()| take_term(term.key))>"Take out"</Button>
                        </div>
                    }
                }).collect_view())}
                <div class="actions"><Button kind=ButtonKind::Secondary on_click=add_term>"Add a term"</Button></div>
            </Section>
            <Section title="Closed days">
                {live(move || closed.get().into_iter().enumerate().map(|(at, days)| {
                    view! {
                        <div class="aside" role="group" aria-label=format!("Closed days {}", at + 1)>
                            <TextField label="What for" value=days.what_for error=error(Field::Reason, at)/>
                            <div class="form__row">
                                <DateField label="From" value=days.from error=error(Field::ClosedFrom, at)/>
                                <DateField label="To" value=days.to error=error(Field::ClosedTo, at) hint="Blank for one day."/>
                            </div>
                            <Button kind=ButtonKind::Quiet label="Take out these closed days" on_click=Callback::new(move |()| take_closed(days.key))>"Take out"</Button>
                        </div>
                    }
                }).collect_view())}
                <div class="actions"><Button kind=ButtonKind::Secondary on_click=add_closed>"Add closed days"</Button></div>
            </Section>
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save terms and closed days"</Button>
                <Button kind=ButtonKind::Quiet on_click=england>"Fill in England 2026–27"</Button>
            </div>
            <p class="hint">"Typical term dates and the bank holidays of England. Councils and schools differ: check yours."</p>
        </Form>
    }
}
