//! The next steps of one child: those that are open first, those that have ended folded away. There need be none.

use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::text::{dates, journal};
use crate::ui::{ButtonKind, ButtonLink, ChildName, EmptyState, IconName, PageHeader};
use chrono::NaiveDate;
use pebblebook::ids::{ChildId, NextStepId};
use pebblebook::journal::{NextStep, open_steps};
use pebblebook::row::Kind;

/// A next step in a list, in words.
#[derive(Clone, PartialEq)]
pub struct StepLine {
    id: NextStepId,
    text: String,
    below: String,
    due: bool,
}

impl StepLine {
    /// A next step as it stands in a list.
    pub fn of(step: &NextStep, today: NaiveDate) -> Self {
        let mut below = vec![journal::sentence(step.state().name())];
        below.extend(step.area.map(|area| area.name().to_owned()));
        let due = step.state().is_open() && step.review.is_some_and(|review| review <= today);
        if let Some(review) = step.review.filter(|_| step.state().is_open()) {
            below.push(format!("look again by {}", dates::short(review, today)));
        }
        if let Some(ended) = step.ended() {
            below.push(dates::short(ended, today));
        }
        StepLine {
            id: step.id,
            text: step.text.to_string(),
            below: below.join(" · "),
            due,
        }
    }

    /// It, drawn; with the child it is of, where that is not plain.
    pub fn drawn(self, child: Option<ChildId>) -> Node {
        view! {
            <li>
                <a class="list-row" href=Route::NextStep(self.id).href()>
                    <span class="list-row__text">
                        {child.map(|child| view! { <ChildName child/> })}
                        <bdi class="list-row__words">{self.text}</bdi>
                        <span class="list-row__subtitle" class:is-late=self.due>{self.below}</span>
                    </span>
                </a>
            </li>
        }
    }
}

/// The next steps of one child.
#[component]
pub fn NextSteps(
    /// Whose.
    id: ChildId,
) -> Node {
    let app = use_app();
    let steps = app.view(&[Kind::NextStep], move |notebook, today| {
        let line = |step: &NextStep| StepLine::of(step, today);
        let open: Vec<StepLine> = open_steps(notebook, id)
            .into_iter()
            .filter_map(|id| notebook.next_step(id).map(line))
            .collect();
        let mut ended: Vec<&NextStep> = notebook.next_steps_of(id).filter(|step| step.ended().is_some()).collect();
        pebblebook::order::by_key(&mut ended, |step| std::cmp::Reverse((step.ended(), step.id)));
        (open, ended.into_iter().map(line).collect::<Vec<_>>())
    });
    let list = |lines: Vec<StepLine>| view! { <ul class="list">{lines.into_iter().map(|line| line.drawn(None)).collect_view()}</ul> };
    view! {
        <PageHeader title="Next steps".to_string() back=Route::ChildJournal(id).href()/>
        <p class="who"><ChildName child=id/></p>
        <div class="actions">
            <ButtonLink href=Route::NextStepNew(id, None).href() kind=ButtonKind::Primary icon=IconName::Add>"New next step"</ButtonLink>
        </div>
        {live(move || {
            let (open, _) = steps.get();
            if open.is_empty() {
                view! { <EmptyState title="None just now" text="There need be none. One can be set here, or from an observation."></EmptyState> }
            } else {
                list(open)
            }
        })}
        {live(move || {
            let (_, ended) = steps.get();
            (!ended.is_empty()).then(|| view! {
                <details class="more">
                    <summary>{format!("Ended: {}", ended.len())}</summary>
                    {list(ended)}
                </details>
            })
        })}
    }
}
