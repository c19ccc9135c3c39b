//! Whether everyone can use a screen: axe run inside the page.

use serde_json::{Value, json};

use crate::browser::Browser;

/// Kept in the repository as published, so that a finding today is a finding tomorrow.
const AXE: &str = include_str!("../vendor/axe-core-4.14.1/axe.min.js");

const LAWS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// Fails with a readable list when the screen shown now keeps somebody out.
#[track_caller]
pub fn expect_accessible(browser: &Browser, screen: &str) {
    let found = findings(browser);
    assert!(found.is_empty(), "{screen} keeps somebody out:\n{}", found.join("\n"));
}

/// Everything axe finds wrong on the screen shown now, a paragraph each.
#[track_caller]
pub fn findings(browser: &Browser) -> Vec<String> {
    if browser.run("return typeof axe") != "object" {
        browser.run(&format!("{AXE}; window.axe = axe;"));
    }
    // A message on its way in is half see-through, and would be judged so.
    let script = "await Promise.allSettled(document.getAnimations()\
            .filter(one => one.effect.getComputedTiming().endTime !== Infinity).map(one => one.finished));\
        const result = await axe.run(document, {\
            runOnly: { type: 'tag', values: arguments[0] }, resultTypes: ['violations'] });\
        return result.violations.map(one => ({ rule: one.id, help: one.help, impact: one.impact,\
            places: one.nodes.map(node => ({ where: node.target.flat().join(' '), what: node.html,\
                why: node.failureSummary })) }));";
    let answer = browser.run_async(script, &[json!(LAWS)]);
    answer.as_array().into_iter().flatten().map(tell).collect()
}

fn tell(finding: &Value) -> String {
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut told = format!(
        "- {} ({}, {})",
        words(&finding["help"]),
        words(&finding["rule"]),
        words(&finding["impact"])
    );
    for place in finding["places"].as_array().into_iter().flatten() {
        let why = words(&place["why"]).replace('\n', " ");
        told.push_str(&format!(
            "\n    {}\n      {}\n      {why}",
            words(&place["where"]),
            words(&place["what"])
        ));
    }
    told
}
