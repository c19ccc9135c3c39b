//! What the page's policy stops, and what left the origin in spite of it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::browser::Browser;
use crate::patience;
use crate::site::Site;

/// Every way out that an intruder in the page would try. It is handed out by the app's own server,
/// the only place the policy lets a script come from.
const ATTACKS: &str = include_str!("attacks.js");
const ATTACKS_NAME: &str = "attacks-for-the-test.js";

/// The policy a page sets for itself, or nothing.
#[must_use]
pub fn of_page(html: &str) -> String {
    html.split("<meta")
        .skip(1)
        .filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag))
        .find(|tag| tag.to_ascii_lowercase().contains("content-security-policy"))
        .and_then(|tag| {
            let (_, rest) = tag.split_once("content=\"")?;
            rest.split_once('"').map(|(policy, _)| policy)
        })
        .map(|policy| policy.split_whitespace().collect::<Vec<_>>().join(" "))
        .unwrap_or_default()
}

/// Lets a hostile script loose in the page and tells, for each thing it tried, `blocked` or what
/// came of it. `elsewhere` is the server it tries to reach.
#[track_caller]
pub fn attack(browser: &Browser, site: &Site, elsewhere: &Site) -> BTreeMap<String, String> {
    site.hand_out(ATTACKS_NAME, ATTACKS);
    browser.run_with(
        "const script = document.createElement('script'); script.type = 'module';\
         script.src = './' + arguments[0] + '?elsewhere=' + encodeURIComponent(arguments[1]);\
         document.head.append(script);",
        &[ATTACKS_NAME.into(), elsewhere.address().into()],
    );
    patience::until("the attacks had all been tried", || {
        browser.run("return document.documentElement.dataset.attacks || ''") != ""
    });
    let told = browser.run("return JSON.parse(document.documentElement.dataset.attacks)");
    let told = told.as_object().cloned().unwrap_or_default();
    told.into_iter()
        .map(|(what, came)| (what, came.as_str().unwrap_or_default().to_owned()))
        .collect()
}

/// Every address Chromium asked for since the last time this was read, whether it got there or not.
#[must_use]
pub fn addresses_chromium_asked_for(browser: &Browser) -> Vec<String> {
    log(browser, "performance")
        .iter()
        .filter_map(|entry| {
            let inner: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let message = &inner["message"];
            let parameters = &message["params"];
            let address = match message["method"].as_str()? {
                "Network.requestWillBeSent" => &parameters["request"]["url"],
                "Network.webSocketCreated" => &parameters["url"],
                _ => return None,
            };
            address.as_str().map(str::to_owned)
        })
        .collect()
}

/// The warnings and errors Chromium wrote to its console since the last time this was read.
#[must_use]
pub fn console_of_chromium(browser: &Browser) -> Vec<String> {
    log(browser, "browser")
        .iter()
        .filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")))
        .filter_map(|entry| entry["message"].as_str().map(str::to_owned))
        .collect()
}

fn log(browser: &Browser, kind: &str) -> Vec<Value> {
    let answer = browser.session().post("se/log", &serde_json::json!({ "type": kind }));
    answer.ok().and_then(|value| value.as_array().cloned()).unwrap_or_default()
}

/// Fails when a walk through the app broke its own policy or asked anyone else for anything.
/// The site must have been told to [`Site::report_policy`] before the walk.
#[track_caller]
pub fn expect_kept(browser: &Browser, site: &Site) {
    let reports = site.policy_reports();
    assert!(reports.is_empty(), "the app broke its own policy:\n{}", reports.join("\n"));
    if browser.engine() == crate::Engine::Chromium {
        let origin = format!("{}/", site.origin());
        let away: Vec<String> = addresses_chromium_asked_for(browser)
            .into_iter()
            .filter(|address| {
                let scheme = address.split(':').next().unwrap_or_default();
                matches!(scheme, "http" | "https" | "ws" | "wss") && !address.starts_with(&origin)
            })
            .collect();
        assert!(away.is_empty(), "something was asked of somebody else:\n{}", away.join("\n"));
        let console = console_of_chromium(browser);
        assert!(console.is_empty(), "the console complains:\n{}", console.join("\n"));
    }
}
