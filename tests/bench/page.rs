//! The page under load: how soon the server is ready, how long pages take at a hundred requests a second, with a thousand
//! connections held, how much they weigh, and how much memory it takes. `cargo bench --bench page [-- DIR…]` measures the
//! shipped vault, and search while typing in every other.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const REQUESTS_A_SECOND: u32 = 100;
const SECONDS: u32 = 10;
const HELD: usize = 1_000;

struct Served {
    program: Child,
    host: String,
    ready: Duration,
}

impl Served {
    /// Serves a vault; what it keeps goes away with `home`.
    fn of(vault: &Path, home: &Path) -> Served {
        let begun = Instant::now();
        let mut program = Command::new(env!("CARGO_BIN_EXE_patience"))
            .args(["serve", "--port", "0", "--vault"])
            .arg(vault)
            .envs(["HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"].map(|name| (name, home)))
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut said = BufReader::new(program.stdout.take().expect("piped"));
        let mut line = String::new();
        said.read_line(&mut line).expect("it says where it is");
        std::thread::spawn(move || said.lines().map_while(Result::ok).count());
        let (_, address) = line.split_once("http://").expect("an address");
        let host = address.split('/').next().expect("a host").to_owned();
        let mut served = Served {
            program,
            host,
            ready: Duration::ZERO,
        };
        served.line().get("/");
        served.ready = begun.elapsed();
        served
    }

    fn line(&self) -> Line {
        let stream = TcpStream::connect(&self.host).expect("it listens");
        stream.set_nodelay(true).expect("set");
        Line {
            stream: BufReader::new(stream),
            host: self.host.clone(),
        }
    }

    /// Kilobytes held in memory.
    fn memory(&self) -> Option<usize> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.program.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.program.kill().ok();
        self.program.wait().ok();
    }
}

/// A connection that stays open.
struct Line {
    stream: BufReader<TcpStream>,
    host: String,
}

impl Line {
    /// The bytes of a page, and the address it sends to if it is none.
    fn ask(&mut self, method: &str, path: &str, form: &str) -> (usize, String) {
        let host = &self.host;
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Length: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n\r\n{form}",
            form.len()
        );
        self.stream
            .get_mut()
            .write_all(request.as_bytes())
            .expect("sent");
        let (mut length, mut location, mut line) = (0, String::new(), String::new());
        loop {
            line.clear();
            self.stream.read_line(&mut line).expect("it answers");
            let Some((name, value)) = line.trim_end().split_once(": ") else {
                if line == "\r\n" {
                    break;
                }
                assert!(
                    line.contains("200") || line.contains("303"),
                    "{path}: {line}"
                );
                continue;
            };
            match name {
                "content-length" => length = value.parse().expect("a number"),
                "location" => location = value.to_owned(),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).expect("a body");
        (length, location)
    }

    fn get(&mut self, path: &str) -> usize {
        self.ask("GET", path, "").0
    }
}

fn main() {
    let others: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let home = tempfile::tempdir().expect("a folder");
    let mut readies: Vec<Duration> = (0..11)
        .map(|_| Served::of(root, home.path()).ready)
        .collect();
    readies.sort();
    println!(
        "ready with its first page, median of 11: {:.0} ms (limit 100)",
        ms(readies[5])
    );
    let served = Served::of(root, home.path());
    let quiz = served.line().ask("POST", "/quiz", "due=yes&count=2").1;
    let pages = [
        ("question", quiz.as_str()),
        ("note", "/note/notes/dropout"),
        ("search", "/search?q=%EA%B3%BC%EC%A0%81%ED%95%A9%EC%9D%84"),
        ("today", "/"),
    ];
    weigh(&served, &pages);
    println!(
        "memory: {:.0} MB (limit 150)",
        served.memory().unwrap_or(0) as f64 / 1024.0
    );
    for (name, page) in &pages {
        report(name, &mut load(&served, &[page]), 5.0);
    }
    let held: Vec<Line> = (0..HELD)
        .map(|_| {
            let mut line = served.line();
            line.get("/asset/icon.svg");
            line
        })
        .collect();
    println!("{} connections held", held.len());
    report("question, then", &mut load(&served, &[&quiz]), 5.0);
    drop(held);
    for other in &others {
        let home = tempfile::tempdir().expect("a folder");
        let served = Served::of(Path::new(other), home.path());
        // The index is made first.
        served.line().get("/search/hits?q=a");
        let typed = [
            "o",
            "ov",
            "ove",
            "over",
            "overf",
            "note",
            "%EA%B3%BC",
            "%EA%B3%BC%EC%A0%81",
            "tag:%23a",
        ];
        let typed: Vec<String> = typed
            .iter()
            .map(|typed| format!("/search/hits?q={typed}"))
            .collect();
        let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
        let name = Path::new(other)
            .file_name()
            .unwrap_or_default()
            .to_string_lossy();
        report(
            &format!("while typing, {name}"),
            &mut load(&served, &typed),
            10.0,
        );
        println!(
            "  memory: {:.0} MB",
            served.memory().unwrap_or(0) as f64 / 1024.0
        );
    }
}

/// How large pages are, with the sheets and the script that come once.
fn weigh(served: &Served, pages: &[(&str, &str)]) {
    let mut line = served.line();
    let once =
        ["/asset/style.css", "/asset/curves.css", "/asset/script.js"].map(|path| line.get(path));
    let once: usize = once.iter().sum();
    for (name, page) in pages {
        let own = line.get(page);
        let all = (own + once) as f64 / 1024.0;
        println!(
            "{name}: {all:.1} kB with sheets and script, {:.1} by itself (limit 60)",
            own as f64 / 1024.0
        );
    }
}

/// How long each of some thousand requests takes, sent when its time has come whether or not the last has been answered
/// late.
fn load(served: &Served, paths: &[&str]) -> Vec<Duration> {
    let mut line = served.line();
    let begun = Instant::now();
    let count = REQUESTS_A_SECOND * SECONDS;
    let times = (0..count).map(|number| {
        let due = begun + Duration::from_secs(1) / REQUESTS_A_SECOND * number;
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        line.get(paths[number as usize % paths.len()]);
        due.elapsed()
    });
    times.collect()
}

fn report(name: &str, times: &mut [Duration], limit: f64) {
    times.sort();
    let at = |share: usize| ms(times[(times.len() * share / 100).min(times.len() - 1)]);
    println!(
        "{name}: median {:.2} ms, 99 % {:.2} ms (limit {limit})",
        at(50),
        at(99)
    );
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
