//! What every form does: it asks the core for something, shows what is to be put right, and keeps what is half-written until it is saved
//! or given up. The fields themselves are the screens'.

use crate::dom::prelude::*;
use crate::platform::announce;
use crate::state::{App, Trouble, View, use_app, whenever};
use crate::text;
use crate::ui::{Banner, Button, ButtonKind, ErrorSummary, Show};
use pebblebook::asked::{Field, Problem, Slip};
use pebblebook::change::Deed;
use pebblebook::command::Command;
use pebblebook::journal::NewPicture;
use pebblebook::json;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A form that asks for something.
#[derive(Clone, Copy)]
pub struct Asking {
    app: App,
    /// What is to be put right.
    pub slips: RwSignal<Vec<Slip>>,
    /// What else stands against it.
    alert: RwSignal<String>,
    /// Where its draft is kept; blank where there is none.
    /// Kept for as long as the app is open: what was half-written is forgotten when it is saved, though the screen may be gone by then.
    screen: &'static str,
    /// Whether it began with what was half-written.
    restored: RwSignal<bool>,
    /// What stood in the book when the form was begun.
    was: StoredValue<Vec<u8>>,
    /// What came to stand there meanwhile, once she was told of it.
    told_of: StoredValue<Vec<u8>>,
    /// Set when the fields were filled from the book: that is no typing, and makes no draft.
    filled: StoredValue<bool>,
}

impl Asking {
    /// A form too short to keep half-written.
    #[must_use]
    pub fn plain() -> Self {
        Asking {
            app: use_app(),
            slips: RwSignal::new(Vec::new()),
            alert: RwSignal::new(String::new()),
            screen: "",
            restored: RwSignal::new(false),
            was: StoredValue::new(Vec::new()),
            told_of: StoredValue::new(Vec::new()),
            filled: StoredValue::new(false),
        }
    }

    /// A form that is kept while it is written, and what it starts with: what was half-written, or else what is kept in the book.
    #[must_use]
    pub fn drafted<T: Serialize + DeserializeOwned>(screen: String, kept: T) -> (Self, T) {
        let plain = Asking::plain();
        let draft = plain.app.draft::<(T, T)>(&screen);
        let restored = draft.is_some();
        let (was, start) = match draft {
            Some((was, half_written)) => (json::write(&was), half_written),
            None => (json::write(&kept), kept),
        };
        let asking = Asking {
            screen: Box::leak(screen.into_boxed_str()),
            was: StoredValue::new(was),
            restored: RwSignal::new(restored),
            ..plain
        };
        (asking, start)
    }

