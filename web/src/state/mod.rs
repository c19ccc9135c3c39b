//! What the app knows while it runs, and the one way of an action through it. It all lives at the root, for a screen's own signals are
//! gone with the screen.
//!
//! ```text
//! page -> app.run(Command) -> core decides -> one strict transaction -> notebook -> only the signals of what was touched
//! ```

mod actions;
mod boot;
mod drafts;
mod erasing;
mod joining;
mod lock;
mod missing;
mod moving;
mod protect;
mod reading;
mod safety;
mod view;
mod whenever;

pub use actions::Trouble;
pub use boot::{Boot, start};
pub use joining::{FileKey, Looked, Opens, Taking};
pub use lock::NotUnlocked;
pub use missing::Missing;
pub use moving::{Moving, Progress, SealedWith};
pub use reading::use_app;
pub use view::View;
pub use whenever::{afterwards, whenever};

use crate::platform::clock;
use crate::platform::tabs::Tabs;
use crate::storage::DeviceStore;
use crate::ui::Toast;
use chrono::NaiveDate;
use leptos::prelude::*;
use pebblebook::command::Undo;
use pebblebook::notebook::Notebook;
use pebblebook::order::{Few, Set};
use pebblebook::row::Kind;
use pebblebook::time::Moment;
use pebblebook::vault::{Keyring, SessionLock, Vault};
use std::collections::VecDeque;
use std::ops::Deref;
use std::rc::Rc;

/// How many actions can be taken back, one after the other.
const MOST_UNDOS: usize = 30;

/// The running app. It lives as long as the page, so it is lent for ever: what a closure takes along is one address, and not a dozen.
#[derive(Clone, Copy)]
pub struct App(&'static Running);

impl Deref for App {
    type Target = Running;
    fn deref(&self) -> &Running {
        self.0
    }
}

/// What the running app is made of.
pub struct Running {
    /// How far the start has come.
    pub boot: RwSignal<Boot>,
    /// The day it is.
    pub today: RwSignal<NaiveDate>,
    /// Short messages with their undo.
    pub toasts: RwSignal<Vec<Toast>>,
    /// Whether an action is on its way to the disk.
    pub busy: RwSignal<bool>,
    /// Whether a passphrase guards the book.
    pub protected: RwSignal<bool>,
    /// Whether the book is of a newer app, so that it can be read and not written.
    pub newer: RwSignal<bool>,
    /// Whether a new version waits to be used.
    pub update_waits: RwSignal<bool>,
    /// The last thing done that can be taken back, in words; blank where there is none.
    pub last_done: RwSignal<String>,
    /// What is looked for on the shelf: words, theme, area, age, place. Kept here so that it is still there on the way back from a book.
    pub looked_for: [RwSignal<String>; 5],
    /// What is looked for in the journal: words, area, characteristic, where, from, to, with a photo, wow; and in whose, behind them.
    pub looked_for_in_journal: [RwSignal<String>; 9],
    /// The minute it is: what happened a while ago is drawn anew with it.
    pub minute: RwSignal<Moment>,
    /// Counts up when the screen is to be drawn afresh: after something half-written was given up.
    pub afresh: RwSignal<u32>,
    touched: StoredValue<Few<Kind, ArcTrigger>>,
    notebook: StoredValue<Notebook>,
    inner: StoredValue<Inner, LocalStorage>,
}

/// What is behind the app and is no signal.
#[derive(Default)]
struct Inner {
    store: Option<Rc<DeviceStore>>,
    tabs: Option<Tabs>,
    device: u32,
    edition: u32,
    vault: Option<Vault>,
    keyring: Option<Keyring>,
    session: Option<SessionLock>,
    /// When somebody last touched the page, in milliseconds since 1970; 0 while the book is not open.
    last_touch: i64,
    /// The moment of the last action, in milliseconds since 1970.
    last_moment: i64,
    asked_to_keep: bool,
    queue: VecDeque<actions::Job>,
    running: bool,
    undos: Vec<(u32, String, Undo)>,
    next_toast: u32,
    drafts: Few<String, Vec<u8>>,
    drafts_to_write: Set<String>,
    photo_urls: Few<pebblebook::ids::PhotoId, String>,
}

impl App {
    /// A new app, before its book is opened.
    #[must_use]
    pub fn new(today: NaiveDate) -> Self {
        App(Box::leak(Box::new(Running {
            boot: RwSignal::new(Boot::Opening),
            today: RwSignal::new(today),
            toasts: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            protected: RwSignal::new(false),
            newer: RwSignal::new(false),
            update_waits: RwSignal::new(false),
            last_done: RwSignal::new(String::new()),
            looked_for: [0; 5].map(|_| RwSignal::new(String::new())),
            looked_for_in_journal: [0; 9].map(|_| RwSignal::new(String::new())),
            minute: RwSignal::new(clock::now()),
            afresh: RwSignal::new(0),
            touched: StoredValue::new(Kind::ALL.iter().map(|kind| (*kind, ArcTrigger::new())).collect()),
            notebook: StoredValue::new(Notebook::new()),
            inner: StoredValue::new_local(Inner::default()),
        })))
    }
}
