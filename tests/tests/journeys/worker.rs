//! The app without its server, and from one release to the next. The server is really stopped:
//! a browser's own offline switch does not reach the service worker.

use std::collections::{BTreeMap, BTreeSet};

use pebblebook_tests::site::Request;
use pebblebook_tests::worker::{self, Update};
use pebblebook_tests::{Browser, Engine, Look, Release, Site, Tamper, built_app, patience, setting};

const SUB_PATH: &str = "/little/pebbles/";

/// What the app says to a waiting release when she taps "Update now".
fn update_now() -> serde_json::Value {
    serde_json::json!({ "type": "update-now" })
}

fn release(name: &str) -> Release {
    Release::new(&built_app(), name)
}

/// Opens the first release and waits until it can do without the server.
#[track_caller]
fn open_first(browser: &Browser, site: &Site) {
    browser.go(&site.address());
    expect_whole(browser, "v1");
    worker::wait_until_it_serves(browser);
}

/// The app is there, of this release, and not a blank sheet.
#[track_caller]
fn expect_whole(browser: &Browser, release: &str) {
    patience::until(&format!("release {release} was shown"), || {
        worker::shown_release(browser) == release
    });
    setting::wait_for_start(browser);
    let styled = "return [...document.styleSheets].every(one => one.cssRules.length > 0)\
                  && document.styleSheets.length > 0";
    assert_eq!(browser.run(styled), true, "{release} is shown without its style");
}

/// Exactly one cache, with every file of this release in it and nothing else.
#[track_caller]
fn expect_only(browser: &Browser, site: &Site, release: &Release) {
    let base = site.address().replacen(&site.origin(), "", 1);
    let listed: BTreeSet<String> = release
        .listed()
        .iter()
        .map(|path| format!("{base}{}", path.trim_start_matches("./")))
        .collect();
    let kept = worker::caches(browser);
    let names: Vec<&String> = kept.keys().collect();
    assert_eq!(names.len(), 1, "one cache for one release, not {names:?}");
    assert!(names.iter().all(|name| name.contains(release.build())), "{names:?}");
    let files: BTreeSet<String> = kept.into_values().flatten().collect();
    assert_eq!(files, listed);
}

fn the_app_opens_without_its_server_at(engine: Engine, base: &str) {
    let Some(mut browser) = Browser::open(engine, Look::phone()) else {
        return;
    };
    let v1 = release("v1");
    let mut site = Site::serve_under(v1.path(), base);
    // Else the browser's own store could take the worker's place and the test would not see it.
    site.let_browsers_keep_nothing();
    open_first(&browser, &site);
    expect_only(&browser, &site, &v1);
    let strays: Vec<Request> = site.requests().into_iter().filter(|one| one.status >= 400).collect();
    assert!(strays.is_empty(), "asked for what is not there: {strays:?}");

    site.stop();
    browser.reload();
    expect_whole(&browser, "v1");
    browser.go("about:blank");
    browser.go(&format!("{}#/library/shelf", site.address()));
    expect_whole(&browser, "v1");
    browser.go("about:blank");
    browser.go(&format!("{}?from=the-home-screen", site.address()));
    expect_whole(&browser, "v1");
    if engine.keeps_its_profile() {
        browser.restart();
        browser.go(&site.address());
        expect_whole(&browser, "v1");
        browser.crash_and_come_back();
        browser.go(&site.address());
        expect_whole(&browser, "v1");
        expect_only(&browser, &site, &v1);
    }
}

fn the_app_opens_without_its_server(engine: Engine) {
    the_app_opens_without_its_server_at(engine, "/");
}

fn the_app_opens_without_its_server_under_a_path(engine: Engine) {
    the_app_opens_without_its_server_at(engine, SUB_PATH);
}

fn every_fault() -> [Tamper; 7] {
    [
        Tamper::Missing,
        Tamper::Truncated,
        Tamper::CutOff,
        Tamper::WrongType("text/html; charset=utf-8"),
        Tamper::WrongBytes,
        Tamper::Redirected,
        Tamper::StartPageInstead,
    ]
}

