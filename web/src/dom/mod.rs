//! What a screen is made of before it stands on the page: words, lists, parts that follow what they read, and markup with holes in it.
//! `view!` writes it, this module and its neighbours draw it, and what is followed is the framework's. Not the look: that is `web/style`;
//! not the kit: that is `ui`.
//!
//! Everything here has one type, `Node`, so that the machinery of drawing is sent to the phone once, and not once for every piece of markup.

mod callback;
mod mount;
mod placed;
mod template;
mod value;

#[cfg(test)]
mod tests;

pub use callback::Callback;
pub use mount::mount_to_body;
pub use template::Draw;

use crate::state::View;
use leptos::prelude::{Get, ReadSignal, RwSignal, Signal};

/// What every screen writes its markup with: the two macros, and of the framework what can be followed.
pub mod prelude {
    pub use super::{Callback, CollectNodes, DrawFn, Node, live};
    pub use leptos::leptos_dom::helpers::*;
    pub use leptos::reactive::effect::*;
    pub use leptos::reactive::graph::untrack;
    pub use leptos::reactive::owner::*;
    pub use leptos::reactive::prelude::*;
    pub use leptos::reactive::signal::*;
    pub use leptos::reactive::wrappers::read::*;
    pub use leptos::tachys::reactive_graph::node_ref::NodeRef;
    pub use pebblebook_markup::{component, view};
}

/// A piece of a screen.
#[derive(Default)]
pub enum Node {
    /// Nothing, and the place where something may come to stand.
    #[default]
    Nothing,
    /// Words known beforehand.
    Words(&'static str),
    /// Words of the book.
    Text(String),
    /// One after the other.
    Several(Vec<Node>),
    /// A part that is drawn anew when what it read changes.
    Live(Box<dyn Draws>),
    /// Markup, with what fills its holes.
    Drawn(Draw),
}

/// What draws a live part. A closure in a box would bring two methods more that nobody calls, and there are hundreds: she loads them all.
pub trait Draws {
    /// Draws it.
    fn draw(&self) -> Node;
}

impl<F: Fn() -> T, T: IntoNode> Draws for F {
    fn draw(&self) -> Node {
        self().into_node()
    }
}

/// A part that is drawn anew when what it reads changes.
pub fn live<T: IntoNode>(draw: impl Fn() -> T + 'static) -> Node {
    Node::Live(Box::new(draw))
}

/// What a part of the kit draws inside itself as often as it likes.
pub struct DrawFn(Box<dyn Draws + Send + Sync>);

impl DrawFn {
    /// Draws it.
    pub fn draw(&self) -> Node {
        self.0.draw()
    }
}

/// What stands inside a part of the kit: drawn at once, or handed over to be drawn when the part wants it.
pub trait Inside<F> {
    /// The inside, of what draws it.
    fn inside(draw: F) -> Self;
}

impl<F: FnOnce() -> Node> Inside<F> for Node {
    fn inside(draw: F) -> Self {
        draw()
    }
}

impl<F: Fn() -> Node + Send + Sync + 'static> Inside<F> for DrawFn {
    fn inside(draw: F) -> Self {
        DrawFn(Box::new(draw))
    }
}

/// What can stand on a screen.
pub trait IntoNode {
    /// It, as a piece of a screen.
    fn into_node(self) -> Node;
}

impl IntoNode for Node {
    fn into_node(self) -> Node {
        self
    }
}

impl IntoNode for () {
    fn into_node(self) -> Node {
        Node::Nothing
    }
}

impl IntoNode for &'static str {
    fn into_node(self) -> Node {
        Node::Words(self)
    }
}

impl IntoNode for String {
    fn into_node(self) -> Node {
        Node::Text(self)
    }
}

impl IntoNode for usize {
    fn into_node(self) -> Node {
        Node::Text(self.to_string())
    }
}

impl IntoNode for u32 {
    fn into_node(self) -> Node {
        Node::Text(self.to_string())
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> Node {
        self.map_or(Node::Nothing, T::into_node)
    }
}

impl<T: IntoNode> IntoNode for Vec<T> {
    fn into_node(self) -> Node {
        self.collect_view()
    }
}

impl<F: Fn() -> T + 'static, T: IntoNode> IntoNode for F {
    fn into_node(self) -> Node {
        live(self)
    }
}

macro_rules! followed {
    ($($signal:ident),*) => {$(
        impl<T: IntoNode + Clone + Send + Sync + 'static> IntoNode for $signal<T> {
            fn into_node(self) -> Node {
                live(move || self.get())
            }
        }
    )*};
}
followed!(Signal, RwSignal, ReadSignal);

impl<T: IntoNode + Clone + PartialEq + Send + Sync + 'static> IntoNode for View<T> {
    fn into_node(self) -> Node {
        live(move || self.get())
    }
}

/// Lists, piece by piece.
pub trait CollectNodes {
    /// All of them, one after the other.
    fn collect_view(self) -> Node;
}

impl<I: IntoIterator> CollectNodes for I
where
    I::Item: IntoNode,
{
    fn collect_view(self) -> Node {
        Node::Several(self.into_iter().map(IntoNode::into_node).collect())
    }
}
