//! The page around the app (`web/shell/boot.js`): installing, updating, and what happens after a crash.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Object)]
    type ShellApi;
    #[wasm_bindgen(method, catch, js_name = updateWaiting)]
    fn update_waiting(this: &ShellApi, callback: &js_sys::Function) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = applyUpdate)]
    fn apply_update(this: &ShellApi) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = isOvertaken)]
    fn is_overtaken(this: &ShellApi) -> Result<bool, JsValue>;
    #[wasm_bindgen(method, catch, js_name = canInstall)]
    fn can_install(this: &ShellApi) -> Result<bool, JsValue>;
    #[wasm_bindgen(method, catch, js_name = promptInstall)]
    fn prompt_install(this: &ShellApi) -> Result<JsValue, JsValue>;
}

/// The shell's own functions, where there are any: a bare test page has none.
fn shell() -> Option<ShellApi> {
    let found = js_sys::Reflect::get(&web_sys::window()?.into(), &"pebblebook".into()).ok()?;
    found.is_object().then(|| found.unchecked_into())
}

/// Calls back when a new version of the app waits to be used.
pub fn when_update_waits(call: impl Fn() + 'static) {
    if let Some(shell) = shell() {
        let call = Closure::<dyn Fn()>::new(call);
        let _ = shell.update_waiting(call.as_ref().unchecked_ref());
        call.forget(); // for as long as the page
    }
}

/// Whether another tab took a newer version, so that this page is of an older one.
#[must_use]
pub fn is_overtaken() -> bool {
    shell().and_then(|shell| shell.is_overtaken().ok()).unwrap_or(false)
}

/// Uses the new version now.
pub fn update_now() {
    if let Some(shell) = shell() {
        let _ = shell.apply_update();
    }
}

/// How this device puts the app on its home screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Install {
    /// It is there already, or there is no way.
    NothingToDo,
    /// The browser can ask.
    Ask,
    /// On an iPhone or iPad, by the share button.
    ByShareButton,
}

/// How this device puts the app on its home screen.
#[must_use]
pub fn install() -> Install {
    let Some(window) = web_sys::window() else {
        return Install::NothingToDo;
    };
    let standalone = window
        .match_media("(display-mode: standalone)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    let apple_standalone = js_sys::Reflect::get(&window.navigator(), &"standalone".into())
        .ok()
        .and_then(|value| value.as_bool());
    if standalone || apple_standalone == Some(true) {
        return Install::NothingToDo;
    }
    let agent = window.navigator().user_agent().unwrap_or_default();
    if apple_standalone == Some(false) || agent.contains("iPhone") || agent.contains("iPad") {
        return Install::ByShareButton;
    }
    match shell().and_then(|shell| shell.can_install().ok()) {
        Some(true) => Install::Ask,
        _ => Install::NothingToDo,
    }
}

/// Asks to put the app on the home screen.
pub fn ask_to_install() {
    if let Some(shell) = shell() {
        let _ = shell.prompt_install();
    }
}

/// Prints what is on the screen, by its print styles.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Shows the crash panel of the page. It touches no signal: after a panic the app is not to be trusted.
pub fn crashed(message: &str) {
    let show = web_sys::window().and_then(|window| js_sys::Reflect::get(&window, &"pebblebookCrashed".into()).ok());
    if let Some(show) = show.and_then(|show| show.dyn_into::<js_sys::Function>().ok()) {
        let _ = show.call1(&JsValue::UNDEFINED, &message.into());
    }
}
