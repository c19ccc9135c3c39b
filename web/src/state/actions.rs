//! The way of an action, one at a time: decide, write, then show. Nothing is shown as saved before it is on disk.

use super::{App, MOST_UNDOS};
use crate::platform::{clock, entropy::BrowserEntropy};
use crate::text;
use crate::ui::{Toast, ToastKind};
use leptos::prelude::*;
use leptos::task::spawn_local;
use pebblebook::change::{ChangeSet, Deed};
use pebblebook::command::{self, Command, Refusal, Undo};
use pebblebook::notebook::Notebook;
use pebblebook::row::{Row, Stamp};
use pebblebook::store::{Store, StoreError};
use pebblebook::time::Ctx;
use pebblebook::vault::Unsealed;

/// Why an action did not happen. Whatever it was, nothing has changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// It may not be, or a form is to be put right.
    Refused(Refusal),
    /// It could not be written.
    NotSaved(StoreError),
}

/// What is done with the answer of an action.
pub type Answer = Box<dyn FnOnce(Result<Deed, Trouble>)>;

/// An action that waits its turn.
pub(super) enum Job {
    Do(Box<Command>, Answer),
    Undo(u32),
    UndoLast,
}

impl App {
    /// Asks for something. The answer comes when it is on disk, or when it is certain that it is not. A success is told in a toast with an
    /// undo; a refusal is the screen's to tell.
    pub fn run(self, command: Command, answer: impl FnOnce(Result<Deed, Trouble>) + 'static) {
        self.queue(Job::Do(Box::new(command), Box::new(answer)));
    }

    /// Asks for something, and tells a refusal in a toast as well: for buttons that have no form around them.
    pub fn run_plainly(self, command: Command) {
        self.run(command, move |result| {
            if let Err(trouble) = result {
                let words = self.look(|notebook| text::trouble(&trouble, notebook));
                self.tell(words, ToastKind::Trouble);
            }
        });
    }

    /// Takes the last action back.
    pub fn undo_last(self) {
        self.queue(Job::UndoLast);
    }

    /// Tells her something, without an undo.
    pub fn tell(self, words: String, kind: ToastKind) {
        self.toast(words, kind, None);
    }

    fn queue(self, job: Job) {
        let start = self.inner.try_update_value(|inner| {
            inner.queue.push_back(job);
            !std::mem::replace(&mut inner.running, true)
        });
        if start == Some(true) {
            spawn_local(self.work());
        }
    }

    /// Works the queue off. One loop runs at a time, so a second action is decided on what the first one left.
    async fn work(self) {
        self.busy.set(true);
        loop {
            let job = self.inner.try_update_value(|inner| {
                let job = inner.queue.pop_front();
                inner.running = job.is_some();
                job
            });
            match job.flatten() {
                Some(Job::Do(command, answer)) => answer(self.perform(&command).await),
                Some(Job::Undo(toast)) => self.take_back(Some(toast)).await,
                Some(Job::UndoLast) => self.take_back(None).await,
                None => break,
            }
        }
        self.busy.set(false);
    }

    async fn perform(self, asked: &Command) -> Result<Deed, Trouble> {
        let now = clock::now();
        self.today.set(clock::today());
        let outcome = self.look(|notebook| {
            let mut entropy = BrowserEntropy;
            let mut ctx = Ctx::new(now, clock::offset_minutes(now), &mut entropy);
            command::handle(notebook, asked, &mut ctx)
        });
        let outcome = outcome.map_err(Trouble::Refused)?;
        let undo = self.look(|notebook| Undo::of(notebook, &outcome.changes));
        self.write(&outcome.changes).await.map_err(Trouble::NotSaved)?;
        let words = self.look(|notebook| text::deed(&outcome.deed, notebook, self.day()));
        let toast = self.toast(words, ToastKind::Done, Some(()));
        self.inner.update_value(|inner| {
            inner.undos.push((toast, undo));
            if inner.undos.len() > MOST_UNDOS {
                inner.undos.remove(0);
            }
        });
        self.count_undos();
        Ok(outcome.deed)
    }

    async fn take_back(self, toast: Option<u32>) {
        let found = self.inner.try_update_value(|inner| match toast {
            Some(toast) => inner.undos.iter().position(|(of, _)| *of == toast).map(|at| inner.undos.remove(at)),
            None => inner.undos.pop(),
        });
        let Some((of, undo)) = found.flatten() else { return };
        self.count_undos();
        self.toasts.update(|toasts| toasts.retain(|toast| toast.id != of));
        let changes = self.look(|notebook| undo.changes(notebook)).map_err(Trouble::Refused);
        let done = match changes {
            Ok(changes) => self.write(&changes).await.map_err(Trouble::NotSaved),
            Err(refused) => Err(refused),
        };
        match done {
            Ok(()) => self.tell(text::UNDONE.to_owned(), ToastKind::Done),
            Err(trouble) => {
                let words = self.look(|notebook| text::trouble(&trouble, notebook));
                self.tell(words, ToastKind::Trouble);
            }
        }
    }

    /// Writes changes and then, only then, takes them into the notebook.
    async fn write(self, changes: &ChangeSet) -> Result<(), StoreError> {
        let (store, device) = self.inner.with_value(|inner| (inner.store.clone(), inner.device));
        let store = store.ok_or_else(|| StoreError::Closed("the book is not open".into()))?;
        let last = self.look(Notebook::last_stamp);
        let sealed = changes.rows(&Unsealed, last, clock::now(), device, &mut BrowserEntropy);
        let (rows, last): (Vec<Row>, Stamp) = sealed.map_err(|error| StoreError::Aborted(error.to_string()))?;
        store.commit(&rows).await?;
        self.change(changes.touched(), |notebook| notebook.apply(changes, last));
        let changed: Vec<_> = rows.iter().map(|row| (row.kind, row.id)).collect();
        self.inner.with_value(|inner| inner.tabs.as_ref().map(|tabs| tabs.tell(&changed)));
        Ok(())
    }

    fn toast(self, words: String, kind: ToastKind, undo: Option<()>) -> u32 {
        let id = self.inner.try_update_value(|inner| {
            inner.next_toast += 1;
            inner.next_toast
        });
        let id = id.unwrap_or_default();
        let undo = undo.map(|()| Callback::new(move |()| self.queue(Job::Undo(id))));
        self.toasts.update(|toasts| {
            toasts.push(Toast {
                id,
                text: words,
                kind,
                undo,
            });
            // Two at most: the last thing done, and the one before it.
            let from = toasts.len().saturating_sub(2);
            toasts.drain(..from);
        });
        id
    }

    pub(super) fn count_undos(self) {
        self.undos.set(self.inner.with_value(|inner| inner.undos.len()));
    }

    /// Forgets what could be taken back: after everything was replaced there is nothing to go back to.
    pub(super) fn forget_undos(self) {
        self.inner.update_value(|inner| inner.undos.clear());
        self.count_undos();
        self.toasts.set(Vec::new());
    }
}
