//! Lines: which line a byte stands on.

/// Where each line of a text starts, in bytes.
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    pub(crate) fn of(text: &str) -> Lines {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        Lines([0].into_iter().chain(ends.map(|end| end + 1)).collect())
    }

    /// 1-based line of the byte at `offset`.
    pub(crate) fn line_at(&self, offset: usize) -> usize {
        self.0.partition_point(|&start| start <= offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_end_belongs_to_its_line() {
        let lines = Lines::of("ab\n\nc");
        let found: Vec<usize> = (0..5).map(|offset| lines.line_at(offset)).collect();
        assert_eq!(found, [1, 1, 1, 2, 3]);
    }
}
