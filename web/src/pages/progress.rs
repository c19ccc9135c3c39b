//! Progress of one child, as it stood on any day: drawn month by month, the same as a table, and area by area in words. Names and counts; what
//! was not observed or not judged is neither good nor bad.

mod areas;
pub mod chart;

use super::journal::last_change;
use super::observation::gone;
use crate::dom::prelude::*;
use crate::platform::timer;
use crate::route::Route;
use crate::state::{App, View, afterwards, use_app, whenever};
use crate::text::{dates, journal};
use crate::ui::{ButtonKind, ButtonLink, ChildName, DateField, EmptyState, IconName, PageHeader, Section, SelectField};
use areas::Areas;
use chart::Chart;
use chrono::NaiveDate;
use pebblebook::calendar::Calendar;
use pebblebook::ids::ChildId;
use pebblebook::journal::progress::{AreaProgress, Progress, Tracker};
use pebblebook::journal::{Prompt, interests_of, put_about};
use pebblebook::row::Kind;
use pebblebook::time::{Month, days_after, parse_date};
use wasm_bindgen_futures::spawn_local;

/// What progress is made of.
pub const KINDS: &[Kind] = &[Kind::Observation, Kind::Judgement, Kind::NextStep, Kind::Child, Kind::Calendar];

/// How long the slider rests before what is read in peace follows it.
const REST_MS: i32 = 150;

/// What can be counted over, and what a form calls it.
const OVER: [(&str, &str); 4] = [
    ("year", "The last twelve months"),
    ("quarter", "The last three months"),
    ("term", "This term"),
    ("all", "All the time"),
];

/// From which day on is counted; none for all time. Never from before something could be known: a month in which a child was not here yet is no
/// month in which nothing was observed.
fn since(over: &str, on: NaiveDate, first: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    asked_since(over, on, calendar).map(|since| since.max(first).min(on))
}

fn asked_since(over: &str, on: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    let back = |months| Some(Month::of(on).before(months).first_day());
    match over {
        "quarter" => back(2),
        // Between two terms the last one counts on.
        "term" => calendar
            .terms
            .iter()
            .map(|term| term.days.from)
            .filter(|first| *first <= on)
            .max()
            .or_else(|| back(2)),
        "all" => None,
        _ => back(11),
    }
}

/// The day from which on something can be known of a child: the first at the setting, or what came before it.
pub fn begins(tracker: &Tracker, joined: NaiveDate) -> NaiveDate {
    tracker.begins().map_or(joined, |begins| begins.min(joined))
}

