//! What stands against what she wrote on a child's page, and the way on: all the same, with the reason where one is wanted. It decides nothing:
//! what is odd is the core's to say.

use crate::dom::prelude::*;
use crate::pages::asking::Asking;
use crate::platform::announce;
use crate::state::{App, use_app};
use crate::text::diary::questions;
use crate::ui::{Banner, Button, ButtonKind, Show, TextArea};
use pebblebook::asked::Field;
use pebblebook::diary::Question;

/// What was asked of a form.
#[derive(Clone, Copy)]
pub struct Asked {
    app: App,
    words: RwSignal<Vec<String>>,
    wants_reason: RwSignal<bool>,
    /// Why she goes on all the same.
    reason: RwSignal<String>,
}

impl Asked {
    /// Of a form that was not sent yet.
    pub fn nothing(reason: RwSignal<String>) -> Self {
        Asked {
            app: use_app(),
            words: RwSignal::new(Vec::new()),
            wants_reason: RwSignal::new(false),
            reason,
        }
    }

    /// Shows it. The screen may be gone by now.
    pub fn show(self, odd: &[Question]) {
        let _ = self.wants_reason.try_set(odd.iter().any(Question::needs_reason));
        let _ = self.words.try_set(self.app.look(|notebook| questions(odd, notebook)));
        request_animation_frame(|| announce::focus("p[role=alert]"));
    }

    /// Takes it away: something is to be put right first.
    pub fn forget(self) {
        let _ = self.words.try_set(Vec::new());
    }
}

/// The stop above a form.
#[component]
pub fn Stop(
    /// Of which form.
    asking: Asking,
    /// What was asked.
    asked: Asked,
    /// Keeps it all the same.
    on_keep: Callback<()>,
) -> Node {
    let Asked {
        words,
        wants_reason,
        reason,
        ..
    } = asked;
    let keep = Callback::new(move |()| {
        if wants_reason.get_untracked() && reason.with_untracked(|reason| reason.trim().is_empty()) {
            return asking.miss(Field::Reason);
        }
        on_keep.run(());
    });
    view! {
        <Show when=move || !words.get().is_empty()>
            <Banner attention=true>
                <div class="stack">
                    <p role="alert" tabindex="-1"><b>"Not saved yet. "</b>{live(move || words.get().join(" "))}</p>
                    <Show when=move || wants_reason.get()>
                        <TextArea label="Why all the same?" value=reason error=asking.error(Field::Reason) rows=2/>
                    </Show>
                    <div class="actions"><Button kind=ButtonKind::Secondary on_click=keep>"Keep it all the same"</Button></div>
                </div>
            </Banner>
        </Show>
    }
}
