//! Part: which part of a question is open while its lines are read. How lines move it is in `reader.rs`.

/// The part of a question that the next line may go on with.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Part {
    #[default]
    Stem,
    Options,
    /// The options are over; what stands here before the answer is said about the whole.
    Between,
    /// An answer was announced, and its letters are still to come.
    Awaiting,
    Explanation,
    /// One option's explanation. When it came as a heading, only another name ends it.
    Reason {
        by_heading: bool,
    },
    /// A rule was drawn under the explanation.
    Closed,
}
