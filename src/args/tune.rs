//! The arguments of `patience tune`.

/// The arguments of a tuning. Numbers are numbers; what they mean together is for the lab to say.
#[derive(Debug, clap::Args)]
pub struct TuneArgs {
    #[arg(
        long,
        value_name = "TASK",
        default_value = "image",
        hide_default_value = true
    )]
    pub task: String,
    #[arg(long, value_name = "STRATEGY")]
    pub strategy: Option<String>,
    /// `NAME=LOW..HIGH`, `NAME=LOW..HIGH:SCALE` or `NAME=A,B`.
    #[arg(long, value_name = "NAME=RANGE")]
    pub range: Vec<String>,
    #[arg(long, value_name = "METRIC")]
    pub objective: Option<String>,
    #[arg(long, value_name = "TYPE")]
    pub objective_type: Option<String>,
    #[arg(long, value_name = "N")]
    pub max_jobs: Option<u64>,
    #[arg(long, value_name = "N")]
    pub max_parallel_jobs: Option<u64>,
    #[arg(long, value_name = "TYPE")]
    pub early_stopping_type: Option<String>,
    #[arg(long, value_name = "N")]
    pub max_jobs_not_improving: Option<u64>,
    #[arg(long, value_name = "VALUE", allow_negative_numbers = true)]
    pub target: Option<f64>,
    #[arg(long, value_name = "N")]
    pub epochs: Option<u64>,
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    #[arg(long)]
    pub json: bool,
    #[arg(long)]
    pub yes: bool,
}