    /// Keeps what is in the fields from the first change on.
    pub fn keep<T: Serialize + 'static>(self, asked: impl Fn() -> T + 'static) {
        whenever(move |first| {
            let asked = asked();
            let filled = self.filled.try_update_value(std::mem::take).unwrap_or_default();
            if !first && !filled {
                // With what it was begun on, so that it can be told what changed meanwhile.
                let parts = [b"[", self.was.get_value().as_slice(), b",", &json::write(&asked), b"]"].concat();
                self.app.keep_draft(self.screen, parts);
            }
        });
    }

    /// What she wrote, put onto what stands in the book now: another window or a file may have changed it since the form was begun. Fields
    /// she did not touch stay as they are there. Where both changed one, she is told, and nothing comes of it until she asks again.
    pub fn onto<T: Serialize + DeserializeOwned>(self, mine: T, now: Option<&T>) -> Option<T> {
        let (was, now) = (self.was.get_value(), now.map(json::write).unwrap_or_default());
        if now.is_empty() || now == was {
            return Some(mine);
        }
        let Some(joined) = json::join(&was, &json::write(&mine), &now) else {
            return Some(mine);
        };
        if !joined.torn.is_empty() && self.told_of.get_value() != now {
            self.told_of.set_value(now);
            self.say(text::changed_meanwhile(&joined.torn));
            return None;
        }
        json::read(&joined.text).ok().or(Some(mine))
    }

    /// What is wrong with a field.
    pub fn error(self, field: Field) -> Signal<Option<String>> {
        self.error_at(field, None)
    }

    /// What is wrong with a field of one in a list.
    pub fn error_at(self, field: Field, at: Option<usize>) -> Signal<Option<String>> {
        Signal::derive(move || {
            let slips = self.slips.get();
            let slip = slips.iter().find(|slip| slip.field == field && slip.at == at);
            slip.map(text::slip)
        })
    }

    /// Asks. What is said against it is shown; once it is done, what was half-written is forgotten.
    pub fn run(self, command: Command, done: impl FnOnce(Deed) + 'static) {
        self.ask(command, Box::new(done));
    }

    fn ask(self, command: Command, done: Box<dyn FnOnce(Deed)>) {
        let screen = self.screen;
        self.slips.set(Vec::new());
        self.alert.set(String::new());
        self.app.run(command, move |result| match result {
            Ok(deed) => {
                let _ = self.restored.try_set(false);
                self.app.forget_draft(screen);
                done(deed);
            }
            Err(trouble) => self.show(&trouble),
        });
    }

    /// Whether the screen is there still: whoever has gone on while it was saved is not called back.
    pub fn is_there(self) -> bool {
        self.slips.try_get_untracked().is_some()
    }

    /// Shows what is said against it.
    pub fn show(self, trouble: &Trouble) {
        let found = text::slips(trouble);
        // The screen may be gone by now.
        if found.is_empty() {
            self.say(self.app.look(|notebook| text::trouble(trouble, notebook)));
        }
        let _ = self.slips.try_set(found);
    }

    fn say(self, words: String) {
        let _ = self.alert.try_set(words);
        // The button may be far below it. After the words are there to be read out.
        request_animation_frame(|| announce::focus("p[role=alert]"));
    }

    /// Says that a field must not be blank, where the core would say what the screen says already.
    pub fn miss(self, field: Field) {
        self.slips.set(vec![Slip {
            field,
            at: None,
            problem: Problem::Missing,
        }]);
    }

    /// Draws the fields anew when what is kept in the book changes under a form in which nothing is half-written: after an undo, or from
    /// another tab.
    pub fn follow<T: Serialize + Clone + PartialEq + Send + Sync + 'static>(self, kept: View<T>, fill: impl Fn(T) + 'static) {
        whenever(move |first| {
            let kept = kept.get();
            if !first && !self.app.has_draft(self.screen) {
                self.filled.set_value(true);
                self.was.set_value(json::write(&kept));
                fill(kept);
            }
        });
    }

    /// Forgets what was to be put right: where a line goes, the others are no longer where they were.
    pub fn forget_slips(self) {
        self.slips.set(Vec::new());
    }

    /// Keeps a new photo with what is half-written. Returns what it is kept under.
    pub fn keep_photo(self, photo: &NewPicture) -> String {
        self.app.keep_draft_photo(self.screen, photo)
    }

    /// The new photos that were half-written, with what each is kept under.
    pub fn photos(self) -> Vec<(String, NewPicture)> {
        self.app.draft_photos(self.screen)
    }

    /// Forgets what is half-written.
    pub fn give_up(self) {
        let _ = self.restored.try_set(false);
        self.app.forget_draft(self.screen);
    }
}

/// What stands at the top of a form: that half-written words are back, and what is to be put right.
#[component]
pub fn Answer(
    /// Of which form.
    asking: Asking,
) -> Node {
    let Asking { app, slips, .. } = asking;
    let afresh = Callback::new(move |()| {
        asking.give_up();
        app.afresh.update(|turn| *turn += 1);
    });
    view! {
        <Show when=move || asking.restored.get()>
            <Banner attention=false>
                <p>"What you had half-written is back."</p>
                <Button kind=ButtonKind::Quiet on_click=afresh>"Throw it away"</Button>
            </Banner>
        </Show>
        <ErrorSummary errors=Signal::derive(move || slips.get().iter().map(text::slip).collect::<Vec<_>>())/>
        <Alert asking/>
    }
}

/// What stands against it besides its fields. By itself for a form of one field, whose error needs no list above it.
#[component]
pub fn Alert(
    /// Of which form.
    asking: Asking,
) -> Node {
    let alert = asking.alert;
    view! { <Show when=move || !alert.get().is_empty()><Banner attention=true><p role="alert" tabindex="-1">{alert}</p></Banner></Show> }
}
