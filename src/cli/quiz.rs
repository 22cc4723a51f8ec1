//! `patience quiz`: asks questions one at a time, keeps each answer before saying anything about it, then shows the
//! verdict and why every option is right or wrong. With `--due` it asks what is due, and again what was wrong.

use std::io::{self, Write};
use std::time::Instant;

use super::answer::{Typed, read_answer, read_confidence};
use super::questions::read_tag;
use super::screen::Screen;
use super::verdict::write_verdict;
use super::{Exit, Stop, Streams, curves, question, report};
use crate::args::QuizArgs;
use crate::clock::{Moment, origin, sitting};
use crate::desk::{Answer, Desk, Material, Quiz, Wish};
use crate::history::ReviewLog;
use crate::message::Message;
use crate::quiz::schedule::Edit;
use crate::quiz::{Schedule, Wanted};

/// One sitting at a terminal.
struct Sitting<'a> {
    desk: &'a Desk,
    screen: &'a Screen,
    args: &'a QuizArgs,
    log: ReviewLog,
}

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &QuizArgs,
) -> Result<Exit, Stop> {
    let material = desk.read()?;
    let log = desk.review_log()?;
    let today = Moment::now().day();
    let mut quiz = desk.quiz(&material, &log, &wish(args)?, today, sitting())?;
    if quiz.session().asking().is_none() {
        let (message, hint) = nothing_to_ask(&material, args);
        report::error(screen, &message, Some(&hint), streams.err)?;
        return Ok(Exit::Nothing);
    }
    let mut sitting = Sitting {
        desk,
        screen,
        args,
        log,
    };
    sitting.ask_all(streams, &mut quiz)?;
    let graded = quiz.session().graded();
    let right = graded.iter().filter(|graded| graded.correct).count();
    let said = Message::new("cli-quiz-end")
        .with("right", right)
        .with("answered", graded.len());
    writeln!(streams.out, "{}", screen.say(&said))?;
    if args.due {
        sitting.say_what_comes(&material, streams.out)?;
    }
    Ok(if !graded.is_empty() && right == graded.len() {
        Exit::Found
    } else {
        Exit::Nothing
    })
}

fn wish(args: &QuizArgs) -> Result<Wish, Stop> {
    let count = args.count as usize;
    let tag = args.tag.as_deref().map(read_tag).transpose()?;
    Ok(match &args.question {
        _ if args.due => Wish::Due { tag, count },
        Some(name) => Wish::One(name.clone()),
        None => Wish::Any(Wanted { tag, count }),
    })
}

/// What to say, and what to do then.
fn nothing_to_ask(material: &Material, args: &QuizArgs) -> (Message, Message) {
    let (message, hint) = match (&args.tag, args.due) {
        (_, true) if !material.bank.questions().is_empty() => ("cli-nothing-due", "cli-hint-due"),
        (Some(_), _) => ("cli-no-questions-tagged", "cli-hint-tags"),
        (None, _) => ("cli-no-questions", "cli-hint-write-question"),
    };
    (Message::new(message), Message::new(hint))
}

impl Sitting<'_> {
    /// Asks until the session is over, the person stops, or the input ends.
    fn ask_all(&mut self, streams: &mut Streams<'_>, quiz: &mut Quiz) -> Result<(), Stop> {
        while let Some(asking) = quiz.session().asking() {
            question::write_head(self.screen, &asking, streams.out)?;
            question::write(self.screen, &asking, &[], streams.out)?;
            self.say_edit(quiz.edit(), streams.out)?;
            let asked = Instant::now();
            let chosen = match read_answer(self.screen, &asking, streams)? {
                Typed::Stop => return Ok(()),
                Typed::TakeBack => {
                    self.take_back(quiz, streams)?;
                    continue;
                }
                Typed::Chosen(chosen) => chosen,
            };
            let think_ms = asked.elapsed().as_millis() as u64;
            if let Err(error) = asking.accepts(&chosen.labels) {
                let hint = error.hint();
                report::error(self.screen, &error.message(), hint.as_ref(), streams.err)?;
                continue;
            }
            let confidence = match chosen.confidence {
                None if !chosen.labels.is_empty() && !self.args.no_confidence => {
                    read_confidence(self.screen, streams)?
                }
                said => said,
            };
            let answer = Answer {
                labels: chosen.labels,
                confidence,
                think_ms,
                at_ms: Moment::now().at_ms,
            };
            let graded = quiz.answer(&mut self.log, &answer, origin())?;
            let (question, _) = quiz.session().answered().expect("it was answered just now");
            write_verdict(self.screen, question, &graded, streams.out)?;
            if !curves::offer(self.desk, self.screen, streams, question)? {
                return Ok(());
            }
            quiz.advance();
        }
        Ok(())
    }

    /// Takes back the answer given last in this sitting, in the log too.
    fn take_back(&mut self, quiz: &mut Quiz, streams: &mut Streams<'_>) -> Result<(), Stop> {
        if quiz.take_back(&mut self.log, Moment::now().at_ms, origin())? {
            writeln!(streams.out, "{}\n", self.screen.word("cli-taken-back"))?;
        } else {
            let nothing = Message::new("cli-nothing-to-take-back");
            writeln!(streams.err, "{}", self.screen.say(&nothing))?;
        }
        Ok(())
    }

    /// That a question is not what it was when it was last answered.
    fn say_edit(&self, edit: Edit, out: &mut dyn Write) -> io::Result<()> {
        let said = match edit {
            Edit::Wording => "cli-quiz-edited",
            Edit::Key => "cli-quiz-key-changed",
            Edit::None => return Ok(()),
        };
        writeln!(out, "{}\n", self.screen.faint(&self.screen.word(said)))
    }

    /// What is due after this sitting, today and tomorrow.
    fn say_what_comes(&self, material: &Material, out: &mut dyn Write) -> Result<(), Stop> {
        let study = self.desk.study_of(&material.bank, &self.log)?;
        let today = Moment::now().day();
        let schedule = Schedule::of(&study.bank, &study.past, today, &study.settings);
        let forecast = schedule.forecast(2);
        let said = Message::new("cli-quiz-what-comes")
            .with("today", forecast[0])
            .with("new", schedule.new_today)
            .with("tomorrow", forecast[1]);
        writeln!(out, "{}", self.screen.say(&said))?;
        Ok(())
    }
}
