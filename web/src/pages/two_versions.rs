//! What was written differently on two devices, side by side, to decide which holds.

use crate::dom::prelude::*;
use crate::platform::clock;
use crate::route::Route;
use crate::state::use_app;
use crate::text::{self, dates};
use crate::ui::{Button, ButtonKind, PageHeader, Section};
use pebblebook::command::Command;
use pebblebook::ids::Id;
use pebblebook::merge::{Difference, SettleCommand, Writing, conflicts};
use pebblebook::row::Kind;

/// One thing with two versions, as shown.
#[derive(Clone, PartialEq)]
struct Shown {
    aside: Id,
    what: String,
    here: String,
    there: String,
    differences: Vec<Difference>,
}

/// Two versions.
#[component]
pub fn TwoVersions() -> Node {
    let app = use_app();
    let all = app.view(Kind::ALL, move |notebook, _| {
        let when = |millis: i64| format!("{} at {}", dates::long(clock::day_of(millis)), clock::time_of(millis));
        let shown = |conflict: pebblebook::merge::Conflict| {
            let record = conflict.here.as_ref().or(conflict.other.as_ref());
            let gone = |there: bool, written: Writing| {
                let deed = if there { "written" } else { "deleted" };
                format!("{deed} on {}, {}", when(written.at.millis()), app.device_of(written.device))
            };
            Shown {
                aside: conflict.aside,
                what: record.map(|record| text::record_name(record, notebook)).unwrap_or_default(),
                here: gone(conflict.here.is_some(), conflict.here_written),
                there: gone(conflict.other.is_some(), conflict.other_written),
                differences: if conflict.here.is_some() && conflict.other.is_some() {
                    conflict.differences()
                } else {
                    Vec::new()
                },
            }
        };
        conflicts(notebook).into_iter().map(shown).collect::<Vec<_>>()
    });
    let settle = move |command: SettleCommand| app.run_plainly(Command::Settle(command));
    view! {
        <PageHeader title="Two versions".to_string() back=Route::Backup.href()/>
        {live(move || all.get().is_empty().then(|| view! { <p class="quiet">"Nothing is waiting to be decided."</p> }))}
        {live(move || all.get().into_iter().map(|shown| {
            let aside = shown.aside;
            view! {
                <Section title=shown.what>
                    {(!shown.differences.is_empty()).then(|| view! {
                        <div class="table-frame" tabindex="0">
                            <table>
                                <thead><tr><th scope="col">"What"</th><th scope="col">"Here"</th><th scope="col">"The other"</th></tr></thead>
                                <tbody>
                                    {shown.differences.into_iter().map(|difference| view! {
                                        <tr>
                                            <th scope="row">{text::field_name(&difference.field)}</th>
                                            <td><bdi>{difference.here.unwrap_or_else(|| "–".to_owned())}</bdi></td>
                                            <td><bdi>{difference.other.unwrap_or_else(|| "–".to_owned())}</bdi></td>
                                        </tr>
                                    }).collect_view()}
                                </tbody>
                            </table>
                        </div>
                    })}
                    <p class="quiet">{format!("“Here” stands in the book now: {}. The other is kept beside it: {}.", shown.here, shown.there)}</p>
                    <div class="actions">
                        <Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| settle(SettleCommand::KeepWhatIsHere(aside)))>"Keep what is here"</Button>
                        <Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| settle(SettleCommand::TakeTheOther(aside)))>"Take the other"</Button>
                    </div>
                </Section>
            }
        }).collect_view())}
    }
}
