//! Answer: what stands in the braces of a GIFT question, read as Moodle reads it. Only what has options to choose from
//! is a question here.

use super::sign::{Sign, begins, find, find_last, said, trimmed};

/// What the braces offer.
#[derive(Debug, PartialEq)]
pub(super) enum Answer {
    Choice(Vec<Offer>),
    /// True or false; what is said of the wrong choice, and of the right one.
    Truth {
        truth: bool,
        wrong: Vec<Sign>,
        right: Vec<Sign>,
    },
    Other(Kind),
}

/// Kinds of questions without options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Essay,
    Number,
    Matching,
    ShortAnswer,
}

/// An option with its weight.
#[derive(Debug, PartialEq)]
pub(super) struct Offer {
    /// It began with `=`.
    pub(super) marked: bool,
    /// In percent: 100 behind `=`, 0 where none is written.
    pub(super) weight: f64,
    pub(super) text: Vec<Sign>,
    pub(super) feedback: Vec<Sign>,
    /// Where it begins, in bytes of its block.
    pub(super) at: usize,
}

/// The answer, and what is said about the question as a whole.
pub(super) fn read(signs: &[Sign]) -> (Answer, Vec<Sign>) {
    let whole = find_last(signs, "####");
    let (signs, whole) = match whole {
        Some(place) => (&signs[..place], signs[place + 4..].to_vec()),
        None => (signs, Vec::new()),
    };
    let signs = trimmed(signs);
    let answer = if signs.is_empty() {
        Answer::Other(Kind::Essay)
    } else if begins(signs, "#") {
        Answer::Other(Kind::Number)
    } else if find(signs, "~").is_some() {
        Answer::Choice(offers(signs))
    } else if find(signs, "=").is_some() && find(signs, "->").is_some() {
        Answer::Other(Kind::Matching)
    } else {
        truth(signs).unwrap_or(Answer::Other(Kind::ShortAnswer))
    };
    (answer, whole)
}

fn truth(signs: &[Sign]) -> Option<Answer> {
    let mut parts = signs.splitn(3, |sign| sign.bare && sign.sign == '#');
    let truth = match said(parts.next()?).to_uppercase().as_str() {
        "T" | "TRUE" => true,
        "F" | "FALSE" => false,
        _ => return None,
    };
    let mut part = || parts.next().unwrap_or_default().to_vec();
    Some(Answer::Truth {
        truth,
        wrong: part(),
        right: part(),
    })
}

fn offers(signs: &[Sign]) -> Vec<Offer> {
    let is_mark = |sign: &Sign| sign.bare && matches!(sign.sign, '~' | '=');
    let mut starts: Vec<usize> = (0..signs.len()).filter(|&at| is_mark(&signs[at])).collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([signs.len()]);
    let parts = starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| &signs[start..end]);
    parts.filter_map(offer).collect()
}

/// `None` for a mark with nothing behind it: `~=` marks one option, not two.
fn offer(part: &[Sign]) -> Option<Offer> {
    let marked = begins(part, "=");
    let body = if marked || begins(part, "~") {
        &part[1..]
    } else {
        part
    };
    let at = part.first()?.at;
    let body = trimmed(body);
    body.first()?;
    let (weight, body) = match weight(body) {
        Some((weight, rest)) => (weight, rest),
        None => (if marked { 100.0 } else { 0.0 }, body),
    };
    let end = find(body, "#").unwrap_or(body.len());
    Some(Offer {
        marked,
        weight,
        text: body[..end].to_vec(),
        feedback: body.get(end + 1..).unwrap_or_default().to_vec(),
        at,
    })
}

/// `%50%`, `%-33.333%`: the percent, and what follows it.
fn weight(body: &[Sign]) -> Option<(f64, &[Sign])> {
    if !begins(body, "%") {
        return None;
    }
    let rest = &body[1..];
    let end = find(rest, "%")?;
    let number = said(&rest[..end]);
    let is_number = |sign: char| sign.is_ascii_digit() || sign == '.' || sign == '-';
    let weight = number
        .parse()
        .ok()
        .filter(|_| number.chars().all(is_number))?;
    Some((weight, &rest[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::super::sign::signs;
    use super::*;

    fn check(text: &str, expected: &[(bool, f64, &str, &str)]) {
        let Answer::Choice(offers) = read(&signs(text)).0 else {
            panic!("{text}")
        };
        let found: Vec<_> = offers
            .iter()
            .map(|offer| {
                (
                    offer.marked,
                    offer.weight,
                    said(&offer.text),
                    said(&offer.feedback),
                )
            })
            .collect();
        let found: Vec<_> = found
            .iter()
            .map(|(marked, weight, text, why)| (*marked, *weight, text.as_str(), why.as_str()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn options_have_weights_and_feedback() {
        check("=a ~b", &[(true, 100.0, "a", ""), (false, 0.0, "b", "")]);
        check(
            "~ b # no\n= a#yes",
            &[(false, 0.0, "b", "no"), (true, 100.0, "a", "yes")],
        );
        check(
            "~%50%a ~%-33.333%b#c\\#d",
            &[(false, 50.0, "a", ""), (false, -33.333, "b", "c#d")],
        );
        check(
            "~%x%a ~%50 b",
            &[(false, 0.0, "%x%a", ""), (false, 0.0, "%50 b", "")],
        );
        check("~=a ~b", &[(true, 100.0, "a", ""), (false, 0.0, "b", "")]);
        check("a ~b", &[(false, 0.0, "a", ""), (false, 0.0, "b", "")]);
    }

    #[test]
    fn other_kinds_are_known() {
        let other = |text: &str| read(&signs(text)).0;
        assert_eq!(other(""), Answer::Other(Kind::Essay));
        assert_eq!(other("####x"), Answer::Other(Kind::Essay));
        assert_eq!(other("#1822:5"), Answer::Other(Kind::Number));
        assert_eq!(other("=a -> b =c -> d"), Answer::Other(Kind::Matching));
        assert_eq!(other("=four =4"), Answer::Other(Kind::ShortAnswer));
        let Answer::Truth {
            truth,
            wrong,
            right,
        } = other("FALSE#no#yes####whole")
        else {
            panic!("true or false")
        };
        assert_eq!(
            (truth, said(&wrong).as_str(), said(&right).as_str()),
            (false, "no", "yes")
        );
    }
}
