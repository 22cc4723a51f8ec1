//! Server: listens, says where, and stops when it is told to, with everything written that was begun.

use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;

use super::app::App;
use super::guard::{self, Door};
use super::route;
use super::sittings::Sittings;
use super::trainings::Trainings;
use crate::clock::now_ns;
use crate::desk::{Desk, Library, opener};
use crate::message::Message;
use crate::text::Lang;

/// How to serve.
#[derive(Clone, Debug)]
pub struct Options {
    pub host: IpAddr,
    /// `None` is [`PORT`], or any that is free; 0 is any.
    pub port: Option<u16>,
    /// What a browser on another machine must know.
    pub token: Option<String>,
    /// Whether the address is opened in the person's browser.
    pub opens: bool,
    /// Of the terminal, and of readers who wish for no other.
    pub lang: Lang,
}

/// Why nothing is served.
#[derive(Debug)]
pub enum Error {
    /// Beyond loopback, and without a token of [`SHORTEST_TOKEN`] signs or more.
    NoToken {
        host: IpAddr,
    },
    /// With signs that an address or a cookie would write otherwise.
    TokenSigns,
    /// The address cannot be listened at.
    Address {
        address: SocketAddr,
        reason: String,
    },
    Io(io::Error),
}

const PORT: u16 = 7240;
const SHORTEST_TOKEN: usize = 12;
/// Pages that are made at the same time; others wait.
const MOST_AT_ONCE: usize = 64;
/// What was begun when the server is told to stop has so long.
const FAREWELL: Duration = Duration::from_secs(2);

/// Serves until Ctrl-C.
///
/// # Errors
/// When the address cannot be listened at, or may not.
pub fn serve(desk: Desk, options: &Options, out: &mut dyn Write) -> Result<(), Error> {
    let token = options.token.as_deref().unwrap_or_default();
    if !guard::is_private(options.host) && token.chars().count() < SHORTEST_TOKEN {
        return Err(Error::NoToken { host: options.host });
    }
    if !guard::can_be_sent(token) {
        return Err(Error::TokenSigns);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(MOST_AT_ONCE)
        .enable_all()
        .build()?;
    let served = runtime.block_on(run(desk, options, out));
    runtime.shutdown_timeout(FAREWELL);
    served
}

async fn run(desk: Desk, options: &Options, out: &mut dyn Write) -> Result<(), Error> {
    let listener = listen(options).await?;
    let at = listener.local_addr()?;
    let (close, closing) = watch::channel(false);
    let app = Arc::new(App {
        library: Library::open(desk, now_ns),
        sittings: Sittings::default(),
        trainings: Trainings::default(),
        exams: Mutex::default(),
        door: Door::at(at, options.token.clone()),
        lang: options.lang,
        closing: closing.clone(),
    });
    greet(options, at, out)?;
    tokio::spawn(async move {
        told_to_stop().await;
        // Nobody listens any more: nothing to stop.
        let _ = close.send(true);
    });
    let mut told = closing.clone();
    let serving = axum::serve(listener, route::routes(app)).with_graceful_shutdown(closed(closing));
    tokio::select! {
        served = serving => served?,
        () = async {
            closed_by(&mut told).await;
            tokio::time::sleep(FAREWELL).await;
        } => {}
    }
    writeln!(out, "{}", options.lang.say(&Message::new("web-stopped")))?;
    Ok(())
}

async fn listen(options: &Options) -> Result<TcpListener, Error> {
    let wanted = SocketAddr::new(options.host, options.port.unwrap_or(PORT));
    match TcpListener::bind(wanted).await {
        Ok(listener) => Ok(listener),
        Err(error) if options.port.is_none() && error.kind() == io::ErrorKind::AddrInUse => {
            Ok(TcpListener::bind(SocketAddr::new(options.host, 0)).await?)
        }
        Err(error) => Err(Error::Address {
            address: wanted,
            reason: error.to_string(),
        }),
    }
}

/// Says the address, and opens it if that is wished for.
fn greet(options: &Options, at: SocketAddr, out: &mut dyn Write) -> io::Result<()> {
    let token = options.token.as_ref();
    let token = token.map_or_else(String::new, |token| format!("?token={token}"));
    let address = format!("http://{}/{token}", reached_at(at));
    let ready = Message::new("web-ready").with("address", address.as_str());
    writeln!(out, "{}", options.lang.say(&ready))?;
    if !guard::is_private(options.host) {
        writeln!(
            out,
            "{}",
            options.lang.say(&Message::new("web-beyond-loopback"))
        )?;
    }
    writeln!(
        out,
        "{}",
        options.lang.say(&Message::new("web-how-to-stop"))
    )?;
    out.flush()?;
    if options.opens && !is_opened(&address) {
        writeln!(out, "{}", options.lang.say(&Message::new("web-not-opened")))?;
        out.flush()?;
    }
    Ok(())
}

/// Where others find a server that listens at every address of this machine: at that from which a packet to elsewhere
/// would leave, or at its own where none would. None is sent.
fn reached_at(at: SocketAddr) -> SocketAddr {
    // Addresses that are set aside for documentation (RFC 3849, RFC 5737).
    const ELSEWHERE: [(IpAddr, IpAddr); 2] = [
        (
            IpAddr::V6(Ipv6Addr::UNSPECIFIED),
            IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1)),
        ),
        (
            IpAddr::V4(Ipv4Addr::UNSPECIFIED),
            IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)),
        ),
    ];
    let leaves_from = |(from, to): (IpAddr, IpAddr)| {
        let socket = UdpSocket::bind((from, 0)).ok()?;
        socket.connect((to, 9)).ok()?;
        Some(socket.local_addr().ok()?.ip())
    };
    let ip = match at.ip() {
        ip if !ip.is_unspecified() => Some(ip),
        IpAddr::V6(_) => ELSEWHERE.into_iter().find_map(leaves_from),
        IpAddr::V4(_) => leaves_from(ELSEWHERE[1]),
    };
    SocketAddr::new(ip.unwrap_or(Ipv4Addr::LOCALHOST.into()), at.port())
}

fn is_opened(address: &str) -> bool {
    let (program, arguments) = opener().split_first().expect("an opener has a name");
    Command::new(program)
        .args(arguments)
        .arg(address)
        .spawn()
        .is_ok()
}

/// Ctrl-C, or the word of the system. What the system does not tell of is waited for without end.
async fn told_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    };
    tokio::select! {
        () = interrupted => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut told) => drop(told.recv().await),
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}

async fn closed(mut closing: watch::Receiver<bool>) {
    closed_by(&mut closing).await;
}

/// Waits until the server is told to stop.
pub(super) async fn closed_by(closing: &mut watch::Receiver<bool>) {
    // Whoever could tell is gone: it stops as well.
    let _ = closing.wait_for(|told| *told).await;
}

impl Error {
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Error::NoToken { host } => Message::new("web-no-token").with("host", host.to_string()),
            Error::TokenSigns => Message::new("web-token-signs"),
            Error::Address { address, reason } => Message::new("web-address-refused")
                .with("address", address.to_string())
                .with("reason", reason.as_str()),
            Error::Io(error) => Message::new("web-io").with("reason", error.to_string()),
        }
    }

    #[must_use]
    pub fn hint(&self) -> Option<Message> {
        match self {
            Error::NoToken { .. } => {
                Some(Message::new("web-hint-token").with("least", SHORTEST_TOKEN))
            }
            Error::TokenSigns => Some(Message::new("web-hint-token-signs")),
            Error::Address { .. } => Some(Message::new("web-hint-port")),
            Error::Io(_) => None,
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Error {
        Error::Io(error)
    }
}
