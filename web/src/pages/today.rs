//! Today: what is due, what is late, what has come in for somebody who waits; and the two things done most, lend and take back.

use super::at_a_glance::Waiting;
use super::closing::ClosingToday;
use super::diary::now::ChildrenToday;
use super::passphrase::LockNow;
use crate::dom::prelude::*;
use crate::platform::preferences;
use crate::route::Route;
use crate::state::{View, use_app};
use crate::text::{self, dates};
use crate::ui::{Banner, Button, ButtonKind, ButtonLink, ChildName, EmptyState, PageHeader, Section, Show};
use pebblebook::ids::{ChildId, ItemId, LoanId};
use pebblebook::lending::views::{OutLoan, copies_out_twice, left_behind, library_today};
use pebblebook::row::Kind;

/// Backups older than this many days are mentioned, if anything has changed since.
const BACKUP_DAYS: i64 = 7;
/// So many changes without a backup are worth a word, too.
const BACKUP_CHANGES: usize = 50;

/// A loan on the list.
#[derive(Clone, PartialEq)]
struct Line {
    loan: LoanId,
    child: ChildId,
    title: String,
    standing: String,
    late: bool,
}

/// Today.
#[component]
pub fn Today() -> Node {
    let app = use_app();
    let kinds = &[Kind::Loan, Kind::Child, Kind::Book, Kind::Hold, Kind::Setting, Kind::Calendar];
    let line = |notebook: &pebblebook::notebook::Notebook, out: &OutLoan, today| Line {
        loan: out.loan,
        child: out.child,
        title: text::title(notebook, out.item),
        standing: text::rung(&out.standing, out.due, today),
        late: out.due < today,
    };
    let lists = app.view(kinds, move |notebook, today| {
        let view = library_today(notebook, today);
        // What is to be put right stands above, and not here once more.
        let twice = copies_out_twice(notebook, today);
        let told = |out: &OutLoan| twice.iter().any(|twice| twice.loans.iter().any(|loan| loan.loan == out.loan));
        let lines = |outs: &[OutLoan]| {
            let outs = outs.iter().filter(|out| !told(out));
            outs.map(|out| line(notebook, out, today)).collect::<Vec<_>>()
        };
        (lines(&view.overdue), lines(&view.due_today), lines(&view.due_soon))
    });
    let ready = app.view(kinds, |notebook, today| {
        let ready = library_today(notebook, today).ready_holds;
        let hold = |id| {
            notebook
                .holds()
                .find(|hold| hold.id == id)
                .map(|hold| (hold.child, hold.item, text::title(notebook, hold.item)))
        };
        ready.into_iter().filter_map(hold).collect::<Vec<(ChildId, ItemId, String)>>()
    });
    let empty = app.view(&[Kind::Child, Kind::Book], |notebook, _| {
        (notebook.children().next().is_none(), notebook.books().next().is_none())
    });
    let closed = app.view(&[Kind::Calendar], |notebook, today| {
        let calendar = notebook.calendar();
        let holiday = calendar
            .closed
            .iter()
            .find(|closed| closed.days.contains(today))
            .map(|closed| closed.what_for.to_string());
        holiday.or_else(|| calendar.term_on(today).map(|term| term.name.to_string()))
    });
    let backup_due = app.view(Kind::ALL, |notebook, today| {
        let worth_it = notebook.count() > 2 && notebook.sample().is_none();
        match preferences::last_backup() {
            None => worth_it.then(|| "There is no backup of your book yet.".to_owned()),
            Some(last) => {
                let days = (today - crate::platform::clock::day_of(last.millis)).num_days();
                let changes = super::backup::changes_since(notebook).unwrap_or_default();
                let due = changes > 0 && (days >= BACKUP_DAYS || changes >= BACKUP_CHANGES);
                (worth_it && due).then(|| {
                    let when = dates::near(crate::platform::clock::day_of(last.millis), today);
                    let changes = dates::counted(u32::try_from(changes).unwrap_or(u32::MAX), "change");
                    format!("Your last backup: {when}, with {changes} since.")
                })
            }
        }
    });
    let to_put_right = app.view(kinds, move |notebook, today| {
        let twice = copies_out_twice(notebook, today).into_iter().flat_map(|twice| twice.loans);
        twice
            .chain(left_behind(notebook, today))
            .map(|out| line(notebook, &out, today))
            .collect::<Vec<_>>()
    });
    // The sample needs no lock, and whoever said “not now” is not asked again here.
    let later = RwSignal::new(preferences::passphrase_later());
    let own = app.view(&[Kind::Sample], |notebook, _| notebook.sample().is_none());
    let unlocked = Signal::derive(move || own.get() && !app.protected.get() && !later.get());
    view! {
        <PageHeader title="Today".to_string() subtitle=Signal::derive(move || {
            let day = dates::long(app.today.get());
            closed.get().map_or(day.clone(), |what| format!("{day} · {what}"))
        })/>
        <div class="actions actions--tiles">
            <ButtonLink href=Route::Lend(None, None).href() kind=ButtonKind::Primary>"Lend a book"</ButtonLink>
            <ButtonLink href=Route::Returns.href() kind=ButtonKind::Secondary>"Take a book back"</ButtonLink>
            <ButtonLink href=Route::Observe(None).href() kind=ButtonKind::Secondary>"Observe"</ButtonLink>
        </div>
        <ChildrenToday/>
        <Show when=move || unlocked.get()>
            <Banner attention=true>
                <div class="stack">
                    <p>"Whoever can unlock this device can read your book. A passphrase changes that."</p>
                    <div class="actions">
                        <ButtonLink href=Route::Passphrase.href() kind=ButtonKind::Secondary>"Choose a passphrase"</ButtonLink>
                        <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| { preferences::set_passphrase_later(); later.set(true); })>"Not now"</Button>
                    </div>
                </div>
            </Banner>
        </Show>
        <Show when=move || !to_put_right.get().is_empty()>
            <Section title="To put right">
                <p>"Two devices lent one copy, or a child or book was deleted on the other device while this was out. Take back what is a mistake."</p>
                {loans(View::new(move || to_put_right.get()))}
            </Section>
        </Show>
        {live(move || match empty.get() {
            (true, _) => Some(view! {
                <EmptyState title="Begin with the children" text="Once a child and a book are in the book, lending takes three taps.">
                    <ButtonLink href=Route::ChildNew.href() kind=ButtonKind::Primary>"Add a child"</ButtonLink>
                </EmptyState>
            }),
            (false, true) => Some(view! {
                <EmptyState title="Now the first book" text="Give it a number for its sticker and write its card, or do that later.">
                    <ButtonLink href=Route::BookNew.href() kind=ButtonKind::Primary>"Add a book"</ButtonLink>
                </EmptyState>
            }),
            _ => None,
        })}
        <Show when=move || !lists.get().0.is_empty()>
            <Section title="Late">{loans(View::new(move || lists.get().0))}</Section>
        </Show>
        <Show when=move || !lists.get().1.is_empty()>
            <Section title="Due today">{loans(View::new(move || lists.get().1))}</Section>
        </Show>
        <Show when=move || !ready.get().is_empty()>
            <Section title="In for somebody who waits">
                <ul class="list">
                    {live(move || ready.get().into_iter().map(|(child, item, title)| view! {
                        <li>
                            <a class="list-row" href=Route::Lend(Some(child), Some(item)).href()>
                                <span class="list-row__text">
                                    <ChildName child/>
                                    <span class="list-row__subtitle">"“"<bdi>{title}</bdi>"” is on the shelf"</span>
                                </span>
                            </a>
                        </li>
                    }).collect_view())}
                </ul>
            </Section>
        </Show>
        <Show when=move || !lists.get().2.is_empty()>
            <Section title="Due in the next days">{loans(View::new(move || lists.get().2))}</Section>
        </Show>
        {live(move || {
            let (late, today, soon) = lists.get();
            (late.is_empty() && today.is_empty() && soon.is_empty() && !empty.get().0 && !empty.get().1)
                .then(|| view! { <p class="quiet">"Nothing is due in the next days."</p> })
        })}
        <Waiting/>
        <ClosingToday/>
        <LockNow/>
        {live(move || backup_due.get().map(|words| view! {
            <p class="quiet">{words}" "<a href=Route::Backup.href()>"Make a backup"</a></p>
        }))}
    }
}

fn loans(lines: View<Vec<Line>>) -> Node {
    view! {
        <ul class="list">
            {live(move || lines.get().into_iter().map(|line| view! {
                <li class="list-row list-row--split">
                    <a class="list-row__text" href=Route::Loan(line.loan).href()>
                        <ChildName child=line.child/>
                        <span class="list-row__title"><bdi>{line.title.clone()}</bdi></span>
                        <span class="list-row__subtitle" class:is-late=line.late>{line.standing.clone()}</span>
                    </a>
                    <ButtonLink href=Route::Return(line.loan).href() kind=ButtonKind::Secondary label=format!("Take back {}", line.title)>"Take back"</ButtonLink>
                </li>
            }).collect_view())}
        </ul>
    }
}
