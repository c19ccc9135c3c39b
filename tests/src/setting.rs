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

    /// Names her own setting, on the first run.
    #[track_caller]
    pub fn begin(&self, name: &str) {
        self.page().field("Name of your setting").set(name);
        self.page().button("Start my own").click();
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

    /// Opens the screen on which a book is taken back.
    #[track_caller]
    pub fn open_return(&self, title: &str) {
        self.go_to("#/return");
        self.page().link(title).click();
        self.page().heading("Take back").wait();
    }

    /// Makes a backup and hands over what the browser saved.
    #[must_use]
    #[track_caller]
    pub fn backup(&self) -> String {
        self.go_to("#/backup");
        // One driver has no folder for downloads, and phones share: there the page tells what it
        // gave the browser.
        let script = "navigator.canShare = () => false; const make = URL.createObjectURL;\
            URL.createObjectURL = what => { what.text().then(text => {\
                document.documentElement.dataset.backup = text; }); return make.call(URL, what); };\
            document.documentElement.dataset.listens = 'yes';";
        self.site.hand_out("listen-for-the-test.js", script);
        self.browser.run(
            "const script = document.createElement('script');\
             script.src = './listen-for-the-test.js'; document.head.append(script);",
        );
        patience::until("the page told of its downloads", || {
            self.browser.run("return document.documentElement.dataset.listens || ''") == "yes"
        });
        self.page().button("Make a backup").click();
        self.page().text("The backup was made and read back").wait();
        if self.browser.engine() != Engine::WebKit {
            let folder = self.browser.downloads();
            patience::until("the download arrived", || {
                std::fs::read_dir(&folder).is_ok_and(|files| files.flatten().any(|file| whole(&file.path())))
            });
            let file = std::fs::read_dir(&folder)
                .expect("downloads")
                .flatten()
                .map(|file| file.path())
                .find(|path| whole(path));
            return std::fs::read_to_string(file.expect("a download")).expect("text");
        }
        patience::until("the page gave the backup out", || {
            self.browser.run("return !!document.documentElement.dataset.backup") == true
        });
        let told = self.browser.run("return document.documentElement.dataset.backup");
        told.as_str().unwrap_or_default().to_owned()
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

    /// Chooses a backup file; what it holds is shown, and nothing is done yet.
    #[track_caller]
    pub fn choose_backup(&self, folder: &std::path::Path, text: &str) {
        let file = folder.join("chosen-backup.json");
        std::fs::write(&file, text).expect("a file can be written");
        self.page().field("A Pebblebook backup").hand_file(&file);
    }

    /// The rows of the book on disk; half-written forms are not part of it.
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

fn whole(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|ending| ending == "json")
        && std::fs::read_to_string(path).is_ok_and(|text| text.ends_with('\n') || text.ends_with('}'))
}
