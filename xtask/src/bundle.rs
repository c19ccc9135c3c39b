//! From sources to `dist/`: a static site that works at any address, every file named or listed by its hash.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{compile, place, run, site, tools, watch};

/// How the app is to be built.
#[derive(Debug)]
pub struct Wishes {
    /// Where the site goes.
    pub out: PathBuf,
    /// A name for this build instead of the one made from its contents.
    pub build_id: Option<String>,
    /// Quick to build and large, instead of small.
    pub debug: bool,
    /// For `serve --watch`: the page reloads itself, and no worker keeps it.
    pub watched: bool,
}

impl Wishes {
    /// As it is shipped.
    pub fn release(out: PathBuf) -> Self {
        Self {
            out,
            build_id: None,
            debug: false,
            watched: false,
        }
    }
}

/// The files of the site, by their path in it.
type Files = BTreeMap<String, Vec<u8>>;

/// Builds the site and puts it in place of the one that was there. Gives back the name of the build.
pub fn build(wishes: &Wishes) -> Result<String> {
    let start = Instant::now();
    let bindgen = tools::wasm_bindgen()?;
    let wasm = compile::app(wishes.debug)?;
    let bound = bind(&bindgen, &wasm, wishes.debug)?;

    let shell = place::workspace()?.join("web/shell");
    let mut files = Files::new();
    let mut names = BTreeMap::new();

    let wasm = take(&bound, "pebblebook_bg.wasm")?;
    let glue = text(take(&bound, "pebblebook.js")?)?;
    let (wasm, glue) = crate::names::shorten(&wasm, &glue).context("the names between the app and its glue")?;
    let (wasm, glue) = if wishes.debug {
        (wasm, glue)
    } else {
        let wasm = crate::locals::most_used_first(&wasm).context("the numbers of the locals")?;
        let wasm = crate::order::alike_together(&wasm).context("the order of the functions")?;
        let wasm = crate::unaligned::nothing_promised(&wasm).context("the hints of the app")?;
        (wasm, without_remark_lines(&glue))
    };
    names.extend(add_app(&mut files, wasm, wishes.debug).context("packing the app")?);
    names.insert(
        "app.js",
        add_hashed(&mut files, "pebblebook", "js", handed_the_app(&glue)?.into_bytes()),
    );
    files.extend(bound.into_iter().filter(|(path, _)| path.starts_with("snippets/")));
    names.insert("app.css", add_hashed(&mut files, "pebblebook", "css", style()?.into_bytes()));

    let offline = if wishes.watched {
        watch::SCRIPT.to_owned()
    } else {
        script(&shell.join("offline.js"))?
    };
    names.insert("offline.js", add_hashed(&mut files, "offline", "js", offline.into_bytes()));
    for (key, stem) in [
        ("rescue.js", "rescue"),
        ("files.js", "files"),
        ("focus.js", "focus"),
        ("guess.js", "guess"),
        ("unpack.js", "unpack"),
        ("boot.js", "boot"),
    ] {
        let mut script = filled(&script(&shell.join(key))?, &names)?;
        if key == "guess.js" {
            script = crate::packed::from_each_side(&script);
        }
        names.insert(key, add_hashed(&mut files, stem, "js", script.into_bytes()));
    }
    files.insert("manifest.webmanifest".into(), fs::read(shell.join("manifest.webmanifest"))?);
    add_folder(&mut files, &shell.join("icons"), "icons")?;
    let page = filled(&read(&place::workspace()?.join("index.html"))?, &names)?;
    files.insert("index.html".into(), page.into_bytes());
    no_machine_path(&files, wishes.debug)?;

    let worker = if wishes.watched {
        watch::WORKER.to_owned()
    } else {
        script(&shell.join("sw.js"))?
    };
    let build = wishes.build_id.clone().unwrap_or_else(|| build_id(&files, &worker));
    let worker = with_list(&worker, &build, &files)?;
    if wishes.watched {
        files.insert(watch::BUILD.into(), json!({ "build": build }).to_string().into_bytes());
    }
    files.insert("sw.js".into(), worker.into_bytes());
    put(&files, &wishes.out)?;
    println!(
        "Built {} ({} files, {} kB) in {:.1} s as build {build}",
        short(&wishes.out),
        files.len(),
        files.values().map(Vec::len).sum::<usize>() / 1000,
        start.elapsed().as_secs_f64()
    );
    Ok(build)
}

