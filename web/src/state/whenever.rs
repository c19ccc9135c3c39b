//! Doing something whenever what it reads changes. The framework's own is compiled anew for every closure; this one once for all.

use leptos::prelude::*;

/// Does this now, and again whenever what it reads has changed. It is told whether it is the first time.
pub fn whenever(run: impl FnMut(bool) + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut(bool)>) {
    Effect::new(move |before: Option<()>| run(before.is_none()));
}
