//! Releases of the app that differ the way one release differs from the next: a changed file under
//! a new name, a start page that asks for it, and a service worker with a new list.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::folder::Folder;

/// The name of the service worker's file.
pub const WORKER: &str = "sw.js";

/// A copy of the built app, changed a little.
#[derive(Debug)]
pub struct Release {
    folder: Folder,
    changed: String,
    build: String,
}

impl Release {
    /// Copies a built app and makes it the release called `name`, such as `v2`.
    #[must_use]
    pub fn new(app: &Path, name: &str) -> Self {
        let folder = Folder::new(name);
        copy(app, folder.path());
        let worker = read(&folder, WORKER);
        let (before, list, after) = split_list(&worker);
        let mut list = list;

        let old = list
            .iter()
            .filter_map(|one| one["path"].as_str())
            .find(|path| path.ends_with(".css"))
            .expect("the app has a style sheet")
            .to_owned();
        let changed = old.replace(".css", &format!("-{name}.css"));
        let style = format!("{}\n/* {name} */\n", read(&folder, &old));
        fs::write(folder.path().join(&changed), style).expect("the copy can be written");
        fs::remove_file(folder.path().join(&old)).expect("the copy can be changed");

        let page = read(&folder, "index.html")
            .replace(&old, &changed)
            .replacen("<html", &format!("<html data-release=\"{name}\""), 1);
        fs::write(folder.path().join("index.html"), page).expect("the copy can be written");

        for one in &mut list {
            let path = one["path"].as_str().unwrap_or_default().replace(&old, &changed);
            let file = file_of(&path);
            let bytes = fs::read(folder.path().join(&file)).expect("every listed file is there");
            let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            one["path"] = json!(path);
            one["sha256"] = json!(hash);
            one["size"] = json!(bytes.len());
        }
        let (before, build) = new_build(before, name);
        let list = Value::Array(list).to_string();
        let worker = format!("{before}{list}{after}");
        fs::write(folder.path().join(WORKER), worker).expect("the copy can be written");
        let changed = file_of(&changed);
        Self { folder, changed, build }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The file that only this release has.
    #[must_use]
    pub fn changed_file(&self) -> &str {
        &self.changed
    }

    /// The name of this build, as the worker knows it.
    #[must_use]
    pub fn build(&self) -> &str {
        &self.build
    }

    /// Every file of its list, as named there.
    #[must_use]
    pub fn listed(&self) -> Vec<String> {
        let worker = read(&self.folder, WORKER);
        let (_, list, _) = split_list(&worker);
        list.iter().filter_map(|one| one["path"].as_str().map(str::to_owned)).collect()
    }
}

/// The start page may stand in the list under the name of its folder.
fn file_of(path: &str) -> String {
    let path = path.trim_start_matches("./");
    if path.is_empty() {
        "index.html".to_owned()
    } else {
        path.to_owned()
    }
}

fn read(folder: &Folder, file: &str) -> String {
    let path = folder.path().join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the copy can be made");
    for entry in fs::read_dir(from).expect("the built app can be read").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("the copy can be made");
        }
    }
}

/// Finds the list in the worker: the first JSON array whose entries have a path and a hash.
fn split_list(worker: &str) -> (&str, Vec<Value>, &str) {
    for (at, _) in worker.match_indices('[') {
        let rest = &worker[at..];
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        if let Some(Ok(Value::Array(list))) = values.next()
            && list.first().is_some_and(|one| one["path"].is_string() && one["sha256"].is_string())
        {
            let end = values.byte_offset();
            return (&worker[..at], list, &rest[end..]);
        }
    }
    panic!("{WORKER} holds no list of files with their hashes");
}

/// Gives the build another name, in the line that says `BUILD`.
fn new_build(before: &str, name: &str) -> (String, String) {
    let at = before.find("BUILD").expect("the worker names its build above its list");
    let (head, rest) = before.split_at(at);
    let mut parts = rest.splitn(3, '"');
    let (Some(declared), Some(old), Some(tail)) = (parts.next(), parts.next(), parts.next()) else {
        panic!("{WORKER} names its build in double quotes");
    };
    let build = format!("{old}-{name}");
    (format!("{head}{declared}\"{build}\"{tail}"), build)
}
