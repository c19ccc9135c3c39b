//! The learning journal: what waits to be finished, and all that was seen, of all children or of one, searched as one types and filtered.

use crate::dom::prelude::*;
use crate::platform::timer;
use crate::route::Route;
use crate::state::{View, afterwards, use_app, whenever};
use crate::text::{self, dates, journal};
use crate::ui::{
    AvatarNow, Button, ButtonKind, ButtonLink, CheckField, ChildName, DateField, EmptyState, IconName, PageHeader, SearchField, Section,
    SelectField, Show, Tag,
};
use chrono::NaiveDate;
use leptos::task::spawn_local;
use pebblebook::command::Command;
use pebblebook::eyfs::{Area, Characteristic};
use pebblebook::ids::{ChildId, ObservationId, PhotoId};
use pebblebook::journal::timeline::{Filter, Timeline};
use pebblebook::journal::{InJournal, JournalCommand, OfChild, Picture, Prompt, Waiting, kept_back, page_of, tray};
use pebblebook::lending::LendingCommand;
use pebblebook::notebook::Notebook;
use pebblebook::row::{Kind, Stamp};
use pebblebook::time::parse_date;

/// How many observations are shown before "Show more".
const FIRST_SHOWN: usize = 30;
/// How many rows are drawn at once while she types: as many as a slow phone draws from one frame to the next.
const AT_ONCE: usize = 2;
/// How long the first rows wait for the letter to be painted, and the next ones for those before.
const REST_MS: i32 = 60;
const SOON_MS: i32 = 20;
/// What a timeline is made of.
const KINDS: &[Kind] = &[Kind::Observation, Kind::Child, Kind::Consents];

/// What changes whenever something is written or read, and with the day. A screen that follows it draws itself anew, and compares no records to
/// find out whether it should.
pub fn last_change(notebook: &Notebook, today: NaiveDate) -> (usize, Stamp, NaiveDate) {
    (notebook.heads().rows(), notebook.last_stamp(), today)
}

/// An observation in a list, in words.
struct Line {
    id: ObservationId,
    head: String,
    children: Vec<ChildId>,
    words: String,
    photo: Option<PhotoId>,
    tags: Vec<&'static str>,
}

/// An observation as it stands in a list; in one child's journal with no other child in it.
fn line(notebook: &Notebook, id: ObservationId, child: Option<ChildId>, today: NaiveDate) -> Option<Line> {
    let observation = notebook.observation(id)?;
    let page = child.and_then(|child| page_of(notebook, observation, child, today));
    let marks = &observation.marks;
    let mut tags: Vec<&'static str> = marks.areas.iter().map(|area| area.short()).collect();
    tags.extend(marks.at_home.then_some("from home"));
    tags.extend(marks.wow.then_some("wow"));
    tags.extend((marks.answers == Some(Prompt::STARTING_POINT)).then_some("starting point"));
    tags.extend((!observation.finished).then_some("to finish"));
    let mut head = dates::short(observation.on, today);
    if let Some(page) = &page {
        head.push_str(&format!(" · {}", dates::age(page.age)));
    }
    // Where several have a line of their own, each stands behind its name.
    let own = |of: &OfChild| match child {
        Some(_) => of.line.to_string(),
        None => format!("{}: {}", text::child_name(notebook, of.child), of.line),
    };
    let lines = observation.children.iter().filter(|of| child.is_none_or(|child| child == of.child));
    let lines = lines.filter(|of| !of.line.is_empty()).map(own);
    let words: Vec<String> = std::iter::once(observation.text.to_string())
        .filter(|words| !words.is_empty())
        .chain(lines)
        .collect();
    let shown = |picture: &&Picture| kept_back(notebook, observation, picture, today).is_empty();
    let photos = page.map_or_else(|| observation.photos.iter().filter(shown).collect(), |page| page.photos);
    Some(Line {
        id,
        head,
        children: child.map_or_else(|| observation.children.iter().map(|of| of.child).collect(), |_| Vec::new()),
        words: words.join(" "),
        photo: photos.first().map(|picture| picture.small.unwrap_or(picture.photo)),
        tags,
    })
}

