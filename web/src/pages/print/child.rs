//! Everything that is held on one child, to read, to print and to hand over; and before that, where another child is named in it.

use super::{gone, parts};
use crate::dom::prelude::*;
use crate::platform::files::{self, Delivery};
use crate::route::Route;
use crate::state::{Boot, use_app};
use crate::text::{self, dates, keeping};
use crate::ui::{Avatar, Banner, Button, ButtonKind, PageHeader, Paper, PrintSheet, SheetFoot, SheetHead, ToastKind};
use chrono::NaiveDate;
use leptos::task::spawn_local;
use pebblebook::ids::ChildId;
use pebblebook::keeping::{Entry, Export, ExportedLoan, Held, export, others_in, photos_to_export};
use pebblebook::row::Kind;

/// A record in words, and the places in it that name another child.
#[derive(Clone, PartialEq)]
struct Words {
    setting: String,
    name: String,
    made: String,
    parts: Vec<(String, Vec<String>)>,
    others: Vec<String>,
    undecided: bool,
}

/// Everything about one child.
#[component]
pub fn PrintChild(
    /// Who.
    id: ChildId,
) -> Node {
    let app = use_app();
    let words = app.view(Kind::ALL, move |notebook, today| {
        let record = export(notebook, id, &[], today).ok()?;
        let held = Held::on(notebook, id)?;
        let others = others_in(notebook, &held);
        Some(Words {
            name: record.child.full_name.clone(),
            made: dates::long(today),
            parts: in_words(&record, today),
            others: others.iter().map(|mention| keeping::mention(mention, notebook, today)).collect(),
            undecided: !held.set_aside.is_empty(),
            setting: record.setting,
        })
    });
    let busy = RwSignal::new(false);
    let save = Callback::new(move |()| {
        busy.set(true);
        spawn_local(async move {
            let mut photos = Vec::new();
            for photo in app.look(|notebook| photos_to_export(notebook, id, app.day())) {
                photos.extend(app.photo(photo).await);
            }
            let document = app.look(|notebook| export(notebook, id, &photos, app.day()).map(|record| record.document()));
            // The name of a file is read in many places, so it names no child.
            let name = format!("pebblebook-one-child-{}.json", app.day());
            match document {
                Ok(document) => match files::deliver(&name, "application/json", &document).await {
                    Delivery::Shared => app.tell(format!("Handed over as {name}."), ToastKind::Done),
                    Delivery::Downloaded => app.tell(
                        format!("{name} was given to the browser to save. Whoever has it can read it."),
                        ToastKind::Done,
                    ),
                    Delivery::Cancelled => {}
                    Delivery::Blocked => app.tell(
                        "The browser would not save the file. Print the sheet instead.".to_owned(),
                        ToastKind::Trouble,
                    ),
                },
                Err(error) => app.tell(keeping::error(&error), ToastKind::Trouble),
            }
            let _ = busy.try_set(false);
        });
    });
    view! {
        {live(move || {
            if app.boot.get() != (Boot::Open { whole: true }) {
                return view! {
                    <PageHeader title="Everything about one child".to_string() subtitle="Reading the years before…".to_string() back=Route::Child(id).href()/>
                };
            }
            let Some(Words { setting, name, made, parts: lines, others, undecided }) = words.get() else { return gone() };
            view! {
                <PageHeader title="Everything about one child".to_string() back=Route::Child(id).href()/>
                {(!others.is_empty()).then(|| view! {
                    <Banner attention=true>
                        <div class="stack">
                            <p><strong>"Another child seems to be named here. Look before you hand it over:"</strong></p>
                            <ul class="points">{others.into_iter().map(|line| view! { <li><bdi>{line}</bdi></li> }).collect_view()}</ul>
                            <p>"Change these places, black them out on paper, or leave them where they harm nobody."</p>
                        </div>
                    </Banner>
                })}
                {undecided.then(|| view! {
                    <Banner attention=true><p>"Your devices have written different things about this child, and you have not decided between them yet. Decide first: what is not chosen is not on this sheet. "<a href=Route::TwoVersions.href()>"Two versions"</a></p></Banner>
                })}
                <div class="actions not-on-paper"><Button kind=ButtonKind::Secondary busy on_click=save>"Save as a file"</Button></div>
                <p class="hint not-on-paper">"The file holds the same as the sheet, and the photo. Hand it only to somebody who may have it: check who has parental responsibility, and any worry about safety, first."</p>
                <PrintSheet paper=Paper::A4 label="Everything about one child">
                    <SheetHead setting_name=setting kind="Everything held on one child"/>
                    <p><Avatar child=id large=true/></p>
                    <h2 class="sheet__title"><bdi>{name}</bdi></h2>
                    <p class="sheet__by">{format!("As it stood on {made}")}</p>
                    {parts(lines)}
                    <SheetFoot><p>"This is all that our Pebblebook holds on this child. What was written by hand is not in it."</p></SheetFoot>
                </PrintSheet>
            }
        })}
    }
}

