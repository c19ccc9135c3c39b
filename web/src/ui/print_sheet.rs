//! A sheet of paper: shown on the screen as it will be printed, and alone on the paper when it is.

use super::button::{Button, ButtonKind};
use super::icon::IconName;
use crate::platform::shell;
use leptos::prelude::*;

/// The size of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A5, upright.
    A5,
    /// A4, upright.
    A4,
    /// A4 of labels, three by eight.
    Labels,
}

/// A sheet with its Print button, which is not on the paper.
#[component]
pub fn PrintSheet(
    /// The size of the paper.
    paper: Paper,
    children: Children,
) -> impl IntoView {
    let class = match paper {
        Paper::A5 => "sheet sheet--a5",
        Paper::A4 => "sheet sheet--a4",
        Paper::Labels => "sheet sheet--labels",
    };
    view! {
        <div class="actions not-on-paper">
            <Button kind=ButtonKind::Primary icon=IconName::Print on_click=Callback::new(|()| shell::print())>"Print"</Button>
        </div>
        <article class=class>{children()}</article>
    }
}
