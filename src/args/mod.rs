//! Arguments: what was typed, not what it means. The words of the help stand in the catalogues, in both languages.
//! The longer commands have a file each.

mod exchange;
mod lab;
mod search;
mod serve;
mod study;
mod tune;

use std::path::PathBuf;

use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::text::Lang;

pub use exchange::{ExportArgs, ImportArgs};
pub use lab::{LabArgs, TechniqueArgs};
pub use search::SearchArgs;
pub use serve::ServeArgs;
pub use study::{DisputeArgs, ExamArgs, GoalArgs, HistoryArgs, IdsArgs, QuizArgs, RelinkArgs};
pub use tune::TuneArgs;

/// Everything that can be typed.
#[derive(Debug, Parser)]
#[command(
    name = "patience",
    version,
    disable_help_flag = true,
    disable_version_flag = true
)]
#[command(
    disable_help_subcommand = true,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub struct Args {
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        default_value = ".",
        hide_default_value = true
    )]
    pub vault: PathBuf,
    #[arg(long, global = true, value_name = "en|ko", value_parser = read_lang)]
    pub lang: Option<Lang>,
    #[arg(long, global = true)]
    pub plain: bool,
    #[command(subcommand)]
    pub face: Face,
}

/// Which face a person asks for.
#[derive(Debug, Subcommand)]
pub enum Face {
    Serve(ServeArgs),
    #[command(flatten)]
    Terminal(Command),
}

/// A command of the terminal.
#[derive(Debug, Subcommand)]
pub enum Command {
    Search(SearchArgs),
    Tags {
        #[arg(long)]
        json: bool,
    },
    Note {
        #[arg(value_name = "NOTE")]
        note: String,
    },
    Links(LinksArgs),
    Open(OpenArgs),
    Questions {
        #[arg(long, value_name = "TAG")]
        tag: Option<String>,
        #[arg(long)]
        json: bool,
    },
    Quiz(QuizArgs),
    Exam(ExamArgs),
    Due {
        #[arg(long)]
        json: bool,
    },
    Stats {
        #[arg(long)]
        json: bool,
    },
    Goal(GoalArgs),
    Dispute(DisputeArgs),
    Fit {
        #[arg(long)]
        standard: bool,
    },
    History(HistoryArgs),
    Ids(IdsArgs),
    Relink(RelinkArgs),
    Why {
        #[arg(value_name = "QUESTION")]
        question: String,
        #[arg(
            long,
            value_name = "N",
            default_value_t = 32,
            hide_default_value = true
        )]
        #[arg(value_parser = clap::value_parser!(u64).range(2..=1024))]
        seeds: u64,
        #[arg(long)]
        json: bool,
        #[arg(long, value_name = "FILE")]
        svg: Option<PathBuf>,
        #[arg(long)]
        yes: bool,
    },
    Lab(Box<LabArgs>),
    Tune(Box<TuneArgs>),
    Check(CheckArgs),
    Export(ExportArgs),
    Import(ImportArgs),
    Completions {
        #[arg(value_name = "SHELL", hide_possible_values = true)]
        shell: clap_complete::Shell,
    },
}

/// Around what `patience links` looks.
#[derive(Debug, clap::Args)]
pub struct LinksArgs {
    #[arg(id = "links_note", value_name = "NOTE")]
    pub note: Option<String>,
    #[arg(long)]
    pub json: bool,
}

/// What `patience open` opens, and in what.
#[derive(Debug, clap::Args)]
pub struct OpenArgs {
    /// The words of one name.
    #[arg(id = "open_name", value_name = "NOTE", required = true)]
    pub name: Vec<String>,
    #[arg(long, value_name = "N", conflicts_with = "obsidian", value_parser = read_line_number)]
    pub line: Option<usize>,
    #[arg(long)]
    pub obsidian: bool,
    #[arg(id = "open_print", long = "print")]
    pub print: bool,
}

/// What `patience check` looks at.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    #[arg(long)]
    pub json: bool,
    #[arg(long)]
    pub lab: bool,
    /// Fewer seeds than six tell nothing apart.
    #[arg(
        id = "check_seeds",
        long = "seeds",
        value_name = "SEEDS",
        requires = "lab"
    )]
    #[arg(default_value_t = 32, hide_default_value = true)]
    #[arg(value_parser = clap::value_parser!(u64).range(6..=1024))]
    pub seeds: u64,
    #[arg(long, requires = "lab")]
    pub yes: bool,
}

