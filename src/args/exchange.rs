//! What is typed behind `patience export` and `patience import`.

use std::path::PathBuf;

/// For which program, and where to.
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// One of four names.
    #[arg(
        id = "export_target",
        value_name = "anki|gift|qti|csv",
        hide_possible_values = true
    )]
    #[arg(value_parser = ["anki", "gift", "qti", "csv"])]
    pub target: String,
    #[arg(long, value_name = "TAG")]
    pub tag: Option<String>,
    /// `-` is standard output.
    #[arg(id = "export_output", long = "output", value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// From which files, in which format, and where to.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    #[arg(id = "import_file", value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// One of three names; guessed from each file when not said.
    #[arg(id = "import_from", long = "from", value_name = "gift|aiken|markdown")]
    #[arg(value_parser = ["gift", "aiken", "markdown"], hide_possible_values = true)]
    pub from: Option<String>,
    #[arg(id = "import_output", long = "output", value_name = "FILE")]
    pub output: Option<PathBuf>,
}
