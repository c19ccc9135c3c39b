//! Paper: a sheet as it will be printed, shown on the screen first. Only sheets reach the paper; the style sheet hides all else.

use super::button::{Button, ButtonKind};
use super::icon::IconName;
use super::mark::PebbleMark;
use crate::dom::prelude::*;
use crate::platform::shell;

/// What paper a sheet is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A card or a log.
    A5,
    /// A report or a list.
    A4,
    /// A slip: three on a sheet of A4.
    Slip,
    /// Stickers: 24 on a sheet of A4, three across, each 63.5 by 33.9 mm.
    Labels,
}

/// A sheet, with the button that prints it above it. It is paper in the dark too.
#[component]
pub fn PrintSheet(
    /// What paper it is made for.
    paper: Paper,
    /// What is on it, for a screen reader.
    #[prop(optional, into)]
    label: Option<String>,
    /// Leaves the button out: for the second and further sheets of a print.
    #[prop(optional)]
    no_button: bool,
    /// What is on the paper.
    children: Node,
) -> Node {
    let (class, advice) = match paper {
        Paper::A5 => ("sheet sheet--a5", "A5 paper; on A4 it keeps its size, with room around it"),
        Paper::A4 => ("sheet sheet--a4", "A4 paper"),
        Paper::Slip => ("sheet sheet--slip", "A4 paper; cut along the line"),
        Paper::Labels => (
            "sheet sheet--labels",
            "A4 label paper, 24 to the sheet, 63.5 × 33.9 mm; print at 100 %",
        ),
    };
    view! {
        <div class="sheet-frame">
            {(!no_button).then(|| view! {
                <div class="sheet-frame__bar">
                    <Button kind=ButtonKind::Primary icon=IconName::Print on_click=Callback::new(|()| shell::print())>"Print"</Button>
                    <p class="sheet-frame__paper">{advice}</p>
                </div>
            })}
            // A sheet may be wider than a phone; with the focus it can be moved by keyboard.
            <article class=class aria-label=label tabindex="0">{children}</article>
        </div>
    }
}

/// The head of a sheet: the mark, who sends it, and what it is.
#[component]
pub fn SheetHead(
    /// The name of the setting.
    #[prop(into)]
    setting_name: String,
    /// What kind of paper it is: "Reading log".
    #[prop(into)]
    kind: String,
) -> Node {
    view! {
        <div class="sheet__head">
            <PebbleMark/>
            <p class="sheet__from"><bdi>{setting_name}</bdi></p>
            <p class="sheet__kind">{kind}</p>
        </div>
    }
}

/// A part of a sheet with its heading.
#[component]
pub fn SheetPart(
    /// The heading.
    #[prop(into)]
    title: String,
    /// What is in it.
    children: Node,
) -> Node {
    view! { <section class="sheet__part"><h2>{title}</h2>{children}</section> }
}

/// The last lines of a sheet.
#[component]
pub fn SheetFoot(
    /// What they say.
    children: Node,
) -> Node {
    view! { <div class="sheet__foot">{children}</div> }
}

/// Lines to write on, in columns: a reading log for paper.
#[component]
pub fn RuledLines(
    /// The heads of the columns. The last is the widest.
    columns: Vec<String>,
    /// How many lines.
    rows: usize,
    /// What the lines are for, for a screen reader.
    #[prop(into)]
    label: String,
) -> Node {
    let width = columns.len();
    let blank = move |_| view! { <tr>{(0..width).map(|_| view! { <td></td> }).collect_view()}</tr> };
    view! {
        <table class="ruled" aria-label=label>
            <thead><tr>{columns.into_iter().map(|column| view! { <th scope="col">{column}</th> }).collect_view()}</tr></thead>
            <tbody>{(0..rows).map(blank).collect_view()}</tbody>
        </table>
    }
}
