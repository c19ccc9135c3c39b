//! A browser with a real profile: opened, led to addresses, restarted, and surely ended.

use std::sync::{Condvar, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::engine::{Engine, Programs, say_skipped};
use crate::folder::{Folder, results_folder};
use crate::page::Page;
use crate::patience;
use crate::process::Family;
use crate::session::{Answer, Session};

/// How many browsers run at once. More would only wait for each other on a small machine.
const AT_ONCE: u32 = 2;

/// What the browser's owner has: a screen of this size, light or dark, text as large as she likes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Width of the page in CSS pixels.
    pub width: u32,
    /// Height of the page in CSS pixels.
    pub height: u32,
    /// Whether it is a phone that is touched.
    pub touch: bool,
    /// Whether she prefers dark screens.
    pub dark: bool,
    /// Text size; 200 is twice the usual.
    pub text_percent: u32,
}

impl Look {
    /// The phone in her pocket.
    #[must_use]
    pub fn phone() -> Self {
        Self {
            width: 360,
            height: 740,
            touch: true,
            dark: false,
            text_percent: 100,
        }
    }

    /// The laptop in the evening.
    #[must_use]
    pub fn laptop() -> Self {
        Self {
            width: 1280,
            height: 800,
            touch: false,
            ..Self::phone()
        }
    }

    /// The same, but dark.
    #[must_use]
    pub fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// The same, with text twice as large.
    #[must_use]
    pub fn large_text(self) -> Self {
        Self { text_percent: 200, ..self }
    }
}

/// One running browser. Everything it started ends when it is dropped.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    look: Look,
    programs: Programs,
    session: Session,
    // Fields are dropped in this order: the processes end before their folder goes.
    family: Family,
    profile: Folder,
    _turn: Turn,
}

impl Browser {
    /// Opens a browser with a new profile. `None` means this engine is not on this machine, which
    /// is said aloud; with `CI=true` it is a failure instead.
    #[must_use]
    pub fn open(engine: Engine, look: Look) -> Option<Self> {
        let programs = match engine.programs() {
            Ok(programs) => programs,
            Err(missing) => {
                say_skipped(engine, &missing);
                let ci = std::env::var("CI").is_ok_and(|value| value == "true");
                assert!(!ci, "{} is needed here but {missing} was not found", engine.name());
                return None;
            }
        };
        let turn = Turn::wait();
        let profile = Folder::new(engine.name());
        let mut family = Family::new();
        let session = begin(engine, &programs, &profile, look, &mut family);
        Some(Self {
            engine,
            look,
            programs,
            session,
            family,
            profile,
            _turn: turn,
        })
    }

    /// Which engine this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The wire, for what has no words of its own here.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The folder where downloads arrive.
    #[must_use]
    pub fn downloads(&self) -> std::path::PathBuf {
        self.profile.path().join("downloads")
    }

    /// The numbers of its processes, and of its driver's.
    #[must_use]
    pub fn processes(&self) -> Vec<String> {
        self.family.alive()
    }

    /// Closes the browser in good order and opens it again on the same profile.
    pub fn restart(&mut self) {
        let _ = self.session.close();
        self.come_back();
    }

    /// Ends the browser without a word, as a flat battery does, and opens it again on the same
    /// profile.
    pub fn crash_and_come_back(&mut self) {
        self.come_back();
    }

    /// Ends the browser without a word after so much time, whatever it is doing then. It comes back with
    /// [`Self::come_back`].
    pub fn battery_flat_in(&self, time: std::time::Duration) -> std::thread::JoinHandle<()> {
        self.family.end_in(time)
    }

    /// Closes the browser in good order and leaves its profile lying there.
    pub fn close(&mut self) {
        let _ = self.session.close();
        self.family.end();
    }

    /// The folder in which the browser keeps everything.
    #[must_use]
    pub fn profile(&self) -> &std::path::Path {
        self.profile.path()
    }

    /// Opens the browser again on the same profile.
    pub fn come_back(&mut self) {
        assert!(self.engine.keeps_its_profile(), "{} would come back empty", self.engine.name());
        self.family.end();
        self.family = Family::new();
        self.session = begin(self.engine, &self.programs, &self.profile, self.look, &mut self.family);
    }

    /// Goes to an address and waits until the page is there.
    #[track_caller]
    pub fn go(&self, address: &str) {
        if let Err(refusal) = self.try_to_go(address) {
            panic!("could not go to {address}: {refusal}");
        }
    }

    /// Goes to an address, where failing is a thing to look at.
    ///
    /// # Errors
    /// What the browser says instead of showing the page.
    pub fn try_to_go(&self, address: &str) -> Answer<()> {
        self.session.post("url", &json!({ "url": address })).map(|_| ())
    }

    /// Loads the page again, the way the person's own reload does: through the service worker.
    #[track_caller]
    pub fn reload(&self) {
        // WebDriver's own reload goes past the service worker in Firefox, so the page does it.
        self.run("window.pebblebookTestOldPage = true; setTimeout(() => location.reload(), 0);");
        patience::until("the page was loaded again", || {
            self.try_run("return !window.pebblebookTestOldPage && document.readyState", &[])
                .is_ok_and(|state| state == "complete")
        });
    }

    /// Runs a script in the page.
    #[track_caller]
    pub fn run(&self, script: &str) -> Value {
        self.run_with(script, &[])
    }

    /// Runs a script with arguments in the page.
    #[track_caller]
    pub fn run_with(&self, script: &str, arguments: &[Value]) -> Value {
        match self.try_run(script, arguments) {
            Ok(value) => value,
            Err(refusal) => panic!("the script failed: {refusal}\n{script}"),
        }
    }

