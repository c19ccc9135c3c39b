//! Markup: one string with marks for what opens, closes and is left open, and beside it what fills the holes, in order. `view!` writes the
//! string; the marks are named in `web/markup/src/markup.rs` as well.

use super::placed::Placed;
use super::value::{IntoValue, PlacedValue, Side, Value};
use super::{IntoNode, Node};
use leptos::prelude::{NodeRef, document};
use leptos::tachys::html::element::ElementType;
use leptos::tachys::html::node_ref::NodeRefContainer;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

const OPEN: u8 = 1;
const ATTRIBUTE: u8 = 2;
const VALUE: u8 = 3;
const TEXT: u8 = 4;
const CLOSE: u8 = 5;
const NODE_HOLE: u8 = 6;
const CLASS_HOLE: u8 = 14;
const PROPERTY_HOLE: u8 = 15;
const EVENT_HOLE: u8 = 16;
const REFERENCE_HOLE: u8 = 17;

/// Markup with what fills its holes.
pub struct Draw(Box<Template>);

struct Template {
    text: &'static str,
    holes: Vec<Hole>,
}

enum Hole {
    Node(Node),
    Value(Value),
    Event(Box<dyn Acts>),
    Reference(Box<dyn FnOnce(&web_sys::Element)>),
}

/// What is done on an event.
trait Acts {
    fn act(&mut self, event: web_sys::Event);
}

impl<F: FnMut(web_sys::Event)> Acts for F {
    fn act(&mut self, event: web_sys::Event) {
        self(event);
    }
}

impl Draw {
    /// Markup, its holes not filled yet.
    pub fn new(text: &'static str) -> Self {
        Draw(Box::new(Template { text, holes: Vec::new() }))
    }

    fn fill(mut self, hole: Hole) -> Self {
        self.0.holes.push(hole);
        self
    }

    /// Fills the next hole with a piece of a screen.
    pub fn node(self, node: impl IntoNode) -> Self {
        self.fill(Hole::Node(node.into_node()))
    }

    /// Fills the next hole with the value of an attribute, of a property, or with whether a class is there.
    pub fn value(self, value: impl IntoValue) -> Self {
        self.fill(Hole::Value(value.into_value()))
    }

    /// Fills the next hole with what is done on an event.
    pub fn on(self, act: impl FnMut(web_sys::Event) + 'static) -> Self {
        self.fill(Hole::Event(Box::new(act)))
    }

    /// Fills the next hole with what wants to know the element.
    pub fn reference<E>(self, reference: NodeRef<E>) -> Self
    where
        E: ElementType + 'static,
        E::Output: JsCast + Clone + 'static,
    {
        self.fill(Hole::Reference(Box::new(move |element| {
            NodeRefContainer::<E>::load(reference, element)
        })))
    }

    /// The markup as a piece of a screen.
    pub fn done(self) -> Node {
        Node::Drawn(self)
    }
}

/// Markup on the page.
pub(super) struct PlacedDraw {
    text: &'static str,
    /// What stands at the top of it, in order.
    roots: Vec<Root>,
    holes: Vec<PlacedHole>,
}

enum Root {
    Fixed(web_sys::Node),
    /// The hole of this number.
    Hole(usize),
}

enum PlacedHole {
    Node(Placed),
    Value(PlacedValue),
    Event(Listener),
    Reference(web_sys::Element),
    /// A hole that was filled with something of another kind. `view!` writes none.
    Unfit,
}

impl PlacedDraw {
    pub fn new(draw: Draw) -> Self {
        let Template { text, holes } = *draw.0;
        let mut building = Building {
            open: Vec::new(),
            roots: Vec::new(),
            holes: Vec::with_capacity(holes.len()),
        };
        let mut fillings = holes.into_iter();
        let mut rest = text;
        let mut attribute = "";
        while let Some(mark) = rest.bytes().next() {
            let after = rest.get(1..).unwrap_or_default();
            let end = after
                .find(|c: char| (c as u32) < 32 && !c.is_ascii_whitespace())
                .unwrap_or(after.len());
            let (words, further) = after.split_at_checked(end).unwrap_or((after, ""));
            rest = further;
            match mark {
                OPEN => building.open(words),
                ATTRIBUTE => attribute = words,
                VALUE => building.set(attribute, words),
                TEXT => building.put(&document().create_text_node(words)),
                CLOSE => building.close(),
                _ => building.hole(mark, words, fillings.next()),
            }
        }
        PlacedDraw {
            text,
            roots: building.roots,
            holes: building.holes,
        }
    }

