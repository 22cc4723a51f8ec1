//! Sit: an exam while it lasts. Each thing a person does is on the disk before the next is asked for, and the exam ends
//! with its time even when nobody types.

use std::time::Duration;

use super::super::input::Heard;
use super::super::{Stop, Streams, question, report};
use super::Proctor;
use super::typed::{Typed, understand};
use crate::clock::Running;
use crate::desk::Sitting;
use crate::message::Message;
use crate::quiz::exam::{Exam, Given, Item, Paper, Step, questions};
use crate::quiz::{Asking, Question, as_shown};

pub(super) enum Outcome {
    /// It is to be handed in.
    Over,
    /// It waits, and its time runs on.
    Left,
}

/// Minutes before the end at which the time is told.
const TOLD: [u64; 4] = [30, 10, 5, 1];
/// The clock is looked at so often, since a wait may outlast the sleep of a machine.
const TICK: Duration = Duration::from_secs(1);
const PER_ROW: usize = 10;

/// What came of waiting for a person.
enum Turn {
    Typed(String),
    TimeIsUp,
    NobodyThere,
}

impl Proctor<'_> {
    pub(super) fn sit_through(
        &mut self,
        streams: &mut Streams<'_>,
        sitting: &mut Sitting,
    ) -> Result<Outcome, Stop> {
        let clock = Running::now();
        let questions = self.as_shown(&sitting.exam.paper);
        let mut place = sitting.exam.place;
        self.show(sitting, place, &clock)?;
        loop {
            let question = questions[place].as_ref();
            self.write_question(streams, &sitting.exam, question, &clock)?;
            let typed = loop {
                let typed = match self.wait(streams, &sitting.exam, &clock)? {
                    Turn::Typed(typed) => typed,
                    Turn::NobodyThere => return Ok(Outcome::Left),
                    Turn::TimeIsUp => {
                        let over = self.screen.word("quiz-exam-time-is-up");
                        writeln!(streams.out, "\n{over}\n")?;
                        return Ok(Outcome::Over);
                    }
                };
                if let Some(typed) = self.understood(streams, &sitting.exam, question, &typed)? {
                    break typed;
                }
            };
            let to = match typed {
                Typed::Leave => return Ok(Outcome::Left),
                Typed::HandIn if self.is_sure(streams, &sitting.exam)? => {
                    return Ok(Outcome::Over);
                }
                Typed::HandIn => place,
                Typed::List => {
                    self.write_list(streams, &sitting.exam)?;
                    place
                }
                Typed::Next => place + 1,
                Typed::Back => place.saturating_sub(1),
                Typed::Go(to) => to,
                Typed::Flag => {
                    let on = !sitting.exam.given[place].flagged;
                    self.take(sitting, &clock, Step::Flag { place, on })?;
                    place
                }
                Typed::Choose(chosen) => {
                    let goes_on = !chosen.is_empty();
                    self.take(sitting, &clock, Step::Choose { place, chosen })?;
                    place + usize::from(goes_on)
                }
            };
            if to > last(&sitting.exam) {
                self.write_list(streams, &sitting.exam)?;
                writeln!(streams.out, "{}\n", self.screen.word("cli-exam-last"))?;
            }
            let to = to.min(last(&sitting.exam));
            if to != place {
                place = to;
                self.show(sitting, place, &clock)?;
            }
        }
    }

    /// Each question of the paper as the learner reads it; `None` where it is void.
    fn as_shown(&self, paper: &Paper) -> Vec<Option<Question>> {
        let questions = questions(paper, &self.bank).into_iter();
        let shown =
            |(question, item): (Option<&Question>, &Item)| Some(as_shown(question?, &item.shown));
        questions.zip(&paper.items).map(shown).collect()
    }

    fn show(&mut self, sitting: &mut Sitting, place: usize, clock: &Running) -> Result<(), Stop> {
        self.take(sitting, clock, Step::Show { place })
    }

    fn take(&mut self, sitting: &mut Sitting, clock: &Running, step: Step) -> Result<(), Stop> {
        let at_ms = sitting.exam.clock(clock.now_ms());
        Ok(self.step(sitting, at_ms, step)?)
    }

    fn write_question(
        &self,
        streams: &mut Streams<'_>,
        exam: &Exam,
        question: Option<&Question>,
        clock: &Running,
    ) -> Result<(), Stop> {
        let now_ms = exam.clock(clock.now_ms());
        let (screen, out) = (self.screen, &mut *streams.out);
        let (item, given) = exam.item().expect("a paper has questions");
        let head = Message::new("cli-exam-head")
            .with("position", exam.place + 1)
            .with("total", exam.paper.items.len())
            .with("left", exam.time_left(now_ms))
            .with("answered", exam.answered())
            .with("flagged", exam.flagged());
        writeln!(out, "{}\n", screen.faint(&screen.say(&head)))?;
        if given.flagged {
            writeln!(out, "{}\n", screen.word("quiz-exam-is-flagged"))?;
        }
        match question {
            Some(question) => {
                let total = exam.paper.items.len();
                let asking = Asking::of(question, &item.shown, exam.place, total);
                question::write(screen, &asking, &given.chosen, out)?;
            }
            None => writeln!(out, "{}\n", screen.word("quiz-exam-void"))?,
        }
        Ok(())
    }

    /// Waits for a line until the time is up, and tells how much is left.
    fn wait(&self, streams: &mut Streams<'_>, exam: &Exam, clock: &Running) -> Result<Turn, Stop> {
        let left_ms = || exam.left_ms(exam.clock(clock.now_ms()));
        let prompt = Message::new("cli-exam-prompt")
            .with("last", exam.item().map_or(0, |(item, _)| item.shown.len()));
        let prompt = self.screen.say(&prompt);
        write!(streams.out, "{prompt} ")?;
        streams.out.flush()?;
        loop {
            let before = left_ms();
            if before == 0 {
                return Ok(Turn::TimeIsUp);
            }
            let heard = streams
                .input
                .line_within(TICK.min(Duration::from_millis(before)))?;
            if left_ms() == 0 {
                return Ok(Turn::TimeIsUp);
            }
            match heard {
                Heard::Line(line) => {
                    if !self.screen.asks {
                        writeln!(streams.out)?;
                    }
                    return Ok(Turn::Typed(line));
                }
                Heard::End => {
                    writeln!(streams.out)?;
                    return Ok(Turn::NobodyThere);
                }
                Heard::Nothing => {
                    if let Some(minutes) = told(before, left_ms()) {
                        let said = Message::new("quiz-exam-minutes-left").with("minutes", minutes);
                        write!(streams.out, "\n{}\n{prompt} ", self.screen.say(&said))?;
                        streams.out.flush()?;
                    }
                }
            }
        }
    }

    /// What was typed, if it can be done; else why not is told.
    fn understood(
        &self,
        streams: &mut Streams<'_>,
        exam: &Exam,
        question: Option<&Question>,
        typed: &str,
    ) -> Result<Option<Typed>, Stop> {
        let asking = exam.item().zip(question).map(|((item, _), question)| {
            Asking::of(question, &item.shown, exam.place, exam.paper.items.len())
        });
        let understood = understand(typed, asking.as_ref(), !self.screen.asks);
        if understood.is_none() {
            let said = Message::new("cli-exam-not-understood").with("typed", typed.trim());
            writeln!(streams.err, "{}", self.screen.say(&said))?;
        }
        if let (Some(Typed::Choose(chosen)), Some(asking)) = (&understood, asking)
            && let Err(error) = asking.accepts(chosen)
        {
            let hint = error.hint();
            report::error(self.screen, &error.message(), hint.as_ref(), streams.err)?;
            return Ok(None);
        }
        Ok(understood)
    }

    /// Who hands in with blanks or flags at a terminal is asked once more.
    fn is_sure(&self, streams: &mut Streams<'_>, exam: &Exam) -> Result<bool, Stop> {
        if !self.screen.asks {
            return Ok(true);
        }
        self.write_list(streams, exam)?;
        let sure = Message::new("cli-exam-sure")
            .with("blank", exam.given.len() - exam.answered())
            .with("flagged", exam.flagged());
        write!(streams.out, "{} ", self.screen.say(&sure))?;
        streams.out.flush()?;
        let line = streams.input.line()?.unwrap_or_default();
        writeln!(streams.out)?;
        Ok(matches!(line.trim(), "s" | "S" | "ㄴ"))
    }

    /// Every question with the places of what was chosen, `-` for a blank and `!` for a flag.
    fn write_list(&self, streams: &mut Streams<'_>, exam: &Exam) -> Result<(), Stop> {
        let width = exam.given.len().to_string().len();
        let cell = |(at, given): (usize, &Given)| {
            let flag = if given.flagged { "!" } else { " " };
            format!("{:>width$}: {}{flag}", at + 1, places(exam, at))
        };
        let cells: Vec<String> = exam.given.iter().enumerate().map(cell).collect();
        let widest = cells.iter().map(String::len).max().unwrap_or(0);
        for row in cells.chunks(PER_ROW.min(self.screen.columns / (widest + 2)).max(1)) {
            let row: Vec<String> = row.iter().map(|cell| format!("{cell:widest$}")).collect();
            writeln!(streams.out, "{}", row.join("  ").trim_end())?;
        }
        writeln!(streams.out)?;
        Ok(())
    }
}

