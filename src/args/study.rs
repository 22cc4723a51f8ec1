//! What is typed behind the commands of study: `quiz`, `exam`, `goal`, `history`, `dispute`, `ids`, `relink`.

use std::path::PathBuf;

/// Arguments of `patience quiz`.
#[derive(Debug, clap::Args)]
pub struct QuizArgs {
    #[arg(value_name = "QUESTION", conflicts_with = "due")]
    pub question: Option<String>,
    #[arg(long)]
    pub due: bool,
    #[arg(long, value_name = "TAG")]
    pub tag: Option<String>,
    #[arg(
        long,
        value_name = "N",
        default_value_t = 10,
        hide_default_value = true
    )]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=10_000))]
    pub count: u64,
    #[arg(long)]
    pub no_confidence: bool,
}

/// Which mock exam is taken, or looked at. Without a name all are listed.
#[derive(Debug, clap::Args)]
pub struct ExamArgs {
    #[arg(value_name = "EXAM")]
    pub name: Option<String>,
    #[arg(id = "exam_count", long = "count", value_name = "N", requires = "name")]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=1_000))]
    pub count: Option<u64>,
    #[arg(long, requires = "name", conflicts_with = "exam_count")]
    pub review: bool,
    #[arg(long, requires = "name", conflicts_with_all = ["exam_count", "review"])]
    pub drop: bool,
}

/// What a person studies for. Without any of these it is shown.
#[derive(Debug, clap::Args)]
pub struct GoalArgs {
    #[arg(long, value_name = "DATE")]
    pub exam: Option<String>,
    #[arg(long, conflicts_with = "exam")]
    pub no_exam: bool,
    /// In percent.
    #[arg(long, value_name = "PERCENT")]
    #[arg(value_parser = clap::value_parser!(u64).range(70..=97))]
    pub retention: Option<u64>,
    #[arg(long, value_name = "N")]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=1_000))]
    pub per_day: Option<u64>,
}

/// What is wrong with a question, or is so no more.
#[derive(Debug, clap::Args)]
pub struct DisputeArgs {
    #[arg(id = "dispute_question", value_name = "QUESTION")]
    pub question: Option<String>,
    #[arg(value_name = "REASON", conflicts_with = "settle")]
    pub reason: Vec<String>,
    #[arg(long, requires = "dispute_question")]
    pub settle: bool,
}

/// What is shown of the review log, or done to it.
#[derive(Debug, clap::Args)]
pub struct HistoryArgs {
    #[arg(
        id = "history_limit",
        long = "limit",
        value_name = "N",
        default_value_t = 20,
        hide_default_value = true
    )]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub limit: u64,
    #[arg(long, conflicts_with_all = ["import", "undo"])]
    pub export: bool,
    #[arg(long, value_name = "FILE", conflicts_with = "undo")]
    pub import: Option<PathBuf>,
    #[arg(long)]
    pub undo: bool,
}

/// Whether ids are written or shown.
#[derive(Debug, clap::Args)]
pub struct IdsArgs {
    #[arg(long)]
    pub write: bool,
    #[arg(long)]
    pub json: bool,
}

/// Which question answers belong to. Without names, those that belong to none.
#[derive(Debug, clap::Args)]
pub struct RelinkArgs {
    #[arg(
        id = "relink_old",
        value_name = "OLD",
        requires = "relink_new",
        display_order = 1
    )]
    pub old: Option<String>,
    #[arg(id = "relink_new", value_name = "NEW", display_order = 2)]
    pub new: Option<String>,
    #[arg(long, conflicts_with = "relink_old")]
    pub json: bool,
}
