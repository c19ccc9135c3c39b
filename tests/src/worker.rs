//! The service worker, looked at from the page it serves.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::patience;

/// What became of a look for a newer release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Update {
    /// It is all there and waits until it is wanted.
    Waits,
    /// It could not be had whole, and was given up.
    GivenUp,
    /// There is nothing newer, or it could not even be asked for.
    Nothing,
}

/// Waits until the app can do without the server: a worker is active and serves this page.
#[track_caller]
pub fn wait_until_it_serves(browser: &Browser) {
    patience::until("the service worker was active", || {
        browser
            .try_run(
                "return navigator.serviceWorker.getRegistration()\
                 .then(one => !!one && !!one.active && one.active.state === 'activated')",
                &[],
            )
            .is_ok_and(|answer| answer == true)
    });
    if browser.run("return !!navigator.serviceWorker.controller") != true {
        browser.reload();
    }
    patience::until("the page was served by the worker", || {
        browser.run("return !!navigator.serviceWorker.controller") == true
    });
}

/// Every cache of this origin that holds a build, with the paths in it: all but the room that is held in reserve for a full device, and the app
/// as it was unpacked.
#[must_use]
#[track_caller]
pub fn caches(browser: &Browser) -> BTreeMap<String, BTreeSet<String>> {
    let script = "const all = {};\
        for (const name of await caches.keys()) {\
            if (name.startsWith('room in reserve') || name.startsWith('pebblebook whole')) continue;\
            const one = await caches.open(name);\
            all[name] = (await one.keys()).map(asked => { const at = new URL(asked.url);\
                return at.pathname + at.search; }); }\
        return all;";
    let told = browser.run_async(script, &[]);
    let told = told.as_object().cloned().unwrap_or_default();
    told.into_iter()
        .map(|(name, paths)| {
            let paths = paths.as_array().into_iter().flatten();
            (name, paths.filter_map(|one| one.as_str().map(str::to_owned)).collect())
        })
        .collect()
}

/// Takes one file out of every cache, as a browser short of room might. Says how many went.
#[track_caller]
pub fn lose(browser: &Browser, file: &str) -> u64 {
    let script = "let gone = 0;\
        for (const name of await caches.keys()) {\
            const one = await caches.open(name);\
            for (const asked of await one.keys())\
                if (asked.url.endsWith(arguments[0]) && await one.delete(asked)) gone += 1; }\
        return gone;";
    browser.run_async(script, &[json!(file)]).as_u64().unwrap_or(0)
}

/// Asks for a newer release and waits until it is clear what became of it.
#[track_caller]
pub fn look_for_update(browser: &Browser) -> Update {
    // A worker that fails fast is gone before `update` tells of it: listen first.
    let script = "const one = await navigator.serviceWorker.getRegistration();\
        if (!one) return 'nothing';\
        const fate = next => new Promise(answer => { const look = () => {\
            if (next.state === 'redundant') answer('given up');\
            else if (next.state !== 'installing') answer('waits'); };\
            next.addEventListener('statechange', look); look(); });\
        let found = null;\
        one.addEventListener('updatefound', () => { found = fate(one.installing); });\
        const idle = () => found || (one.waiting ? 'waits' : 'nothing');\
        try { await one.update(); } catch { return idle(); }\
        if (!found && one.installing) found = fate(one.installing);\
        return idle();";
    match browser.run_async(script, &[]).as_str() {
        Some("waits") => Update::Waits,
        Some("given up") => Update::GivenUp,
        _ => Update::Nothing,
    }
}

/// Whether a release waits just now.
#[must_use]
#[track_caller]
pub fn something_waits(browser: &Browser) -> bool {
    let script = "const one = await navigator.serviceWorker.getRegistration();\
        return !!one && !!one.waiting;";
    browser.run_async(script, &[]) == true
}

/// Tells the waiting release to take over, with the message the app itself sends.
#[track_caller]
pub fn take_update(browser: &Browser, message: &Value) {
    let script = "const one = await navigator.serviceWorker.getRegistration();\
        const next = one.waiting; if (!next) throw new Error('nothing waits');\
        const done = new Promise(yes => next.addEventListener('statechange', () => {\
            if (next.state === 'activated') yes(true); }));\
        next.postMessage(arguments[0]); await done; return true;";
    // The page may load itself anew while this is under way, and then nobody answers: what counts
    // is the release that is shown afterwards.
    let _ = browser.session().run_async(script, std::slice::from_ref(message));
}

/// The release the shown page belongs to.
#[must_use]
pub fn shown_release(browser: &Browser) -> String {
    let answer = browser.try_run("return document.documentElement.dataset.release || ''", &[]);
    answer.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
