//! "Did you mean": the valid name nearest to a mistyped one. Used wherever a person names something.

/// The name in `valid` that is closest to `typed`, if at most a third of its letters (and at least one) differ.
#[must_use]
pub fn nearest<'a>(typed: &str, valid: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |name: &str| name.to_lowercase().replace(['-', ' '], "_");
    valid
        .into_iter()
        .map(|name| (strsim::osa_distance(&plain(typed), &plain(name)), name))
        .min_by_key(|&(edits, _)| edits)
        .filter(|(edits, name)| *edits <= (name.chars().count() / 3).max(1))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_slip_and_refuses_the_stranger() {
        let names = ["early_stopping", "dropout", "learning_rate"];
        assert_eq!(nearest("early-stoping", names), Some("early_stopping"));
        assert_eq!(nearest("Droput", names), Some("dropout"));
        assert_eq!(nearest("quantum", names), None);
    }
}