/// The path as seen from the workspace, for people.
fn short(path: &Path) -> String {
    let seen = place::workspace()
        .ok()
        .and_then(|root| path.strip_prefix(root).ok().map(Path::to_path_buf));
    seen.unwrap_or_else(|| path.to_path_buf()).display().to_string()
}

fn bind(bindgen: &Path, wasm: &Path, debug: bool) -> Result<Files> {
    let out = place::target()?.join("pebblebook-bound");
    let _ = fs::remove_dir_all(&out);
    let mut command = Command::new(bindgen);
    command.arg(wasm).arg("--out-dir").arg(&out);
    command.args(["--target", "web", "--no-typescript", "--out-name", "pebblebook"]);
    if !debug {
        command.args(["--remove-name-section", "--remove-producers-section"]);
    }
    run::all_right(&mut command)?;
    let mut files = Files::new();
    add_folder(&mut files, &out, "")?;
    Ok(files)
}

/// Every style sheet, in the order of their names.
fn style() -> Result<String> {
    let folder = place::workspace()?.join("web/style");
    let mut files = Files::new();
    add_folder(&mut files, &folder, "")?;
    let mut all = String::new();
    for (path, bytes) in files.into_iter().filter(|(path, _)| path.ends_with(".css")) {
        all.push_str(&without_remarks(&text(bytes).with_context(|| path)?));
        all.push('\n');
    }
    ensure!(!all.is_empty(), "web/style holds no style sheet");
    Ok(all)
}

/// A script of ours without the lines that are remarks.
fn script(path: &Path) -> Result<String> {
    Ok(without_remark_lines(&read(path)?))
}

fn without_remark_lines(script: &str) -> String {
    let mut kept = String::new();
    let mut remark = false;
    for line in script.lines().map(str::trim_start) {
        remark |= line.starts_with("/**");
        if !remark && !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
        remark &= !line.ends_with("*/");
    }
    kept
}

