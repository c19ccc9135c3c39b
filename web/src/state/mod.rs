//! What the app knows while it runs, and the one way of an action through it. It all lives at the root, for a screen's own signals are
//! gone with the screen.
//!
//! ```text
//! page -> app.run(Command) -> core decides -> one strict transaction -> notebook -> only the signals of what was touched
//! ```

mod actions;
mod boot;
mod drafts;
mod moving;
mod reading;
mod view;
mod whenever;

pub use actions::Trouble;
pub use boot::{Boot, start};
pub use moving::{ImportPreview, Moving};
pub use reading::use_app;
pub use view::View;
pub use whenever::whenever;

use crate::platform::tabs::Tabs;
use crate::storage::DeviceStore;
use crate::ui::Toast;
use chrono::NaiveDate;
use leptos::prelude::*;
use pebblebook::command::Undo;
use pebblebook::notebook::Notebook;
use pebblebook::row::Kind;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// How many actions can be taken back, one after the other.
const MOST_UNDOS: usize = 30;

/// The running app. Cheap to copy into closures; everything behind it lives as long as the page.
#[derive(Clone, Copy)]
pub struct App {
    /// How far the start has come.
    pub boot: RwSignal<Boot>,
    /// The day it is.
    pub today: RwSignal<NaiveDate>,
    /// Short messages with their undo.
    pub toasts: RwSignal<Vec<Toast>>,
    /// Whether an action is on its way to the disk.
    pub busy: RwSignal<bool>,
    /// Whether a new version waits to be used.
    pub update_waits: RwSignal<bool>,
    /// How many actions can be taken back.
    pub undos: RwSignal<usize>,
    /// Counts up when the screen is to be drawn afresh: after something half-written was given up.
    pub afresh: RwSignal<u32>,
    touched: StoredValue<BTreeMap<Kind, ArcTrigger>>,
    notebook: StoredValue<Notebook>,
    inner: StoredValue<Inner, LocalStorage>,
}

/// What is behind the app and is no signal.
#[derive(Default)]
struct Inner {
    store: Option<Rc<DeviceStore>>,
    tabs: Option<Tabs>,
    device: u32,
    queue: VecDeque<actions::Job>,
    running: bool,
    undos: Vec<(u32, Undo)>,
    next_toast: u32,
    drafts: BTreeMap<String, String>,
    draft_turns: BTreeMap<String, u64>,
    photo_urls: BTreeMap<pebblebook::ids::PhotoId, String>,
}

impl App {
    /// A new app, before its book is opened.
    #[must_use]
    pub fn new(today: NaiveDate) -> Self {
        App {
            boot: RwSignal::new(Boot::Opening),
            today: RwSignal::new(today),
            toasts: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            update_waits: RwSignal::new(false),
            undos: RwSignal::new(0),
            afresh: RwSignal::new(0),
            touched: StoredValue::new(Kind::ALL.iter().map(|kind| (*kind, ArcTrigger::new())).collect()),
            notebook: StoredValue::new(Notebook::new()),
            inner: StoredValue::new_local(Inner::default()),
        }
    }
}
