//! The way of an action, one at a time: decide, write, then show. Nothing is shown as saved before it is on disk.

use super::boot::EDITION;
use super::{App, Boot, Inner, MOST_UNDOS};
use crate::dom::Callback;
use crate::platform::{clock, entropy::BrowserEntropy, room, timer};
use crate::text;
use crate::ui::{Toast, ToastKind};
use leptos::prelude::*;
use leptos::task::spawn_local;
use pebblebook::change::{ChangeSet, Deed};
use pebblebook::command::{self, Command, Refusal, Undo};
use pebblebook::ids::ChildId;
use pebblebook::keeping::Erasing;
use pebblebook::row::{Kind, Row, Stamp};
use pebblebook::store::{Safety, Store, StoreError, Write};
use pebblebook::time::{Ctx, Moment};

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
    Erase(ChildId, Erasing, Box<dyn FnOnce(Result<(), Trouble>)>),
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

    pub(super) fn queue(self, job: Job) {
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
            if job.as_ref().is_some_and(Option::is_some) {
                self.until_whole().await;
            }
            match job.flatten() {
                Some(Job::Do(command, answer)) => answer(self.perform(&command).await),
                Some(Job::Erase(child, how, answer)) => answer(self.erase_now(child, &how).await),
                Some(Job::Undo(toast)) => self.take_back(Some(toast)).await,
                Some(Job::UndoLast) => self.take_back(None).await,
                None => break,
            }
        }
        self.busy.set(false);
    }

    /// Nothing is written before the years before are here too: until then nobody knows whether something is missing.
    async fn until_whole(self) {
        while self.boot.get_untracked() == (Boot::Open { whole: false }) {
            timer::wait(20).await;
        }
    }

    async fn perform(self, asked: &Command) -> Result<Deed, Trouble> {
        let now = self.next_moment();
        self.turn_the_day();
        let outcome = self.look(|notebook| {
            let mut entropy = BrowserEntropy;
            let mut ctx = Ctx::new(now, clock::offset_minutes(now), &mut entropy);
            command::handle(notebook, asked, &mut ctx)
        });
        let outcome = outcome.map_err(Trouble::Refused)?;
        let undo = self.look(|notebook| Undo::of(notebook, &outcome.changes));
        self.write(&outcome.changes).await.map_err(Trouble::NotSaved)?;
        let words = self.look(|notebook| text::deed(&outcome.deed, notebook, self.day()));
        if !outcome.undoable() {
            self.tell(words, ToastKind::Done);
            return Ok(outcome.deed);
        }
        let toast = self.toast(words.clone(), ToastKind::Done, Some(()));
        self.inner.update_value(|inner| {
            inner.undos.push((toast, words, undo));
            if inner.undos.len() > MOST_UNDOS {
                inner.undos.remove(0);
            }
        });
        self.show_last_done();
        Ok(outcome.deed)
    }

    /// Now, and no moment that was told before: where the clock stands still, what was done first still comes first.
    fn next_moment(self) -> Moment {
        let now = clock::now();
        let next = self.inner.try_update_value(|inner| {
            inner.last_moment = now.millis().max(inner.last_moment + 1);
            inner.last_moment
        });
        // A clock that was put back is believed.
        let close = next.filter(|next| next - now.millis() < 60_000);
        close.map_or(now, Moment::from_millis)
    }

    /// Tells the day if it is another one. Telling the same day again would draw screens anew, and close what she has opened in them.
    pub(super) fn turn_the_day(self) {
        let today = clock::today();
        if self.day() != today {
            self.today.set(today);
        }
        let minute = clock::now().to_the_minute();
        crate::platform::preferences::apply_hour(minute.clock());
        if self.minute.get_untracked() != minute {
            self.minute.set(minute);
        }
    }

    async fn take_back(self, toast: Option<u32>) {
        let found = self.inner.try_update_value(|inner| match toast {
            Some(toast) => inner
                .undos
                .iter()
                .position(|(of, ..)| *of == toast)
                .map(|at| inner.undos.remove(at)),
            None => inner.undos.pop(),
        });
        let Some((of, words, undo)) = found.flatten() else { return };
        self.show_last_done();
        self.toasts.update(|toasts| toasts.retain(|toast| toast.id != of));
        let changes = self.look(|notebook| undo.changes(notebook)).map_err(Trouble::Refused);
        let done = match changes {
            Ok(changes) => self.write(&changes).await.map_err(Trouble::NotSaved),
            Err(refused) => Err(refused),
        };
        match done {
            Ok(()) => self.tell(format!("Undone: {words}"), ToastKind::Done),
            Err(trouble) => {
                let words = self.look(|notebook| text::trouble(&trouble, notebook));
                self.tell(words, ToastKind::Trouble);
            }
        }
    }

    /// Writes changes and then, only then, takes them into the notebook.
    async fn write(self, changes: &ChangeSet) -> Result<(), StoreError> {
        self.write_with(changes, Safety::Stays).await
    }

    /// Writes changes, and says what becomes of the safety copies.
    pub(super) async fn write_with(self, changes: &ChangeSet, safety: Safety) -> Result<(), StoreError> {
        if crate::platform::shell::is_overtaken() {
            return Err(StoreError::Overtaken);
        }
        let (store, vault) = (self.store()?, self.open_vault()?);
        let device = self.inner.with_value(|inner| inner.device);
        let sealed = self.look(|notebook| {
            changes.rows(
                &vault,
                notebook.heads(),
                notebook.last_stamp(),
                clock::now(),
                device,
                &mut BrowserEntropy,
            )
        });
        let edition = self.next_edition();
        let counted = edition.to_be_bytes();
        let mut notes: Vec<(&str, Option<&[u8]>)> = Vec::new();
        let fewer = changes.forgotten().iter().any(|(kind, _)| *kind != Kind::Photo);
        if fewer {
            notes.push((EDITION, Some(&counted)));
        }
        let (rows, _): (Vec<Row>, Stamp) = sealed.map_err(|error| StoreError::Aborted(error.to_string()))?;
        store
            .write(Write {
                keep: &rows,
                forget: changes.forgotten(),
                safety,
                notes: &notes,
                ..Write::default()
            })
            .await?;
        if fewer {
            self.begin_edition(edition);
        }
        self.change(changes.touched(), |notebook| {
            notebook.apply(changes);
            notebook.note(&rows);
        });
        self.mark();
        self.ask_to_keep_once();
        let changed: Vec<_> = rows
            .iter()
            .map(|row| (row.kind, row.id))
            .chain(changes.forgotten().iter().copied())
            .collect();
        self.inner.with_value(|inner| inner.tabs.as_ref().map(|tabs| tabs.tell(&changed)));
        Ok(())
    }

    /// At the first real save the browser is asked to keep the book.
    fn ask_to_keep_once(self) {
        let sample = self.look(|notebook| notebook.sample().is_some());
        let first = self
            .inner
            .try_update_value(|inner| !sample && !std::mem::replace(&mut inner.asked_to_keep, !sample));
        if first == Some(true) {
            spawn_local(room::ask_to_keep());
        }
    }

    fn toast(self, words: String, kind: ToastKind, undo: Option<()>) -> u32 {
        // Nothing that was still on its way may be told over the lock.
        if self.boot.get_untracked() == Boot::Locked {
            return 0;
        }
        let id = self.inner.try_update_value(|inner| {
            inner.next_toast += 1;
            inner.next_toast
        });
        let id = id.unwrap_or_default();
        let undo = undo.map(|()| Callback::new(move |()| self.queue(Job::Undo(id))));
        self.toasts.update(|toasts| {
            // Never the same words twice, one above the other; and of what went well only the last, for what was before can be taken back
            // under More.
            let older = |toast: &Toast| kind == ToastKind::Done && toast.kind == ToastKind::Done;
            toasts.retain(|toast| toast.text != words && !older(toast));
            toasts.push(Toast {
                id,
                text: words,
                kind,
                undo,
            });
            // Two at most: they stand over the screen.
            let from = toasts.len().saturating_sub(2);
            toasts.drain(..from);
        });
        id
    }

    pub(super) fn show_last_done(self) {
        let words = |inner: &Inner| inner.undos.last().map(|(_, words, _)| words.clone()).unwrap_or_default();
        self.last_done.set(self.inner.with_value(words));
    }

    /// Forgets what could be taken back: after everything was replaced there is nothing to go back to.
    pub(super) fn forget_undos(self) {
        self.inner.update_value(|inner| inner.undos.clear());
        self.show_last_done();
        self.toasts.set(Vec::new());
    }
}
