//! Small words on small grounds: what something is.

use crate::dom::prelude::*;

/// A word on a ground of its own. The word says it all; the colour helps.
#[component]
pub fn Tag(
    /// Whether it wants attention.
    #[prop(optional)]
    attention: bool,
    /// The word.
    children: Node,
) -> Node {
    view! { <span class="tag" class:tag--attention=attention><span>{children}</span></span> }
}
