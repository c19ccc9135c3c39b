//! The form of a next step: what a child might be helped towards, an idea for home, and when to look at it again.

use super::asking::{Answer, Asking};
use super::observation::gone;
use crate::dom::prelude::*;
use crate::route::{Route, go_instead};
use crate::state::use_app;
use crate::text::{dates, journal};
use crate::ui::{Button, ButtonKind, ButtonLink, ChildName, DateField, Form, PageHeader, SelectField, TextArea};
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::ids::{ChildId, NextStepId, ObservationId};
use pebblebook::journal::{JournalCommand, NextStepAsked};

/// The form of a next step.
#[component]
pub fn NextStepForm(
    /// Whose, of a new one.
    child: Option<ChildId>,
    /// The observation a new one comes from, if it comes from one.
    from: Option<ObservationId>,
    /// Which; none for a new one.
    id: Option<NextStepId>,
) -> Node {
    let app = use_app();
    let kept = app.look(|notebook| match (id, child) {
        (Some(id), _) => notebook.next_step(id).map(NextStepAsked::of),
        (None, Some(child)) => notebook.child(child).map(|_| NextStepAsked::blank(child, from)),
        (None, None) => None,
    });
    let Some(kept) = kept else {
        return gone();
    };
    let (child, from) = (kept.child, kept.from);
    let screen = id.map_or_else(|| format!("next-step/new/{child}"), |id| format!("next-step/{id}"));
    let (asking, start) = Asking::drafted(screen, kept);
    let [text, at_home, review] = [start.text, start.at_home, start.review].map(RwSignal::new);
    let area = RwSignal::new(start.area.map(|area| area.name().to_owned()).unwrap_or_default());
    let asked = move || NextStepAsked {
        child,
        area: journal::area_named(&area.get()),
        text: text.get(),
        at_home: at_home.get(),
        from,
        review: review.get(),
    };
    asking.keep(asked);
    let save = Callback::new(move |()| {
        let now = app.look(|notebook| id.and_then(|id| notebook.next_step(id)).map(NextStepAsked::of));
        if let Some(asked) = asking.onto(untrack(asked), now.as_ref()) {
            let command = JournalCommand::SaveStep(id, asked);
            asking.run(Command::Journal(command), move |_| {
                go_instead(id.map_or(Route::NextSteps(child), Route::NextStep));
            });
        }
    });
    let error = move |field: Field| asking.error(field);
    let comes_from = app.look(|notebook| {
        let seen = notebook.observation(from?)?;
        Some(format!(
            "From what was seen on {}: {}",
            dates::plain(seen.on),
            journal::beginning(&journal::words_for(seen, child))
        ))
    });
    let title = if id.is_some() { "Change a next step" } else { "A next step" };
    let back = id.map_or(Route::NextSteps(child), Route::NextStep).href();
    view! {
        <PageHeader title=title.to_string() back=back.clone()/>
        <p class="who"><ChildName child/></p>
        {comes_from.map(|words| view! { <p class="quiet"><bdi>{words}</bdi></p> })}
        <Form on_submit=save>
            <Answer asking/>
            <TextArea label="What might they be helped towards?" value=text error=error(Field::StepText)/>
            <SelectField label="Area of learning" value=area options=journal::areas_or("No area") optional=true/>
            <TextArea label="An idea to try at home" value=at_home error=error(Field::AtHome) optional=true/>
            <DateField label="Look at it again by" value=review min=app.day().to_string() error=error(Field::ReviewBy) optional=true/>
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save"</Button>
                <ButtonLink href=back kind=ButtonKind::Quiet on_click=Callback::new(move |()| asking.give_up())>"Cancel"</ButtonLink>
            </div>
        </Form>
    }
}
