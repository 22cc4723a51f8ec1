//! Version: which lab made a result. Results kept on disk are used only by the lab that would give the same again.

/// The sources that decide a number; a test sees to it that none is missing.
const SOURCES: [&str; 51] = [
    include_str!("arm.rs"),
    include_str!("bench.rs"),
    include_str!("bucket.rs"),
    include_str!("change.rs"),
    include_str!("checkpoint.rs"),
    include_str!("curve.rs"),
    include_str!("deploy.rs"),
    include_str!("early_stopping.rs"),
    include_str!("experiment.rs"),
    include_str!("intervention.rs"),
    include_str!("lanes.rs"),
    include_str!("loss.rs"),
    include_str!("metric.rs"),
    include_str!("model.rs"),
    include_str!("optimizer.rs"),
    include_str!("recipe.rs"),
    include_str!("restoring.rs"),
    include_str!("schedule.rs"),
    include_str!("setting.rs"),
    include_str!("stopper.rs"),
    include_str!("technique.rs"),
    include_str!("train.rs"),
    include_str!("trial.rs"),
    include_str!("task/mod.rs"),
    include_str!("task/image/convolution.rs"),
    include_str!("task/image/kernel.rs"),
    include_str!("task/image/mod.rs"),
    include_str!("task/image/model.rs"),
    include_str!("task/image/network.rs"),
    include_str!("task/image/picture.rs"),
    include_str!("task/image/product.rs"),
    include_str!("task/image/shape.rs"),
    include_str!("task/image/softmax.rs"),
    include_str!("task/recommender/auc.rs"),
    include_str!("task/recommender/factors.rs"),
    include_str!("task/recommender/feedback.rs"),
    include_str!("task/recommender/mod.rs"),
    include_str!("task/recommender/model.rs"),
    include_str!("task/text/attention.rs"),
    include_str!("task/text/classifier.rs"),
    include_str!("task/text/corpus.rs"),
    include_str!("task/text/dense.rs"),
    include_str!("task/text/dropout.rs"),
    include_str!("task/text/encoder.rs"),
    include_str!("task/text/label.rs"),
    include_str!("task/text/layer.rs"),
    include_str!("task/text/mod.rs"),
    include_str!("task/text/model.rs"),
    include_str!("task/text/norm.rs"),
    include_str!("task/text/pretrain.rs"),
    include_str!("task/text/weights.rs"),
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
    use std::path::Path;

    /// What turns trials into sentences, or only plans and checks, decides no number that is kept; nor does `tuner/`,
    /// whose jobs nobody keeps.
    const DECIDE_NOTHING: [&str; 11] = [
        "figure.rs",
        "task/image/drill.rs",
        "task/image/handout.rs",
        "judge.rs",
        "calibration.rs",
        "compare.rs",
        "interval.rs",
        "mod.rs",
        "symptom.rs",
        "verdict.rs",
        "version.rs",
    ];

    /// The files under a folder, by their path from the lab.
    fn files(folder: &Path, lab: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("a folder of the lab");
        let paths = entries.map(|entry| entry.expect("readable").path());
        paths
            .flat_map(|path| match path.is_dir() {
                true => files(&path, lab),
                false => {
                    let name = path.strip_prefix(lab).expect("within the lab");
                    vec![name.display().to_string()]
                }
            })
            .collect()
    }

    #[test]
    fn every_source_that_decides_a_number_is_counted() {
        let lab = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lab");
        let read = |name: &String| std::fs::read_to_string(lab.join(name)).expect("readable");
        let decides =
            |name: &String| !DECIDE_NOTHING.contains(&name.as_str()) && !name.starts_with("tuner/");
        let is_counted = |name: &String| SOURCES.contains(&read(name).as_str());
        let all = files(&lab, &lab).into_iter();
        let (deciding, others): (Vec<_>, Vec<_>) = all.partition(decides);
        let missing: Vec<_> = deciding.iter().filter(|name| !is_counted(name)).collect();
        let needless: Vec<_> = others.iter().filter(|name| is_counted(name)).collect();
        assert_eq!((missing, needless), (Vec::new(), Vec::new()));
    }
}
