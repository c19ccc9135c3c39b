//! A form for a child: name and date of birth first, for they are all that must be; then allergies, family, the rest.

mod carers;

use super::picture_field::{PictureField, picture_signal};
use crate::route::{Route, go_instead};
use crate::state::use_app;
use crate::text;
use crate::ui::{
    Banner, Button, ButtonKind, ButtonLink, DateField, ErrorSummary, Form, PageHeader, Section, SelectField, Show, TextArea, TextField,
    colour_name,
};
use carers::{CarerFields, Carers};
use leptos::prelude::*;
use pebblebook::asked::{Field, Slip};
use pebblebook::change::Deed;
use pebblebook::command::Command;
use pebblebook::ids::ChildId;
use pebblebook::people::{ChildAsked, ChildColour, PeopleCommand};

/// A form for a child.
#[component]
pub fn ChildForm(
    /// Which; none for a new one.
    id: Option<ChildId>,
) -> impl IntoView {
    let app = use_app();
    let screen = id.map_or_else(|| "child/new".to_owned(), |id| format!("child/{id}"));
    let kept = match id {
        None => Some(ChildAsked::default()),
        Some(id) => app.look(|notebook| notebook.child(id).map(ChildAsked::of)),
    };
    let Some(kept) = kept else {
        return view! {
            <PageHeader title="Not here any more".to_string() back=Route::Children.href()/>
            <p>"This child is no longer in the book."</p>
        }
        .into_any();
    };
    let draft = app.draft::<ChildAsked>(&screen);
    let restored = draft.is_some();
    let start = draft.unwrap_or(kept);
    let [name, known_as, born, starts, leaves, allergies, needs, notes] = [
        start.name,
        start.known_as,
        start.born,
        start.starts,
        start.leaves,
        start.allergies,
        start.needs,
        start.notes,
    ]
    .map(RwSignal::new);
    let colour = RwSignal::new(start.colour.map(|colour| colour_name(colour).to_owned()).unwrap_or_default());
    let carers = RwSignal::new(start.carers.into_iter().map(CarerFields::new).collect::<Vec<_>>());
    let photo = app.look(|notebook| id.and_then(|id| notebook.child(id)).and_then(|child| child.photo));
    let picture = picture_signal();
    let slips = RwSignal::new(Vec::<Slip>::new());
    let alert = RwSignal::new(String::new());
    let asked = move || ChildAsked {
        name: name.get(),
        known_as: known_as.get(),
        born: born.get(),
        starts: starts.get(),
        leaves: leaves.get(),
        colour: ChildColour::ALL.into_iter().find(|one| colour_name(*one) == colour.get()),
        allergies: allergies.get(),
        needs: needs.get(),
        carers: carers.get().into_iter().map(CarerFields::asked).collect(),
        notes: notes.get(),
    };
    let draft_screen = screen.clone();
    let first = StoredValue::new(true);
    Effect::new(move |_| {
        let asked = asked();
        if first.get_value() {
            first.set_value(false);
        } else {
            app.keep_draft(&draft_screen, &asked);
        }
    });
    let (done, give_up) = (screen.clone(), screen);
    let save = Callback::new(move |()| {
        let done = done.clone();
        slips.set(Vec::new());
        alert.set(String::new());
        let command = PeopleCommand::SaveChild(id, untrack(asked), picture.get_untracked());
        app.run(Command::People(command), move |result| match result {
            Ok(Deed::ChildSaved { child, .. }) => {
                app.forget_draft(&done);
                go_instead(Route::Child(child));
            }
            Ok(_) => {}
            Err(trouble) => {
                let found = text::slips(&trouble);
                if found.is_empty() {
                    let _ = alert.try_set(app.look(|notebook| text::trouble(&trouble, notebook)));
                }
                let _ = slips.try_set(found);
            }
        });
    });
    let error = move |field: Field| Signal::derive(move || slips.get().iter().find(|slip| slip.field == field).map(text::slip));
    let mut colours = vec![(String::new(), "One that is not used yet".to_owned())];
    colours.extend(
        ChildColour::ALL
            .iter()
            .map(|one| (colour_name(*one).to_owned(), colour_name(*one).to_owned())),
    );
    let back = id.map_or(Route::Children, Route::Child).href();
    let title = if id.is_some() { "Change a child" } else { "Add a child" };
    view! {
        <PageHeader title=title.to_string() back=back.clone()/>
        {restored.then(|| view! { <p class="quiet">"What you had half-written is back."</p> })}
        <Form on_submit=save>
            <ErrorSummary errors=Signal::derive(move || slips.get().iter().map(|slip| (String::new(), text::slip(slip))).collect::<Vec<_>>())/>
            <Show when=move || !alert.get().is_empty()><Banner attention=true><p role="alert">{alert}</p></Banner></Show>
            <TextField label="Full name" value=name error=error(Field::ChildName)/>
            <TextField label="Known as" value=known_as error=error(Field::KnownAs) hint="The name used every day, if it differs." optional=true/>
            <DateField label="Date of birth" value=born error=error(Field::DateOfBirth)/>
            <TextArea label="Allergies and intolerances" value=allergies error=error(Field::Allergies) hint="One a line. They stand beside the name everywhere."/>
            <TextArea label="Other needs" value=needs error=error(Field::Needs) hint="Health, diet, support."/>
            <Carers carers slips/>
            <Section title="At the setting">
                <div class="form__row">
                    <DateField label="First day" value=starts error=error(Field::Starts)/>
                    <DateField label="Last day" value=leaves error=error(Field::Leaves)/>
                </div>
                <SelectField label="Colour" value=colour options=colours/>
                <PictureField label="Photo" kept=photo change=picture error=error(Field::Picture)/>
                <TextArea label="Notes" value=notes error=error(Field::Notes)/>
            </Section>
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save"</Button>
                <ButtonLink href=back kind=ButtonKind::Quiet on_click=Callback::new(move |()| app.forget_draft(&give_up))>"Cancel"</ButtonLink>
            </div>
        </Form>
    }
    .into_any()
}
