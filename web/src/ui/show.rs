//! Showing something while a condition holds. The framework's own is compiled anew for every condition; this one once for all, and there are
//! dozens: she loads them all over a phone's connection.

use crate::dom::prelude::*;
use crate::state::View;

/// Shows what is in it while the condition holds.
#[component]
pub fn Show(
    /// The condition.
    #[prop(into)]
    when: Signal<bool>,
    /// What is shown.
    children: DrawFn,
) -> Node {
    let when = View::new(move || when.get());
    move || when.get().then(|| children.draw())
}
