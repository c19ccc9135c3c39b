//! The first run: what the book is, and how to begin it.

use crate::state::use_app;
use crate::ui::{Button, ButtonKind, PageHeader};
use leptos::prelude::*;
use pebblebook::command::Command;
use pebblebook::setting::SettingCommand;

/// The first run.
#[component]
pub fn Welcome() -> impl IntoView {
    let app = use_app();
    view! {
        <main class="narrow">
            <PageHeader title="Pebblebook".to_string()/>
            <Button kind=ButtonKind::Primary on_click=Callback::new(move |()| app.run_plainly(Command::Setting(SettingCommand::TrySample)))>"Try with sample data"</Button>
        </main>
    }
}