/// Progress of one child.
#[component]
pub fn ProgressPage(
    /// Whose.
    id: ChildId,
) -> Node {
    let app = use_app();
    let Some(joined) = app.look(|notebook| notebook.child(id).map(|child| child.starts.unwrap_or(child.born))) else {
        return gone();
    };
    // Made ready once; each move of the slider only reads it.
    let tracker = StoredValue::new(app.look(|notebook| Tracker::of(notebook, id)));
    let read = app.view(KINDS, move |notebook, today| {
        tracker.set_value(Tracker::of(notebook, id));
        last_change(notebook, today)
    });
    let day = RwSignal::new(app.day().to_string());
    let over = RwSignal::new("year".to_owned());
    // Read once for each step.
    let day_read = View::new(move || {
        let today = app.today.get();
        parse_date(&day.get()).map_or(today, |day| day.min(today))
    });
    let on = move || day_read.get();
    let as_it_stood = move |on: NaiveDate| {
        read.get();
        tracker.with_value(|tracker| {
            let since = app.look(|notebook| since(&over.get(), on, begins(tracker, joined), notebook.calendar()));
            tracker.on(on, since)
        })
    };
    let moved = now_and_then(on);
    let progress = View::new(move || as_it_stood(moved.get()));
    // The drawing moves with the slider; what is read in peace follows when it rests.
    let rested = at_rest(on);
    let typed = day_field(day, rested);
    let to_read = View::new(move || as_it_stood(rested.get()));
    let table = View::new(move || to_read.with(|progress| app.look(|notebook| Chart::of(progress, notebook))));
    let first = tracker.with_value(|tracker| begins(tracker, joined)).min(app.day());
    let chart = View::new(move || progress.with(|progress| app.look(|notebook| Chart::of(progress, notebook))));
    let nothing = move || {
        read.get();
        tracker.with_value(|tracker| tracker.begins().is_none())
    };
    let put = app.view(&[Kind::Child, Kind::Observation], move |notebook, today| {
        let put = notebook.child(id).map(|child| put_about(notebook, child, today));
        put.unwrap_or_default()
            .into_iter()
            .filter_map(|put| put.prompt.months().or(Some(0)))
            .collect::<Vec<u32>>()
    });
    let lasting = app.view(&[Kind::Interest], move |notebook, _| {
        let day = rested.get();
        let all = interests_of(notebook, id, day).into_iter().filter(|one| one.lasts_on(day));
        let words: Vec<&str> = all.map(|one| one.text.as_str()).collect();
        (!words.is_empty()).then(|| words.join(" · "))
    });
    let began = app.view(&[Kind::Observation], move |notebook, _| {
        let first = notebook
            .observations_of(id)
            .filter(|seen| seen.finished && seen.marks.answers == Some(Prompt::STARTING_POINT));
        first.map(|seen| (seen.on, seen.id)).min()
    });
    let overs: Vec<_> = OVER.iter().map(|(key, words)| ((*key).to_owned(), (*words).to_owned())).collect();
    view! {
        <PageHeader title="Progress".to_string() back=Route::ChildJournal(id).href()/>
        <p class="who"><ChildName child=id/></p>
        <div class="actions">
            <ButtonLink href=Route::Observe(Some(id)).href() kind=ButtonKind::Primary icon=IconName::Add>"New observation"</ButtonLink>
            <ButtonLink href=Route::Judge(id, None).href() kind=ButtonKind::Secondary>"Judge"</ButtonLink>
            <ButtonLink href=Route::NextSteps(id).href() kind=ButtonKind::Secondary>"Next steps"</ButtonLink>
            {live(move || view! { <ButtonLink href=Route::PrintProgress(id, rested.get()).href() kind=ButtonKind::Secondary>"Print"</ButtonLink> })}
        </div>
        {live(move || put.get().into_iter().map(|months| asked_about(id, months)).collect_view())}
        {live(move || began.get().map(|(on, seen)| view! {
            <p class="quiet"><a href=Route::Observation(seen).href()>"Starting point, "{dates::plain(on)}</a></p>
        }))}
        {live(move || nothing().then(|| view! {
            <EmptyState title="Nothing yet" text="What you observe and judge is counted and drawn here, area by area."></EmptyState>
        }))}
        <div class="slider-fields">
            <Slider first day on=Signal::derive(on)/>
            <div class="form__row">
                <DateField label="Day" value=typed min=first.to_string() max=app.day().to_string()/>
                <SelectField label="Counted over" value=over options=overs/>
            </div>
        </div>
        <p class="quiet" role="status">{live(move || to_read.with(counted))}</p>
        <Section title="Month by month">{live(move || chart.with(chart::drawn))}</Section>
        <Section title="Area by area"><Areas progress=to_read/></Section>
        {live(move || lasting.get().map(|words| view! {
            <Section title="Interests">
                <p><bdi>{words}</bdi></p>
                <div class="actions"><ButtonLink href=Route::Interests(id).href() kind=ButtonKind::Quiet>"All interests"</ButtonLink></div>
            </Section>
        }))}
        <Section title="As a table">{live(move || table.with(chart::as_table))}</Section>
    }
}

/// The day as the slider moves, in the frame after: the words above the slider stand there with each step, so that neither makes the other late.
fn now_and_then(day: impl Fn() -> NaiveDate + Copy + 'static) -> RwSignal<NaiveDate> {
    let followed = RwSignal::new(untrack(day));
    afterwards(
        move || {
            day();
        },
        move || {
            let _ = followed.try_set(untrack(day));
        },
    );
    followed
}