    /// Runs a script that may fail, for instance because the page is just changing.
    ///
    /// # Errors
    /// What went wrong.
    pub fn try_run(&self, script: &str, arguments: &[Value]) -> Answer<Value> {
        self.session.run(script, arguments)
    }

    /// Runs the body of an `async` function in the page and waits for its end.
    #[track_caller]
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Value {
        match self.session.run_async(script, arguments) {
            Ok(value) => value,
            Err(refusal) => panic!("the script failed: {refusal}\n{script}"),
        }
    }

    /// The page, to find things on.
    #[must_use]
    pub fn page(&self) -> Page<'_> {
        Page::new(self)
    }

    /// The address in the address bar.
    #[must_use]
    #[track_caller]
    pub fn address(&self) -> String {
        self.answer(self.session.get("url"))
    }

    /// The title of the tab.
    #[must_use]
    #[track_caller]
    pub fn title(&self) -> String {
        self.answer(self.session.get("title"))
    }

    /// Opens another tab, goes there, and says how to come back.
    #[must_use]
    #[track_caller]
    pub fn open_tab(&self) -> String {
        let before = self.answer(self.session.get("window"));
        let made = self.session.post("window/new", &json!({ "type": "tab" }));
        let handle = made.expect("a new tab opens")["handle"].clone();
        let moved = self.session.post("window", &json!({ "handle": handle }));
        moved.expect("the new tab comes to the front");
        before
    }

    /// Goes to a tab that is already open.
    #[track_caller]
    pub fn switch_to_tab(&self, handle: &str) {
        let moved = self.session.post("window", &json!({ "handle": handle }));
        moved.expect("the tab is still open");
    }

    /// Sends a command of Chromium's own protocol.
    #[track_caller]
    pub fn chromium_command(&self, command: &str, parameters: &Value) -> Value {
        assert_eq!(self.engine, Engine::Chromium, "only Chromium knows {command}");
        let body = json!({ "cmd": command, "params": parameters });
        match self.session.post("goog/cdp/execute", &body) {
            Ok(value) => value,
            Err(refusal) => panic!("{command}: {refusal}"),
        }
    }

    /// A picture of the page, kept among the results.
    pub fn picture(&self, name: &str) {
        if let Ok(value) = self.session.get("screenshot") {
            keep(name, "png", &value);
        }
    }

    #[track_caller]
    fn answer(&self, answer: Answer<Value>) -> String {
        match answer {
            Ok(value) => value.as_str().unwrap_or_default().to_owned(),
            Err(refusal) => panic!("the browser would not say: {refusal}"),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if std::thread::panicking() {
            // What the screen looked like is half the answer.
            let test = std::thread::current().name().unwrap_or("journey").replace("::", "-");
            let name = format!("failed-{test}-{}", self.engine.name());
            self.picture(&name);
            let text = self.try_run("return location.href + '\\n' + document.body.innerText", &[]);
            if let Ok(text) = text {
                let file = results_folder().join(format!("{name}.txt"));
                let _ = std::fs::write(file, text.as_str().unwrap_or_default());
            }
        }
        self.family.end();
    }
}

/// Puts base64 from the browser into a file among the results, and hands back the bytes.
pub(crate) fn keep(name: &str, ending: &str, value: &Value) -> Vec<u8> {
    let bytes = STANDARD.decode(value.as_str().unwrap_or_default()).unwrap_or_default();
    let _ = std::fs::write(results_folder().join(format!("{name}.{ending}")), &bytes);
    bytes
}

fn begin(engine: Engine, programs: &Programs, profile: &Folder, look: Look, family: &mut Family) -> Session {
    let _ = std::fs::create_dir_all(profile.path().join("downloads"));
    let mut reasons = Vec::new();
    // A port that was free may be taken a moment later: that deserves a second try, not a failure.
    for _ in 0..2 {
        match engine.start(programs, profile.path(), look, family) {
            Ok(session) => {
                settle(engine, &session, look);
                return session;
            }
            Err(reason) => reasons.push(reason),
        }
        family.end();
    }
    panic!("{} would not start: {}", engine.name(), reasons.join("; "));
}

fn settle(engine: Engine, session: &Session, look: Look) {
    let patience = json!({ "pageLoad": 30_000, "script": 30_000, "implicit": 0 });
    session.post("timeouts", &patience).expect("a browser takes time limits");
    match engine {
        Engine::Chromium => {
            let scheme = if look.dark { "dark" } else { "light" };
            let wish = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
            let body = json!({ "cmd": "Emulation.setEmulatedMedia", "params": wish });
            session.post("goog/cdp/execute", &body).expect("Chromium takes a colour scheme");
        }
        Engine::Firefox => {
            // The window includes its own frame: make it larger by just that much.
            let frame = session
                .run("return [outerWidth - innerWidth, outerHeight - innerHeight]", &[])
                .expect("Firefox knows its size");
            let wide = u64::from(look.width) + frame[0].as_u64().unwrap_or(0);
            let high = u64::from(look.height) + frame[1].as_u64().unwrap_or(0);
            let _ = session.post("window/rect", &json!({ "width": wide, "height": high }));
        }
        Engine::WebKit => {
            let size = json!({ "x": 0, "y": 0, "width": look.width, "height": look.height });
            let _ = session.post("window/rect", &size);
        }
    }
}

/// A turn at running a browser; there are only so many.
#[derive(Debug)]
struct Turn;

static RUNNING: Mutex<u32> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

impl Turn {
    fn wait() -> Self {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        while *running >= AT_ONCE {
            running = FREED.wait(running).unwrap_or_else(PoisonError::into_inner);
        }
        *running += 1;
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        *running -= 1;
        FREED.notify_one();
    }
}
