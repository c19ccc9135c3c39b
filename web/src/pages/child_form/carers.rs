//! Family, carers and emergency contacts, as fields.

use crate::dom::prelude::*;
use crate::pages::asking::Asking;
use crate::ui::{Button, ButtonKind, CheckField, InputKind, Section, TextField};
use pebblebook::asked::Field;
use pebblebook::people::CarerAsked;

/// One person's fields.
#[derive(Clone, Copy)]
pub struct CarerFields {
    name: RwSignal<String>,
    relation: RwSignal<String>,
    phone: RwSignal<String>,
    may_collect: RwSignal<bool>,
    gets_messages: RwSignal<bool>,
    lives_with: RwSignal<bool>,
    emergency: RwSignal<bool>,
}

impl CarerFields {
    /// The fields, filled.
    #[must_use]
    pub fn new(asked: CarerAsked) -> Self {
        CarerFields {
            name: RwSignal::new(asked.name),
            relation: RwSignal::new(asked.relation),
            phone: RwSignal::new(asked.phone),
            may_collect: RwSignal::new(asked.may_collect),
            gets_messages: RwSignal::new(asked.gets_messages),
            lives_with: RwSignal::new(asked.lives_with),
            emergency: RwSignal::new(asked.emergency),
        }
    }

    /// What is in the fields now.
    #[must_use]
    pub fn asked(self) -> CarerAsked {
        CarerAsked {
            name: self.name.get(),
            relation: self.relation.get(),
            phone: self.phone.get(),
            may_collect: self.may_collect.get(),
            gets_messages: self.gets_messages.get(),
            lives_with: self.lives_with.get(),
            emergency: self.emergency.get(),
        }
    }
}

/// The people in a child's life.
#[component]
pub fn Carers(
    /// Their fields.
    carers: RwSignal<Vec<CarerFields>>,
    /// The form they are in.
    asking: Asking,
) -> Node {
    let error = move |field: Field, at: usize| asking.error_at(field, Some(at));
    view! {
        <Section title="Family, carers, emergency contacts">
            <p class="hint">"The first to ring first."</p>
            {live(move || carers.get().into_iter().enumerate().map(|(at, carer)| view! {
                <div class="aside" role="group" aria-label=format!("Person {}", at + 1)>
                    <TextField label="Name" kind=InputKind::Name value=carer.name error=error(Field::CarerName, at)/>
                    <div class="form__row">
                        <TextField label="Who they are" value=carer.relation error=error(Field::CarerRelation, at) hint="Mum, grandad, neighbour"/>
                        <TextField label="Phone" value=carer.phone kind=InputKind::Phone error=error(Field::CarerPhone, at)/>
                    </div>
                    <CheckField label="May collect" value=carer.may_collect/>
                    <CheckField label="Gets messages" value=carer.gets_messages/>
                    <CheckField label="Lives with the child" value=carer.lives_with/>
                    <CheckField label="Emergency contact" value=carer.emergency/>
                    <Button kind=ButtonKind::Quiet label=format!("Take out person {}", at + 1) on_click=Callback::new(move |()| { asking.forget_slips(); carers.update(|carers| _ = carers.remove(at)); })>"Take out"</Button>
                </div>
            }).collect_view())}
            <div class="actions">
                <Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| carers.update(|carers| carers.push(CarerFields::new(CarerAsked::default()))))>"Add a person"</Button>
            </div>
        </Section>
    }
}
