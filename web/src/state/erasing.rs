//! Erasing one child for good: the book, the safety copies, the pictures, what is half-written and what could be taken back, so that nothing of it
//! is left for an undo to bring up again. Not here: what is erased and what should still be kept ([`pebblebook::keeping`]).

use super::App;
use super::actions::{Job, Trouble};
use crate::platform::files;
use leptos::prelude::*;
use pebblebook::command::Refusal;
use pebblebook::ids::ChildId;
use pebblebook::keeping::{self, Erasing, Erasure};
use pebblebook::row::Kind;
use pebblebook::store::Safety;

impl App {
    /// Erases a child, or what of it need not be kept, in its turn after whatever waits. It is never undone.
    pub fn erase(self, child: ChildId, how: Erasing, answer: impl FnOnce(Result<(), Trouble>) + 'static) {
        self.queue(Job::Erase(child, how, Box::new(answer)));
    }

    pub(super) async fn erase_now(self, child: ChildId, how: &Erasing) -> Result<(), Trouble> {
        let erasure = self.look(|notebook| keeping::erase(notebook, child, how, self.day()));
        let Erasure { changes, drafts } = erasure.map_err(|error| Trouble::Refused(Refusal::Keeping(error)))?;
        // First what is half-written: should the rest fail, a form is lost and nothing else.
        let about = self.inner.with_value(|inner| {
            let about = |(screen, form): &(&String, &Vec<u8>)| {
                let form = String::from_utf8_lossy(form);
                drafts.iter().any(|id| screen.contains(id) || form.contains(id))
            };
            let about = inner.drafts.iter().filter(about).map(|(screen, _)| screen.clone());
            about.collect::<Vec<_>>()
        });
        let store = self.store().map_err(Trouble::NotSaved)?;
        for screen in about {
            let photos = self.draft_photos(&screen).into_iter().map(|(key, _)| key);
            self.forget_draft(&screen);
            for key in photos.chain([screen]) {
                store.keep_draft(&key, None).await.map_err(Trouble::NotSaved)?;
            }
        }
        self.write_with(&changes, Safety::ALL_PUT_AWAY).await.map_err(Trouble::NotSaved)?;
        self.forget_undos();
        for (_, id) in changes.forgotten().iter().filter(|(kind, _)| *kind == Kind::Photo) {
            let url = self.inner.try_update_value(|inner| inner.photo_urls.remove(&(*id).into()));
            if let Some(url) = url.flatten() {
                files::forget_url(&url);
            }
        }
        // Pictures that were replaced wait for an undo that is no more.
        super::boot::sweep(self, &store).await;
        Ok(())
    }
}
