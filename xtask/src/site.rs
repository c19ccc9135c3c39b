//! A plain static server for one folder, under one base path. It knows nothing of the app.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::bundle;

/// A folder to be served.
#[derive(Debug, Clone)]
pub struct Site {
    /// Where the files are.
    pub folder: PathBuf,
    /// The path they are served under; begins and ends with a slash.
    pub base: String,
}

/// Takes a port: the wished one, or the first free one from 8080 on.
pub fn open(port: Option<u16>) -> Result<(Server, u16)> {
    let ports = match port {
        Some(port) => port..=port,
        None => 8080..=8099,
    };
    let mut last = None;
    for port in ports {
        // This machine only: a half-made app with real names in it is nobody else's business.
        match Server::http(("127.0.0.1", port)) {
            Ok(server) => {
                let port = server.server_addr().to_ip().map_or(port, |address| address.port());
                return Ok((server, port));
            }
            Err(error) => last = Some(anyhow!("port {port} is not to be had: {error}")),
        }
    }
    Err(last.unwrap_or_else(|| anyhow!("no port is free")))
}

impl Site {
    /// Answers requests on a few threads, and gives the first of them back to be waited for.
    pub fn answer(self, server: Server) -> thread::JoinHandle<()> {
        let server = Arc::new(server);
        for _ in 0..3 {
            let (site, server) = (self.clone(), Arc::clone(&server));
            thread::spawn(move || site.desk(&server));
        }
        thread::spawn(move || self.desk(&server))
    }

    fn desk(&self, server: &Server) {
        while let Ok(request) = server.recv() {
            // Whoever hung up in the meantime does not miss the answer.
            let _ = self.one(request);
        }
    }

    fn one(&self, request: Request) -> std::io::Result<()> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return request.respond(plain(405, "Only GET and HEAD."));
        }
        let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
        if format!("{path}/") == self.base {
            return request.respond(with(plain(308, ""), "Location", &self.base));
        }
        let Some((file, bytes)) = self.file(&path).and_then(|file| fs::read(&file).ok().map(|bytes| (file, bytes))) else {
            return request.respond(plain(404, &format!("Nothing here. The app is at {}", self.base)));
        };
        // A browser that still holds the right bytes is told so, as any good host does.
        let tag = format!("\"{}\"", bundle::hex(&bytes));
        let held = |header: &Header| header.field.equiv("If-None-Match") && header.value.as_str() == tag;
        let answer = if request.headers().iter().any(held) {
            Response::from_data(Vec::new()).with_status_code(304)
        } else {
            Response::from_data(bytes).with_chunked_threshold(usize::MAX)
        };
        let answer = with(answer, "Content-Type", media_type(&file.to_string_lossy()));
        let answer = with(answer, "X-Content-Type-Options", "nosniff");
        let answer = with(answer, "ETag", &tag);
        request.respond(with(answer, "Cache-Control", "no-cache"))
    }

    /// The file meant by a path, if it is one inside the folder.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let inside = path.strip_prefix(&self.base)?;
        let inside = Path::new(if inside.is_empty() { "index.html" } else { inside });
        let safe = inside.components().all(|part| matches!(part, Component::Normal(_)));
        Some(self.folder.join(inside)).filter(|file| safe && file.is_file())
    }
}

fn plain(status: u16, text: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    with(Response::from_string(text).with_status_code(status), "Cache-Control", "no-cache")
}

/// A value that no header may hold is left out.
fn with(answer: Response<std::io::Cursor<Vec<u8>>>, name: &str, value: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    match Header::from_bytes(name, value) {
        Ok(header) => answer.with_header(header),
        Err(()) => answer,
    }
}

/// The media type of a file, by its name.
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
