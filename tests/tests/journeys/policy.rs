//! The app talks to nobody, and whatever gets into its page cannot either.

use pebblebook_tests::{Browser, Engine, Look, Site, built_app, policy, setting, worker};

fn an_intruder_in_the_page_gets_nowhere(engine: Engine) {
    let Some(browser) = Browser::open(engine, Look::phone()) else {
        return;
    };
    let site = Site::serve(&built_app());
    let elsewhere = Site::serve(&built_app());
    browser.go(&site.address());
    setting::wait_for_start(&browser);
    let came = policy::attack(&browser, &site, &elsewhere);
    let through: Vec<_> = came.iter().filter(|(_, came)| *came != "blocked").collect();
    assert!(through.is_empty(), "these got through: {through:?}");
    assert!(came.len() >= 15, "some were never tried: {came:?}");
    let reached = elsewhere.requests();
    assert!(reached.is_empty(), "another server was reached: {reached:?}");
    browser.page().title().wait();
}

fn opening_the_app_asks_nobody_else(engine: Engine) {
    let Some(browser) = Browser::open(engine, Look::phone()) else {
        return;
    };
    let site = Site::serve(&built_app());
    site.report_policy();
    browser.go(&site.address());
    setting::wait_for_start(&browser);
    worker::wait_until_it_serves(&browser);
    browser.reload();
    setting::wait_for_start(&browser);
    policy::expect_kept(&browser, &site);
}

#[test]
fn the_policy_is_as_strict_as_promised() {
    let page = std::fs::read_to_string(built_app().join("index.html")).expect("a start page");
    let policy = policy::of_page(&page);
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    for needed in ["base-uri 'none'", "form-action 'none'", "'wasm-unsafe-eval'", "connect-src 'self'"] {
        assert!(policy.contains(needed), "{needed} is not in: {policy}");
    }
    for forbidden in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*"] {
        assert!(!policy.contains(forbidden), "{forbidden} is in: {policy}");
    }
    assert!(!page.contains("<script>"), "the start page has a script of its own");
}

in_every_engine! { an_intruder_in_the_page_gets_nowhere, opening_the_app_asks_nobody_else }
