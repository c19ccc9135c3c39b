//! What is really on disk, and saves that are made to fail.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::patience;
use crate::site::Site;

const WATCH: &str = include_str!("storage-watch.js");
const WATCH_NAME: &str = "storage-watch-for-the-test.js";

/// One transaction the app made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transaction {
    /// `readwrite` or `readonly`.
    pub mode: String,
    /// `strict`, `relaxed` or `default`.
    pub durability: String,
    /// How many requests that change something it made.
    pub changes: u64,
    /// `complete`, `abort` or nothing yet.
    pub end: String,
}

/// The databases of this origin and the stores in each, as `name/store`, in order.
#[must_use]
#[track_caller]
pub fn stores(browser: &Browser) -> Vec<String> {
    let script = "const all = [];\
        for (const { name } of await indexedDB.databases()) {\
            const open = await new Promise((yes, no) => { const ask = indexedDB.open(name);\
                ask.onsuccess = () => yes(ask.result); ask.onerror = () => no(ask.error); });\
            for (const store of open.objectStoreNames) all.push(name + '/' + store);\
            open.close(); }\
        return all.sort();";
    strings(&browser.run_async(script, &[]))
}

/// Every row of a store, given as `name/store`, as `[key, value]`. Bytes come as `{ bytes, hash }`.
#[must_use]
#[track_caller]
pub fn rows(browser: &Browser, store: &str) -> Vec<Value> {
    let (database, store) = store.split_once('/').expect("a store is written name/store");
    let script = "const [name, store] = arguments;\
        const open = await new Promise((yes, no) => { const ask = indexedDB.open(name);\
            ask.onsuccess = () => yes(ask.result); ask.onerror = () => no(ask.error); });\
        const wait = ask => new Promise((yes, no) => {\
            ask.onsuccess = () => yes(ask.result); ask.onerror = () => no(ask.error); });\
        const from = open.transaction(store).objectStore(store);\
        const [keys, values] = await Promise.all([wait(from.getAllKeys()), wait(from.getAll())]);\
        open.close();\
        const hex = async bytes => [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]\
            .map(byte => byte.toString(16).padStart(2, '0')).join('');\
        const plain = async value => {\
            if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))\
                return { bytes: value.byteLength, hash: await hex(value) };\
            if (Array.isArray(value)) return Promise.all(value.map(plain));\
            if (value && typeof value === 'object') { const made = {};\
                for (const name of Object.keys(value)) made[name] = await plain(value[name]);\
                return made; }\
            return value === undefined ? null : value; };\
        return Promise.all(keys.map(async (key, at) => [await plain(key), await plain(values[at])]));";
    let answer = browser.run_async(script, &[json!(database), json!(store)]);
    answer.as_array().cloned().unwrap_or_default()
}

/// Everything on disk, store by store: two of these are equal when nothing changed.
#[must_use]
#[track_caller]
pub fn everything(browser: &Browser) -> Vec<(String, Vec<Value>)> {
    stores(browser)
        .into_iter()
        .map(|store| {
            let rows = rows(browser, &store);
            (store, rows)
        })
        .collect()
}

/// Sets the clock the app goes by, from its next start on; `2027-03-28T00:30:00+00:00`.
#[track_caller]
pub fn set_clock(browser: &Browser, instant: &str) {
    browser.run_with("localStorage.setItem('pebblebook.clock', arguments[0])", &[json!(instant)]);
}

/// Whether the browser's folder for this origin alone has a file of this name; no in an engine that has no such folder.
#[must_use]
#[track_caller]
pub fn has_file_of_its_own(browser: &Browser, name: &str) -> bool {
    let script = "try { const place = await navigator.storage.getDirectory();\
            await place.getFileHandle(arguments[0]); return true; } catch { return false; }";
    browser.run_async(script, &[json!(name)]) == true
}

/// Begins to watch every transaction of the page shown now.
#[track_caller]
pub fn watch(browser: &Browser, site: &Site) {
    // As a script of the page's own: a driver's scripts live in a world beside it in some engines.
    site.hand_out(WATCH_NAME, WATCH);
    browser.run_with(
        "const script = document.createElement('script');\
         script.src = './' + arguments[0]; document.head.append(script);",
        &[json!(WATCH_NAME)],
    );
    patience::until("the watch on the storage stood", || {
        browser.run("return document.documentElement.dataset.storageWatch || ''") != ""
    });
}

/// From now on every transaction is aborted once its `number`-th change has been made. `0` aborts
/// before the first.
#[track_caller]
pub fn abort_after(browser: &Browser, number: u32) {
    browser.run_with(
        "document.documentElement.dataset.storageAbort = arguments[0]",
        &[json!(number.to_string())],
    );
}

/// Lets transactions be again.
#[track_caller]
pub fn abort_no_more(browser: &Browser) {
    browser.run("delete document.documentElement.dataset.storageAbort");
}

/// From now on the device is full: nothing more can be kept on it, though things can be deleted.
#[track_caller]
pub fn fill_up(browser: &Browser) {
    browser.run("document.documentElement.dataset.storageFull = ''");
}

/// Room was made.
#[track_caller]
pub fn make_room(browser: &Browser) {
    browser.run("delete document.documentElement.dataset.storageFull");
}

/// The transactions since the watch began or since the last time this was read.
#[must_use]
#[track_caller]
pub fn transactions(browser: &Browser) -> Vec<Transaction> {
    let told = browser.run(
        "const all = document.documentElement.dataset.storageWatch;\
         dispatchEvent(new Event('storage-watch-read')); return JSON.parse(all);",
    );
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    told.as_array()
        .into_iter()
        .flatten()
        .map(|one| Transaction {
            mode: word(&one["mode"]),
            durability: word(&one["durability"]),
            changes: one["changes"].as_u64().unwrap_or(0),
            end: word(&one["end"]),
        })
        .collect()
}

fn strings(value: &Value) -> Vec<String> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| one.as_str().map(str::to_owned))
        .collect()
}
