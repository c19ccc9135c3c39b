//! Who has what: by child, the longest overdue first.

use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::text;
use crate::ui::{ButtonKind, ButtonLink, ChildName, EmptyState, PageHeader};
use pebblebook::ids::{ChildId, LoanId};
use pebblebook::lending::views::out_now;
use pebblebook::row::Kind;

/// One child's open loans, in words.
#[derive(Clone, PartialEq)]
struct With {
    child: ChildId,
    loans: Vec<(LoanId, String, String, bool)>,
}

/// Who has what.
#[component]
pub fn OutNow() -> Node {
    let app = use_app();
    let all = app.view(
        &[Kind::Loan, Kind::Child, Kind::Book, Kind::Setting, Kind::Calendar],
        |notebook, today| {
            let with = |with: pebblebook::lending::views::OutWith| With {
                child: with.child,
                loans: with
                    .loans
                    .iter()
                    .map(|out| {
                        (
                            out.loan,
                            text::title(notebook, out.item),
                            text::rung(&out.standing, out.due, today),
                            out.due < today,
                        )
                    })
                    .collect(),
            };
            out_now(notebook, today).into_iter().map(with).collect::<Vec<_>>()
        },
    );
    view! {
        <PageHeader title="Out now".to_string() back=Route::Library.href()/>
        {live(move || if all.get().is_empty() {
            view! {
                <EmptyState title="Everything is home" text="Books that are out show here, by child, with what is late first.">
                    <ButtonLink href=Route::Lend(None, None).href() kind=ButtonKind::Primary>"Lend a book"</ButtonLink>
                </EmptyState>
            }
        } else {
            view! {
                <div class="actions"><ButtonLink href=Route::PrintOut.href() kind=ButtonKind::Secondary>"Print this list"</ButtonLink></div>
            }
        })}
        {live(move || all.get().into_iter().map(|with| view! {
            <section class="section">
                <h2><ChildName child=with.child/></h2>
                <ul class="list">
                    {with.loans.into_iter().map(|(loan, title, standing, late)| view! {
                        <li class="list-row list-row--split">
                            <a class="list-row__text" href=Route::Loan(loan).href()>
                                <span class="list-row__title"><bdi>{title.clone()}</bdi></span>
                                <span class="list-row__subtitle" class:is-late=late>{standing}</span>
                            </a>
                            <ButtonLink href=Route::Return(loan).href() kind=ButtonKind::Secondary label=format!("Take back {title}")>"Take back"</ButtonLink>
                        </li>
                    }).collect_view()}
                </ul>
            </section>
        }).collect_view())}
    }
}
