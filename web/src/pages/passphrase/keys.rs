//! The parts that the passphrase screens share: the fields of a new passphrase, the paper with the recovery key, and changing either.

use crate::dom::prelude::*;
use crate::pages::lock::say_why_not;
use crate::pages::print::setting_name;
use crate::platform::entropy::BrowserEntropy;
use crate::platform::{files, shell, timer};
use crate::state::{App, NotUnlocked, use_app};
use crate::text::{self, dates};
use crate::ui::{Banner, Button, ButtonKind, Form, InputKind, Section, Show, TextField, ToastKind};
use leptos::task::spawn_local;
use pebblebook::vault::{Passphrase, RecoveryKey};
use std::pin::Pin;

/// A recovery key nobody has seen yet.
pub fn fresh_recovery_key() -> RecoveryKey {
    RecoveryKey::fresh(&mut BrowserEntropy)
}

/// A new passphrase, typed twice.
#[derive(Clone, Copy)]
pub struct NewWords {
    app: App,
    once: RwSignal<String>,
    again: RwSignal<String>,
    slip: RwSignal<Option<String>>,
    differs: RwSignal<Option<String>>,
    shown: RwSignal<bool>,
}

impl NewWords {
    /// Nothing typed yet.
    pub fn blank() -> Self {
        NewWords {
            app: use_app(),
            once: RwSignal::new(String::new()),
            again: RwSignal::new(String::new()),
            slip: RwSignal::new(None),
            differs: RwSignal::new(None),
            shown: RwSignal::new(false),
        }
    }

    /// The passphrase, when both fields agree on one that will do.
    pub fn read(self) -> Option<Passphrase> {
        let (once, again) = (self.once.get_untracked(), self.again.get_untracked());
        // Whoever finds the phone may well know whose it is.
        let setting = self.app.look(setting_name);
        let parsed = Passphrase::parse(&once, &[&setting]);
        self.slip.set(parsed.as_ref().err().map(|slip| text::passphrase_slip(*slip)));
        let same = Passphrase::typed(&once).text() == Passphrase::typed(&again).text();
        self.differs
            .set((!same).then(|| "The two are not the same. Type it once more.".to_owned()));
        parsed.ok().filter(|_| same)
    }

    /// Forgets what was typed.
    pub fn clear(self) {
        self.once.set(String::new());
        self.again.set(String::new());
        self.shown.set(false);
    }

    /// The fields.
    pub fn fields(self) -> Node {
        let make_up = move |()| {
            let made = Passphrase::made_up(&mut BrowserEntropy);
            self.once.set(made.text().to_owned());
            self.again.set(made.text().to_owned());
            self.slip.set(None);
            self.differs.set(None);
            self.shown.set(true);
        };
        let kind = move || if self.shown.get() { InputKind::Text } else { InputKind::Password };
        view! {
            {live(move || view! {
                <TextField label="New passphrase" hint="Four words, or twelve letters and more." value=self.once error=self.slip kind=kind()/>
            })}
            <div class="actions">
                <Button kind=ButtonKind::Quiet on_click=Callback::new(make_up)>"Make one up for me"</Button>
                <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| self.shown.update(|shown| *shown = !*shown))>
                    {move || if self.shown.get() { "Hide it" } else { "Show it" }}
                </Button>
            </div>
            {live(move || view! { <TextField label="The same once more" value=self.again error=self.differs kind=kind()/> })}
        }
    }
}

/// The recovery key, to print or save, and the proof that she has it. Only the sheet reaches the paper.
#[component]
pub fn RecoveryPaper(
    /// The key.
    recovery: RecoveryKey,
    /// Whether what follows is on its way.
    busy: RwSignal<bool>,
    /// What the button says that goes on.
    confirm: &'static str,
    /// Goes on, once she has shown that the key is on paper.
    on_confirm: Callback<()>,
) -> Node {
    let key = recovery.text().to_string();
    let proof: String = key.rsplit('-').next().unwrap_or_default().to_owned();
    let typed = RwSignal::new(String::new());
    let slip = RwSignal::new(None::<String>);
    let app = use_app();
    // Years later nobody knows any more which book a paper opens, or whether it is the last one.
    let about = format!(
        "Pebblebook recovery key of {}, made on {}. It opens the book when the passphrase is forgotten. Keep it away from the phone.",
        app.look(setting_name),
        dates::long(app.today.get_untracked())
    );
    let to_save = format!("{about}\r\n\r\n{key}\r\n");
    let save = Callback::new(move |()| {
        let text = to_save.clone();
        spawn_local(async move {
            let _ = files::deliver("recovery-key.txt", "text/plain", text.as_bytes()).await; // she sees whether it came
        });
    });
    let go_on = Callback::new(move |()| {
        // As the key itself is read: small letters are large, O is 0.
        let same = typed.get_untracked().trim().to_ascii_uppercase().replace('O', "0") == proof;
        slip.set((!same).then(|| "That is not its last group. Look at your paper.".to_owned()));
        if same {
            on_confirm.run(());
        }
    });
    view! {
        <Section title="Your recovery key">
            <p>"If you forget the passphrase, this key is the only other way in. Nobody else has it: not us, not the shop that sold the phone. Print it or write it down, and keep it where you keep the house papers."</p>
            <div class="sheet sheet--a5">
                <p>{about}</p>
                <p class="key-paper" translate="no">{key.clone()}</p>
            </div>
            <div class="actions">
                <Button kind=ButtonKind::Secondary on_click=Callback::new(|()| shell::print())>"Print it"</Button>
                <Button kind=ButtonKind::Secondary on_click=save>"Save it as a file"</Button>
            </div>
            <Form on_submit=go_on>
                <TextField label="Type its last group of four" hint="So that we know it is on your paper." value=typed error=slip short=true/>
                <div class="actions"><Button kind=ButtonKind::Primary submit=true busy>{confirm}</Button></div>
            </Form>
        </Section>
    }
}

