//! The three engines the app must work in, where their programs are, and how each is started.

use std::fs;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::browser::Look;
use crate::process::{Family, find_program, free_port};
use crate::session::Session;

const GECKODRIVER: &str = "geckodriver-0.37.1";

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, the engine of Android phones and most laptops.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK, the nearest that can be had here to an iPhone.
    WebKit,
}

impl Engine {
    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// Whether a restart finds what was kept before. WebKit under automation keeps nothing.
    #[must_use]
    pub fn keeps_its_profile(self) -> bool {
        self != Self::WebKit
    }

    /// Its programs, or the name of the first one that is missing.
    pub(crate) fn programs(self) -> Result<Programs, String> {
        let (driver, browser) = match self {
            Self::Chromium => (
                find("chromedriver", &[])?,
                find("chromium", &[])
                    .or_else(|_| find("google-chrome", &[]))
                    .or_else(|_| find("chrome", &[]))?,
            ),
            Self::Firefox => (
                find("geckodriver", &[cargo_tool(GECKODRIVER, "geckodriver")])?,
                find("firefox-esr", &[]).or_else(|_| find("firefox", &[]))?,
            ),
            Self::WebKit => {
                find("Xvfb", &[])?;
                (find("WebKitWebDriver", &[])?, find("MiniBrowser", &mini_browsers())?)
            }
        };
        Ok(Programs { driver, browser })
    }

    /// Starts the driver and, through it, the browser on a profile.
    pub(crate) fn start(self, programs: &Programs, profile: &Path, look: Look, family: &mut Family) -> Result<Session, String> {
        let port = free_port();
        let mut driver = Command::new(&programs.driver);
        driver.env("TZ", "Europe/London").env("LANG", "C.UTF-8");
        // What a browser leaves behind when it is ended goes away with its profile.
        let scratch = profile.join("scratch");
        fs::create_dir_all(&scratch).map_err(|error| error.to_string())?;
        driver.env("TMPDIR", scratch);
        let wishes = match self {
            Self::Chromium => {
                driver.arg(format!("--port={port}"));
                chromium(programs, profile, look)
            }
            Self::Firefox => {
                driver.args(["--port", &port.to_string()]);
                firefox(programs, profile, look)
            }
            Self::WebKit => {
                driver.arg(format!("--port={port}"));
                webkit(programs, profile, look, family, &mut driver)?
            }
        };
        family.start(&mut driver).map_err(|error| error.to_string())?;
        Session::open(port, &wishes).map_err(|refusal| refusal.to_string())
    }
}

/// The two programs an engine needs.
#[derive(Debug)]
pub(crate) struct Programs {
    driver: PathBuf,
    browser: PathBuf,
}

/// Says on the real error output, past the test runner's own, that an engine was not there.
pub(crate) fn say_skipped(engine: Engine, missing: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {} ({missing} not found)", engine.name());
}

fn find(name: &str, elsewhere: &[PathBuf]) -> Result<PathBuf, String> {
    find_program(name, elsewhere).ok_or_else(|| name.to_owned())
}

fn cargo_tool(folder: &str, program: &str) -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    cargo.join("pebblebook-tools").join(folder).join("bin").join(program)
}

fn mini_browsers() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for library in [
        "/usr/lib",
        "/usr/libexec",
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
    ] {
        for entry in fs::read_dir(library).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with("webkit2gtk-4") {
                found.push(entry.path().join("MiniBrowser"));
            }
        }
    }
    found
}

fn chromium(programs: &Programs, profile: &Path, look: Look) -> Value {
    let mut arguments = vec![
        "--headless".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--no-default-browser-check".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--no-proxy-server".to_owned(),
        "--lang=en-GB".to_owned(),
        format!("--user-data-dir={}", profile.display()),
    ];
    if fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0) {
        arguments.push("--no-sandbox".to_owned());
    }
    json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "goog:chromeOptions": {
            "binary": programs.browser,
            "args": arguments,
            "prefs": {
                "webkit.webprefs.default_font_size": 16 * look.text_percent / 100,
                "webkit.webprefs.default_fixed_font_size": 13 * look.text_percent / 100,
                "download.default_directory": profile.join("downloads"),
            },
            "mobileEmulation": { "deviceMetrics": {
                "width": look.width, "height": look.height, "pixelRatio": 1.0,
                "touch": look.touch, "mobile": look.touch,
            } },
        },
    })
}

fn firefox(programs: &Programs, profile: &Path, look: Look) -> Value {
    // Firefox will not be narrower than 450 pixels unless its own frame is told it may.
    let frame = profile.join("chrome");
    let _ = fs::create_dir_all(&frame);
    let _ = fs::write(
        frame.join("userChrome.css"),
        ":root { min-width: 0 !important; min-height: 0 !important; }",
    );
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": programs.browser,
            "args": ["-headless", "-profile", profile, "-width", look.width.to_string(),
                     "-height", (look.height + 90).to_string()],
            "prefs": {
                "toolkit.legacyUserProfileCustomizations.stylesheets": true,
                "ui.systemUsesDarkTheme": i32::from(look.dark),
                "layout.css.prefers-color-scheme.content-override": i32::from(!look.dark),
                "font.size.variable.x-western": 16 * look.text_percent / 100,
                "intl.accept_languages": "en-GB",
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
                "network.proxy.type": 0,
                "datareporting.policy.dataSubmissionEnabled": false,
                "browser.download.folderList": 2,
                "browser.download.dir": profile.join("downloads"),
                "browser.download.useDownloadDir": true,
                "browser.download.always_ask_before_handling_new_types": false,
                "dom.security.https_first": false,
            },
        },
    })
}

fn webkit(programs: &Programs, profile: &Path, look: Look, family: &mut Family, driver: &mut Command) -> Result<Value, String> {
    let mut screen = Command::new("Xvfb");
    let size = format!("{}x{}x24", look.width, look.height);
    screen.args(["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp"]);
    let display = family.start_and_hear(&mut screen).map_err(|error| error.to_string())?;
    driver
        .env("DISPLAY", format!(":{display}"))
        .env("GDK_BACKEND", "x11")
        .env("GSETTINGS_BACKEND", "memory")
        .env("NO_AT_BRIDGE", "1")
        .env("GTK_THEME", if look.dark { "Adwaita:dark" } else { "Adwaita" })
        .env("XDG_CONFIG_HOME", profile)
        .env("XDG_DATA_HOME", profile)
        .env("XDG_CACHE_HOME", profile);
    Ok(json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": {
            "binary": programs.browser,
            // Full screen, so that the page gets the whole of a screen as big as the phone.
            "args": ["--automation", "--full-screen"],
        },
    }))
}
