//! What a childminder does with the app, in her words. Journeys are written with these; the words
//! on the screens are known here and nowhere else, so a new word is a change in one place.

use crate::browser::{Browser, Look};
use crate::engine::Engine;
use crate::folder::built_app;
use crate::page::Page;
use crate::site::Site;
use crate::{accessible, patience, storage, worker};

/// A setting with its book: the server the app came from, and the browser it lives in.
#[derive(Debug)]
pub struct Setting {
    // The browser goes first, while there is still somebody to answer it.
    browser: Browser,
    site: Site,
}

/// A child as she writes it down.
#[derive(Debug, Clone, Copy)]
pub struct Child<'w> {
    /// The whole name.
    pub name: &'w str,
    /// Date of birth, `2023-02-28`.
    pub born: &'w str,
}

/// A book as she writes it down.
#[derive(Debug, Clone, Copy)]
pub struct Book<'w> {
    /// The title.
    pub title: &'w str,
    /// Who wrote it.
    pub author: &'w str,
    /// The number on the sticker.
    pub number: &'w str,
}

/// Waits until the app itself stands, not only the words that are shown before it.
#[track_caller]
pub fn wait_for_start(browser: &Browser) {
    patience::until("the app had started", || {
        let script = "return !document.getElementById('boot') && !!document.querySelector('h1')";
        browser.try_run(script, &[]).is_ok_and(|started| started == true)
    });
}

impl Setting {
    /// Serves the built app, opens it for the first time and waits for the first screen. `None`
    /// when the engine is not on this machine.
    #[must_use]
    pub fn open(engine: Engine, look: Look) -> Option<Self> {
        let app = built_app();
        let browser = Browser::open(engine, look)?;
        let site = Site::serve(&app);
        site.let_browsers_keep_nothing();
        site.report_policy();
        browser.go(&site.address());
        wait_for_start(&browser);
        Some(Self { browser, site })
    }

    /// The same at a certain time: the app's clock stands at this instant, for instance
    /// `2027-03-28T00:30:00+00:00`.
    #[must_use]
    pub fn open_at(engine: Engine, look: Look, instant: &str) -> Option<Self> {
        let setting = Self::open(engine, look)?;
        setting.set_clock(instant);
        Some(setting)
    }

    /// The browser.
    #[must_use]
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// The server.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The screen shown now.
    #[must_use]
    pub fn page(&self) -> Page<'_> {
        self.browser.page()
    }

    /// Goes to a screen by its address within the app, such as `#/library/shelf`.
    #[track_caller]
    pub fn go_to(&self, route: &str) {
        self.browser.go(&format!("{}{route}", self.site.address()));
        self.page().title().wait();
    }

    /// Sets the clock and starts the app again.
    #[track_caller]
    pub fn set_clock(&self, instant: &str) {
        storage::set_clock(&self.browser, instant);
        self.browser.reload();
        wait_for_start(&self.browser);
    }

    /// In the park: no server, and the phone was off in between. Where the engine keeps nothing
    /// over a restart the page is loaded again instead.
    #[track_caller]
    pub fn without_signal_after_a_restart(&mut self) {
        worker::wait_until_it_serves(&self.browser);
        self.site.stop();
        if self.browser.engine().keeps_its_profile() {
            self.browser.restart();
            self.browser.go(&self.site.address());
        } else {
            self.browser.reload();
        }
        wait_for_start(&self.browser);
    }

    /// Home again: the server answers.
    pub fn with_signal(&mut self) {
        self.site.start();
    }

    /// The screen shown now keeps nobody out, and has what every screen must have.
    #[track_caller]
    pub fn expect_good_screen(&self, name: &str) {
        let titles = self.page().all("title");
        assert_eq!(titles.len(), 1, "{name} has one main heading, not {titles:?}");
        let tab = self.browser.title();
        assert!(!tab.trim().is_empty(), "{name} has a title");
        let wide = self
            .browser
            .run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assert!(wide.as_i64().is_some_and(|over| over <= 1), "{name} is {wide} px too wide");
        accessible::expect_accessible(&self.browser, name);
    }
}
