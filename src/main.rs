//! The start: reads the command line, finds the places, hands the desk to a face, and exits.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use patience::args::{self, Args, Face, ServeArgs};
use patience::cli::{self, Exit, Input, Screen, Streams};
use patience::desk::Desk;
use patience::places::Places;
use patience::text::Lang;
use patience::web;

fn main() -> ExitCode {
    match run() {
        Ok(exit) => ExitCode::from(exit as u8),
        // Whoever reads us has seen enough: `patience search x | head -1`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            writeln!(io::stderr(), "{error}").ok();
            ExitCode::from(Exit::Error as u8)
        }
    }
}

fn run() -> io::Result<Exit> {
    let typed: Vec<OsString> = std::env::args_os().collect();
    let lang = args::lang_typed(&typed).unwrap_or_else(system_lang);
    let args = match Args::read(&typed, lang) {
        Ok(args) => args,
        Err(error) => return refuse(&error, &screen(lang, false)),
    };
    let screen = screen(lang, args.plain);
    let desk = Desk::new(Places::of_user(args.vault));
    let command = match args.face {
        Face::Serve(args) => return serve(desk, args, &screen),
        Face::Terminal(command) => command,
    };
    let streams = &mut Streams {
        input: Input::of(io::BufReader::new(io::stdin())),
        out: &mut io::BufWriter::new(io::stdout().lock()),
        // Not locked: the progress bar writes to it from other threads.
        err: &mut io::stderr(),
    };
    let exit = cli::run(command, &desk, &screen, streams)?;
    streams.out.flush()?;
    Ok(exit)
}

/// Serves the page until somebody stops it.
fn serve(desk: Desk, args: ServeArgs, screen: &Screen) -> io::Result<Exit> {
    let options = web::Options {
        host: args.host,
        port: args.port,
        token: args.token,
        opens: args.open,
        lang: screen.lang,
    };
    match web::serve(desk, &options, &mut io::stdout()) {
        Ok(()) => Ok(Exit::Found),
        Err(error) => {
            let hint = error.hint();
            cli::complain(screen, &error.message(), hint.as_ref(), &mut io::stderr())
        }
    }
}

/// Help and the version go to standard output and are no error.
fn refuse(error: &clap::Error, screen: &Screen) -> io::Result<Exit> {
    let (text, asked_for) = cli::explain(error, screen);
    if asked_for {
        writeln!(io::stdout(), "{text}")?;
        return Ok(Exit::Found);
    }
    writeln!(io::stderr(), "{text}")?;
    Ok(Exit::Error)
}

fn system_lang() -> Lang {
    sys_locale::get_locale().map_or(Lang::En, |locale| Lang::of_locale(&locale))
}

/// Colors only on a terminal that has them and when `NO_COLOR` (no-color.org) is not set.
fn screen(lang: Lang, plain: bool) -> Screen {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let columns = terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
    let plain = plain || dumb;
    Screen {
        lang,
        color: !plain && !no_color && io::stdout().is_terminal(),
        plain,
        columns: columns.max(Screen::FEWEST_COLUMNS),
        live: !dumb && io::stderr().is_terminal(),
        asks: io::stdin().is_terminal(),
    }
}
