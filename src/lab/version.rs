//! Version: which lab made a result. Results kept on disk are used only by the lab that would give the same again.

/// The sources that decide a number; a test sees to it that none is missing.
const SOURCES: [&str; 28] = [
    include_str!("curve.rs"),
    include_str!("dataset.rs"),
    include_str!("deploy.rs"),
    include_str!("early_stopping.rs"),
    include_str!("experiment.rs"),
    include_str!("intervention.rs"),
    include_str!("lanes.rs"),
    include_str!("loss.rs"),
    include_str!("measure.rs"),
    include_str!("model.rs"),
    include_str!("network.rs"),
    include_str!("optimizer.rs"),
    include_str!("recipe.rs"),
    include_str!("setting.rs"),
    include_str!("step.rs"),
    include_str!("task/dense.rs"),
    include_str!("task/image/convolution.rs"),
    include_str!("task/image/kernel.rs"),
    include_str!("task/image/mod.rs"),
    include_str!("task/image/model.rs"),
    include_str!("task/image/network.rs"),
    include_str!("task/image/picture.rs"),
    include_str!("task/image/product.rs"),
    include_str!("task/image/shape.rs"),
    include_str!("task/image/softmax.rs"),
    include_str!("task/mod.rs"),
    include_str!("train.rs"),
    include_str!("trial.rs"),
];

/// Changes with every change to how networks are made, trained or read out, and with the crates that compute.
#[must_use]
pub fn version() -> String {
    let mut hash = blake3::Hasher::new();
    for source in SOURCES
        .into_iter()
        .chain([include_str!("../seed.rs"), include_str!("../../Cargo.lock")])
    {
        hash.update(blake3::hash(source.as_bytes()).as_bytes());
    }
    hash.finalize().to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    /// What turns trials into sentences, or only plans and checks, decides no number that is kept.
    const DECIDE_NOTHING: [&str; 8] = [
        "judge.rs",
        "calibration.rs",
        "compare.rs",
        "interval.rs",
        "mod.rs",
        "task/image/drill.rs",
        "verdict.rs",
        "version.rs",
    ];

    #[test]
    fn every_source_that_decides_a_number_is_counted() {
        let lab = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lab");
        let decides = |path: &PathBuf| !DECIDE_NOTHING.iter().any(|name| lab.join(name) == *path);
        let expected: BTreeSet<String> = files(&lab)
            .into_iter()
            .filter(decides)
            .map(|path| std::fs::read_to_string(path).expect("readable"))
            .collect();
        assert_eq!(expected, SOURCES.map(str::to_owned).into());
    }
    /// All files below a folder.
    fn files(folder: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).expect("the lab is there");
        let paths = entries.map(|entry| entry.expect("readable").path());
        let below = paths.map(|path| match path.is_dir() {
            true => files(&path),
            false => vec![path],
        });
        below.flatten().collect()
    }
}
