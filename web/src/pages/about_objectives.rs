//! About the objectives: whose structure they follow, and that the words are our own. Only what is known for sure is told.

use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::text::dates;
use crate::ui::{Definition, DefinitionList, PageHeader, Section};
use chrono::NaiveDate;
use pebblebook::eyfs::{AgeBand, Area, Edition, Goal, OBJECTIVES_EDITION};

/// Whose words they are.
const OUR_OWN: [&str; 3] = [
    "Every objective was written for this app. None is statutory, none is quoted, and nobody has to use them: reword them, leave them out, or bring your own.",
    "They say what a child may be seen or heard doing. They are no list to tick and no measure of a child.",
    "The bands of age are our own too. They only sort the objectives; in which of them a child is looked at is for you to say.",
];

/// What is not in them.
const GUIDANCE: [&str; 2] = [
    "Development Matters and Birth to 5 Matters are guidance. Both are in use, and neither is required.",
    "No wording of either is used here, and the bands are not theirs.",
];

/// About the objectives.
#[component]
pub fn AboutObjectives() -> Node {
    let edition = Edition::on(use_app().day());
    let (year, month, day) = edition.from;
    let from = NaiveDate::from_ymd_opt(year, month, day).map(dates::plain).unwrap_or_default();
    let list = |lines: &[&'static str]| {
        view! { <ul class="entries">{lines.iter().map(|line| view! { <li class="entry"><p>{*line}</p></li> }).collect_view()}</ul> }
    };
    let area = |area: Area| {
        let goals: Vec<&str> = area.goals().iter().map(|goal| goal.name()).collect();
        let prime = if area.is_prime() { "Prime" } else { "Specific" };
        view! { <Definition term=area.name()>{format!("{prime}. {}", goals.join(" · "))}</Definition> }
    };
    let bands: Vec<&str> = AgeBand::ALL.iter().map(|band| band.name()).collect();
    view! {
        <PageHeader title="About the learning objectives".to_string() back=Route::Objectives.href()/>
        <Section title="The words are our own">
            {list(&OUR_OWN)}
            <p>{format!("Our bands: {}.", bands.join(" · "))}</p>
            <p class="quiet">{format!("This set: {OBJECTIVES_EDITION}.")}</p>
        </Section>
        <Section title="The structure they follow">
            <p>{format!("The statutory framework of the Early Years Foundation Stage in England names {} areas of learning, three prime and four specific, and {} early learning goals. The goals describe the end of the Reception year, at about five: something to lead towards, and no target for a younger child.", Area::ALL.len(), Goal::ALL.len())}</p>
            <DefinitionList>{Area::ALL.into_iter().map(area).collect_view()}</DefinitionList>
            <p>{format!("The edition the names were checked against: {}, in force from {from}.", edition.name)}</p>
            <p class="quiet">"The licence of the names is told under "<a href=Route::Help.href()>"Help and privacy"</a>"."</p>
        </Section>
        <Section title="What they do not take from">{list(&GUIDANCE)}</Section>
    }
}
