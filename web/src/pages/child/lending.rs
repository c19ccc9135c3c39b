//! What the library has lent to one child: at home now, waited for, wished for, had before; what might come next; and pausing it all.

use crate::dom::prelude::*;
use crate::pages::asking::{Alert, Asking};
use crate::pages::lend::reason;
use crate::route::Route;
use crate::state::use_app;
use crate::text::{self, dates};
use crate::ui::{Banner, Button, ButtonKind, ButtonLink, DateField, Section, Show, TextField};
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::ids::ChildId;
use pebblebook::lending::LendingCommand;
use pebblebook::lending::views::{Because, LAST_FEW, child_lending, suggestions};
use pebblebook::people::PeopleCommand;
use pebblebook::row::Kind;

/// How many suggestions are shown.
const SUGGESTED: usize = 3;

/// One child's lending.
#[component]
pub fn Lending(
    /// Who.
    child: ChildId,
) -> Node {
    let app = use_app();
    let kinds = &[
        Kind::Loan,
        Kind::Book,
        Kind::Hold,
        Kind::Wish,
        Kind::Child,
        Kind::Setting,
        Kind::Calendar,
        Kind::ReadingLogEntry,
    ];
    let has = app.view(kinds, move |notebook, today| {
        let line = |out: &pebblebook::lending::views::OutLoan| {
            (out.loan, text::title(notebook, out.item), text::rung(&out.standing, out.due, today))
        };
        child_lending(notebook, child, today).has.iter().map(line).collect::<Vec<_>>()
    });
    let had = app.view(kinds, move |notebook, today| {
        let line = |id| {
            let loan = notebook.loan(id)?;
            let lines = notebook.log_of(id).len();
            let log = if lines == 0 {
                String::new()
            } else {
                format!(" · {}", dates::counted(u32::try_from(lines).unwrap_or(0), "log line"))
            };
            let lost = if loan.is_lost() { " · lost" } else { "" };
            Some((
                id,
                text::title(notebook, loan.item),
                format!("{}{lost}{log}", dates::short(loan.lent, today)),
            ))
        };
        child_lending(notebook, child, today)
            .has_had
            .into_iter()
            .filter_map(line)
            .collect::<Vec<_>>()
    });
    let waits = app.view(kinds, move |notebook, today| {
        let lending = child_lending(notebook, child, today);
        lending
            .waits_for
            .into_iter()
            .map(|(hold, item, ahead)| (hold, item, text::title(notebook, item), ahead))
            .collect::<Vec<_>>()
    });
    let wishes = app.view(kinds, move |notebook, today| {
        let lending = child_lending(notebook, child, today);
        lending
            .would_like
            .into_iter()
            .map(|(wish, item)| (wish, item, text::title(notebook, item)))
            .collect::<Vec<_>>()
    });
    let next = app.view(kinds, move |notebook, today| {
        let here = notebook.child(child).is_some_and(|child| !child.has_left_by(today));
        let all = if here {
            suggestions(notebook, child, today, SUGGESTED)
        } else {
            Vec::new()
        };
        all.into_iter()
            .map(|(item, because)| (item, text::title(notebook, item), reason(&because), because == Because::Wished))
            .collect::<Vec<_>>()
    });
    let all = RwSignal::new(false);
    let row = |loan, title: String, line: String| {
        view! {
            <li>
                <a class="list-row" href=Route::Loan(loan).href()>
                    <span class="list-row__text">
                        <span class="list-row__title"><bdi>{title}</bdi></span>
                        <span class="list-row__subtitle">{line}</span>
                    </span>
                </a>
            </li>
        }
    };
    view! {
        <Pause child/>
        <Section title="At home now">
            {live(move || has.get().is_empty().then(|| view! { <p class="quiet">"Nothing from the library just now."</p> }))}
            <ul class="list">{live(move || has.get().into_iter().map(|(loan, title, line)| row(loan, title, line)).collect_view())}</ul>
        </Section>
        <Show when=move || !waits.get().is_empty()>
            <Section title="Waits for">
                <ul class="list">
                    {live(move || waits.get().into_iter().map(|(hold, item, title, ahead)| view! {
                        <li class="list-row list-row--split">
                            <a class="list-row__text" href=Route::Book(item).href()>
                                <span class="list-row__title"><bdi>{title.clone()}</bdi></span>
                                <span class="list-row__subtitle">{if ahead == 0 { "next in the queue".to_owned() } else { format!("{ahead} ahead") }}</span>
                            </a>
                            <Button kind=ButtonKind::Quiet label=format!("No longer wait for {title}") on_click=Callback::new(move |()| app.run_plainly(Command::Lending(LendingCommand::CancelHold(hold))))>"Cancel"</Button>
                        </li>
                    }).collect_view())}
                </ul>
            </Section>
        </Show>
        <Show when=move || !wishes.get().is_empty()>
            <Section title="Would like">
                <ul class="list">
                    {live(move || wishes.get().into_iter().map(|(wish, item, title)| view! {
                        <li class="list-row list-row--split">
                            <a class="list-row__text" href=Route::Lend(Some(child), Some(item)).href()><span class="list-row__title"><bdi>{title.clone()}</bdi></span></a>
                            <Button kind=ButtonKind::Quiet label=format!("Take {title} off the list") on_click=Callback::new(move |()| app.run_plainly(Command::Lending(LendingCommand::RemoveWish(wish))))>"Take off"</Button>
                        </li>
                    }).collect_view())}
                </ul>
            </Section>
        </Show>
        <Show when=move || !next.get().is_empty()>
            <Section title="Not had yet, and might like">
                <ul class="list">
                    {live(move || next.get().into_iter().map(|(item, title, why, wished)| view! {
                        <li class="list-row list-row--split">
                            <a class="list-row__text" href=Route::Book(item).href()>
                                <span class="list-row__title"><bdi>{title.clone()}</bdi></span>
                                <span class="list-row__subtitle">{why}</span>
                            </a>
                            <ButtonLink kind=ButtonKind::Secondary label=format!("Lend {title}") href=Route::Lend(Some(child), Some(item)).href()>"Lend"</ButtonLink>
                            {(!wished).then(|| view! {
                                <Button kind=ButtonKind::Quiet label=format!("Would like {title}") on_click=Callback::new(move |()| app.run_plainly(Command::Lending(LendingCommand::Wish(child, item))))>"Would like"</Button>
                            })}
                        </li>
                    }).collect_view())}
                </ul>
            </Section>
        </Show>
        <Section title="Has had">
            {live(move || had.get().is_empty().then(|| view! { <p class="quiet">"Nothing yet."</p> }))}
            <ul class="list">
                {live(move || had.get().into_iter().take(if all.get() { usize::MAX } else { LAST_FEW }).map(|(loan, title, line)| row(loan, title, line)).collect_view())}
            </ul>
            <Show when=move || { !all.get() && had.get().len() > LAST_FEW }>
                <Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| all.set(true))>{live(move || format!("Show all {}", had.get().len()))}</Button>
            </Show>
        </Section>
    }
}

