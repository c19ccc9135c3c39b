//! What a childminder does with the app, in her words. Journeys are written with these; the words
//! on the screens are known here and nowhere else, so a new word is a change in one place.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::json;

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

/// The first start unpacks the app, which takes long where several do it at once.
const FIRST_START: Duration = Duration::from_secs(30);

/// Waits until the app itself stands, not only the words that are shown before it.
#[track_caller]
pub fn wait_for_start(browser: &Browser) {
    let script = "return !document.getElementById('boot') && !!document.querySelector('h1') && !document.querySelector('main[aria-busy]')";
    let started = patience::ask_for(FIRST_START, || {
        let started = browser.try_run(script, &[]).is_ok_and(|started| started == true);
        if started { Ok(()) } else { Err(String::new()) }
    });
    assert!(started.is_ok(), "waited in vain until the app had started");
}

/// Two devices of one setting, side by side. One pair at a time, or two pairs would each wait for the other's second browser.
#[derive(Debug)]
pub struct TwoDevices {
    /// The phone.
    pub phone: Setting,
    /// The laptop.
    pub laptop: Setting,
    _only_pair: MutexGuard<'static, ()>,
}

static PAIR: Mutex<()> = Mutex::new(());

impl TwoDevices {
    /// Opens both at a certain time, each with nothing in it. `None` when the engine is not on this machine.
    #[must_use]
    pub fn open_at(engine: Engine, instant: &str) -> Option<Self> {
        let only_pair = PAIR.lock().unwrap_or_else(PoisonError::into_inner);
        Some(Self {
            phone: Setting::open_at(engine, Look::phone(), instant)?,
            laptop: Setting::open_at(engine, Look::laptop(), instant)?,
            _only_pair: only_pair,
        })
    }
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

    /// The browser, to be closed or opened again.
    pub fn browser_mut(&mut self) -> &mut Browser {
        &mut self.browser
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
        let address = self.site.address();
        // WebKit's driver loads the page anew where only what stands behind the # is another, and says that it is there while the old one still
        // shows the new screen. The others go on within the page, as a person does; so it is told to do that too.
        let is_in_the_app = self.browser.address().split('#').next() == Some(address.as_str());
        if self.browser.engine() == Engine::WebKit && is_in_the_app {
            self.browser.run_with("location.hash = arguments[0]", &[json!(route)]);
        } else {
            self.browser.go(&format!("{address}{route}"));
        }
        self.page().title().wait();
    }

    /// What the screen says, all of it.
    #[must_use]
    pub fn words(&self) -> String {
        let main = self.browser.run("return document.querySelector('main').innerText");
        main.as_str().unwrap_or_default().to_owned()
    }

    /// What is to be put right is said, and has the focus: only then is typed on.
    #[track_caller]
    pub fn expect_told(&self, words: &str) {
        self.page().text(words).wait();
        patience::until("what is to be put right had the focus", || {
            let told = "return !!document.activeElement.closest('.error-summary, p[role=alert]')";
            self.browser.run(told) == true
        });
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

    /// Names her own setting, on the first run.
    #[track_caller]
    pub fn begin(&self, name: &str) {
        self.page().field("Name of your setting").set(name);
        self.page().button("Start my own").click();
        // A passphrase is recommended first.
        self.page().button("Not now").click();
        self.page().heading("Today").wait();
    }

    /// Looks around with sample data, on the first run.
    #[track_caller]
    pub fn try_sample(&self) {
        self.page().button("Try with sample data").click();
        self.page().heading("Today").wait();
    }

    /// Adds a child with its form.
    #[track_caller]
    pub fn add_child(&self, child: &Child<'_>) {
        self.go_to("#/children/new");
        self.page().heading("Add a child").wait();
        self.page().field("Full name").set(child.name);
        self.page().field("Date of birth").set(child.born);
        self.save();
    }

    /// Adds a book with its form.
    #[track_caller]
    pub fn add_book(&self, book: &Book<'_>) {
        self.go_to("#/library/new");
        self.page().heading("Add a book").wait();
        self.page().field("Title").set(book.title);
        self.page().field("Author").set(book.author);
        self.page().field("Number on the sticker").set(book.number);
        self.save();
        self.page().heading(book.title).wait();
    }

    /// Saves the form that is shown.
    #[track_caller]
    pub fn save(&self) {
        self.page().button("Save").click();
    }

    /// Lends a book from Today: three taps.
    #[track_caller]
    pub fn lend(&self, child: &str, title: &str) {
        self.go_to("#/");
        self.page().link("Lend a book").click();
        self.page().heading("Who is it for?").wait();
        self.page().button(child).click();
        self.page().heading("Which book for").wait();
        let shelf = self.page().region("On the shelf").inside();
        shelf.button(title).click();
    }

    /// Opens a child's own screen from the list.
    #[track_caller]
    pub fn open_child(&self, child: &str) {
        self.go_to("#/children");
        self.page().heading("Children").wait();
        self.page().link(child).click();
        self.page().heading(child).wait();
    }

    /// Puts a picture beside a child's name.
    #[track_caller]
    pub fn give_photo(&self, child: &str, picture: &std::path::Path) {
        self.open_child(child);
        self.page().link("Change").click();
        self.page().field("Photo").hand_file(picture);
        self.page().picture("The picture as it will be kept").wait();
        self.save();
        self.page().link("Change").wait();
        self.wait_for_photo(child);
    }

    /// Waits until a child's own screen shows the picture, whole.
    #[track_caller]
    pub fn wait_for_photo(&self, child: &str) {
        self.open_child(child);
        patience::until("the picture was shown", || {
            let script = "const one = document.querySelector('main .avatar__photo'); return !!one && one.complete && one.naturalWidth > 0";
            self.browser.run(script) == true
        });
    }

    /// Writes a note about a child in the place of the one there.
    #[track_caller]
    pub fn write_note(&self, child: &str, note: &str) {
        self.open_child(child);
        self.page().link("Change").click();
        self.page().field("Notes").set(note);
        self.save();
        self.page().text(note).wait();
    }

    /// Opens the screen on which a book is taken back.
    #[track_caller]
    pub fn open_return(&self, title: &str) {
        self.go_to("#/return");
        self.page().link(title).click();
        self.page().heading("Take back").wait();
    }

    /// Empties the whole book, saying yes twice.
    #[track_caller]
    pub fn wipe(&self) {
        self.go_to("#/settings");
        self.page().button("Empty the book").click();
        self.page().dialog("Empty the whole book?").inside().button("Go on").click();
        self.page().dialog("Are you sure?").inside().button("Empty it for good").click();
        self.page().field("Name of your setting").wait();
        self.page().button("Try with sample data").wait();
    }

    /// The book as it lies on disk, sealed, with its key and its safety copy; half-written forms are not part of it. Two of these are equal
    /// when nothing was written in between: whatever is written is sealed anew, and looks other even where it says the same.
    #[must_use]
    #[track_caller]
    pub fn book_on_disk(&self) -> Vec<(String, Vec<serde_json::Value>)> {
        let mut all = storage::everything(&self.browser);
        all.retain(|(store, _)| !store.ends_with("/drafts"));
        all
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
