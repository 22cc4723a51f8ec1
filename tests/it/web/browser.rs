//! A real Chromium, driven over its own protocol (Chrome DevTools Protocol): it goes to pages, presses keys, clicks, and
//! is asked what it shows. One runs at a time.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::{Message, WebSocket};

/// Names that Debian and others give it.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
/// Longer than anything that is waited for takes.
const PATIENCE: Duration = Duration::from_secs(40);

pub(super) struct Browser {
    program: Child,
    socket: WebSocket<TcpStream>,
    calls: u64,
    /// The page that calls are meant for, once there is one.
    page: Option<String>,
    /// Addresses that were asked for.
    pub(super) asked: Vec<String>,
    /// What pages said of errors.
    pub(super) complaints: Vec<String>,
    _profile: TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Browser {
    /// `None`, with a line that no test runner hides, where there is no Chromium.
    pub(super) fn start() -> Option<Browser> {
        static TURN: Mutex<()> = Mutex::new(());
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let profile = tempfile::tempdir().expect("a folder");
        let Some(mut program) = NAMES.iter().find_map(|name| run(name, profile.path())) else {
            let said = "skipped: no Chromium on the path, so nothing is tried in a browser\n";
            std::io::stderr().write_all(said.as_bytes()).ok();
            return None;
        };
        let mut said = BufReader::new(program.stderr.take().expect("piped"));
        let address = address(&mut said);
        std::thread::spawn(move || said.lines().map_while(Result::ok).count());
        let mut browser = Browser {
            program,
            socket: socket(&address),
            calls: 0,
            page: None,
            asked: Vec::new(),
            complaints: Vec::new(),
            _profile: profile,
            _turn: turn,
        };
        let target = browser.call("Target.createTarget", json!({ "url": "about:blank" }));
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let page = browser.call("Target.attachToTarget", attach);
        browser.page = page["sessionId"].as_str().map(str::to_owned);
        for domain in [
            "Page.enable",
            "Runtime.enable",
            "Network.enable",
            "Log.enable",
        ] {
            browser.call(domain, json!({}));
        }
        Some(browser)
    }

    /// Calls a method of the protocol and waits for what it returns.
    #[track_caller]
    pub(super) fn call(&mut self, method: &str, parameters: Value) -> Value {
        let returned = self.try_call(method, parameters);
        returned.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The same, with what it says when it fails.
    fn try_call(&mut self, method: &str, parameters: Value) -> Result<Value, Value> {
        self.calls += 1;
        let id = self.calls;
        let mut call = json!({ "id": id, "method": method, "params": parameters });
        if let Some(page) = &self.page {
            call["sessionId"] = json!(page);
        }
        self.socket
            .send(Message::text(call.to_string()))
            .expect("sent");
        loop {
            let message = self.socket.read().expect("it answers");
            let Ok(text) = message.to_text() else {
                continue;
            };
            let Ok(said) = serde_json::from_str::<Value>(text) else {
                continue;
            };
            if said["id"] == id {
                return match said["error"].is_null() {
                    true => Ok(said["result"].clone()),
                    false => Err(said["error"].clone()),
                };
            }
            self.hear(&said);
        }
    }

    fn hear(&mut self, said: &Value) {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        match said["method"].as_str() {
            Some("Network.requestWillBeSent") => {
                self.asked.push(text(&said["params"]["request"]["url"]));
            }
            Some("Runtime.exceptionThrown") => {
                self.complaints
                    .push(said["params"]["exceptionDetails"].to_string());
            }
            Some("Log.entryAdded") if said["params"]["entry"]["level"] == "error" => {
                self.complaints.push(text(&said["params"]["entry"]["text"]));
            }
            _ => {}
        }
    }

    /// Goes to an address and waits until it is there.
    pub(super) fn go(&mut self, address: &str) {
        self.call("Page.navigate", json!({ "url": address }));
        self.until("document.readyState === 'complete'");
    }

    /// What an expression comes to in the page.
    pub(super) fn eval(&mut self, expression: &str) -> Value {
        let parameters =
            json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let result = self.call("Runtime.evaluate", parameters);
        assert!(
            result["exceptionDetails"].is_null(),
            "{expression}: {}",
            result["exceptionDetails"]
        );
        result["result"]["value"].clone()
    }

    /// The text of the page, or of the first thing of a selector.
    pub(super) fn text(&mut self, selector: &str) -> String {
        let text = self.eval(&format!(
            "document.querySelector({selector:?})?.innerText ?? ''"
        ));
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until an expression holds, on this page or the next.
    #[track_caller]
    pub(super) fn until(&mut self, expression: &str) {
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            // Between two pages there is nothing to ask, and a page may go away while it is asked.
            let loaded = format!("document.readyState === 'complete' && ({expression})");
            let parameters = json!({ "expression": loaded, "returnByValue": true });
            let result = self.try_call("Runtime.evaluate", parameters);
            if result.is_ok_and(|result| result["result"]["value"] == true) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!(
            "{expression} does not come to hold on {:?}",
            self.text("body")
        );
    }

    /// Presses a key: what it writes, and where it is on the keyboard.
    pub(super) fn press(&mut self, key: &str, code: &str) {
        let mut event = json!({ "type": "keyDown", "key": key, "code": code });
        if key == "Enter" {
            event["text"] = json!("\r");
            event["windowsVirtualKeyCode"] = json!(13);
        } else if key.chars().count() == 1 {
            event["text"] = json!(key);
        }
        self.call("Input.dispatchKeyEvent", event);
        self.call(
            "Input.dispatchKeyEvent",
            json!({ "type": "keyUp", "key": key, "code": code }),
        );
    }

    /// Types into what has the focus, as an input method does.
    pub(super) fn type_in(&mut self, text: &str) {
        self.call("Input.insertText", json!({ "text": text }));
    }

    /// Clicks in the middle of the first thing of a selector.
    #[track_caller]
    pub(super) fn click(&mut self, selector: &str) {
        self.settle();
        let place = self.eval(&format!(
            "(() => {{ const found = document.querySelector({selector:?}); found.scrollIntoView({{ block: 'center' }}); \
             const box = found.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
        ));
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            self.call("Input.dispatchMouseEvent", event);
        }
    }

    /// Waits a little for the focus that a page asks for: it is given when the page paints, which may be after it is
    /// there, and scrolls, so that a click before it goes amiss.
    fn settle(&mut self) {
        const SETTLED: &str = "document.querySelector('[autofocus]') === null || document.activeElement !== document.body";
        for _ in 0..100 {
            if self.eval(SETTLED) == true {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// As a browser whose reader wants no scripts.
    pub(super) fn without_scripts(&mut self) {
        self.call(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        );
    }

    pub(super) fn wishes_for(&mut self, languages: &str) {
        self.call(
            "Network.setExtraHTTPHeaders",
            json!({ "headers": { "Accept-Language": languages } }),
        );
    }

    /// A window of this width, light or dark.
    pub(super) fn looks(&mut self, width: u32, scheme: &str) {
        let metrics =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.call("Emulation.setDeviceMetricsOverride", metrics);
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.call("Emulation.setEmulatedMedia", features);
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.program.kill().ok();
        self.program.wait().ok();
    }
}

fn run(name: &str, profile: &Path) -> Option<Child> {
    Command::new(name)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
        ])
        .args([
            "--disable-component-update",
            "--no-first-run",
            "--remote-debugging-port=0",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg("about:blank")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .ok()
}

/// Where it is driven, as it says on standard error.
fn address(said: &mut impl BufRead) -> String {
    let mut lines = said.lines().map_while(Result::ok);
    let address = lines.find_map(|line| Some(line.split_once("listening on ")?.1.to_owned()));
    address.expect("it says where it listens")
}

fn socket(address: &str) -> WebSocket<TcpStream> {
    let host = address.trim_start_matches("ws://").split('/').next();
    let stream = TcpStream::connect(host.expect("a host")).expect("it listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("set");
    let (socket, _) = tungstenite::client(address, stream).expect("it shakes hands");
    socket
}
