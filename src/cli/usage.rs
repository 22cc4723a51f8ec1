//! Usage: what is said when the command line cannot be understood. Help and version pass through as they are.

use clap::error::{ContextKind, ErrorKind};

use super::screen::Screen;
use crate::args;
use crate::message::Message;

/// What to print about a command line that was not run, and whether it goes to standard output.
#[must_use]
pub fn explain(error: &clap::Error, screen: &Screen) -> (String, bool) {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let text = error.render();
        let text = if screen.color {
            text.ansi().to_string()
        } else {
            text.to_string()
        };
        return (text.trim_end().to_owned(), !error.use_stderr());
    }
    let value = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let id = match error.kind() {
        ErrorKind::UnknownArgument => "cli-usage-unknown-argument",
        ErrorKind::InvalidSubcommand => "cli-usage-unknown-command",
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => "cli-usage-missing",
        ErrorKind::InvalidValue if value(ContextKind::InvalidValue).is_empty() => {
            "cli-usage-no-value"
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "cli-usage-value",
        ErrorKind::ArgumentConflict => "cli-usage-conflict",
        _ => "cli-usage-other",
    };
    let argument = match error.kind() {
        ErrorKind::InvalidSubcommand => value(ContextKind::InvalidSubcommand),
        _ => value(ContextKind::InvalidArg),
    };
    let message = Message::new(id)
        .with("argument", argument)
        .with("value", value(ContextKind::InvalidValue));
    let nearest = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand]
        .map(value)
        .concat();
    let hint = match nearest.as_str() {
        "" => screen.word("cli-hint-help"),
        name => screen.say(&Message::new("cli-hint-perhaps").with("names", name)),
    };
    let of_argument = help_of(&value(ContextKind::InvalidArg), screen);
    let hint = of_argument.unwrap_or(hint);
    let said = format!(
        "{}: {}\n{}: {}",
        screen.word("cli-error"),
        screen.say(&message),
        screen.word("cli-hint"),
        hint
    );
    (said, false)
}

/// What the help says of an argument that was given a wrong value, such as its range.
fn help_of(argument: &str, screen: &Screen) -> Option<String> {
    let mut command = args::command(screen.lang);
    command.build(); // an argument cannot be spelled before
    let all = command
        .get_subcommands()
        .flat_map(clap::Command::get_arguments);
    let found = all
        .chain(command.get_arguments())
        .find(|known| known.to_string() == argument)?;
    found.get_help().map(ToString::to_string)
}