fn a_broken_update_changes_nothing_at(engine: Engine, base: &str) {
    let Some(browser) = Browser::open(engine, Look::phone()) else {
        return;
    };
    let (v1, v2, v3) = (release("v1"), release("v2"), release("v3"));
    let mut site = Site::serve_under(v1.path(), base);
    open_first(&browser, &site);
    let before = worker::caches(&browser);

    // Browsers also look by themselves, so v2 must not be whole for one moment.
    site.tamper(v2.changed_file(), Tamper::Missing);
    site.release(v2.path());
    for fault in every_fault() {
        site.tamper(v2.changed_file(), fault.clone());
        assert_eq!(worker::look_for_update(&browser), Update::GivenUp, "{fault:?}");
        assert_eq!(worker::caches(&browser), before, "{fault:?} left something behind");
        assert!(!worker::something_waits(&browser), "{fault:?}");
        browser.reload();
        expect_whole(&browser, "v1");
    }
    // A start page that is cut or gone is the worst of them: nothing would open any more.
    for fault in [Tamper::Missing, Tamper::Truncated, Tamper::WrongBytes] {
        site.tamper("index.html", fault.clone());
        assert_eq!(worker::look_for_update(&browser), Update::GivenUp, "start page {fault:?}");
        assert_eq!(worker::caches(&browser), before, "start page {fault:?}");
    }
    // And so with the worker's own file.
    for fault in [Tamper::Missing, Tamper::StartPageInstead, Tamper::Truncated, Tamper::Redirected] {
        site.tamper("sw.js", fault.clone());
        assert_ne!(worker::look_for_update(&browser), Update::Waits, "worker {fault:?}");
        assert_eq!(worker::caches(&browser), before, "worker {fault:?}");
    }

    site.stop();
    browser.reload();
    expect_whole(&browser, "v1");

    site.release(v3.path());
    site.mend();
    site.start();
    assert_eq!(worker::look_for_update(&browser), Update::Waits);
    worker::take_update(&browser, &update_now());
    browser.reload();
    expect_whole(&browser, "v3");
    expect_only(&browser, &site, &v3);
    site.stop();
    browser.reload();
    expect_whole(&browser, "v3");
}

fn a_broken_update_changes_nothing(engine: Engine) {
    a_broken_update_changes_nothing_at(engine, "/");
}

fn a_broken_update_changes_nothing_under_a_path(engine: Engine) {
    a_broken_update_changes_nothing_at(engine, SUB_PATH);
}

fn a_good_update_waits_until_it_is_wanted(engine: Engine) {
    let Some(browser) = Browser::open(engine, Look::phone()) else {
        return;
    };
    let (v1, v2, v3) = (release("v1"), release("v2"), release("v3"));
    let site = Site::serve_under(v1.path(), SUB_PATH);
    open_first(&browser, &site);
    // Whatever else lives at this address is none of the app's business.
    browser.run_async(
        "const one = await caches.open('somebody-elses'); await one.put('/their-file', new Response('x'));",
        &[],
    );

    for (next, name, now) in [(&v2, "v2", "v1"), (&v3, "v3", "v2")] {
        site.release(next.path());
        assert_eq!(worker::look_for_update(&browser), Update::Waits);
        // However often she loads the page again, nothing changes under her hands.
        for _ in 0..2 {
            browser.reload();
            expect_whole(&browser, now);
        }
        assert!(worker::something_waits(&browser), "{name} is still there to be had");
        // Words the worker does not know do nothing.
        browser.run_async(
            "const one = await navigator.serviceWorker.getRegistration();\
             for (const words of ['', null, {}, { type: 'nonsense' }]) one.waiting.postMessage(words);",
            &[],
        );
        assert!(worker::something_waits(&browser), "{name} took over unasked");
        worker::take_update(&browser, &update_now());
        browser.reload();
        expect_whole(&browser, name);
        assert!(!worker::something_waits(&browser));
    }
    let mut kept: BTreeMap<_, _> = worker::caches(&browser);
    assert!(kept.remove("somebody-elses").is_some_and(|files| files.len() == 1));
    assert_eq!(kept.len(), 1, "{:?}", kept.keys());
}

