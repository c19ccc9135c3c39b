//! Dialogs: the browser's own, so that Escape, the focus and what lies behind are as everywhere.

use super::button::{Button, ButtonKind, IconButton};
use super::fresh_id;
use super::icon::IconName;
use crate::dom::prelude::*;
use crate::state::whenever;

/// Something to be settled before going on.
#[component]
pub fn Dialog(
    /// Whether it is open. The dialog sets it when it is closed by Escape.
    open: RwSignal<bool>,
    /// What it is about.
    #[prop(into)]
    title: Signal<String>,
    /// What is in it. Its buttons go into an element of class `actions`.
    children: Node,
) -> Node {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    let id = fresh_id("dialog");
    whenever(move |_| {
        let open = open.get();
        let Some(dialog) = dialog.get() else { return };
        if open && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby=id.clone() on:close=move |_| open.set(false)>
            <div class="dialog__head">
                <h2 class="dialog__title" id=id.clone()>{title}</h2>
                <IconButton icon=IconName::Close label="Close" on_click=Callback::new(move |()| open.set(false))/>
            </div>
            <div class="dialog__body">{children}</div>
        </dialog>
    }
}

/// A question before something that takes away. The safe answer comes first, so that Enter harms nothing.
#[component]
pub fn ConfirmDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// The word on the button that does it: "Delete Ana", never "OK".
    #[prop(into)]
    confirm: Signal<String>,
    /// What is done.
    #[prop(into)]
    on_confirm: Callback<()>,
    /// The word on the button that does nothing.
    #[prop(default = "Keep".to_owned(), into)]
    cancel: String,
    /// Whether it takes something away; if not, it looks like any other thing to do.
    #[prop(default = true)]
    danger: bool,
    /// What happens, and what does not.
    children: Node,
) -> Node {
    let act = move |()| {
        open.set(false);
        on_confirm.run(());
    };
    view! {
        <Dialog open title>
            {children}
            <div class="actions">
                <Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| open.set(false))>{cancel}</Button>
                <Button kind=if danger { ButtonKind::Danger } else { ButtonKind::Primary } on_click=Callback::new(act)>{confirm}</Button>
            </div>
        </Dialog>
    }
}
