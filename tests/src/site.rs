//! A plain static web server, the kind a childminder's nephew would put the app on: it knows
//! nothing of the app. It can be stopped and started again, and it can be told to misbehave.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// Where pages report what their policy stopped, when [`Site::report_policy`] is on.
const REPORTS: &str = "policy-reports";

/// A fault the server makes with one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tamper {
    /// Answers 404.
    Missing,
    /// Sends the first half and says that is all.
    Truncated,
    /// Promises the whole length, sends half and hangs up.
    CutOff,
    /// Sends the right bytes under this content type.
    WrongType(&'static str),
    /// Sends as many bytes, but other ones.
    WrongBytes,
    /// Sends all bytes but for one bit in the middle.
    OneBit,
    /// Sends the browser elsewhere; there the right file waits.
    Redirected,
    /// Answers 200 with the start page, as hosts for single-page apps do.
    StartPageInstead,
}

/// One request as the server saw it.
#[derive(Debug, Clone)]
pub struct Request {
    /// `GET`, `HEAD` or `POST`.
    pub method: String,
    /// The path asked for, from the root of the server.
    pub path: String,
    /// The status it got.
    pub status: u16,
}

/// The server. It stops when dropped.
#[derive(Debug)]
pub struct Site {
    port: u16,
    base: String,
    desk: Arc<Mutex<Desk>>,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    closing: Arc<AtomicBool>,
    door: JoinHandle<()>,
}

/// What every answer is made from.
#[derive(Debug, Default)]
struct Desk {
    root: PathBuf,
    base: String,
    tampered: HashMap<String, Tamper>,
    extra: HashMap<String, String>,
    requests: Vec<Request>,
    keep_nothing: bool,
    report_policy: bool,
    reports: Vec<String>,
}

impl Site {
    /// Serves a folder at the root of a new server.
    #[must_use]
    pub fn serve(root: &Path) -> Self {
        Self::serve_under(root, "/")
    }

    /// Serves a folder under a path such as `/setting/book/`; the rest of the server is empty.
    #[must_use]
    pub fn serve_under(root: &Path, base: &str) -> Self {
        assert!(base.starts_with('/') && base.ends_with('/'), "a base begins and ends with /");
        let desk = Desk {
            root: root.to_owned(),
            base: base.to_owned(),
            ..Desk::default()
        };
        let mut site = Self {
            port: crate::process::free_port(),
            base: base.to_owned(),
            desk: Arc::new(Mutex::new(desk)),
            open: None,
        };
        site.start();
        site
    }

    /// The address of the app.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}{}", self.origin(), self.base)
    }

    /// The address without any path: what a browser calls the origin.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Pulls the plug. From now on nobody answers at this address.
    pub fn stop(&mut self) {
        if let Some(open) = self.open.take() {
            open.closing.store(true, Ordering::SeqCst);
            // The door only looks up when somebody knocks.
            let _ = TcpStream::connect(("127.0.0.1", self.port));
            let _ = open.door.join();
        }
        // A browser that is just being started by another journey holds our door open until it is a program of its own.
        crate::patience::until("nobody answers at the address of a server that is stopped", || {
            TcpStream::connect(("127.0.0.1", self.port)).is_err()
        });
    }

    /// Starts again, at the same address.
    pub fn start(&mut self) {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).expect("the port is still free");
        let closing = Arc::new(AtomicBool::new(false));
        let (seen, desk) = (closing.clone(), self.desk.clone());
        let door = std::thread::spawn(move || {
            for visitor in listener.incoming().flatten() {
                if seen.load(Ordering::SeqCst) {
                    return;
                }
                let desk = desk.clone();
                std::thread::spawn(move || {
                    let _ = serve_one(visitor, &desk);
                });
            }
        });
        self.open = Some(Open { closing, door });
    }

    /// Puts another folder in the place of this one, all at once: a new release.
    pub fn release(&self, root: &Path) {
        root.clone_into(&mut self.desk().root);
    }

    /// Makes a fault with one file, named from the root of the app, and with no other: there is no
    /// moment between the last fault and this one when all is well.
    pub fn tamper(&self, file: &str, fault: Tamper) {
        self.desk().tampered = HashMap::from([(file.to_owned(), fault)]);
    }

    /// Hands out one more script beside the files of the app: a test's own.
    pub fn hand_out(&self, name: &str, script: &str) {
        self.desk().extra.insert(name.to_owned(), script.to_owned());
    }

    /// Makes no fault any more.
    pub fn mend(&self) {
        self.desk().tampered.clear();
    }

    /// Every request since the start, or since [`Site::forget`].
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.desk().requests.clone()
    }

    /// Begins a new list of requests and of reports.
    pub fn forget(&self) {
        let mut desk = self.desk();
        desk.requests.clear();
        desk.reports.clear();
    }

    /// Tells browsers to keep no file by themselves: what still shows without the server then was
    /// kept by the app.
    pub fn let_browsers_keep_nothing(&self) {
        self.desk().keep_nothing = true;
    }

    /// Sends the policy of the start page once more as a reporting header, so that the browser
    /// tells the server of every single thing the policy stops, from the first byte on.
    pub fn report_policy(&self) {
        self.desk().report_policy = true;
    }

    /// What browsers reported since [`Site::report_policy`].
    #[must_use]
    pub fn policy_reports(&self) -> Vec<String> {
        self.desk().reports.clone()
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        lock(&self.desk)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if self.open.is_some() {
            self.stop();
        }
    }
}

