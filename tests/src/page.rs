//! The page as a person meets it: things are found by what they are and by their words, and a
//! thing that is not there yet is waited for.
//!
//! Words match a whole name first, then the beginning of one, then any part of one.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::Engine;
use crate::patience::ask;
use crate::session::Element;
use crate::tap::tap;

const FIND: &str = include_str!("find.js");

/// The protocol's sign for the key that takes everything marked.
const CONTROL: char = '\u{E009}';
const RELEASE: char = '\u{E000}';
const DELETE: char = '\u{E017}';

/// The page, or a part of it.
#[derive(Debug, Clone)]
pub struct Page<'b> {
    browser: &'b Browser,
    steps: Vec<(&'static str, Option<String>)>,
}

/// One thing on the page, described; looked for anew each time it is used.
#[derive(Debug, Clone)]
pub struct Thing<'b> {
    browser: &'b Browser,
    steps: Vec<(&'static str, Option<String>)>,
}

impl<'b> Page<'b> {
    pub(crate) fn new(browser: &'b Browser) -> Self {
        Self {
            browser,
            steps: Vec::new(),
        }
    }

    /// A button, by its words.
    #[must_use]
    pub fn button(&self, words: &str) -> Thing<'b> {
        self.thing("button", Some(words))
    }

    /// A link, by its words.
    #[must_use]
    pub fn link(&self, words: &str) -> Thing<'b> {
        self.thing("link", Some(words))
    }

    /// Something to type into or choose from, by its label.
    #[must_use]
    pub fn field(&self, label: &str) -> Thing<'b> {
        self.thing("field", Some(label))
    }

    /// A box to tick or a choice among several, by its label.
    #[must_use]
    pub fn choice(&self, label: &str) -> Thing<'b> {
        self.thing("choice", Some(label))
    }

    /// A tab within the page, by its words.
    #[must_use]
    pub fn tab(&self, words: &str) -> Thing<'b> {
        self.thing("tab", Some(words))
    }

    /// A heading, by its words.
    #[must_use]
    pub fn heading(&self, words: &str) -> Thing<'b> {
        self.thing("heading", Some(words))
    }

    /// The one main heading.
    #[must_use]
    pub fn title(&self) -> Thing<'b> {
        self.thing("title", None)
    }

    /// Any words on the page.
    #[must_use]
    pub fn text(&self, words: &str) -> Thing<'b> {
        self.thing("text", Some(words))
    }

    /// A message that is read out: a toast, an alert, the word beside a field.
    #[must_use]
    pub fn message(&self, words: &str) -> Thing<'b> {
        self.thing("message", Some(words))
    }

    /// One entry of a list or table that has these words.
    #[must_use]
    pub fn item(&self, words: &str) -> Thing<'b> {
        self.thing("item", Some(words))
    }

    /// A picture, by what it shows.
    #[must_use]
    pub fn picture(&self, words: &str) -> Thing<'b> {
        self.thing("picture", Some(words))
    }

    /// The dialog with this name.
    #[must_use]
    pub fn dialog(&self, words: &str) -> Thing<'b> {
        self.thing("dialog", Some(words))
    }

    /// A part of the page with this heading or name.
    #[must_use]
    pub fn region(&self, words: &str) -> Thing<'b> {
        self.thing("region", Some(words))
    }

    /// Everything of a kind that can be seen now, by its words. Does not wait.
    #[must_use]
    pub fn all(&self, kind: &'static str) -> Vec<String> {
        let thing = self.thing(kind, None);
        let found = thing.find_all().unwrap_or_default();
        found.iter().filter_map(|element| thing.words_of(element).ok()).collect()
    }

    /// What has the focus, in words: its label or its own text.
    #[must_use]
    pub fn focus(&self) -> String {
        let script = "const at = document.activeElement; if (!at || at === document.body) return '';\
            return (at.getAttribute('aria-label') || (at.labels && at.labels[0] && at.labels[0].innerText)\
            || at.innerText || at.placeholder || at.tagName).trim();";
        self.browser.run(script).as_str().unwrap_or_default().to_owned()
    }

    /// Presses keys wherever the focus is.
    #[track_caller]
    pub fn press(&self, keys: &str) {
        let actions: Vec<Value> = keys
            .chars()
            .flat_map(|key| [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })])
            .collect();
        let body = json!({ "actions": [{ "type": "key", "id": "keys", "actions": actions }] });
        if let Err(refusal) = self.browser.session().post("actions", &body) {
            panic!("could not press keys: {refusal}");
        }
    }

    fn thing(&self, kind: &'static str, words: Option<&str>) -> Thing<'b> {
        let mut steps = self.steps.clone();
        steps.push((kind, words.map(str::to_owned)));
        Thing {
            browser: self.browser,
            steps,
        }
    }
}