/// The journal of all children.
#[component]
pub fn Journal() -> Node {
    view! {
        <PageHeader title="Journal".to_string()/>
        <div class="actions">
            <ButtonLink href=Route::Observe(None).href() kind=ButtonKind::Primary icon=IconName::Add>"New observation"</ButtonLink>
            <ButtonLink href=Route::AtAGlance.href() kind=ButtonKind::Secondary>"All children at a glance"</ButtonLink>
        </div>
        <Tray/>
        <AllSeen child=None/>
    }
}

/// The journal of one child.
#[component]
pub fn ChildJournal(
    /// Whose.
    id: ChildId,
) -> Node {
    view! {
        <PageHeader title="Learning journal".to_string() back=Route::Child(id).href()/>
        <p class="who"><ChildName child=id/></p>
        <div class="actions">
            <ButtonLink href=Route::Observe(Some(id)).href() kind=ButtonKind::Primary icon=IconName::Add>"New observation"</ButtonLink>
            <ButtonLink href=Route::Progress(id).href() kind=ButtonKind::Secondary>"Progress"</ButtonLink>
            <ButtonLink href=Route::NextSteps(id).href() kind=ButtonKind::Secondary>"Next steps"</ButtonLink>
            <ButtonLink href=Route::Interests(id).href() kind=ButtonKind::Secondary>"Interests"</ButtonLink>
            <ButtonLink href=Route::PrintJournal(id).href() kind=ButtonKind::Secondary>"Print"</ButtonLink>
        </div>
        <AllSeen child=Some(id)/>
    }
}

/// What waits: quick notes to be finished, and lines of reading logs that could come into the journal.
#[component]
fn Tray() -> Node {
    let app = use_app();
    let waiting = app.view(&[Kind::Observation, Kind::ReadingLogEntry, Kind::Child], |notebook, today| {
        let line = |waiting: Waiting| match waiting {
            Waiting::Note(id) => {
                let note = line(notebook, id, None, today)?;
                Some((waiting, note.head, note.words, note.children))
            }
            Waiting::LogEntry(id) => {
                let entry = notebook.log_entry(id)?;
                let head = format!(
                    "{} · “{}”, reading log",
                    dates::short(entry.on, today),
                    text::title(notebook, entry.item)
                );
                Some((waiting, head, format!("{} {}", entry.how, entry.liked), vec![entry.child]))
            }
        };
        tray(notebook).into_iter().filter_map(line).collect::<Vec<_>>()
    });
    let entry = move |(waiting, head, words, children): (Waiting, String, String, Vec<ChildId>)| {
        let actions = match waiting {
            Waiting::Note(id) => {
                let take_out =
                    Callback::new(move |()| app.run_plainly(Command::Journal(JournalCommand::Remove(InJournal::Observation(id)))));
                view! {
                    <ButtonLink href=Route::ObservationEdit(id).href() kind=ButtonKind::Secondary>"Finish"</ButtonLink>
                    <Button kind=ButtonKind::Quiet on_click=take_out>"Take out"</Button>
                }
            }
            Waiting::LogEntry(id) => view! {
                <ButtonLink href=Route::ObserveFromLog(id).href() kind=ButtonKind::Secondary>"Take into the journal"</ButtonLink>
                <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| app.run_plainly(Command::Lending(LendingCommand::KeepForJournal(id, false))))>"Leave out"</Button>
            },
        };
        view! {
            <li class="entry">
                <p class="entry__head">{head}</p>
                {children.into_iter().map(|child| view! { <ChildName child/> }).collect_view()}
                <p class="entry__words"><bdi>{if words.is_empty() { "A photo".to_owned() } else { words }}</bdi></p>
                <div class="actions">{actions}</div>
            </li>
        }
    };
    let is_note = |waiting: &Waiting| matches!(waiting, Waiting::Note(_));
    let some = move |notes: bool| waiting.with(|all| all.iter().filter(|(one, ..)| is_note(one) == notes).count());
    let these = move |notes: bool| {
        waiting
            .get()
            .into_iter()
            .filter(|(one, ..)| is_note(one) == notes)
            .map(entry)
            .collect_view()
    };
    view! {
        <Show when=move || { some(true) > 0 }>
            <Section title="To finish">
                <ul class="entries">{live(move || these(true))}</ul>
            </Section>
        </Show>
        <Show when=move || { some(false) > 0 }>
            <details class="more">
                <summary>{live(move || format!("From reading logs: {}", some(false)))}</summary>
                <ul class="entries">{live(move || these(false))}</ul>
            </details>
        </Show>
    }
}

