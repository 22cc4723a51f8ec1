//! `patience quiz`: asks questions one at a time, keeps each answer before saying anything about it, then shows the
//! verdict and why every option is right or wrong.

use std::io::{self, Write};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use super::questions::read_tag;
use super::screen::Screen;
use super::{Exit, Stop, Streams, report, why};
use crate::desk::{self, Desk};
use crate::history::{EntryId, Review, ReviewLog};
use crate::message::Message;
use crate::quiz::{Asking, GradedAnswer, OptionLabel, Question, Session, Wanted, pick};
use crate::seed::Seed;

/// What was typed in place of an answer.
enum Typed {
    Chosen(Vec<OptionLabel>),
    Stop,
    NotUnderstood,
}

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    question: Option<&str>,
    tag: Option<&str>,
    count: usize,
) -> Result<Exit, Stop> {
    let material = desk.read()?;
    let mut log = desk.review_log()?;
    let seed = sitting();
    let questions: Vec<Question> = match question {
        Some(name) => vec![material.question(name)?.clone()],
        None => {
            let wanted = Wanted {
                tag: tag.map(read_tag).transpose()?,
                count,
            };
            let past = log.past().map_err(desk::Error::History)?;
            pick(&material.bank, &wanted, &past, seed)
                .into_iter()
                .cloned()
                .collect()
        }
    };
    if questions.is_empty() {
        let (message, hint) = match tag {
            Some(_) => ("cli-no-questions-tagged", "cli-hint-tags"),
            None => ("cli-no-questions", "cli-hint-write-question"),
        };
        let hint = Message::new(hint);
        report::error(screen, &Message::new(message), Some(&hint), streams.err)?;
        return Ok(Exit::Nothing);
    }
    let mut session = Session::new(questions, seed);
    ask_all(desk, screen, streams, &mut session, &mut log, seed)?;
    let right = session
        .graded()
        .iter()
        .filter(|graded| graded.correct)
        .count();
    let answered = session.graded().len();
    let said = Message::new("cli-quiz-end")
        .with("right", right)
        .with("answered", answered);
    writeln!(streams.out, "{}", screen.say(&said))?;
    Ok(if answered > 0 && right == answered {
        Exit::Found
    } else {
        Exit::Nothing
    })
}

/// Asks until the session is over, the person stops, or the input ends.
fn ask_all(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    session: &mut Session,
    log: &mut ReviewLog,
    seed: Seed,
) -> Result<(), Stop> {
    while let Some(asking) = session.asking() {
        write_question(screen, &asking, streams.out)?;
        let asked = Instant::now();
        let Some(chosen) = read_answer(screen, &asking, streams)? else {
            return Ok(());
        };
        let graded = match session.answer(chosen) {
            Ok(graded) => graded,
            Err(error) => {
                report::error(screen, &error.message(), error.hint().as_ref(), streams.err)?;
                continue;
            }
        };
        let answered_at_ms = now_ms();
        let review = Review {
            id: EntryId::new(seed, session.graded().len() as u64, answered_at_ms),
            answer: graded.clone(),
            confidence: None,
            answered_at_ms,
            utc_offset_minutes: utc_offset_minutes(),
            think_ms: asked.elapsed().as_millis() as u64,
            session: format!("{:016x}", seed.0),
            program: env!("CARGO_PKG_VERSION").to_owned(),
        };
        log.append(&review).map_err(desk::Error::History)?;
        let (question, _) = session.answered().expect("it was answered just now");
        write_verdict(screen, question, &graded, streams.out)?;
        offer_curves(desk, screen, streams, question)?;
        session.advance();
    }
    Ok(())
}

fn write_question(screen: &Screen, asking: &Asking<'_>, out: &mut dyn Write) -> io::Result<()> {
    let head = Message::new("cli-quiz-head")
        .with("position", asking.position)
        .with("total", asking.total);
    writeln!(out, "{}\n", screen.faint(&screen.say(&head)))?;
    writeln!(out, "{}\n", screen.wrapped(asking.stem, 0))?;
    for option in &asking.options {
        writeln!(
            out,
            "{}",
            screen.behind(&format!(" {}  ", option.position), option.text)
        )?;
    }
    if asking.select > 1 {
        let select = Message::new("cli-quiz-select").with("select", asking.select);
        writeln!(out, "\n{}", screen.say(&select))?;
    }
    writeln!(out)
}

/// The labels chosen; `None` when the person stops or the input ends.
fn read_answer(
    screen: &Screen,
    asking: &Asking<'_>,
    streams: &mut Streams<'_>,
) -> Result<Option<Vec<OptionLabel>>, Stop> {
    loop {
        let prompt = Message::new("cli-quiz-prompt").with("last", asking.options.len());
        write!(streams.out, "{} ", screen.say(&prompt))?;
        streams.out.flush()?;
        let mut line = String::new();
        if streams.input.read_line(&mut line)? == 0 {
            writeln!(streams.out)?;
            return Ok(None);
        }
        if !screen.asks {
            writeln!(streams.out)?;
        }
        match understand(&line, asking, !screen.asks) {
            Typed::Chosen(labels) => return Ok(Some(labels)),
            Typed::Stop => return Ok(None),
            Typed::NotUnderstood => {
                let message = Message::new("cli-quiz-not-understood").with("typed", line.trim());
                writeln!(
                    streams.err,
                    "{}",
                    screen.say(&message.with("last", asking.options.len()))
                )?;
            }
        }
    }
}

