//! One child: allergies and needs beside the name, family, and what the library has lent.

mod lending;
mod putting_away;

use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::text::dates;
use crate::ui::{AllergyBadge, Avatar, Banner, ButtonKind, ButtonLink, Definition, DefinitionList, PageHeader, Section, Tag};
use lending::Lending;
use pebblebook::ids::ChildId;
use pebblebook::people::{Child, EMERGENCY_CONTACTS_WANTED};
use pebblebook::row::Kind;
use putting_away::PuttingAway;

/// One child.
#[component]
pub fn ChildPage(
    /// Which.
    id: ChildId,
) -> Node {
    let app = use_app();
    let child = app.view(&[Kind::Child], move |notebook, _| notebook.child(id).cloned());
    view! {
        {live(move || match child.get() {
            Some(child) => shown(child, app.today.get()),
            None => view! {
                <PageHeader title="Not here any more".to_string() back=Route::Children.href()/>
                <p>"This child is no longer in the book."</p>
            },
        })}
    }
}

fn shown(child: Child, today: chrono::NaiveDate) -> Node {
    let id = child.id;
    let known_as = child.known_as().to_owned();
    let allergies = child.allergies.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let contacts = child.emergency_contacts();
    let left = child.has_left_by(today);
    let age = dates::age(child.age_on(today));
    let full = (known_as != child.name.as_str()).then(|| child.name.to_string());
    let needs = child.needs.to_string();
    let notes = child.notes.to_string();
    let born = dates::plain(child.born);
    let starts = child.starts.map(dates::plain);
    let leaves = child.leaves.map(dates::plain);
    view! {
        <PageHeader title=known_as.clone() subtitle=age back=Route::Children.href() leading=view! { <Avatar child=id large=true/> }/>
        {(!allergies.is_empty()).then(|| view! { <AllergyBadge allergies=allergies.clone()/> })}
        {(!needs.is_empty()).then(|| view! { <Banner attention=true><p><strong>"Needs: "</strong><bdi>{needs.clone()}</bdi></p></Banner> })}
        {left.then(|| view! { <p><Tag>"Has left"</Tag></p> })}
        <div class="actions">
            {(!left).then(|| view! { <ButtonLink href=Route::Lend(Some(id), None).href() kind=ButtonKind::Primary>"Lend a book"</ButtonLink> })}
            <ButtonLink href=Route::ChildJournal(id).href() kind=ButtonKind::Secondary>"Learning journal"</ButtonLink>
            <ButtonLink href=Route::Diary(id, today).href() kind=ButtonKind::Secondary>"Communication book"</ButtonLink>
        </div>
        <Lending child=id/>
        <Section title="Family and carers">
            {(contacts < EMERGENCY_CONTACTS_WANTED).then(|| view! {
                <p class="hint">{match contacts {
                    0 => "There is nobody to ring in an emergency yet. Two people with a phone number would be good to have.",
                    _ => "One emergency contact so far. A second one would be good to have.",
                }}</p>
            })}
            <ul class="entries">
                {child.carers.iter().cloned().map(|carer| {
                    let facts = [(carer.may_collect, "may collect"), (carer.gets_messages, "gets messages"), (carer.lives_with, "lives with the child"), (carer.emergency, "emergency contact")];
                    let facts: Vec<&str> = facts.into_iter().filter_map(|(is, words)| is.then_some(words)).collect();
                    let phone = carer.phone.map(|phone| phone.to_string());
                    let digits = |phone: &str| phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
                    view! {
                        <li class="entry">
                            <p><strong><bdi>{carer.name.to_string()}</bdi></strong>{carer.relation.map(|relation| format!(" · {relation}"))}</p>
                            {phone.map(|phone| view! { <p><a href=format!("tel:{}", digits(&phone))>{phone.clone()}</a></p> })}
                            {(!facts.is_empty()).then(|| view! { <p class="quiet">{facts.join(" · ")}</p> })}
                        </li>
                    }
                }).collect_view()}
            </ul>
            {child.carers.is_empty().then(|| view! { <p class="quiet">"Nobody is written down yet."</p> })}
            <div class="actions">
                <ButtonLink href=Route::Consents(id).href() kind=ButtonKind::Secondary>"Consents"</ButtonLink>
                <ButtonLink href=Route::Routine(id).href() kind=ButtonKind::Secondary>"When it comes"</ButtonLink>
            </div>
        </Section>
        <Section title="About" action=view! { <ButtonLink href=Route::ChildEdit(id).href() kind=ButtonKind::Quiet>"Change"</ButtonLink> }>
            <DefinitionList>
                {full.map(|name| view! { <Definition term="Full name"><bdi>{name}</bdi></Definition> })}
                <Definition term="Born">{born}</Definition>
                {starts.map(|day| view! { <Definition term="First day">{day}</Definition> })}
                {leaves.map(|day| view! { <Definition term="Last day">{day}</Definition> })}
                {(!notes.is_empty()).then(|| view! { <Definition term="Notes"><bdi>{notes.clone()}</bdi></Definition> })}
            </DefinitionList>
        </Section>
        <PuttingAway child=id archived=child.archived name=known_as/>
    }
}