fn lock(desk: &Mutex<Desk>) -> MutexGuard<'_, Desk> {
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An answer, before it is put on the wire.
struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    cut_off: bool,
}

impl Reply {
    fn plain(status: u16, words: &str) -> Self {
        Self {
            status,
            headers: vec![("Content-Type", "text/plain; charset=utf-8".to_owned())],
            body: words.as_bytes().to_vec(),
            cut_off: false,
        }
    }

    fn elsewhere(place: String) -> Self {
        let mut reply = Self::plain(301, "moved");
        reply.headers.push(("Location", place));
        reply
    }
}

/// One visitor, one answer, then goodbye: so a stopped server has no old lines left open.
fn serve_one(visitor: TcpStream, desk: &Mutex<Desk>) -> std::io::Result<()> {
    visitor.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(visitor.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut words = first.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Ok(());
    };
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut sent = vec![0; length];
    reader.read_exact(&mut sent)?;

    let path = target.split(['?', '#']).next().unwrap_or_default().to_owned();
    let reply = {
        let mut desk = lock(desk);
        let reply = answer(&mut desk, method, &path, &sent);
        desk.requests.push(Request {
            method: method.to_owned(),
            path,
            status: reply.status,
        });
        reply
    };
    send(visitor, method == "HEAD", &reply)
}

fn answer(desk: &mut Desk, method: &str, path: &str, sent: &[u8]) -> Reply {
    if format!("{path}/") == desk.base {
        return Reply::elsewhere(desk.base.clone());
    }
    let Some(rest) = path.strip_prefix(desk.base.as_str()) else {
        return Reply::plain(404, "nothing here");
    };
    if method == "POST" {
        if rest == REPORTS {
            desk.reports.push(String::from_utf8_lossy(sent).into_owned());
            return Reply::plain(204, "");
        }
        return Reply::plain(405, "this server only hands out files");
    }
    // A tampered file that redirects sends the browser to this name, where it is whole.
    let (file, moved) = match rest.strip_prefix("moved/") {
        Some(file) => (file, true),
        None => (rest, false),
    };
    let file = if file.is_empty() || file.ends_with('/') {
        format!("{file}index.html")
    } else {
        file.to_owned()
    };
    let fault = if moved { None } else { desk.tampered.get(&file).cloned() };
    match fault {
        Some(Tamper::Missing) => return Reply::plain(404, "nothing here"),
        Some(Tamper::Redirected) => return Reply::elsewhere(format!("{}moved/{file}", desk.base)),
        Some(Tamper::StartPageInstead) => return read(desk, "index.html"),
        _ => {}
    }
    let mut reply = read(desk, &file);
    match fault {
        Some(Tamper::Truncated) => reply.body.truncate(reply.body.len() / 2),
        Some(Tamper::CutOff) => reply.cut_off = true,
        Some(Tamper::WrongBytes) => reply.body.iter_mut().for_each(|byte| *byte ^= 0x20),
        Some(Tamper::OneBit) => {
            let middle = reply.body.len() / 2;
            reply.body.iter_mut().skip(middle).take(1).for_each(|byte| *byte ^= 0x10);
        }
        Some(Tamper::WrongType(other)) => reply.headers = vec![("Content-Type", other.to_owned())],
        _ => {}
    }
    reply
}

fn read(desk: &Desk, file: &str) -> Reply {
    if let Some(script) = desk.extra.get(file) {
        let mut reply = Reply::plain(200, script);
        reply.headers = vec![("Content-Type", "text/javascript; charset=utf-8".to_owned())];
        return reply;
    }
    let relative = Path::new(file);
    let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let Some(body) = inside.then(|| fs::read(desk.root.join(relative)).ok()).flatten() else {
        return Reply::plain(404, "nothing here");
    };
    let mut headers = vec![
        ("Content-Type", content_type(relative).to_owned()),
        // Ten minutes is what the best-known free host says of every file: the hardest case for
        // updates, as the browser then believes old files without asking.
        (
            "Cache-Control",
            if desk.keep_nothing { "no-store" } else { "max-age=600" }.to_owned(),
        ),
    ];
    if desk.report_policy && file.ends_with(".html") {
        let policy = crate::policy::of_page(&String::from_utf8_lossy(&body));
        let reporting = format!("{policy}; report-uri {}{REPORTS}", desk.base);
        headers.push(("Content-Security-Policy-Report-Only", reporting));
    }
    Reply {
        status: 200,
        headers,
        body,
        cut_off: false,
    }
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn send(mut visitor: TcpStream, head_only: bool, reply: &Reply) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {} .\r\nConnection: close\r\n", reply.status);
    for (name, value) in &reply.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\n\r\n", reply.body.len()));
    visitor.write_all(head.as_bytes())?;
    if !head_only {
        let end = if reply.cut_off { reply.body.len() / 2 } else { reply.body.len() };
        visitor.write_all(&reply.body[..end])?;
    }
    visitor.flush()?;
    visitor.shutdown(Shutdown::Write)
}