/// The day, once the slider has rested on it.
fn at_rest(day: impl Fn() -> NaiveDate + Copy + 'static) -> RwSignal<NaiveDate> {
    let rested = RwSignal::new(untrack(day));
    let (turn, waiting) = (StoredValue::new(0_u32), StoredValue::new(false));
    whenever(move |first| {
        day();
        turn.update_value(|turn| *turn = turn.wrapping_add(1));
        // One watch for all the steps: to begin one with each costs a part of a frame.
        if first || waiting.get_value() {
            return;
        }
        waiting.set_value(true);
        spawn_local(async move {
            loop {
                let before = turn.try_get_value();
                timer::wait(REST_MS).await;
                if turn.try_get_value() == before {
                    break;
                }
            }
            if waiting.try_set_value(false).is_none() {
                let _ = rested.try_set(untrack(day));
            }
        });
    });
    rested
}

/// The day as a field: what is typed there is the day at once, and what the slider says stands there once it rests, for a browser takes long to
/// write a date.
fn day_field(day: RwSignal<String>, rested: RwSignal<NaiveDate>) -> RwSignal<String> {
    let typed = RwSignal::new(day.get_untracked());
    whenever(move |_| {
        let typed = typed.get();
        if parse_date(&typed).is_ok() && typed != day.get_untracked() {
            day.set(typed);
        }
    });
    whenever(move |_| {
        let rested = rested.get().to_string();
        if rested != typed.get_untracked() {
            typed.set(rested);
        }
    });
    typed
}

/// How many observations were counted, and from when to when.
pub fn counted(progress: &Progress) -> String {
    let number = u32::try_from(progress.observations).unwrap_or(u32::MAX);
    let from = progress
        .since
        .map(|since| format!(" since {}", dates::plain(since)))
        .unwrap_or_default();
    let without = match progress.without_area {
        0 => String::new(),
        some => format!(" {some} of them without an area."),
    };
    format!(
        "{}{from}, as it stood on {}.{without}",
        dates::counted(number, "observation"),
        dates::plain(progress.on)
    )
}

/// An area in a line: how often it was observed, and the latest judgement.
pub fn in_words(app: App, area: &AreaProgress, on: NaiveDate) -> String {
    let judged = area.latest().and_then(|id| areas::judged(app, id, on));
    let whole = if area.of_goals.is_empty() {
        "Not judged."
    } else {
        "Not judged as a whole."
    };
    let judged = judged.map_or_else(|| whole.to_owned(), |words| format!("Judged: {words}."));
    let goals = areas::of_goals(app, area, on).into_iter().map(|(words, _)| format!(" {words}."));
    format!("{} {judged}{}", areas::counted(area), goals.collect::<String>())
}

/// A question of the journal about this child, with the way to answer it.
fn asked_about(child: ChildId, months: u32) -> Node {
    view! {
        <p class="quiet">
            <a href=Route::ObserveAnswer(child, months).href()>{journal::put_title(months)}</a>
        </p>
    }
}

/// The day as a slider: from the first that is known to today.
#[component]
fn Slider(first: NaiveDate, day: RwSignal<String>, on: Signal<NaiveDate>) -> Node {
    let app = use_app();
    let last = move || (app.today.get() - first).num_days().max(0).to_string();
    // The slider itself moves first; the words above it follow in the next frame, and the drawing in the one after.
    let days = RwSignal::new((on.get_untracked() - first).num_days());
    afterwards(
        move || days.track(),
        move || {
            let _ = day.try_set(days_after(first, days.get_untracked()).to_string());
        },
    );
    let moved = move |event: web_sys::Event| {
        if let Ok(to) = event_target_value(&event).parse() {
            days.set(to);
        }
    };
    view! {
        <label class="slider">
            <span class="field__label">"As it stood on "{live(move || dates::long(on.get()))}</span>
            <input
                class="slider__bar"
                type="range"
                min="0"
                max=last
                prop:value=move || (on.get() - first).num_days().to_string()
                aria-valuetext=move || dates::long(on.get())
                on:input=moved
            />
        </label>
    }
}
