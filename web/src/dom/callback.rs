//! What a part of the kit is given to be done: on a press, when a form is sent. It can be copied into as many handlers as there are.

use leptos::prelude::{ReadValue, StoredValue};
use std::sync::Arc;

/// What is done. The framework's own holds a closure in a box, with two methods more that nobody calls.
trait Does<T>: Send + Sync {
    fn run(&self, with: T);
}

impl<F: Fn(T) + Send + Sync, T> Does<T> for F {
    fn run(&self, with: T) {
        self(with);
    }
}

/// Something to be done, with something.
pub struct Callback<T: 'static>(StoredValue<Arc<dyn Does<T>>>);

impl<T> Clone for Callback<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Callback<T> {}

impl<T> std::fmt::Debug for Callback<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Callback")
    }
}

impl<T> Callback<T> {
    /// Something to be done.
    pub fn new(act: impl Fn(T) + Send + Sync + 'static) -> Self {
        Callback(StoredValue::new(Arc::new(act)))
    }

    /// Does it, unless the screen it belongs to is gone.
    pub fn run(&self, with: T) {
        let act = self.0.try_read_value().map(|act| Arc::clone(&act));
        if let Some(act) = act {
            act.run(with);
        }
    }
}
