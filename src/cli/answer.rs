//! Answer: what is typed at a question. Numbers are places on the screen; how sure the person is may stand behind them,
//! else a person is asked before anything is said of the answer.

use super::screen::Screen;
use super::{Stop, Streams};
use crate::message::Message;
use crate::quiz::{Asking, Confidence, OptionLabel};

/// What a person does at a question.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Typed {
    Chosen(Answer),
    /// The answer before this one is to be taken back.
    TakeBack,
    Stop,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answer {
    /// Nothing is "I don't know".
    pub(super) labels: Vec<OptionLabel>,
    /// `None` when it was not said.
    pub(super) confidence: Option<Confidence>,
}

/// Asks until something is typed that can be understood; the end of the input stops.
pub(super) fn read_answer(
    screen: &Screen,
    asking: &Asking<'_>,
    streams: &mut Streams<'_>,
) -> Result<Typed, Stop> {
    loop {
        let prompt = Message::new("cli-quiz-prompt").with("last", asking.options.len());
        let Some(line) = read_line(screen, &prompt, streams)? else {
            return Ok(Typed::Stop);
        };
        if let Some(typed) = understand(&line, asking, !screen.asks) {
            return Ok(typed);
        }
        let message = Message::new("cli-quiz-not-understood").with("typed", line.trim());
        let message = message.with("last", asking.options.len());
        writeln!(streams.err, "{}", screen.say(&message))?;
    }
}

/// How sure a person at a terminal is; Enter is sure. A script that does not say is not asked.
pub(super) fn read_confidence(
    screen: &Screen,
    streams: &mut Streams<'_>,
) -> Result<Option<Confidence>, Stop> {
    if !screen.asks {
        return Ok(None);
    }
    loop {
        let prompt = Message::new("cli-quiz-confidence");
        let Some(line) = read_line(screen, &prompt, streams)? else {
            return Ok(None);
        };
        match line.trim() {
            "" => return Ok(Some(Confidence::Sure)),
            number => {
                let place = number.parse::<usize>().ok();
                let chosen = place.and_then(|place| Confidence::ALL.get(place.checked_sub(1)?));
                if let Some(confidence) = chosen {
                    return Ok(Some(*confidence));
                }
            }
        }
    }
}

/// `None` at the end of the input.
fn read_line(
    screen: &Screen,
    prompt: &Message,
    streams: &mut Streams<'_>,
) -> Result<Option<String>, Stop> {
    write!(streams.out, "{} ", screen.say(prompt))?;
    streams.out.flush()?;
    let line = streams.input.line()?;
    if line.is_none() || !screen.asks {
        writeln!(streams.out)?;
    }
    Ok(line)
}

/// `0` is "I don't know", `u` takes the last answer back and `q` ends, also with a Korean keyboard. Letters are those of
/// the note: only a script may use them, since a person does not see them before the answer. `?` behind an answer is
/// doubt, `??` a guess, `!` sure and `!!` too easy.
fn understand(line: &str, asking: &Asking<'_>, letters: bool) -> Option<Typed> {
    let (typed, confidence) = without_marks(line.trim());
    match typed {
        "q" | "Q" | "ㅂ" => return Some(Typed::Stop),
        "u" | "U" | "ㅕ" => return Some(Typed::TakeBack),
        _ => {}
    }
    let chosen = |labels| Some(Typed::Chosen(Answer { labels, confidence }));
    if typed == "0" {
        return chosen(Vec::new());
    }
    labels(typed, asking, letters).and_then(chosen)
}

/// The options meant by numbers, or letters where those may be used; `None` when that is not all that is typed.
pub(super) fn labels(typed: &str, asking: &Asking<'_>, letters: bool) -> Option<Vec<OptionLabel>> {
    let words = typed
        .split(|sign: char| sign == ',' || sign.is_whitespace())
        .filter(|word| !word.is_empty());
    let labels: Option<Vec<_>> = words.map(|word| label(word, asking, letters)).collect();
    labels.filter(|labels| !labels.is_empty())
}

fn label(word: &str, asking: &Asking<'_>, letters: bool) -> Option<OptionLabel> {
    let mut options = asking.options.iter();
    let option = match word.parse::<usize>() {
        Ok(place) => options.find(|option| option.position == place),
        Err(_) => {
            let mut signs = word.chars();
            let label = signs.next().and_then(OptionLabel::of)?;
            let is_letter = letters && signs.next().is_none();
            options.find(|option| is_letter && option.label == label)
        }
    };
    option.map(|option| option.label)
}

fn without_marks(typed: &str) -> (&str, Option<Confidence>) {
    let marks = [
        (["??", "？？"], Confidence::Guess),
        (["?", "？"], Confidence::Unsure),
        (["!!", "！！"], Confidence::Easy),
        (["!", "！"], Confidence::Sure),
    ];
    for (signs, confidence) in marks {
        if let Some(rest) = signs.iter().find_map(|sign| typed.strip_suffix(sign)) {
            return (rest.trim_end(), Some(confidence));
        }
    }
    (typed, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::Shown;

    fn check(line: &str, letters: bool, expected: Option<&str>) {
        let shown = |(place, letter): (usize, char)| Shown {
            position: place + 1,
            label: OptionLabel(letter),
            text: "",
        };
        let options: Vec<Shown<'_>> = "CAB".chars().enumerate().map(shown).collect();
        let id = crate::quiz::QuestionId("a".to_owned());
        let asking = Asking {
            id: &id,
            position: 1,
            total: 1,
            stem: "",
            options,
            form: crate::quiz::Form::Choice,
            select: 1,
        };
        let got = match understand(line, &asking, letters) {
            Some(Typed::Chosen(answer)) => {
                let labels: String = answer.labels.iter().map(|label| label.0).collect();
                let sure = answer.confidence.map_or("", Confidence::name);
                Some([labels.as_str(), sure].join(" ").trim_end().to_owned())
            }
            Some(Typed::Stop) => Some("stop".to_owned()),
            Some(Typed::TakeBack) => Some("back".to_owned()),
            None => None,
        };
        assert_eq!(got.as_deref(), expected, "{line}");
    }

    #[test]
    fn numbers_are_places_and_letters_are_the_notes_own() {
        check("1", false, Some("C"));
        check("1, 3\n", false, Some("CB"));
        check("0", false, Some(""));
        check("A", true, Some("A"));
        check("a c", true, Some("AC"));
    }

    #[test]
    fn a_person_cannot_mean_a_letter_that_is_not_shown() {
        check("A", false, None);
        check("4", false, None);
        check("", false, None);
        check("AB", true, None);
    }

    #[test]
    fn how_sure_may_stand_behind_an_answer() {
        check("1?", false, Some("C unsure"));
        check("1, 3 ??", false, Some("CB guess"));
        check("2！", false, Some("A sure"));
        check("2!!", false, Some("A easy"));
        check("?", false, None);
    }

    #[test]
    fn a_session_is_steered_with_either_keyboard() {
        check("q", false, Some("stop"));
        check("ㅂ\n", false, Some("stop"));
        check("ㅕ", false, Some("back"));
        check("u", true, Some("back"));
    }
}
