//! Doing something whenever what it reads changes. The framework's own is compiled anew for every closure; this one once for all.

use crate::platform::timer;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A frame, and a little more.
const FRAME_MS: i32 = 20;

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

/// Whenever what `read` reads has changed, does `then` when that has been painted; once for all that changes until then. So a letter stands
/// there before what it finds does.
pub fn afterwards(read: impl Fn() + 'static, then: impl Fn() + Copy + 'static) {
    let waiting = StoredValue::new(false);
    whenever(move |first| {
        read();
        if first || waiting.get_value() {
            return;
        }
        waiting.set_value(true);
        spawn_local(async move {
            timer::wait(FRAME_MS).await;
            if waiting.try_set_value(false).is_none() {
                then();
            }
        });
    });
}
