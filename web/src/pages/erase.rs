//! Erasing one child for good: first what is held and what should still be kept, then the choice. Not the everyday deleting, which can be
//! undone for a while and stands on the child's page.

use crate::dom::prelude::*;
use crate::route::{Route, go_instead};
use crate::state::{View, use_app};
use crate::text::{self, keeping};
use crate::ui::{
    Banner, Button, ButtonKind, ButtonLink, ChildName, ConfirmDialog, InputKind, PageHeader, Section, Show, TextField, ToastKind,
};
use pebblebook::ids::ChildId;
use pebblebook::keeping::{Erasing, Held, holdings, mentions_elsewhere};
use pebblebook::row::Kind;

/// What stands before the choice, in words.
#[derive(Clone, PartialEq)]
struct Before {
    name: String,
    held: Vec<String>,
    some_due: bool,
    some_to_keep: bool,
    named_elsewhere: Vec<String>,
}

/// Erasing one child.
#[component]
pub fn Erase(
    /// Who.
    id: ChildId,
) -> Node {
    let app = use_app();
    let before = app.view(Kind::ALL, move |notebook, today| {
        let held = Held::on(notebook, id)?;
        let all = holdings(notebook, &held);
        Some(Before {
            name: held.child.known_as().to_owned(),
            held: all.iter().map(|holding| keeping::holding(holding, today)).collect(),
            some_due: all.iter().any(|holding| holding.is_due(today)),
            some_to_keep: all.iter().any(|holding| !holding.is_due(today)),
            named_elsewhere: mentions_elsewhere(notebook, held.child)
                .iter()
                .map(|mention| keeping::mention(mention, notebook, today))
                .collect(),
        })
    });
    let here = View::new(move || before.get().is_some());
    let of = move |look: fn(&Before) -> bool| move || before.with(|before| before.as_ref().is_some_and(look));
    let name = Signal::derive(move || before.get().map(|before| before.name).unwrap_or_default());
    let (asks, typed) = (RwSignal::new(false), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<String>);
    let erase = move |how: Erasing| {
        error.set(None);
        let typed = matches!(how, Erasing::Everything(_));
        app.erase(id, how, move |result| match result {
            Ok(()) => {
                let gone = app.look(|notebook| notebook.child(id).is_none());
                app.tell("It is erased for good on this device.".to_owned(), ToastKind::Done);
                if gone {
                    go_instead(Route::Keeping);
                }
            }
            Err(trouble) => {
                let words = app.look(|notebook| text::trouble(&trouble, notebook));
                if typed {
                    let _ = error.try_set(Some(words));
                } else {
                    app.tell(words, ToastKind::Trouble);
                }
            }
        });
    };
    let by_rules = Callback::new(move |()| erase(Erasing::NotToBeKept));
    let everything = Callback::new(move |()| erase(Erasing::Everything(typed.get_untracked())));
    let lines = move |look: fn(Before) -> Vec<String>| {
        live(move || {
            before
                .get()
                .map(look)
                .unwrap_or_default()
                .into_iter()
                .map(|line| view! { <li><bdi>{line}</bdi></li> })
                .collect_view()
        })
    };
    view! {
        <PageHeader title=Signal::derive(move || if here.get() { format!("Erase {}", name.get()) } else { "Not here any more".to_owned() }) back=Route::Child(id).href()/>
        <Show when=move || !here.get()><p>"This child is no longer in the book."</p></Show>
        <Show when=move || here.get()>
            <ChildName child=id/>
            <Section title="What is held">
                <ul class="points">{lines(|before| before.held)}</ul>
                <div class="actions">
                    <ButtonLink kind=ButtonKind::Secondary href=Route::PrintChild(id).href()>"Hand over everything first"</ButtonLink>
                    <ButtonLink kind=ButtonKind::Quiet href=Route::Keeping.href()>"How long things are kept"</ButtonLink>
                </div>
            </Section>
            <Show when=of(|before| !before.named_elsewhere.is_empty())>
                <Section title="Named elsewhere">
                    <p>"This child’s name also stands in what you wrote about others. It stays there unless you change it:"</p>
                    <ul class="reasons">{lines(|before| before.named_elsewhere)}</ul>
                </Section>
            </Show>
            <Banner attention=true>
                <p>"Erasing cannot be undone. It also takes the safety copies of the whole book on this device, and what could be undone until now. Old backup files still hold this child: delete them, and make a new backup. Your other device holds the child until you bring over a file from this one, and its safety copies for thirty days more: let go of them there. Photos in the phone’s gallery, chats and papers are yours to look after."</p>
            </Banner>
            <Section title="Erase what need not be kept">
                <Show when=of(|before| before.some_due)>
                    <p>"Everything above that may go is erased; the rest stays."</p>
                    <div class="actions"><Button kind=ButtonKind::Danger busy=app.busy on_click=Callback::new(move |()| asks.set(true))>"Erase what may go"</Button></div>
                </Show>
                <Show when=of(|before| !before.some_due)><p>"By your rules nothing may go yet."</p></Show>
            </Section>
            <Section title="Erase everything">
                <Show when=of(|before| before.some_to_keep)>
                    <p>"By your rules some of this should still be kept. A family may ask you to erase, but not what you have to keep for a duty or a possible claim: if in doubt, ask your insurer first."</p>
                </Show>
                <TextField label="To erase everything, type the child’s name" value=typed kind=InputKind::Name error/>
                <div class="actions"><Button kind=ButtonKind::Danger busy=app.busy on_click=everything>"Erase everything"</Button></div>
            </Section>
        </Show>
        <ConfirmDialog open=asks title=Signal::derive(move || format!("Erase what may go of {}?", name.get())) confirm="Erase for good".to_string() on_confirm=by_rules>
            <p>"It cannot be undone."</p>
        </ConfirmDialog>
    }
}
