//! What stands on the page: put there, moved aside, and changed as little as a new drawing of the same allows, so that the focus, the place
//! in a list and what is half-typed stay where they are.

use super::template::PlacedDraw;
use super::{Draw, Draws, Node};
use leptos::prelude::{RenderEffect, document};

/// A piece of a screen on the page.
pub(super) enum Placed {
    Nothing(web_sys::Comment),
    Text(web_sys::Text, String),
    /// The pieces, and a mark behind the last.
    Several(Vec<Placed>, web_sys::Comment),
    Live(Live),
    Drawn(Box<PlacedDraw>),
}

/// A part that follows what it reads.
pub(super) struct Live(RenderEffect<Option<Placed>>);

impl Live {
    fn new(draw: Box<dyn Draws>) -> Self {
        Live(RenderEffect::new(move |before: Option<Option<Placed>>| {
            let node = draw.draw();
            match before.flatten() {
                Some(mut placed) => {
                    placed.change(node);
                    Some(placed)
                }
                None => Some(Placed::new(node)),
            }
        }))
    }

    fn look<T>(&self, look: impl FnOnce(&Placed) -> T) -> Option<T> {
        self.0.with_value_mut(|placed| placed.as_ref().map(look)).flatten()
    }
}

/// What is inside goes at once. The framework would keep it until its next turn, and parts inside that are due would be drawn once more, of
/// signals that are gone.
impl Drop for Live {
    fn drop(&mut self) {
        drop(self.0.with_value_mut(Option::take));
    }
}

impl Placed {
    /// Makes the elements. They stand nowhere until they are mounted.
    pub fn new(node: Node) -> Self {
        match node {
            Node::Nothing => Placed::Nothing(document().create_comment("")),
            Node::Words(words) => Placed::text(words.to_owned()),
            Node::Text(words) => Placed::text(words),
            Node::Several(nodes) => Placed::Several(nodes.into_iter().map(Placed::new).collect(), document().create_comment("")),
            Node::Live(draw) => Placed::Live(Live::new(draw)),
            Node::Drawn(draw) => Placed::drawn(draw),
        }
    }

    fn text(words: String) -> Self {
        Placed::Text(document().create_text_node(&words), words)
    }

    fn drawn(draw: Draw) -> Self {
        Placed::Drawn(Box::new(PlacedDraw::new(draw)))
    }

    /// Takes up a new drawing. What is of another kind, or of other markup, takes the old one's place.
    pub fn change(&mut self, node: Node) {
        let node = match (&mut *self, node) {
            (Placed::Nothing(_), Node::Nothing) => return,
            (Placed::Text(text, words), Node::Text(new)) => return change_text(text, words, new),
            (Placed::Text(text, words), Node::Words(new)) => return change_text(text, words, new.to_owned()),
            (Placed::Several(placed, end), Node::Several(nodes)) => return change_several(placed, end, nodes),
            (Placed::Drawn(placed), Node::Drawn(draw)) => match placed.change(draw) {
                Ok(()) => return,
                Err(draw) => Node::Drawn(draw),
            },
            (_, node) => node,
        };
        let new = Placed::new(node);
        if let Some(first) = self.first()
            && let Some(parent) = first.parent_node()
        {
            new.mount(&parent, Some(&first));
        }
        self.unmount();
        *self = new;
    }

    /// Puts it in front of a neighbour, or at the end.
    pub fn mount(&self, parent: &web_sys::Node, before: Option<&web_sys::Node>) {
        match self {
            Placed::Nothing(mark) => insert(parent, mark, before),
            Placed::Text(text, _) => insert(parent, text, before),
            Placed::Several(placed, end) => {
                placed.iter().for_each(|placed| placed.mount(parent, before));
                insert(parent, end, before);
            }
            Placed::Live(live) => {
                live.look(|placed| placed.mount(parent, before));
            }
            Placed::Drawn(placed) => placed.mount(parent, before),
        }
    }

    /// Takes it off the page.
    pub fn unmount(&self) {
        match self {
            Placed::Nothing(mark) => remove(mark),
            Placed::Text(text, _) => remove(text),
            Placed::Several(placed, end) => {
                placed.iter().for_each(Placed::unmount);
                remove(end);
            }
            Placed::Live(live) => {
                live.look(Placed::unmount);
            }
            Placed::Drawn(placed) => placed.unmount(),
        }
    }

    /// The first of its elements, for something else to be put in front of it.
    pub fn first(&self) -> Option<web_sys::Node> {
        match self {
            Placed::Nothing(mark) => Some(mark.clone().into()),
            Placed::Text(text, _) => Some(text.clone().into()),
            Placed::Several(placed, end) => placed.first().and_then(Placed::first).or_else(|| Some(end.clone().into())),
            Placed::Live(live) => live.look(Placed::first).flatten(),
            Placed::Drawn(placed) => placed.first(),
        }
    }
}

fn change_text(text: &web_sys::Text, words: &mut String, new: String) {
    if *words != new {
        text.set_data(&new);
        *words = new;
    }
}

fn change_several(placed: &mut Vec<Placed>, end: &web_sys::Comment, nodes: Vec<Node>) {
    for gone in placed.drain(nodes.len().min(placed.len())..) {
        gone.unmount();
    }
    let mut nodes = nodes.into_iter();
    for placed in placed.iter_mut() {
        if let Some(node) = nodes.next() {
            placed.change(node);
        }
    }
    for node in nodes {
        let new = Placed::new(node);
        if let Some(parent) = end.parent_node() {
            new.mount(&parent, Some(end));
        }
        placed.push(new);
    }
}

/// Puts an element in front of a neighbour, or at the end. The neighbour is one that stands there.
pub(super) fn insert(parent: &web_sys::Node, node: &web_sys::Node, before: Option<&web_sys::Node>) {
    let _ = parent.insert_before(node, before);
}

pub(super) fn remove(node: &web_sys::Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}
