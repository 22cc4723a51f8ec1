//! What is typed behind `patience search`.

/// Arguments of `patience search`.
#[derive(Debug, clap::Args)]
pub struct SearchArgs {
    /// It may begin with a minus; the words after it cannot, lest flags be taken for words.
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    query: String,
    #[arg(value_name = "QUERY", hide = true)]
    more: Vec<String>,
    #[arg(
        long,
        value_name = "N",
        default_value_t = 10,
        hide_default_value = true
    )]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=10_000))]
    pub limit: u64,
    #[arg(long)]
    pub json: bool,
    #[arg(long, conflicts_with = "json")]
    pub explain: bool,
    #[arg(long, conflicts_with_all = ["json", "explain"])]
    pub watch: bool,
}

impl SearchArgs {
    /// All words of the query.
    #[must_use]
    pub fn typed(&self) -> String {
        let words = [&self.query].into_iter().chain(&self.more);
        words.map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}
