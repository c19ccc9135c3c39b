//! The journal of one child as a book of pages, A4: every observation with the child's age then, and nothing that is another child's.

use super::{gone, setting_name};
use crate::dom::prelude::*;
use crate::pages::journal::last_change;
use crate::pages::observation::{figure, towards};
use crate::route::Route;
use crate::state::{Boot, use_app};
use crate::text::dates;
use crate::ui::{Banner, PageHeader, Paper, PrintSheet, SheetFoot, SheetHead};
use pebblebook::ids::{ChildId, PhotoId};
use pebblebook::journal::{Observation, page_of, without_others};
use pebblebook::notebook::Notebook;
use pebblebook::people::spoken_of;
use pebblebook::row::Kind;

/// One observation on paper.
struct Entry {
    head: String,
    words: Vec<String>,
    photos: Vec<(PhotoId, String)>,
    marks: String,
    /// Goals and objectives.
    towards: Vec<String>,
}

/// The journal of one child.
#[component]
pub fn PrintJournal(
    /// Whose.
    id: ChildId,
) -> Node {
    let app = use_app();
    let changed = app.view(&[Kind::Observation, Kind::Child, Kind::Consents, Kind::Objective], last_change);
    let entries = move |notebook: &Notebook| {
        let today = app.day();
        let entry = |seen: &Observation| {
            let page = page_of(notebook, seen, id, today)?;
            let own = |text: &str| without_others(notebook, page.child, text);
            let marks = &seen.marks;
            let areas = marks
                .areas
                .iter()
                .map(|area| area.name())
                .chain(marks.characteristics.iter().map(|one| one.name()));
            let home = marks.at_home.then_some("Noticed at home");
            let photo = |picture: &pebblebook::journal::Picture| {
                let caption = picture.caption.as_ref().map(|caption| own(caption.as_str()));
                (picture.photo, caption.unwrap_or_default())
            };
            Some(Entry {
                head: format!("{} · {}", dates::long(seen.on), dates::age(page.age)),
                words: [seen.text.as_str(), page.line.as_str()]
                    .into_iter()
                    .filter(|text| !text.is_empty())
                    .map(own)
                    .collect(),
                photos: page.handed_over.iter().copied().map(photo).collect(),
                towards: towards(notebook, marks),
                marks: home.into_iter().chain(areas).collect::<Vec<_>>().join(" · "),
            })
        };
        let child = notebook.child(id)?;
        let named = |entry: &Entry| {
            let captions = entry.photos.iter().map(|(_, caption)| caption);
            let spoken = entry
                .words
                .iter()
                .chain(captions)
                .any(|words| !spoken_of(notebook, child, words).is_empty());
            spoken.then(|| entry.words.join(" "))
        };
        let finished = notebook.observations_by_day(&|seen| seen.finished).into_iter();
        let entries: Vec<_> = finished.filter_map(entry).collect();
        let named: Vec<String> = entries.iter().filter_map(named).collect();
        Some((setting_name(notebook), child.name.to_string(), entries, named))
    };
    let entry = |entry: Entry| {
        view! {
            <section class="sheet__part">
                <h3>{entry.head}</h3>
                {entry.words.into_iter().map(|words| view! { <p class="words"><bdi>{words}</bdi></p> }).collect_view()}
                {entry.photos.into_iter().map(|(photo, caption)| figure(photo, caption)).collect_view()}
                {(!entry.marks.is_empty()).then(|| view! { <p class="sheet__by">{entry.marks}</p> })}
                {(!entry.towards.is_empty()).then(|| view! { <ul>{entry.towards.into_iter().map(|words| view! { <li class="sheet__by"><bdi>{words}</bdi></li> }).collect_view()}</ul> })}
            </section>
        }
    };
    view! {
        {live(move || {
            if app.boot.get() != (Boot::Open { whole: true }) {
                return view! {
                    <PageHeader title="Learning journal".to_string() subtitle="Reading the years before…".to_string() back=Route::ChildJournal(id).href()/>
                };
            }
            changed.get();
            let Some((setting, name, entries, named)) = app.look(entries) else { return gone() };
            let none = entries.is_empty();
            view! {
                <PageHeader title="Learning journal".to_string() back=Route::ChildJournal(id).href()/>
                {(!named.is_empty()).then(|| view! {
                    <Banner attention=true>
                        <div class="stack">
                            <p><strong>"Another child may still be spoken of here. Look before you hand it over:"</strong></p>
                            <ul class="points">{named.into_iter().map(|words| view! { <li><bdi>{words}</bdi></li> }).collect_view()}</ul>
                        </div>
                    </Banner>
                })}
                <PrintSheet paper=Paper::A4 label="Learning journal">
                    <SheetHead setting_name=setting kind="Learning journal"/>
                    <h2 class="sheet__title"><bdi>{name}</bdi></h2>
                    {none.then(|| view! { <p>"Nothing has been written down yet."</p> })}
                    {entries.into_iter().map(entry).collect_view()}
                    <SheetFoot><p>"What was seen here and at home, in the words of those who saw it."</p></SheetFoot>
                </PrintSheet>
            }
        })}
    }
}