/// The numbers on the screen of what was chosen.
fn places(exam: &Exam, at: usize) -> String {
    let shown = &exam.paper.items[at].shown;
    let chosen = exam.given[at].chosen.iter();
    let places: Vec<String> = chosen
        .filter_map(|label| shown.iter().position(|shown| shown == label))
        .map(|place| (place + 1).to_string())
        .collect();
    if places.is_empty() {
        "-".to_owned()
    } else {
        places.join(",")
    }
}

fn last(exam: &Exam) -> usize {
    exam.paper.items.len() - 1
}

/// The minutes to tell when so much was left before and so much is left now, in milliseconds.
fn told(before: u64, now: u64) -> Option<usize> {
    const MS_PER_MINUTE: u64 = 60_000;
    let crossed = |minutes: &u64| (now..before).contains(&(minutes * MS_PER_MINUTE));
    TOLD.into_iter()
        .find(crossed)
        .map(|minutes| minutes as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_told_once_when_it_comes() {
        assert_eq!(told(600_500, 599_500), Some(10));
        assert_eq!(told(600_000, 599_000), None);
        assert_eq!(told(600_001, 600_000), Some(10));
        assert_eq!(told(599_500, 598_500), None);
        assert_eq!(told(60_900, 59_900), Some(1));
    }
}
