//! Reading the notebook from a screen: a view is a pure function of the notebook, run again only when what it reads was touched.

use super::{App, View, whenever};
use crate::platform::{files, outgoing};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use pebblebook::ids::PhotoId;
use pebblebook::notebook::Notebook;
use pebblebook::picture::Photo;
use pebblebook::row::Kind;
use pebblebook::store::Store;
use pebblebook::vault::Seal;

/// The running app.
///
/// # Panics
/// Never in the app: the root provides it before any screen is made.
#[must_use]
pub fn use_app() -> App {
    use_context().unwrap_or_else(|| App::new(crate::platform::clock::today()))
}

/// The end of a device's number.
fn short_number(number: u32) -> String {
    format!("{:04X}", number & 0xFFFF)
}

impl App {
    /// A view of the notebook that follows changes of these kinds (and the turn of the day).
    pub fn view<T, F>(self, kinds: &'static [Kind], look: F) -> View<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
        F: Fn(&Notebook, NaiveDate) -> T + Send + Sync + 'static,
    {
        View::of_notebook(self, kinds, look)
    }

    /// Looks once, following nothing: for handlers.
    pub fn look<T>(self, look: impl FnOnce(&Notebook) -> T) -> T {
        self.notebook.with_value(look)
    }

    /// Makes the running reactive function follow these kinds.
    pub fn follow(self, kinds: &[Kind]) {
        self.touched
            .with_value(|touched| kinds.iter().filter_map(|kind| touched.get(kind)).for_each(ArcTrigger::track));
    }

    /// Today, without following it: for handlers.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        self.today.get_untracked()
    }

    /// What this device is called in files: what it is, and a short number, for a family of devices may all be phones.
    #[must_use]
    pub fn device_name(self) -> String {
        let number = self.inner.with_value(|inner| inner.device);
        format!("{} {}", outgoing::device_words(), short_number(number))
    }

    /// On which device something was written.
    #[must_use]
    pub fn device_of(self, number: u32) -> String {
        if self.inner.with_value(|inner| inner.device) == number {
            "on this device".to_owned()
        } else {
            format!("on device {}", short_number(number))
        }
    }

    /// Changes the notebook, after the disk has it, and refreshes what shows these kinds.
    pub(super) fn change(self, kinds: impl IntoIterator<Item = Kind>, change: impl FnOnce(&mut Notebook)) {
        self.notebook.update_value(change);
        self.touched
            .with_value(|touched| kinds.into_iter().filter_map(|kind| touched.get(&kind)).for_each(ArcTrigger::notify));
    }

    /// The address of a picture for an `<img>`, once it has been read from the book.
    #[must_use]
    pub fn photo_url(self, photo: impl Fn() -> Option<PhotoId> + Send + Sync + 'static) -> Signal<Option<String>> {
        let url = RwSignal::new(None::<String>);
        whenever(move |_| {
            let Some(id) = photo() else { return url.set(None) };
            if let Some(known) = self.known_photo_url(id) {
                return url.set(Some(known));
            }
            spawn_local(async move {
                let made = self.make_photo_url(id).await;
                // The screen may be gone by now; then there is nobody to show it to.
                let _ = url.try_set(made);
            });
        });
        url.into()
    }

    /// The address of a picture that was read before.
    #[must_use]
    pub fn known_photo_url(self, id: PhotoId) -> Option<String> {
        self.inner.with_value(|inner| inner.photo_urls.get(&id).cloned())
    }

    /// A picture, read from the book.
    pub async fn photo(self, id: PhotoId) -> Option<Photo> {
        let store = self.inner.with_value(|inner| inner.store.clone())?;
        let row = store.photo(id).await.ok()??;
        let vault = self.inner.with_value(|inner| inner.vault.clone())?;
        Photo::new(id, vault.open(&row).ok()?).ok()
    }

    async fn make_photo_url(self, id: PhotoId) -> Option<String> {
        let photo = self.photo(id).await?;
        if let Some(known) = self.known_photo_url(id) {
            return Some(known);
        }
        let url = files::object_url(photo.bytes(), photo.mime())?;
        self.inner.update_value(|inner| inner.photo_urls.insert(id, url.clone()));
        Some(url)
    }
}