impl<'b> Thing<'b> {
    /// The inside of this thing, to find others in.
    #[must_use]
    pub fn inside(&self) -> Page<'b> {
        Page {
            browser: self.browser,
            steps: self.steps.clone(),
        }
    }

    /// Waits until it is there.
    #[track_caller]
    pub fn wait(&self) -> &Self {
        self.patiently("is not there", |_| Ok(()));
        self
    }

    /// Waits until it is there no more.
    #[track_caller]
    pub fn gone(&self) {
        let answer = ask(|| match self.find_all() {
            Ok(found) if !found.is_empty() => Err("it is still there".to_owned()),
            _ => Ok(()),
        });
        if let Err(reason) = answer {
            panic!("{self}: {reason}");
        }
    }

    /// Whether it is there now. Does not wait.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.find_all().is_ok_and(|found| !found.is_empty())
    }

    /// How many there are now. Does not wait.
    #[must_use]
    pub fn count(&self) -> usize {
        self.find_all().map_or(0, |found| found.len())
    }

    /// Taps or clicks it, as soon as it can be.
    #[track_caller]
    pub fn click(&self) {
        self.patiently("cannot be clicked", |element| {
            // Drivers call a thing visible that lies under the bottom bar or a message; a person scrolls on.
            tap(self.browser, &self.label_of_hidden(element))
        });
    }

    /// Types after what is there already, key by key.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.patiently("cannot be typed into", |element| {
            // Two drivers know only the keys of old; other characters come as if from the phone's
            // own keyboard.
            let beyond_keys = text.chars().any(|character| character > '\u{FFFF}');
            if beyond_keys && self.browser.engine() == Engine::WebKit {
                let script = "arguments[0].focus(); document.execCommand('insertText', false, arguments[1])";
                let arguments = [element.as_argument(), json!(text)];
                let answer = self.browser.try_run(script, &arguments);
                return answer.map(|_| ()).map_err(|refusal| refusal.to_string());
            }
            if beyond_keys && self.browser.engine() == Engine::Chromium {
                self.browser
                    .try_run("arguments[0].focus()", &[element.as_argument()])
                    .map_err(|refusal| refusal.to_string())?;
                let _ = self.browser.chromium_command("Input.insertText", &json!({ "text": text }));
                return Ok(());
            }
            let body = json!({ "text": text });
            let answer = self.browser.session().post(&element.command("value"), &body);
            answer.map(|_| ()).map_err(|refusal| refusal.to_string())
        });
    }

    /// Puts text in the place of what is there, typed for short ones and pasted for long ones. Dates
    /// and times are given the way the page stores them: `2026-11-23`, `09:30`.
    #[track_caller]
    pub fn set(&self, text: &str) {
        let kind = self.patiently("is not there", |element| {
            self.browser
                .try_run("return arguments[0].type || ''", &[element.as_argument()])
                .map_err(|refusal| refusal.to_string())
        });
        let typed = matches!(kind.as_str(), Some("text" | "search" | "tel" | "textarea" | "email"));
        if typed && text.chars().count() <= 200 {
            self.clear();
            if !text.is_empty() {
                self.type_text(text);
            }
        } else {
            self.paste(text);
        }
    }

    /// Puts text in at once, as pasting or a date picker does.
    #[track_caller]
    pub fn paste(&self, text: &str) {
        let script = "const [field, text] = arguments; field.focus();\
            const kind = Object.getPrototypeOf(field);\
            Object.getOwnPropertyDescriptor(kind, 'value').set.call(field, text);\
            field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));\
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        self.patiently("cannot be filled", |element| {
            let arguments = [element.as_argument(), json!(text)];
            let answer = self.browser.try_run(script, &arguments);
            answer.map(|_| ()).map_err(|refusal| refusal.to_string())
        });
    }

    /// Empties a field with the keyboard.
    #[track_caller]
    pub fn clear(&self) {
        if !self.value().is_empty() {
            self.type_text(&format!("{CONTROL}a{RELEASE}{DELETE}"));
        }
    }

    /// Chooses from a list by the words of the entry.
    #[track_caller]
    pub fn choose(&self, words: &str) {
        let script = "const [list, words] = arguments;\
            const tidy = text => text.replace(/[\\s\\u2066-\\u2069]+/g, ' ').trim();\
            const all = [...list.options];\
            const one = all.find(o => tidy(o.text) === words) || all.find(o => tidy(o.text).includes(words));\
            if (!one) throw new Error('only: ' + all.map(o => tidy(o.text)).join(' | '));\
            list.focus(); list.value = one.value;\
            list.dispatchEvent(new Event('input', { bubbles: true }));\
            list.dispatchEvent(new Event('change', { bubbles: true }));";
        self.patiently("offers no such choice", |element| {
            let arguments = [element.as_argument(), json!(words)];
            let answer = self.browser.try_run(script, &arguments);
            answer.map(|_| ()).map_err(|refusal| refusal.to_string())
        });
    }

    /// Hands a file to a field that asks for one.
    #[track_caller]
    pub fn hand_file(&self, file: &std::path::Path) {
        self.patiently("takes no file", |element| {
            // A tap on it forgets the file before, so that the same one can be chosen again; a driver does not tap.
            self.browser
                .try_run("arguments[0].value = ''", &[element.as_argument()])
                .map_err(|refusal| refusal.to_string())?;
            let body = json!({ "text": file });
            let answer = self.browser.session().post(&element.command("value"), &body);
            answer.map(|_| ()).map_err(|refusal| refusal.to_string())
        });
    }

    /// What is written in it.
    #[must_use]
    #[track_caller]
    pub fn value(&self) -> String {
        self.property("value").as_str().unwrap_or_default().to_owned()
    }

    /// Whether it is ticked or chosen.
    #[must_use]
    #[track_caller]
    pub fn is_chosen(&self) -> bool {
        let script = "const one = arguments[0]; return one.checked === true\
            || ['aria-checked', 'aria-selected', 'aria-pressed', 'aria-current']\
               .some(name => one.hasAttribute(name) && one.getAttribute(name) !== 'false');";
        let answer = self.patiently("is not there", |element| {
            let answer = self.browser.try_run(script, &[element.as_argument()]);
            answer.map_err(|refusal| refusal.to_string())
        });
        answer == true
    }

    /// A property of the thing, as the page's own scripts see it.
    #[must_use]
    #[track_caller]
    pub fn property(&self, name: &str) -> Value {
        self.patiently("is not there", |element| {
            let script = "return arguments[0][arguments[1]]";
            let answer = self.browser.try_run(script, &[element.as_argument(), json!(name)]);
            answer.map_err(|refusal| refusal.to_string())
        })
    }

    /// Its words, as they are shown.
    #[must_use]
    #[track_caller]
    pub fn words(&self) -> String {
        self.patiently("is not there", |element| self.words_of(element))
    }

    fn words_of(&self, element: &Element) -> Result<String, String> {
        let script = "return (arguments[0].innerText || arguments[0].getAttribute('aria-label')\
            || arguments[0].alt || '').replace(/[\\s\\u2066-\\u2069]+/g, ' ').trim()";
        let words = self.browser.try_run(script, &[element.as_argument()]);
        words
            .map(|value| value.as_str().unwrap_or_default().to_owned())
            .map_err(|refusal| refusal.to_string())
    }

    /// A box drawn by the page hides the real one; a finger lands on its label.
    fn label_of_hidden(&self, element: &Element) -> Element {
        let script = "const one = arguments[0]; if (!one.labels || !one.labels.length) return one;\
            const kind = one.type; if (kind !== 'checkbox' && kind !== 'radio') return one;\
            const box = one.getBoundingClientRect(); const style = getComputedStyle(one);\
            const drawn = box.width > 4 && box.height > 4 && style.opacity !== '0' && style.appearance !== 'none';\
            return drawn ? one : one.labels[0];";
        let answer = self.browser.try_run(script, &[element.as_argument()]);
        answer.ok().as_ref().and_then(Element::from).unwrap_or_else(|| element.clone())
    }

    fn find_all(&self) -> Result<Vec<Element>, String> {
        let answer = self
            .browser
            .try_run(FIND, &[json!(self.steps)])
            .map_err(|refusal| refusal.to_string())?;
        let found = answer["found"].as_array().map(Vec::as_slice).unwrap_or_default();
        if found.is_empty() {
            let heard: Vec<&str> = answer["heard"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let kind = answer["step"].as_str().unwrap_or_default();
            return Err(format!("no such {kind}; there are: {}", heard.join(" | ")));
        }
        Ok(found.iter().filter_map(Element::from).collect())
    }

    /// Finds it and does something with it, until that works: pages move while they are drawn.
    #[track_caller]
    fn patiently<T>(&self, complaint: &str, mut act: impl FnMut(&Element) -> Result<T, String>) -> T {
        let answer = ask(|| {
            let found = self.find_all()?;
            match found.as_slice() {
                [one] => act(one),
                [first, ..] if self.steps.last().is_some_and(|(kind, _)| *kind == "text") => act(first),
                several => Err(format!("there are {} of them", several.len())),
            }
        });
        match answer {
            Ok(value) => value,
            Err(reason) => {
                // Whether the app has stopped, and where.
                let stopped = "const panel = document.getElementById('crash'); return panel && !panel.hidden ? panel.innerText : ''";
                let stopped = self.browser.try_run(stopped, &[]);
                let stopped = stopped.ok().and_then(|words| words.as_str().map(str::to_owned)).unwrap_or_default();
                panic!("{self} {complaint}: {reason}\n  on {}\n{stopped}", self.browser.address())
            }
        }
    }
}

impl std::fmt::Display for Thing<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut gap = "";
        for (kind, words) in self.steps.iter().rev() {
            write!(out, "{gap}{kind}")?;
            if let Some(words) = words {
                write!(out, " “{words}”")?;
            }
            gap = " in ";
        }
        Ok(())
    }
}
