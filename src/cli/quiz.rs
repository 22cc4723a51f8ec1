//! `patience quiz`: asks questions one at a time, keeps each answer before saying anything about it, then shows the
//! verdict and why every option is right or wrong. With `--due` it asks what is due, and again what was wrong.

use std::io::{self, Write};
use std::time::Instant;

use super::answer::{Answer, Typed, read_answer, read_confidence};
use super::clock::{Moment, event, sitting};
use super::questions::read_tag;
use super::screen::Screen;
use super::verdict::write_verdict;
use super::{Exit, Stop, Streams, curves, question, report};
use crate::args::QuizArgs;
use crate::desk::{self, Desk, Material, Study};
use crate::history::{EntryId, Fact, Review, ReviewLog};
use crate::message::Message;
use crate::quiz::schedule::Edit;
use crate::quiz::{GradedAnswer, Question, QuestionId, Schedule, Session, Wanted, pick};
use crate::seed::Seed;

/// A wrong answer comes again behind as many other questions.
const AGAIN_AFTER: usize = 5;

/// The questions of a sitting, and what a person should know of them beforehand.
struct Asked {
    questions: Vec<Question>,
    edits: Vec<(QuestionId, Edit)>,
}

/// One sitting at a terminal.
struct Sitting<'a> {
    desk: &'a Desk,
    screen: &'a Screen,
    args: &'a QuizArgs,
    seed: Seed,
    log: ReviewLog,
    edits: Vec<(QuestionId, Edit)>,
    /// Of the answers given and not taken back.
    logged: Vec<EntryId>,
}

pub(super) fn run(
    desk: &Desk,
    screen: &Screen,
    streams: &mut Streams<'_>,
    args: &QuizArgs,
) -> Result<Exit, Stop> {
    let material = desk.read()?;
    let log = desk.review_log()?;
    let seed = sitting();
    let asked = asked(&material, &desk.study_of(&material.bank, &log)?, args, seed)?;
    if asked.questions.is_empty() {
        let (message, hint) = nothing_to_ask(&material, args);
        report::error(screen, &message, Some(&hint), streams.err)?;
        return Ok(Exit::Nothing);
    }
    let mut session = Session::new(asked.questions, seed);
    let mut sitting = Sitting {
        desk,
        screen,
        args,
        seed,
        log,
        edits: asked.edits,
        logged: Vec::new(),
    };
    sitting.ask_all(streams, &mut session)?;
    let graded = session.graded();
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

fn asked(material: &Material, study: &Study, args: &QuizArgs, seed: Seed) -> Result<Asked, Stop> {
    let count = args.count as usize;
    let tag = args.tag.as_deref().map(read_tag).transpose()?;
    if args.due {
        let today = Moment::now().day();
        let schedule = Schedule::of(&study.bank, &study.past, today, &study.settings);
        let edited = schedule
            .known
            .iter()
            .filter(|known| known.edit != Edit::None);
        return Ok(Asked {
            edits: edited
                .map(|known| (known.question.id.clone(), known.edit))
                .collect(),
            questions: schedule
                .session(tag.as_ref(), count, seed)
                .into_iter()
                .cloned()
                .collect(),
        });
    }
    let questions = match &args.question {
        Some(name) => vec![material.question(name)?.clone()],
        None => {
            let wanted = Wanted { tag, count };
            pick(&study.bank, &wanted, &study.past, seed)
                .into_iter()
                .cloned()
                .collect()
        }
    };
    Ok(Asked {
        questions,
        edits: Vec::new(),
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
    fn ask_all(&mut self, streams: &mut Streams<'_>, session: &mut Session) -> Result<(), Stop> {
        while let Some(asking) = session.asking() {
            question::write_head(self.screen, &asking, streams.out)?;
            question::write(self.screen, &asking, &[], streams.out)?;
            self.say_edit(asking.id, streams.out)?;
            let asked = Instant::now();
            let answer = match read_answer(self.screen, &asking, streams)? {
                Typed::Stop => return Ok(()),
                Typed::TakeBack => {
                    self.take_back(session, streams)?;
                    continue;
                }
                Typed::Chosen(answer) => answer,
            };
            let think_ms = asked.elapsed().as_millis() as u64;
            let graded = match session.answer(answer.labels.clone()) {
                Ok(graded) => graded,
                Err(error) => {
                    let hint = error.hint();
                    report::error(self.screen, &error.message(), hint.as_ref(), streams.err)?;
                    continue;
                }
            };
            self.keep(&graded, &answer, think_ms, streams)?;
            let (question, _) = session.answered().expect("it was answered just now");
            write_verdict(self.screen, question, &graded, streams.out)?;
            if !curves::offer(self.desk, self.screen, streams, question)? {
                return Ok(());
            }
            if self.args.due && !graded.correct {
                session.ask_again(AGAIN_AFTER);
            }
            session.advance();
        }
        Ok(())
    }

    /// Logs an answer; when this returns it is on the disk.
    fn keep(
        &mut self,
        graded: &GradedAnswer,
        answer: &Answer,
        think_ms: u64,
        streams: &mut Streams<'_>,
    ) -> Result<(), Stop> {
        let confidence = match answer.confidence {
            None if !answer.labels.is_empty() && !self.args.no_confidence => {
                read_confidence(self.screen, streams)?
            }
            said => said,
        };
        let now = Moment::now();
        let review = Review {
            id: EntryId::new(self.seed, self.logged.len() as u64, now.at_ms),
            answer: graded.clone(),
            confidence,
            answered_at_ms: now.at_ms,
            utc_offset_minutes: now.utc_offset_minutes,
            think_ms,
            session: self.seed.to_hex(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
        };
        self.log.append(&review).map_err(desk::Error::History)?;
        self.logged.push(review.id);
        Ok(())
    }

    /// Takes back the answer given last in this sitting, in the log too.
    fn take_back(&mut self, session: &mut Session, streams: &mut Streams<'_>) -> Result<(), Stop> {
        let Some(answer) = self.logged.last().copied() else {
            let nothing = Message::new("cli-nothing-to-take-back");
            writeln!(streams.err, "{}", self.screen.say(&nothing))?;
            return Ok(());
        };
        let undo = event(Fact::Undo(answer), self.seed, self.logged.len());
        self.log.note(&undo).map_err(desk::Error::History)?;
        self.logged.pop();
        session.take_back();
        writeln!(streams.out, "{}\n", self.screen.word("cli-taken-back"))?;
        Ok(())
    }

    /// That a question is not what it was when it was last answered.
    fn say_edit(&self, id: &QuestionId, out: &mut dyn Write) -> io::Result<()> {
        let edit = self.edits.iter().find(|(edited, _)| edited == id);
        let said = match edit {
            Some((_, Edit::Wording)) => "cli-quiz-edited",
            Some((_, Edit::Key)) => "cli-quiz-key-changed",
            _ => return Ok(()),
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
