//! What a screen reads: a value worked out from the notebook, worked out again when something it read was touched, and passed on only if
//! it came out different. It is a memo whose type is set aside inside, so that the machinery of memos is sent to the phone once and not
//! once for every type that some screen shows.

use super::App;
use chrono::NaiveDate;
use leptos::prelude::*;
use pebblebook::notebook::Notebook;
use pebblebook::row::Kind;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value of any type that can be compared.
trait Seen: Any + Send + Sync {
    fn is(&self, other: &dyn Seen) -> bool;
    fn any(&self) -> &dyn Any;
}

impl<T: PartialEq + Send + Sync + 'static> Seen for T {
    fn is(&self, other: &dyn Seen) -> bool {
        other.any().downcast_ref::<T>() == Some(self)
    }
    fn any(&self) -> &dyn Any {
        self
    }
}

#[derive(Clone)]
struct Erased(Arc<dyn Seen>);

impl PartialEq for Erased {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(other.0.as_ref())
    }
}

/// What works a value out.
trait WorksOut: Send + Sync {
    fn work_out(&self) -> Erased;
}

impl<F: Fn() -> T + Send + Sync, T: Seen> WorksOut for F {
    fn work_out(&self) -> Erased {
        Erased(Arc::new(self()))
    }
}

fn memo(worker: Box<dyn WorksOut>) -> Memo<Erased> {
    Memo::new(move |_| worker.work_out())
}

/// What looks at the notebook.
trait Looks: Send + Sync {
    fn look(&self, notebook: &Notebook, today: NaiveDate) -> Erased;
}

impl<F: Fn(&Notebook, NaiveDate) -> T + Send + Sync, T: Seen> Looks for F {
    fn look(&self, notebook: &Notebook, today: NaiveDate) -> Erased {
        Erased(Arc::new(self(notebook, today)))
    }
}

fn memo_of_notebook(app: App, kinds: &'static [Kind], looker: Box<dyn Looks>) -> Memo<Erased> {
    Memo::new(move |_| {
        app.follow(kinds);
        let today = app.today.get();
        app.notebook.with_value(|notebook| looker.look(notebook, today))
    })
}

/// A value a screen reads.
pub struct View<T> {
    memo: Memo<Erased>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for View<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for View<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> View<T> {
    /// A value worked out by this, following what it reads.
    pub fn new(work_out: impl Fn() -> T + Send + Sync + 'static) -> Self {
        View {
            memo: memo(Box::new(work_out)),
            of: PhantomData,
        }
    }

    /// A value worked out from the notebook, following these kinds and the turn of the day.
    pub(super) fn of_notebook(app: App, kinds: &'static [Kind], look: impl Fn(&Notebook, NaiveDate) -> T + Send + Sync + 'static) -> Self {
        View {
            memo: memo_of_notebook(app, kinds, Box::new(look)),
            of: PhantomData,
        }
    }

    /// The value, followed.
    pub fn get(&self) -> T {
        Self::of(&self.memo.get(), Clone::clone)
    }

    /// The value, not followed: for handlers.
    pub fn get_untracked(&self) -> T {
        Self::of(&self.memo.get_untracked(), Clone::clone)
    }

    /// Looks at the value, followed.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        Self::of(&self.memo.get(), look)
    }

    fn of<R>(erased: &Erased, look: impl FnOnce(&T) -> R) -> R {
        match erased.0.as_ref().any().downcast_ref::<T>() {
            Some(value) => look(value),
            // The memo was made by `new` for this very type, and nothing else can make one.
            None => unreachable!("a view holds what it was made for"),
        }
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> From<View<T>> for Signal<T> {
    fn from(view: View<T>) -> Self {
        Signal::derive(move || view.get())
    }
}
