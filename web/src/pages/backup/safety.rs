//! The safety copies: what was here each time before a file was taken in, for thirty days.

use crate::dom::prelude::*;
use crate::platform::clock;
use crate::state::{Moving, use_app, whenever};
use crate::text::{self, dates};
use crate::ui::{Button, ButtonKind, ConfirmDialog, Section, ToastKind};
use leptos::task::spawn_local;
use pebblebook::store::SafetyCopy;
use pebblebook::time::Moment;

/// "Wednesday 25 November 2026, 14:05".
fn when(made: Moment) -> String {
    let day = dates::long(clock::day_of(made.millis()));
    format!("{day}, {}", clock::time_of(made.millis()))
}

/// The safety copies, the last one first.
#[component]
pub fn SafetyCopies() -> Node {
    let app = use_app();
    let copies = RwSignal::new(Vec::<SafetyCopy>::new());
    let wanted = RwSignal::new(None::<Moment>);
    let (asks, lets_go) = (RwSignal::new(false), RwSignal::new(false));
    let look = move || spawn_local(async move { _ = copies.try_set(app.safety_copies().await) });
    let tell = move |done: Result<(), Moving>| {
        if let Err(error) = done {
            app.tell(text::moving(&error), ToastKind::Trouble);
        }
        look();
    };
    whenever(move |first| {
        if first {
            look();
        }
    });
    let back = Callback::new(move |()| {
        if let Some(made) = wanted.get_untracked() {
            spawn_local(async move {
                let done = app.bring_back(made).await;
                if done.is_ok() {
                    app.tell(format!("The book is as it was until {}.", when(made)), ToastKind::Done);
                }
                tell(done);
            });
        }
    });
    let let_go = Callback::new(move |()| spawn_local(async move { tell(app.let_safety_copies_go().await) }));
    view! {
        {live(move || (!copies.get().is_empty()).then(|| view! {
            <Section title="As it was before">
                <p>"Each time a file was taken in, what was here before was kept beside the book, for thirty days."</p>
                <ul class="list">
                    {live(move || copies.get().into_iter().rev().map(|SafetyCopy { made, rows }| {
                        let when = when(made);
                        let records = dates::counted(u32::try_from(rows).unwrap_or(u32::MAX), "record");
                        let label = format!("Bring back what was here until {when}");
                        view! {
                            <li class="list-row list-row--split">
                                <span class="list-row__text">{format!("Until {when}: {records}")}</span>
                                <Button kind=ButtonKind::Secondary label=label on_click=Callback::new(move |()| {
                                    wanted.set(Some(made));
                                    asks.set(true);
                                })>"Bring back"</Button>
                            </li>
                        }
                    }).collect_view())}
                </ul>
                <div class="actions"><Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| lets_go.set(true))>"Let go of all of these"</Button></div>
            </Section>
        }))}
        <ConfirmDialog open=asks title="Bring back what was here before?".to_string() confirm="Bring it back".to_string() danger=false on_confirm=back>
            <p>{live(move || wanted.get().map(|made| format!("The book is then as it was until {}. What stands in it now joins this list, so that you can take this back too.", when(made))))}</p>
        </ConfirmDialog>
        <ConfirmDialog open=lets_go title="Let go of all safety copies?".to_string() confirm="Let them go".to_string() on_confirm=let_go>
            <p>"What was here before files were taken in can then not be brought back any more. The book stays as it is, and there is more room on this device."</p>
        </ConfirmDialog>
    }
}
