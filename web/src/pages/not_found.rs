//! An address that leads nowhere.

use crate::dom::prelude::*;
use crate::route::Route;
use crate::ui::{ButtonKind, ButtonLink, EmptyState, PageHeader};

/// Nothing here.
#[component]
pub fn NotFound() -> Node {
    view! {
        <PageHeader title="Nothing here".to_string()/>
        <EmptyState title="This address leads nowhere" text="Perhaps it was cut short, or what it led to is no longer in the book.">
            <ButtonLink href=Route::Today.href() kind=ButtonKind::Primary>"Go to Today"</ButtonLink>
        </EmptyState>
    }
}
