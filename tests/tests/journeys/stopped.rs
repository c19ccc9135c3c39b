//! The app comes to a state it was never meant to be in. It ends at once and can say nothing any more, so the page around it shows the
//! panel, from wherever the end came.

use std::fs;

use pebblebook_tests::{Engine, Look, Setting, built_app, setting};
use serde_json::json;

/// The ways on which the end of the app reaches the page.
const WAYS: [(&str, &str); 3] = [
    ("a tap", "setTimeout(end)"),
    ("something waited for", "Promise.resolve().then(end)"),
    (
        "the start",
        "try { end() } catch (error) { pebblebookStuck('It could not start.', error) }",
    ),
];

/// A script that ends the running app as a panic does: by asking it for more memory than there can be.
fn ending(way: &str) -> String {
    let glue = fs::read_dir(built_app()).expect("the built app is there").flatten();
    let glue = glue.map(|file| file.file_name().to_string_lossy().into_owned());
    let glue = glue.filter(|name| name.starts_with("pebblebook-") && name.ends_with(".js"));
    let glue: Vec<_> = glue.collect();
    assert_eq!(glue.len(), 1, "{glue:?}");
    format!(
        "import('./{}').then(glue => glue.default()).then(app => {{\n\
         const end = () => app.__wbindgen_malloc(-1, 1);\n{way};\n}});",
        glue[0]
    )
}

fn the_panel_is_shown(engine: Engine) {
    let Some(setting) = Setting::open(engine, Look::phone()) else {
        return;
    };
    setting.begin("Pebble Lane");
    let before = setting.book_on_disk();
    for (number, (from, way)) in WAYS.iter().enumerate() {
        let name = format!("ending-{number}.js");
        setting.site().hand_out(&name, &ending(way));
        setting.browser().run_with(
            "const script = document.createElement('script');\
             script.src = './' + arguments[0]; document.head.append(script);",
            &[json!(name)],
        );
        let panel = setting.page().dialog("Pebblebook has stopped");
        panel.wait();
        assert_eq!(setting.page().focus(), "Pebblebook has stopped", "after {from}");
        let told = setting.browser().run("return document.getElementById('crash-details').textContent");
        assert!(
            told.as_str().is_some_and(|told| told.contains("wasm-function[")),
            "after {from}: {told}"
        );
        // Nothing behind it can be reached any more.
        assert_eq!(
            setting
                .browser()
                .run("return document.querySelector('.shell').closest('[inert]') !== null"),
            true
        );
        panel.inside().link("Reload").click();
        panel.gone();
        setting::wait_for_start(setting.browser());
    }
    assert_eq!(setting.book_on_disk(), before);
}

in_every_engine! { the_panel_is_shown }
