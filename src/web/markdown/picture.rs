//! Picture: what is written about one: what to say in its place, and how large it is.

/// Files that a browser shows in place.
const ENDINGS: [&str; 9] = [
    "apng", "avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "webp",
];

/// `alt|300x200`: what stands behind the last bar is its size when it can be.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Said<'a> {
    pub(super) alt: &'a str,
    pub(super) width: Option<u32>,
    pub(super) height: Option<u32>,
}

impl<'a> Said<'a> {
    pub(super) fn of(text: &'a str) -> Said<'a> {
        let (alt, last) = text.rsplit_once('|').unwrap_or(("", text));
        match size(last.trim()) {
            Some((width, height)) => Said {
                alt: alt.trim(),
                width: Some(width),
                height,
            },
            None => Said {
                alt: text.trim(),
                ..Said::default()
            },
        }
    }
}

pub(super) fn is_picture(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ENDINGS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(ending))
}

fn size(text: &str) -> Option<(u32, Option<u32>)> {
    let number = |text: &str| {
        text.parse()
            .ok()
            .filter(|pixels| (1..=10_000).contains(pixels))
    };
    match text.split_once('x') {
        Some((width, height)) => Some((number(width)?, Some(number(height)?))),
        None => Some((number(text)?, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, alt: &str, width: Option<u32>, height: Option<u32>) {
        assert_eq!(Said::of(text), Said { alt, width, height }, "{text}");
    }

    #[test]
    fn a_size_stands_behind_the_last_bar() {
        check("300", "", Some(300), None);
        check("곡선|300x200", "곡선", Some(300), Some(200));
        check("a|b", "a|b", None, None);
        check("0|99999999999", "0|99999999999", None, None);
    }
}
