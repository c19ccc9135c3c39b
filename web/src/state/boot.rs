//! Opening the book: first what every day needs, then, behind the first screen, the years before.

use super::App;
use crate::platform::{clock, entropy, tabs::Tabs, timer};
use crate::storage::{DATABASE, DeviceStore};
use leptos::prelude::*;
use leptos::task::spawn_local;
use pebblebook::ids::Id;
use pebblebook::notebook::{LoadError, Notebook};
use pebblebook::order;
use pebblebook::row::{Kind, Row, RowError};
use pebblebook::store::{Store, StoreError, Wanted};
use pebblebook::time::Month;
use pebblebook::vault::Unsealed;
use std::collections::BTreeSet;
use std::rc::Rc;

/// How many months back the first screen needs: the policy's "had it recently" and a little more.
const FIRST_MONTHS: u32 = 4;
/// How often the app looks whether the day has turned.
const DAY_CHECK_MS: i32 = 30_000;

/// How far the start has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Boot {
    /// The book is being opened.
    Opening,
    /// The book is open.
    Open {
        /// Whether the years before are here too.
        whole: bool,
    },
    /// The book cannot be opened.
    Failed(StoreError),
}

/// Opens the book and keeps the day.
pub fn start(app: App) {
    spawn_local(async move {
        match open(app).await {
            Ok(()) => {}
            Err(error) => app.boot.set(Boot::Failed(error)),
        }
    });
    spawn_local(async move {
        loop {
            timer::wait(DAY_CHECK_MS).await;
            let today = clock::today();
            if today != app.day() {
                app.today.set(today);
            }
        }
    });
}

async fn open(app: App) -> Result<(), StoreError> {
    let store = Rc::new(DeviceStore::open(DATABASE).await?);
    let since = Month::of(clock::today()).before(FIRST_MONTHS);
    let mut notebook = Notebook::new();
    take_in(&mut notebook, &store.read(Wanted::Standing).await?)?;
    take_in(&mut notebook, &store.read(Wanted::Since(since)).await?)?;
    let drafts = store.drafts().await.unwrap_or_default();
    app.inner.update_value(|inner| {
        inner.store = Some(store.clone());
        inner.device = entropy::device_number();
        inner.drafts = drafts
            .into_iter()
            .filter_map(|(screen, body)| Some((screen, String::from_utf8(body).ok()?)))
            .collect();
        inner.tabs = Some(Tabs::open(move |changed| spawn_local(heard(app, changed))));
    });
    app.change(Kind::ALL.iter().copied(), |empty| *empty = notebook);
    app.boot.set(Boot::Open { whole: false });

    let before = store.read(Wanted::Before(since)).await?;
    let mut loaded = Ok(());
    app.change(Kind::ALL.iter().copied(), |notebook| loaded = take_in_older(notebook, &before));
    loaded?;
    app.boot.set(Boot::Open { whole: true });
    sweep(app, &store).await;
    Ok(())
}

/// Takes rows into the notebook.
pub(super) fn take_in(notebook: &mut Notebook, rows: &[Row]) -> Result<(), StoreError> {
    rows.iter().try_for_each(|row| {
        notebook.load(row, &Unsealed).map_err(|error| match error {
            LoadError::Row(RowError::Newer { .. } | RowError::UnknownKind(_)) => StoreError::Newer,
            LoadError::Row(error) => StoreError::Damaged(error.to_string()),
            LoadError::Seal(error) => StoreError::Damaged(error.to_string()),
        })
    })
}

/// Takes the years before in, but nothing over what was written since the start.
fn take_in_older(notebook: &mut Notebook, rows: &[Row]) -> Result<(), StoreError> {
    let new: Vec<Row> = rows
        .iter()
        .filter(|row| notebook.record(row.kind, row.id).is_none())
        .cloned()
        .collect();
    take_in(notebook, &new)
}

/// Takes in what another tab has written.
async fn heard(app: App, changed: Option<Vec<(Kind, Id)>>) {
    let Some(changed) = changed else {
        return crate::platform::location::reload();
    };
    let Some(store) = app.inner.with_value(|inner| inner.store.clone()) else {
        return;
    };
    let mut rows = Vec::new();
    for (kind, id) in changed {
        if let Ok(Some(row)) = store.row(kind, id).await {
            rows.push(row);
        }
    }
    let kinds = order::set(rows.iter().map(|row| row.kind));
    app.change(kinds, |notebook| {
        let _ = take_in(notebook, &rows);
    });
}

/// Sweeps away pictures that nothing points at any more: replaced covers, and photos of children who were deleted.
async fn sweep(app: App, store: &DeviceStore) {
    let Ok(ids) = store.photo_ids().await else { return };
    let used: BTreeSet<_> = app.look(|notebook| {
        let photos = notebook.children().filter_map(|child| child.photo);
        order::set(photos.chain(notebook.books().filter_map(|book| book.cover)))
    });
    let unused: Vec<_> = ids.into_iter().filter(|id| !used.contains(id)).collect();
    if !unused.is_empty() {
        let _ = store.sweep_photos(&unused).await; // a sweep that fails is tried again at the next start
    }
}
