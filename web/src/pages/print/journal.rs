//! The journal of one child as a book of pages, A4: every observation with the child's age then, and nothing that is another child's.

use super::{gone, setting_name};
use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::{Boot, use_app};
use crate::text::dates;
use crate::ui::{PageHeader, Paper, PrintSheet, SheetFoot, SheetHead};
use pebblebook::ids::{ChildId, PhotoId};
use pebblebook::journal::timeline::{Filter, Timeline};
use pebblebook::journal::{page_of, without_others};
use pebblebook::row::Kind;

/// One observation on paper.
#[derive(Clone, PartialEq)]
struct Entry {
    head: String,
    words: Vec<String>,
    photos: Vec<(PhotoId, String)>,
    marks: String,
}

/// The journal of one child.
#[component]
pub fn PrintJournal(
    /// Whose.
    id: ChildId,
) -> Node {
    let app = use_app();
    let entries = app.view(&[Kind::Observation, Kind::Child, Kind::Consents], move |notebook, today| {
        let found = Timeline::of(notebook, Some(id));
        let mut ids: Vec<_> = found.find(&Filter::default()).collect();
        // A book is read from its beginning.
        ids.reverse();
        let entry = |id_of| {
            let page = page_of(notebook, notebook.observation(id_of)?, id, today)?;
            let seen = page.observation;
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
                photos: page.handed_over().map(photo).collect(),
                marks: home.into_iter().chain(areas).collect::<Vec<_>>().join(" · "),
            })
        };
        let child = notebook.child(id)?;
        let entries: Vec<_> = ids.into_iter().filter_map(entry).collect();
        Some((setting_name(notebook), child.name.to_string(), entries))
    });
    let photo = move |(id, caption): (PhotoId, String)| {
        let url = app.photo_url(move || Some(id));
        let alt = if caption.is_empty() {
            "A photo".to_owned()
        } else {
            caption.clone()
        };
        view! {
            <figure class="photo">
                {live(move || url.get().map(|url| view! { <img src=url alt=alt.clone()/> }))}
                {(!caption.is_empty()).then(|| view! { <figcaption><bdi>{caption}</bdi></figcaption> })}
            </figure>
        }
    };
    let entry = move |entry: Entry| {
        view! {
            <section class="sheet__part">
                <h3>{entry.head}</h3>
                {entry.words.into_iter().map(|words| view! { <p class="words"><bdi>{words}</bdi></p> }).collect_view()}
                {entry.photos.into_iter().map(photo).collect_view()}
                {(!entry.marks.is_empty()).then(|| view! { <p class="sheet__by">{entry.marks}</p> })}
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
            let Some((setting, name, entries)) = entries.get() else { return gone() };
            let none = entries.is_empty();
            view! {
                <PageHeader title="Learning journal".to_string() back=Route::ChildJournal(id).href()/>
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