impl Args {
    /// Reads a command line, the program's name first.
    ///
    /// # Errors
    /// What cannot be understood, and requests for help or the version, as clap gives them.
    pub fn read(typed: &[std::ffi::OsString], lang: Lang) -> Result<Args, clap::Error> {
        let matches = command(lang).try_get_matches_from(typed)?;
        Args::from_arg_matches(&matches)
    }
}

/// The language asked for with `--lang`, looked for before anything else is understood, so that even a complaint about
/// the command line is said in it.
#[must_use]
pub fn lang_typed(typed: &[std::ffi::OsString]) -> Option<Lang> {
    let words: Vec<_> = typed.iter().map(|word| word.to_string_lossy()).collect();
    let after = words
        .iter()
        .position(|word| word == "--lang")
        .and_then(|place| words.get(place + 1));
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    read_lang(joined.or(after.map(AsRef::as_ref))?).ok()
}

/// Where the arguments of all commands stand in the help: behind those of one.
const OF_ALL: usize = 1_000;

/// The command line with its help in a language.
#[must_use]
pub fn command(lang: Lang) -> clap::Command {
    let help = |name: &str| lang.say_named(&format!("help-{name}")).unwrap_or_default();
    let explained = |arg: clap::Arg| {
        let heading = if arg.is_positional() {
            "heading-arguments"
        } else {
            "heading-options"
        };
        let said = help(&format!("arg-{}", arg.get_id()));
        let arg = arg.help(said).help_heading(help(heading));
        if arg.is_global_set() {
            arg.display_order(OF_ALL)
        } else {
            arg
        }
    };
    let told = |command: clap::Command, name: &str| {
        command
            .about(help(name))
            .help_template(help("template").replace("\\n", "\n"))
            .subcommand_help_heading(help("heading-commands"))
    };
    let flag = |name: &'static str, short: char, action: ArgAction| {
        let arg = clap::Arg::new(name).long(name).short(short).action(action);
        explained(arg).display_order(OF_ALL)
    };
    told(Args::command(), "patience")
        .mut_args(explained)
        .arg(flag("version", 'V', ArgAction::Version))
        .arg(flag("help", 'h', ArgAction::Help).global(true))
        .mut_subcommands(|sub| {
            let name = sub.get_name().to_owned();
            told(sub.mut_args(explained), &name)
        })
}

fn read_line_number(typed: &str) -> Result<usize, String> {
    let number = typed.parse().ok().filter(|&number| number > 0);
    number.ok_or_else(|| "1..".to_owned())
}

fn read_lang(name: &str) -> Result<Lang, String> {
    let found = Lang::NAMES.iter().find(|(known, _)| *known == name);
    found
        .map(|&(_, lang)| lang)
        .ok_or_else(|| "en, ko".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Args, clap::Error> {
        let typed: Vec<_> = line.split(' ').map(Into::into).collect();
        Args::read(&typed, Lang::En)
    }

    #[test]
    fn the_command_line_is_sound_and_fully_explained() {
        for (name, lang) in Lang::NAMES {
            let mut command = command(lang);
            command.build();
            for part in std::iter::once(&command).chain(command.get_subcommands()) {
                assert!(
                    part.get_about()
                        .is_some_and(|about| !about.to_string().is_empty()),
                    "{name} {part}"
                );
                for arg in part.get_arguments().filter(|arg| !arg.is_hide_set()) {
                    assert!(
                        arg.get_help()
                            .is_some_and(|help| !help.to_string().is_empty()),
                        "{name} {part} {arg}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_query_may_begin_with_a_minus_and_flags_still_count() {
        let args = read("patience search -tag:a b --json").expect("understood");
        let Face::Terminal(Command::Search(search)) = args.face else {
            panic!("a search")
        };
        assert_eq!((search.typed().as_str(), search.json), ("-tag:a b", true));
    }

    #[test]
    fn the_language_is_known_before_the_rest_is_understood() {
        let typed = |line: &str| lang_typed(&line.split(' ').map(Into::into).collect::<Vec<_>>());
        assert_eq!(typed("patience --nonsense --lang ko"), Some(Lang::Ko));
        assert_eq!(typed("patience --lang=en tags"), Some(Lang::En));
        assert_eq!(typed("patience tags"), None);
    }
}
