//! Pictures of the screens as they are today, for somebody to look at, and the one in the README.
//!
//! `cargo run -p pebblebook-tests --example pictures -- FOLDER [phone|small|laptop|dark|laptop-dark|large] [ROUTE ...]` opens the built app with its
//! sample, goes to each route (all of the main ones if none is named) and puts a picture of the whole screen, and of what would be printed a PDF, into the folder. A route
//! `first` among them stands for the first run, `readme` for the picture in the README (folder `docs`); `CHILD`, `BOOK` and `LOAN` in a route for the first there are. It is no test.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a tool for whoever works on the app"
)]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pebblebook_tests::{Engine, Look, Setting};
use serde_json::json;

const ROUTES: [&str; 38] = [
    "#/",
    "#/lend",
    "#/lend/child/CHILD",
    "#/lend/book/BOOK",
    "#/return",
    "#/return/LOAN",
    "#/loans/LOAN",
    "#/children",
    "#/children/new",
    "#/children/CHILD",
    "#/children/CHILD/edit",
    "#/children/CHILD/erase",
    "#/children/CHILD/interests",
    "#/library",
    "#/library/out",
    "#/library/new",
    "#/library/BOOK",
    "#/library/BOOK/edit",
    "#/library/BOOK/card",
    "#/library/objectives",
    "#/library/objectives/about",
    "#/more",
    "#/calendar",
    "#/settings",
    "#/settings/judging",
    "#/backup",
    "#/keeping",
    "#/lost-phone",
    "#/help",
    "#/help/protected",
    "#/print",
    "#/print/card/BOOK",
    "#/print/log/BOOK",
    "#/print/slip/LOAN",
    "#/print/loan-log/LOAN",
    "#/print/labels",
    "#/print/out",
    "#/print/child/CHILD",
];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = std::path::PathBuf::from(arguments.next().expect("a folder for the pictures"));
    let name = arguments.next().unwrap_or_else(|| "phone".to_owned());
    let routes: Vec<String> = arguments.collect();
    let look = match name.as_str() {
        "small" => Look {
            width: 320,
            ..Look::phone()
        },
        "laptop" => Look::laptop(),
        "laptop-dark" => Look::laptop().dark(),
        "dark" => Look::phone().dark(),
        "large" => Look::phone().large_text(),
        _ => Look::phone(),
    };
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let setting = Setting::open(Engine::Chromium, look).expect("Chromium is there");
    let shoot = |name: &str, whole: bool| {
        let answer = setting
            .browser()
            .chromium_command("Page.captureScreenshot", &json!({ "captureBeyondViewport": whole }));
        let bytes = STANDARD.decode(answer["data"].as_str().unwrap_or_default()).expect("a picture");
        std::fs::write(folder.join(format!("{name}.png")), bytes).expect("the picture can be kept");
    };
    if routes.iter().any(|route| route == "first") {
        shoot(&format!("{name}-first"), true);
    }
    setting.try_sample();
    setting.page().button("Put this message away").click();
    let first = |list: &str, kind: &str| {
        setting.go_to(list);
        let script = format!(
            "return [...document.querySelectorAll('main a')].map(a => a.getAttribute('href').split('/')).find(p => p[1] === '{kind}' && p[2] && p[2].length > 20)?.[2] ?? ''"
        );
        setting.browser().run(&script).as_str().unwrap_or_default().to_owned()
    };
    let (child, book) = (first("#/children", "children"), first("#/library", "library"));
    let loan = first("#/return", "return");
    let all: Vec<String> = if routes.is_empty() {
        ROUTES.iter().map(ToString::to_string).collect()
    } else {
        routes.into_iter().filter(|route| route != "first").collect()
    };
    for route in all {
        let address = route.replace("CHILD", &child).replace("BOOK", &book).replace("LOAN", &loan);
        if route == "readme" {
            setting.go_to("#/");
            shoot("today", false);
            continue;
        }
        setting.go_to(&address);
        let file = route.trim_start_matches("#/").replace('/', "-");
        shoot(&format!("{name}-{}", if file.is_empty() { "today" } else { &file }), true);
        if route.starts_with("#/print/") {
            let wishes = json!({ "preferCSSPageSize": true, "printBackground": false });
            let answer = setting.browser().chromium_command("Page.printToPDF", &wishes);
            let bytes = STANDARD.decode(answer["data"].as_str().unwrap_or_default()).expect("a paper");
            std::fs::write(folder.join(format!("{file}.pdf")), bytes).expect("the paper can be kept");
        }
    }
}