/// The record, part by part and line by line.
fn in_words(record: &Export, today: NaiveDate) -> Vec<(String, Vec<String>)> {
    let child = &record.child;
    let line = |term: &str, fact: &str| (!fact.is_empty()).then(|| format!("{term}: {fact}"));
    let day = |term: &str, day: Option<NaiveDate>| day.and_then(|day| line(term, &dates::plain(day)));
    let pause = child.lending_paused.as_ref().map(|pause| {
        let until = pause
            .until
            .map(|until| format!(" until {}", dates::plain(until)))
            .unwrap_or_default();
        format!("Lending is paused{until}: {}", pause.reason)
    });
    let about = [
        line("Known as", &child.known_as),
        day("Born", Some(child.date_of_birth)),
        day("First day", child.first_day),
        day("Last day", child.last_day),
        line("Notes", &child.notes),
        pause,
    ];
    let mut health: Vec<String> = child.allergies.iter().map(|allergy| format!("Allergy: {allergy}")).collect();
    health.extend(line("Needs", &child.needs));
    let family = record.family_and_contacts.iter().map(|carer| {
        let facts = [
            (carer.may_collect, "may collect"),
            (carer.gets_messages, "gets messages"),
            (carer.lives_with, "lives with the child"),
            (carer.emergency, "emergency contact"),
        ];
        let own = [carer.relation.as_ref(), carer.phone.as_ref()]
            .into_iter()
            .flatten()
            .map(|line| line.as_str());
        let all: Vec<&str> = own.chain(facts.into_iter().filter_map(|(is, words)| is.then_some(words))).collect();
        if all.is_empty() {
            carer.name.to_string()
        } else {
            format!("{}: {}", carer.name, all.join(", "))
        }
    });
    let mut parts = vec![
        ("About".to_owned(), about.into_iter().flatten().collect()),
        ("Allergies and needs".to_owned(), health),
        ("Family and contacts".to_owned(), family.collect()),
    ];
    parts.extend(record.loans.iter().map(|loan| loan_in_words(loan, today)));
    for (title, wishes) in [("Waiting for", &record.waiting_for), ("Would like", &record.would_like)] {
        let lines = wishes
            .iter()
            .map(|wish| format!("“{}”, since {}", wish.title, dates::plain(wish.since)));
        parts.push((title.to_owned(), lines.collect()));
    }
    let line = |entry: &Entry| {
        let facts = entry.says.iter().filter(|(name, _)| *name != "photo");
        let facts: Vec<String> = facts.map(|(name, fact)| format!("{}: {fact}", name.replace('_', " "))).collect();
        format!("{}, {}: {}", dates::plain(entry.on), entry.what, facts.join(" · "))
    };
    for (title, entries) in [
        ("Learning journal", &record.learning_journal),
        ("Communication book", &record.communication_book),
    ] {
        parts.push((title.to_owned(), entries.iter().map(line).collect()));
    }
    let usual = record
        .comes_usually
        .iter()
        .flat_map(|usual| usual.weeks.iter().chain(&usual.otherwise));
    parts.push(("Comes usually".to_owned(), usual.cloned().collect()));
    parts
}

fn loan_in_words(loan: &ExportedLoan, today: NaiveDate) -> (String, Vec<String>) {
    let short = |day| dates::short(day, today);
    let mut lines = vec![format!("Lent {}, due {}", dates::plain(loan.lent), dates::plain(loan.due))];
    lines.extend(
        loan.renewed
            .iter()
            .map(|renewal| format!("Renewed {}; it was due {}", short(renewal.on), short(renewal.was_due))),
    );
    lines.extend(loan.decided_against_a_rule.iter().map(|kept| {
        let against: Vec<&str> = kept.against.iter().map(|name| text::hurdle_name(*name)).collect();
        format!("Decided {} ({}): {}", short(kept.on), against.join(", "), kept.reason)
    }));
    lines.extend(loan.reminded.iter().map(|day| format!("Reminded {}", short(*day))));
    lines.extend(loan.reading_log.iter().map(|entry| {
        let who = if entry.who_read.is_empty() {
            String::new()
        } else {
            format!(" ({})", entry.who_read)
        };
        let said: Vec<&str> = [entry.how.as_str(), entry.liked.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        let mut words = String::new();
        for text in said {
            let between = if words.is_empty() || words.ends_with(['.', '!', '?', '…']) {
                " "
            } else {
                ". "
            };
            words = words + between + text;
        }
        format!("Reading log {}{who}:{words}", short(entry.on))
    }));
    lines.extend(loan.back.iter().map(|back| {
        let comment = if back.comment.is_empty() {
            String::new()
        } else {
            format!(": {}", back.comment)
        };
        let on = dates::plain(back.on);
        if back.went_to == pebblebook::lending::GoesTo::Lost {
            format!("Given up as lost {on}{comment}")
        } else {
            format!("Back {on} ({}){comment}", text::condition(back.condition).to_ascii_lowercase())
        }
    }));
    (format!("“{}”", loan.title), lines)
}
