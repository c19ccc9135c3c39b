//! Every screen keeps nobody out: light, dark, on the smallest phone, on the laptop, in large text.

use pebblebook_tests::{Browser, Engine, Look, Setting, accessible};

const SCREENS: [&str; 32] = [
    "#/",
    "#/lend",
    "#/return",
    "#/children",
    "#/children/new",
    "#/library",
    "#/library/out",
    "#/library/new",
    "#/library/objectives",
    "#/library/objectives/about",
    "#/journal",
    "#/journal/new",
    "#/journal/glance",
    "#/more",
    "#/calendar",
    "#/settings",
    "#/settings/judging",
    "#/settings/days",
    "#/diary/everyone",
    "#/going-home",
    "#/register/2026-11-25",
    "#/print/register/2026-11-25",
    "#/print/diary",
    "#/passphrase",
    "#/backup",
    "#/two-versions",
    "#/keeping",
    "#/lost-phone",
    "#/help",
    "#/help/protected",
    "#/print",
    "#/nowhere",
];

/// The screens about one child, one book and one loan, found by following the links there are.
fn found_screens(browser: &Browser, setting: &Setting) -> Vec<String> {
    let mut found = Vec::new();
    for list in [
        "#/children",
        "#/library",
        "#/library/out",
        "#/journal",
        "#/journal/glance",
        "#/return",
        "#/",
    ] {
        setting.go_to(list);
        let links = browser.run("return [...document.querySelectorAll('main a[href^=\"#/\"]')].map(a => a.getAttribute('href'))");
        let mut kinds: Vec<String> = Vec::new();
        for link in links.as_array().into_iter().flatten().filter_map(|link| link.as_str()) {
            let kind = link
                .split('/')
                .map(|part| if part.len() > 20 { "?" } else { part })
                .collect::<Vec<_>>()
                .join("/");
            if kind.contains('?') && !kinds.contains(&kind) {
                kinds.push(kind);
                found.push(link.to_owned());
            }
        }
    }
    let more: Vec<String> = found
        .iter()
        .flat_map(|link| match link.split('/').collect::<Vec<_>>().as_slice() {
            ["#", "children", id] => [
                "children/?/edit",
                "children/?/erase",
                "children/?/journal",
                "children/?/consents",
                "children/?/progress",
                "children/?/judge/2",
                "children/?/next-steps",
                "children/?/next-steps/new",
                "journal/answer/?/18",
                "print/progress/?/2026-11-25",
                "children/?/interests",
                "journal/new/?",
                "children/?/routine",
                "diary/?/2026-11-25",
                "diary/week/?/2026-11-25",
                "diary/foods/?",
                "diary/now/?/milk",
                "diary/now/?/nappy",
                "diary/?/2026-11-24/from-home",
                "diary/?/2026-11-25/food",
                "diary/?/2026-11-25/sleep",
                "diary/?/2026-11-25/medicine",
                "diary/?/2026-11-25/permission",
                "diary/?/2026-11-25/accident",
                "diary/now/?/left",
                "diary/now/?/away",
                "handover/?/2026-11-25",
                "message/?/2026-11-25",
                "print/diary/?/2026-11-25",
                "print/child/?",
                "print/journal/?",
                "lend/child/?",
            ]
            .map(|route| format!("#/{}", route.replace('?', id)))
            .to_vec(),
            ["#", "journal", id] => vec![format!("#/journal/{id}/edit")],
            ["#", "library", id] => ["library/?/edit", "library/?/card", "print/card/?", "print/log/?", "lend/book/?"]
                .map(|route| format!("#/{}", route.replace('?', id)))
                .to_vec(),
            ["#", "loans", id] => ["print/slip/?", "print/loan-log/?", "journal/loan/?"]
                .map(|route| format!("#/{}", route.replace('?', id)))
                .to_vec(),
            _ => Vec::new(),
        })
        .collect();
    found.extend(more);
    found.extend(["#/print/labels".to_owned(), "#/print/out".to_owned()]);
    found.sort();
    found.dedup();
    found
}

fn walk(look: Look) {
    let Some(setting) = Setting::open(Engine::Chromium, look) else {
        return;
    };
    setting.expect_good_screen("the first run");
    setting.try_sample();
    let found = found_screens(setting.browser(), &setting);
    assert!(found.len() >= 8, "too few screens were found: {found:?}");
    let mut wrong = Vec::new();
    for screen in SCREENS.iter().map(|screen| (*screen).to_owned()).chain(found) {
        setting.go_to(&screen);
        let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| setting.expect_good_screen(&screen)));
        if let Err(reason) = told {
            wrong.push(reason.downcast_ref::<String>().cloned().unwrap_or_default());
        }
    }
    assert!(wrong.is_empty(), "{} screens are not good:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn light_on_a_phone() {
    walk(Look::phone());
}

#[test]
fn dark_on_the_smallest_phone() {
    walk(Look {
        width: 320,
        ..Look::phone().dark()
    });
}

#[test]
fn on_the_laptop() {
    walk(Look::laptop());
}

#[test]
fn in_text_twice_as_large() {
    walk(Look::phone().large_text());
}

#[test]
fn forms_with_errors_and_dialogs_are_good_too() {
    for look in [Look::phone(), Look::phone().dark()] {
        let Some(setting) = Setting::open(Engine::Chromium, look) else {
            return;
        };
        setting.page().button("Start my own").click();
        setting.page().text("Fill in the name of your setting.").wait();
        setting.expect_good_screen("the first run with an error");
        setting.begin("Pebble Lane");
        setting.expect_good_screen("an empty Today");
        setting.go_to("#/children/new");
        setting.save();
        setting.page().text("Fill in the child’s name.").wait();
        setting.expect_good_screen("the child's form with errors");
        setting.go_to("#/library/objectives");
        setting.page().text("How the file is written").click();
        setting.page().button("Add one of your own").click();
        setting.page().button("Add it").click();
        setting.page().text("Fill in the objective.").wait();
        setting.expect_good_screen("an objective with an error");
        setting.go_to("#/settings/judging");
        setting.page().choice("A new one in your own words").click();
        setting.page().button("Save").click();
        setting.page().text("Write at least two levels").wait();
        setting.expect_good_screen("a new scale with errors");
        setting.go_to("#/journal/new");
        setting.page().text("Areas, day and more").click();
        setting.page().choice("Literacy").click();
        setting.page().button("Goals and objectives: Literacy").click();
        setting.page().button("Two to three").click();
        setting.expect_good_screen("the objectives of an area");
        setting.go_to("#/settings");
        setting.page().button("Empty the book").click();
        setting.page().dialog("Empty the whole book?").wait();
        // Behind a question nothing else is there, not even the heading of the screen.
        accessible::expect_accessible(setting.browser(), "a question");
    }
}

#[test]
fn the_sample_goes_in_one_act() {
    let Some(setting) = Setting::open(Engine::Chromium, Look::phone()) else {
        return;
    };
    setting.try_sample();
    setting.page().text("This is sample data").wait();
    setting.go_to("#/settings");
    setting.page().button("Remove all sample data").click();
    setting
        .page()
        .dialog("Remove all sample data?")
        .inside()
        .button("Remove it")
        .click();
    setting.page().message("All sample data is gone.").wait();
    // It was nothing but the sample, so the book is as new.
    setting.page().heading("Start my own").wait();
}