/// All that was seen.
#[component]
fn AllSeen(child: Option<ChildId>) -> Node {
    let app = use_app();
    let [search, area, characteristic, noticed, from, to, with_photo, wow, whose] = app.looked_for_in_journal;
    let these = [search, area, characteristic, noticed, from, to, with_photo, wow];
    let clear = Callback::new(move |()| these.into_iter().for_each(|signal| signal.set(String::new())));
    // On the way back from what was found it stands there still; another journal begins with all of it.
    let here = child.map(|child| child.to_string()).unwrap_or_default();
    if whose.get_untracked() != here {
        clear.run(());
        whose.set(here);
    }
    let ticks = [with_photo, wow].map(|signal| {
        let tick = RwSignal::new(!signal.get_untracked().is_empty());
        whenever(move |first| {
            let tick = tick.get();
            if !first {
                signal.set(if tick { "yes".to_owned() } else { String::new() });
            }
        });
        tick
    });
    let [tick_photo, tick_wow] = ticks;
    let clear = Callback::new(move |()| {
        clear.run(());
        ticks.into_iter().for_each(|tick| tick.set(false));
    });
    let shown = RwSignal::new(FIRST_SHOWN);
    let looked_for = RwSignal::new(search.get_untracked());
    afterwards(
        move || search.track(),
        move || {
            let _ = looked_for.try_set(search.get_untracked());
        },
    );
    let filtered = move || looked_for.with(|search| !search.is_empty()) || these.into_iter().skip(1).any(|signal| !signal.get().is_empty());
    // Folded and sorted once; each letter typed only looks through it.
    let timeline = StoredValue::new(Timeline::default());
    let read = app.view(KINDS, move |notebook, today| {
        timeline.set_value(Timeline::of(notebook, child));
        last_change(notebook, today)
    });
    let found = View::new(move || {
        read.get();
        let filter = Filter {
            search: looked_for.get(),
            area: Area::ALL.into_iter().find(|one| one.short() == area.get()),
            characteristic: Characteristic::ALL.into_iter().find(|one| one.name() == characteristic.get()),
            at_home: Some(noticed.get())
                .filter(|noticed| !noticed.is_empty())
                .map(|noticed| noticed == "home"),
            from: parse_date(&from.get()).ok(),
            to: parse_date(&to.get()).ok(),
            with_photo: !with_photo.get().is_empty(),
            wow: !wow.get().is_empty(),
        };
        let found = timeline.with_value(|timeline| timeline.find(&filter));
        let first: Vec<ObservationId> = found.iter().take(shown.get()).copied().collect();
        (found.len(), first)
    });
    let many = View::new(move || found.with(|(many, _)| *many));
    let rows = settled(found);
    let more = View::new(move || rows.with(|(many, _)| *many > shown.get()));
    // A few rows are drawn anew only where they changed.
    let few = move |at: usize| {
        let these = View::new(move || rows.with(|(_, rows)| rows.iter().skip(at * AT_ONCE).take(AT_ONCE).copied().collect::<Vec<_>>()));
        live(move || {
            read.get();
            let these = these.get().into_iter();
            let lines: Vec<Line> = app.look(|notebook| these.filter_map(|id| line(notebook, id, child, app.day())).collect());
            lines.into_iter().map(drawn).collect_view()
        })
    };
    let option = |key: &str, words: &str| (key.to_owned(), words.to_owned());
    let mut areas = vec![option("", "All areas")];
    areas.extend(Area::ALL.iter().map(|area| option(area.short(), area.name())));
    let mut characteristics = vec![option("", "All")];
    characteristics.extend(Characteristic::ALL.iter().map(|one| option(one.name(), one.name())));
    let mut sources = vec![option("", "Here and at home")];
    sources.extend(journal::where_options());
    let any = move || {
        read.get();
        timeline.with_value(|timeline| !timeline.is_empty())
    };
    view! {
        {live(move || if any() {
            view! {
                <SearchField label="Search" value=search/>
                <details class="more">
                    <summary>"Filter"</summary>
                    <div class="form__row">
                        <SelectField label="Area of learning" value=area options=areas.clone()/>
                        <SelectField label="How the child went about it" value=characteristic options=characteristics.clone()/>
                        <SelectField label="Noticed" value=noticed options=sources.clone()/>
                        <DateField label="From" value=from/>
                        <DateField label="To" value=to/>
                    </div>
                    <CheckField label="With a photo" value=tick_photo/>
                    <CheckField label="Marked wow" value=tick_wow/>
                </details>
                <div class="found">
                    <p role="status" class="quiet">{live(move || match many.get() {
                        0 => "Nothing fits.".to_owned(),
                        number => dates::counted(u32::try_from(number).unwrap_or(0), "observation"),
                    })}</p>
                    <Show when=filtered><Button kind=ButtonKind::Quiet on_click=clear>"Show all again"</Button></Show>
                </div>
            }
        } else {
            view! { <EmptyState title="Nothing yet" text="A line about something you saw is enough. It can be finished in the evening."></EmptyState> }
        })}
        <ul class="list list--seen">{live(move || (0..shown.get().div_ceil(AT_ONCE)).map(few).collect_view())}</ul>
        <Show when=move || more.get()>
            <div class="actions"><Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| shown.update(|shown| *shown += FIRST_SHOWN))>"Show more"</Button></div>
        </Show>
    }
}

