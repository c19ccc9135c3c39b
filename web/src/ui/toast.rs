//! Short messages after an action, with the way back. They stay for as long as they are being looked at.

use super::icon::{Icon, IconName};
use crate::dom::prelude::*;
use leptos::leptos_dom::helpers::TimeoutHandle;
use std::time::Duration;

/// How long a message stays while nobody touches it.
const STAYS: Duration = Duration::from_secs(12);

/// A short message.
#[derive(Clone, Debug)]
pub struct Toast {
    /// Tells it from the others.
    pub id: u32,
    /// What happened.
    pub text: String,
    /// Whether it went well.
    pub kind: ToastKind,
    /// The way back, if there is one.
    pub undo: Option<Callback<()>>,
}

/// Whether it went well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    /// It did.
    Done,
    /// It did not: the message stays until it is put away.
    Trouble,
}

/// The messages there are, above the bottom bar. Read out as they come, without taking the focus.
#[component]
pub fn Toasts(
    /// The messages; each is taken out when its time is over.
    toasts: RwSignal<Vec<Toast>>,
) -> Node {
    view! {
        <section class="toasts" aria-label="Messages">
            <div role="status" aria-live="polite" aria-atomic="false">
                {move || toasts.get().into_iter().map(|toast| view! { <OneToast toast toasts/> }).collect_view()}
            </div>
        </section>
    }
}

#[component]
fn OneToast(toast: Toast, toasts: RwSignal<Vec<Toast>>) -> Node {
    let Toast { id, text, kind, undo } = toast;
    let put_away = move || {
        let _ = toasts.try_update(|toasts| toasts.retain(|toast| toast.id != id));
    };
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let hold = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    let release = move || {
        hold();
        if kind == ToastKind::Done {
            let _ = timer.try_set_value(set_timeout_with_handle(put_away, STAYS).ok());
        }
    };
    release();
    on_cleanup(hold);
    let icon = match kind {
        ToastKind::Done => IconName::Check,
        ToastKind::Trouble => IconName::Warning,
    };
    view! {
        <div
            class="toast"
            class:toast--trouble=kind == ToastKind::Trouble
            on:pointerenter=move |_| hold()
            on:pointerleave=move |_| release()
            on:focusin=move |_| hold()
            on:focusout=move |_| release()
        >
            <Icon name=icon/>
            <p class="toast__text">{text}</p>
            <div class="toast__acts">
                {undo.map(|undo| view! {
                    <button type="button" class="toast__undo" on:click=move |_| { put_away(); undo.run(()); }>"Undo"</button>
                })}
                <button type="button" class="icon-button" aria-label="Put this message away" on:click=move |_| put_away()><Icon name=IconName::Close/></button>
            </div>
        </div>
    }
}
