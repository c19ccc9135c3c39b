//! Doing something whenever what it reads changes. The framework's own is compiled anew for every closure; this one once for all.

use leptos::prelude::*;

/// Does this now, and again whenever what it reads has changed. It is told whether it is the first time.
pub fn whenever(run: impl FnMut(bool) + 'static) {
    boxed(Box::new(run));
}

trait Runs {
    fn run(&mut self, first: bool);
}

impl<F: FnMut(bool)> Runs for F {
    fn run(&mut self, first: bool) {
        self(first);
    }
}

fn boxed(mut run: Box<dyn Runs>) {
    Effect::new(move |before: Option<()>| run.run(before.is_none()));
}