/// Closing the app is not asking for the next one, though the browser then lets the next one's worker take over.
fn an_update_is_not_taken_by_closing_the_app(engine: Engine) {
    let Some(mut browser) = Browser::open(engine, Look::phone()) else {
        return;
    };
    let (v1, v2, v3) = (release("v1"), release("v2"), release("v3"));
    let mut site = Site::serve_under(v1.path(), SUB_PATH);
    open_first(&browser, &site);
    let close_and_open = |browser: &mut Browser, site: &Site| {
        browser.go("about:blank");
        if engine == Engine::Chromium {
            browser.restart();
        }
        browser.go(&site.address());
        expect_whole(browser, "v1");
        patience::until("it was known that a newer one is there", || {
            browser.run("let told = false; window.pebblebook.updateWaiting(() => { told = true; }); return told") == true
        });
    };
    for next in [&v2, &v3] {
        site.release(next.path());
        assert_eq!(worker::look_for_update(&browser), Update::Waits);
        site.stop();
        close_and_open(&mut browser, &site);
        close_and_open(&mut browser, &site);
        site.start();
    }
    site.stop();
    browser.run("window.pebblebook.applyUpdate()");
    expect_whole(&browser, "v3");
    expect_only(&browser, &site, &v3);
}

fn a_broken_first_visit_leaves_nothing(engine: Engine) {
    let Some(browser) = Browser::open(engine, Look::phone()) else {
        return;
    };
    let v1 = release("v1");
    let mut site = Site::serve(v1.path());
    site.let_browsers_keep_nothing();
    // A picture for the home screen: the app itself starts without it.
    let spare = v1
        .listed()
        .into_iter()
        .find(|path| path.contains("icon"))
        .expect("the app has icons");
    site.tamper(spare.trim_start_matches("./"), Tamper::Missing);
    browser.go(&site.address());
    expect_whole(&browser, "v1");
    patience::until("the worker had given up", || {
        browser.run_async(
            "const one = await navigator.serviceWorker.getRegistration();\
             return !one || (!one.installing && !one.active && !one.waiting);",
            &[],
        ) == true
    });
    assert!(worker::caches(&browser).is_empty(), "{:?}", worker::caches(&browser));

    site.mend();
    browser.reload();
    expect_whole(&browser, "v1");
    worker::wait_until_it_serves(&browser);
    expect_only(&browser, &site, &v1);
    site.stop();
    browser.reload();
    expect_whole(&browser, "v1");
}

fn a_lost_file_is_fetched_again(engine: Engine) {
    let Some(browser) = Browser::open(engine, Look::phone()) else {
        return;
    };
    let v1 = release("v1");
    let mut site = Site::serve(v1.path());
    site.let_browsers_keep_nothing();
    open_first(&browser, &site);
    for lost in v1.listed() {
        let lost = lost.trim_start_matches("./");
        assert_eq!(worker::lose(&browser, &format!("/{lost}")), 1, "{lost}");
        browser.reload();
        expect_whole(&browser, "v1");
    }
    // With the server there, one visit made the app whole again.
    patience::until("every file was kept again", || {
        worker::caches(&browser).values().map(BTreeSet::len).sum::<usize>() == v1.listed().len()
    });
    site.stop();
    browser.reload();
    expect_whole(&browser, "v1");
}

in_every_engine! {
    the_app_opens_without_its_server,
    the_app_opens_without_its_server_under_a_path,
    a_broken_update_changes_nothing,
    a_broken_update_changes_nothing_under_a_path,
    a_good_update_waits_until_it_is_wanted,
    an_update_is_not_taken_by_closing_the_app,
    a_broken_first_visit_leaves_nothing,
    a_lost_file_is_fetched_again,
}