/// Pausing lending for a child, with a reason; and lifting it.
#[component]
fn Pause(child: ChildId) -> Node {
    let app = use_app();
    let paused = app.view(&[Kind::Child], move |notebook, today| {
        let pause = notebook.child(child)?.pause_on(today)?.clone();
        Some(match pause.until {
            Some(until) => format!("Lending is paused until {}: {}", dates::short(until, today), pause.reason),
            None => format!("Lending is paused: {}", pause.reason),
        })
    });
    let (until, why) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let asking = Asking::plain();
    let pause = Callback::new(move |()| {
        let command = PeopleCommand::PauseLending(child, until.get_untracked(), why.get_untracked());
        asking.run(Command::People(command), |_| ());
    });
    view! {
        {live(move || match paused.get() {
            Some(words) => view! {
                <Banner attention=true>
                    <p>{words}</p>
                    <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| app.run_plainly(Command::People(PeopleCommand::ResumeLending(child))))>"Lend again"</Button>
                </Banner>
            },
            None => view! {
                <details class="more">
                    <summary>"Pause lending"</summary>
                    <div class="aside">
                        <Alert asking/>
                        <TextField label="Why" value=why error=asking.error(Field::Reason) hint="Kept between you and the book."/>
                        <DateField label="Until" value=until error=asking.error(Field::Day) hint="Blank until you lift it."/>
                        <div class="actions"><Button kind=ButtonKind::Secondary on_click=pause>"Pause from today"</Button></div>
                    </div>
                </details>
            },
        })}
    }
}