/// What may say no, and what is done when it says yes. Boxed, so that what follows is compiled once.
type Act = Pin<Box<dyn Future<Output = Result<(), NotUnlocked>>>>;

/// Runs something that may say no, and tells how it went.
fn settle(busy: RwSignal<bool>, slip: RwSignal<Option<String>>, act: Act, then: Box<dyn FnOnce()>) {
    busy.set(true);
    slip.set(None);
    spawn_local(async move {
        timer::wait(30).await; // so that the button can say that it works
        let result = act.await;
        let _ = busy.try_set(false);
        match result {
            Ok(()) => then(),
            Err(trouble) => say_why_not(slip, trouble).await,
        }
    });
}

/// Another passphrase.
#[component]
pub fn ChangePassphrase() -> Node {
    let app = use_app();
    let words = NewWords::blank();
    let now = RwSignal::new(String::new());
    let slip = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let save = Callback::new(move |()| {
        let Some(new) = words.read() else { return };
        let old = now.get_untracked();
        let changed = move || {
            now.set(String::new());
            words.clear();
            app.tell(
                "The new passphrase is set. The recovery key is as it was.".to_owned(),
                ToastKind::Done,
            );
        };
        settle(busy, slip, Box::pin(app.change_passphrase(old, new)), Box::new(changed));
    });
    view! {
        <Section title="Change the passphrase">
            <Form on_submit=save>
                <TextField label="Passphrase now" hint="Or your recovery key, if you have forgotten it." value=now error=slip kind=InputKind::Password/>
                {words.fields()}
                <div class="actions"><Button kind=ButtonKind::Secondary submit=true busy>"Change it"</Button></div>
            </Form>
        </Section>
    }
}

/// Another recovery key: the old paper opens this book no more. A key is shown only to her whose passphrase was right, and stays the same
/// until it is used or given up, so that no key is printed in vain.
#[component]
pub fn NewRecoveryKey() -> Node {
    let app = use_app();
    let now = RwSignal::new(String::new());
    let slip = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let key = StoredValue::new_local(None::<RecoveryKey>);
    let shown = RwSignal::new(false);
    let show = Callback::new(move |()| {
        let proved = move || {
            key.set_value(Some(fresh_recovery_key()));
            shown.set(true);
        };
        settle(busy, slip, Box::pin(app.prove(now.get_untracked())), Box::new(proved));
    });
    let give_up = move |()| {
        now.set(String::new());
        slip.set(None);
        key.set_value(None);
        shown.set(false);
    };
    let set = Callback::new(move |()| {
        let Some(new) = key.get_value() else { return };
        let changed = move || {
            give_up(());
            let words = "The new recovery key is set. The old one no longer opens this book; backup files made before still open with it.";
            app.tell(words.to_owned(), ToastKind::Done);
        };
        settle(
            busy,
            slip,
            Box::pin(app.change_recovery(now.get_untracked(), new)),
            Box::new(changed),
        );
    });
    view! {
        <Section title="Make a new recovery key">
            <p>"When the paper is lost or somebody has seen it. Backup files made before still open with the old one."</p>
            {live(move || if shown.get() {
                let paper = key.get_value().map(|recovery| view! {
                    <RecoveryPaper recovery busy confirm="Use this key from now on" on_confirm=set/>
                });
                view! {
                    <p>"The old key stays the right one until you tap “Use this key from now on”."</p>
                    <Show when=move || slip.get().is_some()><Banner attention=true><p role="alert">{move || slip.get()}</p></Banner></Show>
                    {paper}
                    <div class="actions"><Button kind=ButtonKind::Quiet on_click=Callback::new(give_up)>"Keep the old key"</Button></div>
                }
            } else {
                view! {
                    <Form on_submit=show>
                        <TextField label="Your passphrase" hint="Or the recovery key you have now." value=now error=slip kind=InputKind::Password/>
                        <div class="actions"><Button kind=ButtonKind::Secondary submit=true busy>"Show a new key"</Button></div>
                    </Form>
                }
            })}
        </Section>
    }
}

/// No passphrase any more.
#[component]
pub fn StopUsing() -> Node {
    let app = use_app();
    let now = RwSignal::new(String::new());
    let slip = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let asks = RwSignal::new(false);
    let stop = Callback::new(move |()| {
        let old = now.get_untracked();
        let stopped = move || app.tell("There is no passphrase any more.".to_owned(), ToastKind::Done);
        settle(busy, slip, Box::pin(app.unprotect(old)), Box::new(stopped));
    });
    view! {
        <Section title="Stop using a passphrase">
            <p>"Whoever can unlock the device can then read the book."</p>
            <Show when=move || asks.get()>
                <Form on_submit=stop>
                    <TextField label="Passphrase to give up" value=now error=slip kind=InputKind::Password/>
                    <div class="actions"><Button kind=ButtonKind::Danger submit=true busy>"Stop using it"</Button></div>
                </Form>
            </Show>
            <Show when=move || !asks.get()>
                <div class="actions"><Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| asks.set(true))>"Give up the passphrase"</Button></div>
            </Show>
        </Section>
    }
}
