//! Other tabs of the same book on this device: each tells the others which rows it has changed.

use js_sys::Array;
use pebblebook::ids::Id;
use pebblebook::row::Kind;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

const CHANNEL: &str = "pebblebook";

/// What another tab tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It has changed these rows.
    Changed(Vec<(Kind, Id)>),
    /// It has put another book in place of this one, or another key.
    Replaced,
    /// It was locked.
    Locked,
}

const LOCKED: &str = "locked";

/// The line to the other tabs. Absent where a browser has none: then a tab sees changes when it is loaded again.
#[derive(Clone, Debug)]
pub struct Tabs(Option<BroadcastChannel>);

impl Tabs {
    /// Opens the line; `heard` gets what other tabs tell. It stays open as long as the app.
    pub fn open(heard: impl Fn(Heard) + 'static) -> Self {
        let Ok(channel) = BroadcastChannel::new(CHANNEL) else {
            return Tabs(None);
        };
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let Ok(rows) = event.data().dyn_into::<Array>() else {
                let locked = event.data().as_string().as_deref() == Some(LOCKED);
                return heard(if locked { Heard::Locked } else { Heard::Replaced });
            };
            let row = |text: JsValue| {
                let text = text.as_string()?;
                let (kind, id) = text.split_once('/')?;
                Some((kind.parse().ok()?, id.parse().ok()?))
            };
            heard(Heard::Changed(rows.iter().filter_map(row).collect()));
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        listener.forget(); // the line is open for as long as the page
        Tabs(Some(channel))
    }

    /// Tells the other tabs what has changed.
    pub fn tell(&self, changed: &[(Kind, Id)]) {
        if let Some(channel) = &self.0 {
            let rows: Array = changed
                .iter()
                .map(|(kind, id)| JsValue::from_str(&format!("{}/{id}", kind.name())))
                .collect();
            let _ = channel.post_message(&rows);
        }
    }

    /// Tells the other tabs that everything was replaced.
    pub fn tell_all_replaced(&self) {
        self.tell_word("replaced");
    }

    /// Tells the other tabs that the book was locked.
    pub fn tell_locked(&self) {
        self.tell_word(LOCKED);
    }

    fn tell_word(&self, word: &str) {
        if let Some(channel) = &self.0 {
            let _ = channel.post_message(&JsValue::from_str(word));
        }
    }
}
