//! A part of a screen that is drawn anew when what it reads changes. The framework compiles its machinery for every closure that is handed
//! to it; handed over in a box, it is compiled once for each kind of thing that is drawn.

/// A part that is drawn anew when what it reads changes.
pub fn live<V: 'static>(draw: impl Fn() -> V + Send + 'static) -> impl Fn() -> V + Send + 'static {
    boxed(Box::new(draw))
}

fn boxed<V: 'static>(draw: Box<dyn Fn() -> V + Send>) -> impl Fn() -> V + Send + 'static {
    move || draw()
}