    /// The same markup with other fillings: what stands there takes them up. Other markup is handed back.
    pub fn change(&mut self, draw: Draw) -> Result<(), Draw> {
        if !std::ptr::eq(self.text, draw.0.text) {
            return Err(draw);
        }
        for (placed, hole) in self.holes.iter_mut().zip(draw.0.holes) {
            match (placed, hole) {
                (PlacedHole::Node(placed), Hole::Node(node)) => placed.change(node),
                (PlacedHole::Value(placed), Hole::Value(value)) => placed.change(value),
                (PlacedHole::Event(listener), Hole::Event(act)) => *listener = Listener::new(&listener.element.clone(), listener.name, act),
                (PlacedHole::Reference(element), Hole::Reference(load)) => load(element),
                _ => {}
            }
        }
        Ok(())
    }

    fn hole(&self, number: usize) -> Option<&Placed> {
        match self.holes.get(number)? {
            PlacedHole::Node(placed) => Some(placed),
            _ => None,
        }
    }

    pub fn mount(&self, parent: &web_sys::Node, before: Option<&web_sys::Node>) {
        for root in &self.roots {
            match root {
                Root::Fixed(node) => super::placed::insert(parent, node, before),
                Root::Hole(number) => {
                    if let Some(placed) = self.hole(*number) {
                        placed.mount(parent, before);
                    }
                }
            }
        }
    }

    pub fn unmount(&self) {
        for root in &self.roots {
            match root {
                Root::Fixed(node) => super::placed::remove(node),
                Root::Hole(number) => {
                    if let Some(placed) = self.hole(*number) {
                        placed.unmount();
                    }
                }
            }
        }
    }

    pub fn first(&self) -> Option<web_sys::Node> {
        match self.roots.first()? {
            Root::Fixed(node) => Some(node.clone()),
            Root::Hole(number) => self.hole(*number)?.first(),
        }
    }
}

/// Markup while it is read.
struct Building {
    open: Vec<web_sys::Element>,
    roots: Vec<Root>,
    holes: Vec<PlacedHole>,
}

impl Building {
    fn open(&mut self, name: &str) {
        let drawing = matches!(name, "svg" | "path" | "circle" | "ellipse" | "rect" | "line" | "g" | "text");
        let element = if drawing {
            document().create_element_ns(Some("http://www.w3.org/2000/svg"), name)
        } else {
            document().create_element(name)
        };
        // The names are our own, and the browser takes each of them.
        if let Ok(element) = element {
            self.open.push(element);
        }
    }

    fn set(&self, name: &str, value: &str) {
        if let Some(element) = self.open.last() {
            let _ = element.set_attribute(name, value);
        }
    }

    fn put(&mut self, node: &web_sys::Node) {
        match self.open.last() {
            Some(parent) => super::placed::insert(parent, node, None),
            None => self.roots.push(Root::Fixed(node.clone())),
        }
    }

    fn close(&mut self) {
        if let Some(element) = self.open.pop() {
            self.put(&element);
        }
    }

    fn hole(&mut self, mark: u8, name: &'static str, filling: Option<Hole>) {
        let number = self.holes.len();
        let placed = match (filling, self.open.last()) {
            (Some(Hole::Node(node)), parent) if mark == NODE_HOLE => {
                let placed = Placed::new(node);
                match parent {
                    Some(parent) => placed.mount(parent, None),
                    None => self.roots.push(Root::Hole(number)),
                }
                PlacedHole::Node(placed)
            }
            (Some(Hole::Value(value)), Some(element)) => {
                let side = match mark {
                    CLASS_HOLE => Side::Class,
                    PROPERTY_HOLE => Side::Property,
                    _ => Side::Attribute,
                };
                PlacedHole::Value(PlacedValue::new(element, side, name, value))
            }
            (Some(Hole::Event(act)), Some(element)) if mark == EVENT_HOLE => PlacedHole::Event(Listener::new(element, name, act)),
            (Some(Hole::Reference(load)), Some(element)) if mark == REFERENCE_HOLE => {
                load(element);
                PlacedHole::Reference(element.clone())
            }
            _ => PlacedHole::Unfit,
        };
        self.holes.push(placed);
    }
}

/// What is done on an event, for as long as the element stands there.
struct Listener {
    element: web_sys::Element,
    name: &'static str,
    act: Closure<dyn FnMut(web_sys::Event)>,
}

impl Listener {
    fn new(element: &web_sys::Element, name: &'static str, mut act: Box<dyn Acts>) -> Self {
        let act = Closure::new(move |event| act.act(event));
        let _ = element.add_event_listener_with_callback(name, act.as_ref().unchecked_ref());
        Listener {
            element: element.clone(),
            name,
            act,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self
            .element
            .remove_event_listener_with_callback(self.name, self.act.as_ref().unchecked_ref());
    }
}
