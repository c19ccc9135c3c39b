//! What fills an attribute, a property or a class: words, or only whether it is there; fixed, or followed.

use crate::state::View;
use leptos::prelude::{Get, ReadSignal, RenderEffect, RwSignal, Signal};
use wasm_bindgen::JsValue;

/// What fills an attribute.
#[derive(Default)]
pub enum Value {
    /// It is not there.
    #[default]
    Absent,
    /// It is there, and says no more.
    Present,
    /// Words known beforehand.
    Words(&'static str),
    /// Words of the book.
    Text(String),
    /// Whatever this says, followed.
    Live(Box<dyn Tells>),
}

/// What tells a value that is followed.
pub trait Tells {
    /// The value as it is now.
    fn tell(&self) -> Value;
}

impl<F: Fn() -> T, T: IntoValue> Tells for F {
    fn tell(&self) -> Value {
        self().into_value()
    }
}

impl Value {
    fn words(&self) -> Option<&str> {
        match self {
            Value::Words(words) => Some(words),
            Value::Text(words) => Some(words),
            _ => None,
        }
    }

    fn same(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Absent, Value::Absent) | (Value::Present, Value::Present) => true,
            (one, other) => one.words().is_some_and(|words| other.words() == Some(words)),
        }
    }
}

/// What can fill an attribute.
pub trait IntoValue {
    /// It, as the value of an attribute.
    fn into_value(self) -> Value;
}

impl IntoValue for Value {
    fn into_value(self) -> Value {
        self
    }
}

impl IntoValue for &'static str {
    fn into_value(self) -> Value {
        Value::Words(self)
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Value::Text(self)
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        if self { Value::Present } else { Value::Absent }
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Absent, T::into_value)
    }
}

impl<F: Fn() -> T + 'static, T: IntoValue> IntoValue for F {
    fn into_value(self) -> Value {
        Value::Live(Box::new(self))
    }
}

macro_rules! followed {
    ($($signal:ident),*) => {$(
        impl<T: IntoValue + Clone + Send + Sync + 'static> IntoValue for $signal<T> {
            fn into_value(self) -> Value {
                Value::Live(Box::new(move || self.get()))
            }
        }
    )*};
}
followed!(Signal, RwSignal, ReadSignal);

impl<T: IntoValue + Clone + PartialEq + Send + Sync + 'static> IntoValue for View<T> {
    fn into_value(self) -> Value {
        Value::Live(Box::new(move || self.get()))
    }
}

/// Which side of an element is filled.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Attribute,
    Class,
    Property,
}

/// The place of a value on the page.
#[derive(Clone)]
struct Place {
    element: web_sys::Element,
    side: Side,
    name: &'static str,
}

impl Place {
    /// The browser refuses none of these: the names are our own.
    fn fill(&self, value: &Value) {
        let (element, name) = (&self.element, self.name);
        let there = !matches!(value, Value::Absent);
        let words = value.words();
        let _ = match self.side {
            Side::Attribute if there => element.set_attribute(name, words.unwrap_or_default()),
            Side::Attribute => element.remove_attribute(name),
            Side::Class => element.class_list().toggle_with_force(name, there).map(|_| ()),
            Side::Property => {
                let value = words.map_or(JsValue::from_bool(there), JsValue::from_str);
                js_sys::Reflect::set(element, &JsValue::from_str(name), &value).map(|_| ())
            }
        };
    }
}

/// A value on the page.
pub(super) struct PlacedValue {
    place: Place,
    stands: Stands,
}

enum Stands {
    Fixed(Value),
    /// Held so that it goes on following.
    Live(#[expect(dead_code)] RenderEffect<()>),
}

impl PlacedValue {
    pub fn new(element: &web_sys::Element, side: Side, name: &'static str, value: Value) -> Self {
        let element = element.clone();
        let place = Place { element, side, name };
        let stands = match value {
            Value::Live(follow) => live(place.clone(), follow),
            fixed => {
                // An attribute that is not there need not be taken away from an element that is new.
                if !matches!(fixed, Value::Absent) {
                    place.fill(&fixed);
                }
                Stands::Fixed(fixed)
            }
        };
        PlacedValue { place, stands }
    }

    /// The same place with a new value. What did not change is left alone: she may have typed or ticked there.
    pub fn change(&mut self, value: Value) {
        match value {
            Value::Live(follow) => self.stands = live(self.place.clone(), follow),
            fixed => {
                if !matches!(&self.stands, Stands::Fixed(before) if before.same(&fixed)) {
                    self.place.fill(&fixed);
                }
                self.stands = Stands::Fixed(fixed);
            }
        }
    }
}

fn live(place: Place, follow: Box<dyn Tells>) -> Stands {
    Stands::Live(RenderEffect::new(move |_| {
        let mut value = follow.tell();
        while let Value::Live(further) = value {
            value = further.tell();
        }
        place.fill(&value);
    }))
}