/// What was found, as it is drawn: the letter typed and the number found stand there at once, the rows follow from the top, a few in each frame,
/// so that no letter waits for rows.
fn settled(found: View<(usize, Vec<ObservationId>)>) -> RwSignal<(usize, Vec<ObservationId>)> {
    let rows = RwSignal::new(found.get_untracked());
    let turn = StoredValue::new(0_u32);
    whenever(move |first| {
        let (many, found) = found.get();
        let this = turn.try_update_value(|turn| {
            *turn = turn.wrapping_add(1);
            *turn
        });
        if first {
            return;
        }
        spawn_local(async move {
            let mut drawn = 0;
            while drawn < found.len().max(AT_ONCE) {
                timer::wait(if drawn == 0 { REST_MS } else { SOON_MS }).await;
                if turn.try_get_value() != this {
                    return;
                }
                drawn += AT_ONCE;
                let _ = rows.try_update(|(all, rows)| {
                    *all = many;
                    // Where fewer were found than are drawn, nothing is left of what was there before.
                    let mut next: Vec<_> = found.iter().take(drawn).copied().collect();
                    let behind = rows.iter().take(found.len()).skip(drawn);
                    next.extend(behind);
                    *rows = next;
                });
            }
        });
    });
    rows
}

fn drawn(line: Line) -> Node {
    let app = use_app();
    let photo = line.photo.map(|photo| {
        let picture = |url: String| view! { <img src=url alt="With a photo"/> };
        if let Some(url) = app.known_photo_url(photo) {
            return picture(url);
        }
        let url = app.photo_url(move || Some(photo));
        live(move || url.get().map(picture))
    });
    let names: Vec<String> = app.look(|notebook| line.children.iter().map(|child| text::child_name(notebook, *child)).collect());
    let names = names.join(", ");
    view! {
        <li>
            <a class="list-row list-row--seen" href=Route::Observation(line.id).href()>
                <span class="list-row__leading">{line.children.into_iter().take(2).map(|child| view! { <AvatarNow child/> }).collect_view()}</span>
                <span class="list-row__text">
                    <span class="list-row__subtitle">{line.head}{(!names.is_empty()).then(|| view! { " · "<bdi>{names}</bdi> })}</span>
                    <bdi class="list-row__words">{line.words}</bdi>
                    {(!line.tags.is_empty()).then(|| view! { <span class="tags">{line.tags.into_iter().map(|tag| view! { <Tag>{tag}</Tag> }).collect_view()}</span> })}
                </span>
                {photo.map(|picture| view! { <span class="thumb">{picture}</span> })}
            </a>
        </li>
    }
}