/// A style sheet without its remarks, which are for us and not for her phone.
fn without_remarks(sheet: &str) -> String {
    let mut rest = sheet;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Puts file names where a template asks for them; a name that nobody knows is an error.
fn filled(template: &str, names: &BTreeMap<&str, String>) -> Result<String> {
    let mut text = template.to_owned();
    for (key, name) in names {
        text = text.replace(&format!("{{{{{key}}}}}"), name);
    }
    // Only our own marks: the glue may well hold two braces of its own.
    for key in ["app.", "boot.", "files.", "focus.", "offline.", "rescue.", "guess.", "unpack."] {
        if text.contains(&format!("{{{{{key}")) {
            bail!("a template asks for a file name beginning with {key} that is not known yet");
        }
    }
    Ok(text)
}

fn add_hashed(files: &mut Files, stem: &str, ending: &str, bytes: Vec<u8>) -> String {
    let hash: String = hex(&bytes).chars().take(16).collect();
    let name = format!("{stem}-{hash}.{ending}");
    files.insert(name.clone(), bytes);
    name
}

/// The app, packed. It is named by the hash of what comes out of it, under whose name the page keeps that. What is built quickly stays as it is: it is
/// several times as large, and would take as much longer to pack each time, and to unpack.
fn add_app(files: &mut Files, wasm: Vec<u8>, debug: bool) -> Result<[(&'static str, String); 2]> {
    let hash: String = hex(&wasm).chars().take(16).collect();
    let (packed, whole) = (format!("app-{hash}.bin"), format!("pebblebook-{hash}.wasm"));
    files.insert(packed.clone(), if debug { wasm } else { crate::packed::pack(&wasm)? });
    Ok([("app.packed", packed), ("app.whole", whole)])
}

/// The glue without the app's name: it is handed the app, and never asks for it.
fn handed_the_app(glue: &str) -> Result<String> {
    let named = "new URL('pebblebook_bg.wasm', import.meta.url)";
    ensure!(
        glue.matches(named).count() == 1,
        "the glue asks for the app in another way than once"
    );
    Ok(glue.replace(named, "null"))
}

fn add_folder(files: &mut Files, folder: &Path, name: &str) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let entry = entry?;
        let own = entry.file_name().to_string_lossy().into_owned();
        if own.starts_with('.') {
            continue;
        }
        let path = if name.is_empty() { own } else { format!("{name}/{own}") };
        if entry.file_type()?.is_dir() {
            add_folder(files, &entry.path(), &path)?;
        } else {
            files.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// The same sources make the same name, whoever builds them.
fn build_id(files: &Files, worker: &str) -> String {
    let mut digest = Sha256::new();
    for (path, bytes) in files {
        digest.update(path);
        digest.update(hex(bytes));
    }
    digest.update(hex(worker.as_bytes()));
    let all: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    all.chars().take(16).collect()
}

/// The worker, told its build and every file of it.
fn with_list(worker: &str, build: &str, files: &Files) -> Result<String> {
    let list: Vec<_> = files
        .iter()
        .map(|(path, bytes)| {
            json!({
                // Some hosts send whoever asks for index.html on to the folder: ask for the folder.
                "path": if path == "index.html" { "./".to_owned() } else { format!("./{path}") },
                "sha256": hex(bytes),
                "size": bytes.len(),
                "type": site::media_type(path).split(';').next(),
            })
        })
        .collect();
    ensure!(worker.contains("{{build}}"), "the worker has no place for the build's name");
    let lines: Vec<_> = list.iter().map(|one| format!("    {one}")).collect();
    Ok(worker
        .replace("{{build}}", build)
        .replace("[/* {{files}} */]", &format!("[\n{}\n  ]", lines.join(",\n"))))
}

fn no_machine_path(files: &Files, debug: bool) -> Result<()> {
    // Names of functions and debug sections are not shipped.
    if debug {
        return Ok(());
    }
    let mut private = vec![place::workspace()?, place::cargo_home()?, tools::sysroot()?];
    private.extend(place::home());
    for (file, bytes) in files {
        for path in &private {
            let needle = format!("{}/", path.display());
            if bytes.windows(needle.len()).any(|part| part == needle.as_bytes()) {
                bail!("{file} names a folder of this machine");
            }
        }
    }
    Ok(())
}

/// Writes the site beside its place first, so that nobody ever meets half of it.
fn put(files: &Files, out: &Path) -> Result<()> {
    let name = out.file_name().context("--out names a folder")?.to_string_lossy().into_owned();
    let beside = |what: &str| out.with_file_name(format!(".{name}-{what}"));
    let (new, old) = (beside("new"), beside("old"));
    for left_over in [&new, &old] {
        let _ = fs::remove_dir_all(left_over);
    }
    for (path, bytes) in files {
        let path = new.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    if out.exists() {
        ensure!(
            out.join("sw.js").is_file() || fs::read_dir(out)?.next().is_none(),
            "{} holds something that is no build of the app, and is left alone",
            out.display()
        );
        fs::rename(out, &old)?;
    }
    fs::rename(&new, out).with_context(|| format!("{} cannot be put in place", out.display()))?;
    let _ = fs::remove_dir_all(&old);
    Ok(())
}

fn take(files: &Files, path: &str) -> Result<Vec<u8>> {
    files.get(path).cloned().with_context(|| format!("wasm-bindgen made no {path}"))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn text(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).context("not a text")
}

/// The hash a file is known by.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::without_remark_lines;

    #[test]
    fn a_script_keeps_all_but_its_remarks() {
        let script = "/**\n * One.\n */\nfunction one() {\n\n    // Two.\n    return 3\n        * 4; // four\n}\n/** Five. */\none();\n";
        assert_eq!(
            without_remark_lines(script),
            "function one() {\nreturn 3\n* 4; // four\n}\none();\n"
        );
    }
}
