//! The arguments of `patience lab`. Values stay as they were typed, because the lab reads them as it reads YAML.

use std::path::PathBuf;

/// A free experiment.
#[derive(Debug, clap::Args)]
pub struct LabArgs {
    #[arg(long, value_name = "TASK", conflicts_with = "recipe")]
    pub task: Option<String>,
    #[command(flatten)]
    pub techniques: TechniqueArgs,
    #[arg(long, value_name = "EPOCH", conflicts_with = "recipe")]
    #[arg(allow_negative_numbers = true)]
    pub fork: Option<String>,
    /// How far a training goes that nothing stops; for the technique of that name there is the file.
    #[arg(id = "lab_epochs", long = "epochs", value_name = "N")]
    #[arg(conflicts_with = "recipe", allow_negative_numbers = true)]
    pub epochs: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub recipe: Option<PathBuf>,
    #[arg(long)]
    pub print: bool,
    #[arg(
        long,
        value_name = "N",
        default_value_t = 32,
        hide_default_value = true
    )]
    #[arg(value_parser = clap::value_parser!(u64).range(2..=1024))]
    pub seeds: u64,
    #[arg(long)]
    pub json: bool,
    #[arg(long, value_name = "FILE")]
    pub svg: Option<PathBuf>,
    #[arg(long)]
    pub yes: bool,
}

/// What the experiment changes: a flag for each technique, with the knobs of early stopping for that one.
#[derive(Debug, clap::Args)]
#[group(id = "techniques", multiple = true, conflicts_with = "recipe")]
pub struct TechniqueArgs {
    #[arg(long, value_name = "EPOCHS", allow_negative_numbers = true)]
    pub patience: Option<String>,
    #[arg(long, value_name = "METRIC")]
    pub monitor: Option<String>,
    #[arg(long, value_name = "DELTA", allow_negative_numbers = true)]
    pub min_delta: Option<String>,
    #[arg(long, value_name = "LIBRARY")]
    pub semantics: Option<String>,
    #[arg(long, value_name = "EPOCH", allow_negative_numbers = true)]
    pub restore_checkpoint: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    pub validation_size: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    pub learning_rate: Option<String>,
    #[arg(long, value_name = "SCHEDULE", allow_negative_numbers = true)]
    pub schedule: Option<String>,
    #[arg(long, value_name = "NAME", allow_negative_numbers = true)]
    pub optimizer: Option<String>,
    #[arg(long, value_name = "RATE", allow_negative_numbers = true)]
    pub dropout: Option<String>,
    #[arg(long, value_name = "RATE", allow_negative_numbers = true)]
    pub weight_decay: Option<String>,
    #[arg(long, value_name = "RATE", allow_negative_numbers = true)]
    pub augmentation: Option<String>,
    #[arg(long, value_name = "RATE", allow_negative_numbers = true)]
    pub label_smoothing: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    pub batch_size: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    pub training_size: Option<String>,
    #[arg(long, value_name = "FACTOR", allow_negative_numbers = true)]
    pub width: Option<String>,
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub sham: Option<String>,
    #[arg(long, value_name = "fork|start")]
    pub from: Option<String>,
}
