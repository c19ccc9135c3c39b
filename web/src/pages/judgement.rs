//! One judgement, in the words it was made in, with what shows it.

use super::next_step::seen_on;
use super::observation::gone;
use crate::dom::prelude::*;
use crate::route::{Route, go_instead};
use crate::state::{App, use_app};
use crate::text::{self, dates, journal};
use crate::ui::{Button, ButtonKind, ButtonLink, ChildName, Definition, DefinitionList, PageHeader, Section, ToastKind};
use pebblebook::command::Command;
use pebblebook::ids::{JudgementId, ObservationId};
use pebblebook::journal::{InJournal, JournalCommand, Judgement};
use pebblebook::row::Kind;

/// One judgement.
#[component]
pub fn JudgementPage(
    /// Which.
    id: JudgementId,
) -> Node {
    let app = use_app();
    let judgement = app.view(&[Kind::Judgement, Kind::Observation], move |notebook, _| {
        notebook.judgement(id).cloned()
    });
    view! {
        {live(move || match judgement.get() {
            Some(judgement) => shown(app, &judgement),
            None => gone(),
        })}
    }
}

fn shown(app: App, judgement: &Judgement) -> Node {
    let (id, child) = (judgement.id, judgement.child);
    let take_out = Callback::new(move |()| {
        app.run(
            Command::Journal(JournalCommand::Remove(InJournal::Judgement(id))),
            move |result| match result {
                Ok(_) => go_instead(Route::Progress(child)),
                Err(trouble) => app.tell(app.look(|notebook| text::trouble(&trouble, notebook)), ToastKind::Trouble),
            },
        );
    });
    let age = app.look(|notebook| notebook.child(child).and_then(|child| child.age_on(judgement.on)));
    let evidence = |id: &ObservationId| {
        let words = app.look(|notebook| {
            notebook
                .observation(*id)
                .map(|seen| journal::beginning(&journal::words_for(seen, child)))
        });
        view! { <li>{seen_on(app, *id)}{words.map(|words| view! { ": "<bdi>{words}</bdi> })}</li> }
    };
    let why = judgement.why.to_string();
    view! {
        <PageHeader title=judgement.area.name().to_string() subtitle=dates::long(judgement.on) back=Route::Progress(child).href()/>
        <p class="who"><ChildName child/></p>
        <p class="quiet">{dates::age(age)}</p>
        <p class="words"><strong><bdi>{journal::level(judgement)}</bdi></strong></p>
        {(!why.is_empty()).then(|| view! { <p class="words"><bdi>{why}</bdi></p> })}
        <DefinitionList>
            {judgement.goal.map(|goal| view! { <Definition term="Goal">{goal.name()}</Definition> })}
            <Definition term="On the scale"><bdi>{judgement.scale_name.to_string()}</bdi></Definition>
            {judgement.who.as_ref().map(|who| view! { <Definition term="Who says so"><bdi>{who.to_string()}</bdi></Definition> })}
        </DefinitionList>
        {(!judgement.evidence.is_empty()).then(|| view! {
            <Section title="What shows it"><ul class="points">{judgement.evidence.iter().map(evidence).collect_view()}</ul></Section>
        })}
        <div class="actions">
            <ButtonLink href=Route::JudgementEdit(id).href() kind=ButtonKind::Secondary>"Change"</ButtonLink>
            <Button kind=ButtonKind::Quiet on_click=take_out>"Take out"</Button>
        </div>
    }
}