/// Numbers are places on the screen; `0` is "I don't know" and `q` ends. Letters are those of the note: only a script
/// may use them, since a person does not see them before the answer.
fn understand(line: &str, asking: &Asking<'_>, letters: bool) -> Typed {
    let typed = line.trim();
    if matches!(typed, "q" | "Q" | "ㅂ") {
        return Typed::Stop;
    }
    if typed == "0" {
        return Typed::Chosen(Vec::new());
    }
    let words = typed
        .split(|sign: char| sign == ',' || sign.is_whitespace())
        .filter(|word| !word.is_empty());
    let label = |word: &str| -> Option<OptionLabel> {
        let place = word.parse::<usize>().ok();
        let named = || {
            let mut signs = word.chars();
            let label = signs
                .next()
                .and_then(OptionLabel::of)
                .filter(|_| letters && signs.next().is_none())?;
            asking.options.iter().find(|option| option.label == label)
        };
        match place {
            Some(place) => asking
                .options
                .iter()
                .find(|option| option.position == place),
            None => named(),
        }
        .map(|option| option.label)
    };
    match words.map(label).collect::<Option<Vec<_>>>() {
        Some(labels) if !labels.is_empty() => Typed::Chosen(labels),
        _ => Typed::NotUnderstood,
    }
}

/// Right or wrong, then every option with its reason: the key first, then what was chosen, then the rest.
fn write_verdict(
    screen: &Screen,
    question: &Question,
    graded: &GradedAnswer,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (sign, id) = match graded.chosen[..] {
        _ if graded.correct => (screen.right(), "cli-quiz-right"),
        [] => ("", "cli-quiz-skipped"),
        _ => (screen.wrong(), "cli-quiz-wrong"),
    };
    let key: Vec<String> = graded
        .key
        .iter()
        .map(|label| named(*label, graded))
        .collect();
    let verdict = screen.say(&Message::new(id).with("key", key.join(", ")));
    writeln!(out, "{}\n", screen.bold(&format!("{sign}{verdict}")))?;
    for label in in_order_of_interest(graded) {
        let Some(option) = question.option(label) else {
            continue;
        };
        let mut text = String::new();
        if graded.key.contains(&label) {
            text += &format!("{}{} · ", screen.right(), screen.word("cli-quiz-key"));
        }
        if graded.chosen.contains(&label) {
            text += &format!("{} · ", screen.word("cli-quiz-yours"));
        }
        let text = screen.ascii(text) + &option.text;
        let line = screen.behind(&format!(" {}  ", named(label, graded)), &text);
        writeln!(out, "{}", screen.bold(&line))?;
        if let Some(explanation) = &option.explanation {
            writeln!(out, "{}", screen.wrapped(explanation, 4))?;
        }
    }
    if !question.explanation.is_empty() {
        writeln!(out, "\n{}", screen.wrapped(&question.explanation, 0))?;
    }
    writeln!(out)
}

/// The number a person typed and the letter of the note, which `why` and the explanations use: `3 (A)`.
fn named(label: OptionLabel, graded: &GradedAnswer) -> String {
    let place = graded.shown.iter().position(|shown| *shown == label);
    place.map_or_else(
        || label.to_string(),
        |place| format!("{} ({label})", place + 1),
    )
}

fn in_order_of_interest(graded: &GradedAnswer) -> Vec<OptionLabel> {
    let mut labels: Vec<OptionLabel> = graded.shown.clone();
    labels.sort();
    labels.sort_by_key(
        |label| match (graded.key.contains(label), graded.chosen.contains(label)) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        },
    );
    labels
}

/// On a terminal, one more line: Enter goes on, `w` trains the options first. A script reads how to see them.
fn offer_curves(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    question: &Question,
) -> Result<(), Stop> {
    let Ok(plan) = desk::plan(question) else {
        return Ok(());
    };
    if !screen.asks {
        let said = Message::new("cli-quiz-curves-command").with("question", question.id.as_str());
        writeln!(streams.out, "{}\n", screen.say(&said))?;
        return Ok(());
    }
    write!(streams.out, "{} ", screen.word("cli-quiz-curves-offer"))?;
    streams.out.flush()?;
    let mut line = String::new();
    streams.input.read_line(&mut line)?;
    if matches!(line.trim(), "w" | "W" | "ㅈ") {
        let comparison = why::compare(desk, screen, streams, &plan, why::SEEDS_IN_QUIZ)?;
        why::write_comparison(screen, &plan, &comparison, streams.out)?;
        let more = Message::new("cli-quiz-more-seeds")
            .with("seeds", comparison.n_seeds)
            .with("question", question.id.as_str());
        writeln!(streams.out, "{}", screen.say(&more))?;
    }
    writeln!(streams.out)?;
    Ok(())
}

/// A seed that no other sitting has: from the time and the process.
fn sitting() -> Seed {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_nanos() as u64);
    Seed(since ^ u64::from(std::process::id()).rotate_right(16))
}

fn now_ms() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_millis() as i64)
}

fn utc_offset_minutes() -> i32 {
    jiff::Zoned::now().offset().seconds() / 60
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
        let asking = Asking {
            position: 1,
            total: 1,
            stem: "",
            options,
            select: 1,
        };
        let got = match understand(line, &asking, letters) {
            Typed::Chosen(labels) => Some(labels.iter().map(|label| label.0).collect::<String>()),
            Typed::Stop | Typed::NotUnderstood => None,
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
}
