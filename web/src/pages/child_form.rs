//! A form for a child: name and date of birth first, for they are all that must be; then allergies, family, the rest.

mod carers;

use super::asking::{Answer, Asking};
use super::picture_field::{PictureField, picture_signal};
use crate::dom::prelude::*;
use crate::route::{Route, go_instead};
use crate::state::use_app;
use crate::ui::{
    Button, ButtonKind, ButtonLink, DateField, Form, InputKind, PageHeader, Section, SelectField, TextArea, TextField, colour_name,
};
use carers::{CarerFields, Carers};
use pebblebook::asked::Field;
use pebblebook::change::Deed;
use pebblebook::command::Command;
use pebblebook::ids::ChildId;
use pebblebook::people::{ChildAsked, ChildColour, PeopleCommand};

/// A form for a child.
#[component]
pub fn ChildForm(
    /// Which; none for a new one.
    id: Option<ChildId>,
) -> Node {
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
        };
    };
    let (asking, start) = Asking::drafted(screen, kept);
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
    asking.keep(asked);
    let save = Callback::new(move |()| {
        let now = app.look(|notebook| id.and_then(|id| notebook.child(id)).map(ChildAsked::of));
        let Some(asked) = asking.onto(untrack(asked), now.as_ref()) else {
            return;
        };
        let command = PeopleCommand::SaveChild(id, asked, picture.get_untracked());
        asking.run(Command::People(command), |deed| {
            if let Deed::ChildSaved { child, .. } = deed {
                go_instead(Route::Child(child));
            }
        });
    });
    let error = move |field: Field| asking.error(field);
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
        <Form on_submit=save>
            <Answer asking/>
            <TextField label="Full name" kind=InputKind::Name value=name error=error(Field::ChildName)/>
            <TextField label="Known as" kind=InputKind::Name value=known_as error=error(Field::KnownAs) hint="The name used every day, if it differs." optional=true/>
            <DateField label="Date of birth" value=born max=app.day().to_string() error=error(Field::DateOfBirth)/>
            <TextArea label="Allergies and intolerances" value=allergies error=error(Field::Allergies) hint="One a line. They stand beside the name everywhere."/>
            <TextArea label="Other needs" value=needs error=error(Field::Needs) hint="Health, diet, support. Stands beside the name, shortened if it is long."/>
            <Carers carers asking/>
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
                <ButtonLink href=back kind=ButtonKind::Quiet on_click=Callback::new(move |()| asking.give_up())>"Cancel"</ButtonLink>
            </div>
        </Form>
    }
}
