//! The wire to a browser: WebDriver, as plain requests and answers.
//!
//! A client of our own, because a journey reads best when nothing in it has to be awaited, and
//! because the whole protocol is a handful of addresses that take and give JSON.

use std::fmt;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;

/// The key under which the protocol hides an element's handle.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An open conversation with one browser.
#[derive(Debug)]
pub struct Session {
    agent: Agent,
    address: String,
}

/// A handle on one thing on the page. It goes stale when the page draws that thing anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element(String);

/// What the browser answered instead of doing as asked.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// The protocol's own short name, such as `stale element reference`.
    pub kind: String,
    /// The browser's words.
    pub message: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.message.lines().next().unwrap_or_default();
        write!(out, "{}: {first}", self.kind)
    }
}

impl Refusal {
    fn lost(reason: impl fmt::Display) -> Self {
        Self {
            kind: "connection lost".to_owned(),
            message: reason.to_string(),
        }
    }
}

/// What a browser answers.
pub type Answer<T> = Result<T, Refusal>;

impl Session {
    /// Opens a conversation through the driver that listens on `port`.
    ///
    /// # Errors
    /// When the driver never becomes ready or will not start the browser.
    pub fn open(port: u16, wishes: &Value) -> Answer<Self> {
        let agent: Agent = Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .into();
        let driver = format!("http://127.0.0.1:{port}");
        crate::patience::ask(|| {
            let answer = request(&agent, "GET", &format!("{driver}/status"), None);
            answer.map_err(|refusal| refusal.to_string())
        })
        .map_err(Refusal::lost)?;
        let body = json!({ "capabilities": { "alwaysMatch": wishes } });
        let opened = request(&agent, "POST", &format!("{driver}/session"), Some(&body))?;
        let id = opened["sessionId"].as_str().ok_or_else(|| Refusal::lost("no session id"))?;
        Ok(Self {
            address: format!("{driver}/session/{id}"),
            agent,
        })
    }

    /// Sends a command with a body.
    ///
    /// # Errors
    /// What the browser answers instead of doing it.
    pub fn post(&self, command: &str, body: &Value) -> Answer<Value> {
        request(&self.agent, "POST", &format!("{}/{command}", self.address), Some(body))
    }

    /// Asks for something.
    ///
    /// # Errors
    /// What the browser answers instead.
    pub fn get(&self, command: &str) -> Answer<Value> {
        request(&self.agent, "GET", &format!("{}/{command}", self.address), None)
    }

    /// Closes the conversation, and with it the browser, in good order.
    ///
    /// # Errors
    /// What the browser answers instead.
    pub fn close(&self) -> Answer<Value> {
        request(&self.agent, "DELETE", &self.address, None)
    }

    /// Closes the tab in front.
    ///
    /// # Errors
    /// What the browser answers instead.
    pub fn close_window(&self) -> Answer<Value> {
        request(&self.agent, "DELETE", &format!("{}/window", self.address), None)
    }

    /// Runs the body of a function in the page and hands back what it returns. A promise is
    /// waited for.
    ///
    /// # Errors
    /// What the script threw, or what the browser says.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Answer<Value> {
        self.post("execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs the body of an `async` function in the page and hands back what it ends with.
    ///
    /// Not left to the plain command: engines differ in whether they wait for a promise there.
    ///
    /// # Errors
    /// What the script threw, or what the browser says.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Answer<Value> {
        let wrapped = format!(
            "const answer = arguments[arguments.length - 1];\
             (async function () {{ {script} }}).apply(null, arguments)\
             .then(value => answer({{ value: value === undefined ? null : value }}),\
                   error => answer({{ error: String(error) }}));"
        );
        let body = json!({ "script": wrapped, "args": arguments });
        let answer = self.post("execute/async", &body)?;
        match answer["error"].as_str() {
            Some(error) => Err(Refusal {
                kind: "javascript error".to_owned(),
                message: error.to_owned(),
            }),
            None => Ok(answer["value"].clone()),
        }
    }
}

impl Element {
    /// Reads a handle out of an answer.
    #[must_use]
    pub fn from(value: &Value) -> Option<Self> {
        value[ELEMENT].as_str().map(|id| Self(id.to_owned()))
    }

    /// The handle as an argument for a script.
    #[must_use]
    pub fn as_argument(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }

    /// The address of a command for this element.
    #[must_use]
    pub fn command(&self, command: &str) -> String {
        format!("element/{}/{command}", self.0)
    }
}

fn request(agent: &Agent, method: &str, address: &str, body: Option<&Value>) -> Answer<Value> {
    let sent = match (method, body) {
        ("POST", Some(body)) => agent
            .post(address)
            .header("content-type", "application/json; charset=utf-8")
            .send(body.to_string()),
        ("DELETE", _) => agent.delete(address).call(),
        _ => agent.get(address).call(),
    };
    let mut response = sent.map_err(Refusal::lost)?;
    let text = response
        .body_mut()
        .with_config()
        .limit(256 * 1024 * 1024)
        .read_to_string()
        .map_err(Refusal::lost)?;
    let answer: Value = serde_json::from_str(&text).map_err(Refusal::lost)?;
    let value = answer["value"].clone();
    match value["error"].as_str() {
        Some(kind) if !response.status().is_success() => Err(Refusal {
            kind: kind.to_owned(),
            message: value["message"].as_str().unwrap_or_default().to_owned(),
        }),
        _ => Ok(value),
    }
}
