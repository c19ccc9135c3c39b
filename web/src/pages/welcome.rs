//! The first run: what the book is, where it is kept, and three ways to begin.

use super::asking::{Alert, Asking};
use super::backup::BringIn;
use crate::dom::prelude::*;
use crate::platform::shell::{Install, install};
use crate::route::{Route, go_instead};
use crate::state::use_app;
use crate::ui::{Banner, Button, ButtonKind, Form, PebbleDrawing, Section, TextField};
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::setting::SettingCommand;

/// The first run.
#[component]
pub fn Welcome() -> Node {
    let app = use_app();
    let (asking, start) = Asking::drafted("welcome".to_owned(), String::new());
    let name = RwSignal::new(start);
    asking.keep(move || name.get());
    // Whatever screen was shown when the book became empty: one's own book begins with its lock, the sample with today.
    let ask = move |command: SettingCommand, then: Route| asking.run(Command::Setting(command), move |_| go_instead(then));
    view! {
        <main class="narrow" id="main">
            <PebbleDrawing/>
            <h1 tabindex="-1">"Pebblebook"</h1>
            <p>"The book of your setting: its lending library, its children, and what families tell. It works in the park with no signal."</p>
            <p class="quiet">"Everything stays on this device. There is no account, and nothing is sent anywhere."</p>
            {(install() == Install::ByShareButton).then(|| view! {
                <Banner attention=true>
                    <p>"On an iPhone or iPad, put Pebblebook on the home screen first: tap the share button, then “Add to Home Screen”. It keeps a book of its own there; what you enter here does not move."</p>
                </Banner>
            })}
            <Alert asking/>
            <Section title="Start my own">
                <Form on_submit=Callback::new(move |()| ask(SettingCommand::Name(name.get_untracked()), Route::Passphrase))>
                    <TextField label="Name of your setting" value=name error=asking.error(Field::SettingName) hint="As parents know it. You can change it later."/>
                    <div class="actions"><Button kind=ButtonKind::Primary submit=true busy=app.busy>"Start my own"</Button></div>
                </Form>
            </Section>
            <Section title="Or look around first">
                <p>"A made-up setting with four children, twelve books and some weeks of loans. You can remove it in one go."</p>
                <div class="actions">
                    <Button kind=ButtonKind::Secondary busy=app.busy on_click=Callback::new(move |()| ask(SettingCommand::TrySample, Route::Today))>"Try with sample data"</Button>
                </div>
            </Section>
            <Section title="Or bring in a backup"><BringIn/></Section>
        </main>
    }
}
