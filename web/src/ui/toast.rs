//! Short messages at the foot of the screen: what was done, with its undo, or why something was not. They stay long enough to be read and
//! reached, and longer while the pointer or the focus is on them.

use super::icon::{Icon, IconName};
use crate::platform::timer;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How long a message stays.
const STAYS_MS: i32 = 12_000;
/// How long it stays after the pointer or focus has left it.
const LINGERS_MS: i32 = 4_000;

/// What kind of message it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    /// Something was done.
    Done,
    /// Something was not done.
    Trouble,
}

/// A short message.
#[derive(Clone, Debug)]
pub struct Toast {
    /// Which.
    pub id: u32,
    /// The words.
    pub text: String,
    /// What kind.
    pub kind: ToastKind,
    /// How to take it back, if it can be.
    pub undo: Option<Callback<()>>,
}

/// The short messages.
#[component]
pub fn Toasts(
    /// The messages, latest last.
    toasts: RwSignal<Vec<Toast>>,
) -> impl IntoView {
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || toasts.get() key=|toast| toast.id let:toast>
                <One toast toasts/>
            </For>
        </div>
    }
}

#[component]
fn One(toast: Toast, toasts: RwSignal<Vec<Toast>>) -> impl IntoView {
    let Toast { id, text, kind, undo } = toast;
    let held = RwSignal::new(false);
    let close = move || toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
    spawn_local(async move {
        timer::wait(STAYS_MS).await;
        while held.try_get_untracked() == Some(true) {
            timer::wait(LINGERS_MS).await;
        }
        let _ = toasts.try_update(|toasts| toasts.retain(|toast| toast.id != id));
    });
    view! {
        <div
            class="toast"
            class:toast--trouble=kind == ToastKind::Trouble
            on:pointerenter=move |_| held.set(true)
            on:pointerleave=move |_| held.set(false)
            on:focusin=move |_| held.set(true)
            on:focusout=move |_| held.set(false)
        >
            <Icon name=if kind == ToastKind::Trouble { IconName::Warning } else { IconName::Check }/>
            <p>{text}</p>
            {undo.map(|undo| view! { <button type="button" class="button button--toast" on:click=move |_| { close(); undo.run(()) }>"Undo"</button> })}
            <button type="button" class="button button--icon" aria-label="Close this message" on:click=move |_| close()><Icon name=IconName::Close/></button>
        </div>
    }
}
