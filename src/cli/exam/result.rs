//! Result: the score of an exam with its intervals, by domain, and every question with its explanations.

use super::super::table::laid_out;
use super::super::verdict::write_verdict;
use super::super::{Stop, Streams, curves};
use super::Proctor;
use crate::message::Message;
use crate::quiz::as_shown;
use crate::quiz::exam::{Domain, Exam, Mark, Report, mark};
use crate::quiz::stats::{Share, percent};

impl Proctor<'_> {
    /// Tells whether the score reaches what passes.
    pub(super) fn write_result(
        &self,
        streams: &mut Streams<'_>,
        exam: &Exam,
    ) -> Result<bool, Stop> {
        let (screen, blueprint) = (self.screen, self.blueprint);
        let result = Report::of(blueprint, exam, &mark(exam, &self.bank));
        for said in [result.headline(blueprint), result.on_the_scale(blueprint)] {
            writeln!(streams.out, "{}", screen.wrapped(&screen.say(&said), 0))?;
        }
        writeln!(streams.out)?;
        let heads = ["quiz-exam-asked", "quiz-exam-right"].map(|id| screen.word(id));
        let domains = self.blueprint.domains.iter().zip(&result.domains);
        let rows = (1..)
            .zip(domains)
            .map(|(n, (domain, share))| self.row(n, domain, share));
        for line in laid_out(screen, &heads, &rows.collect::<Vec<_>>()) {
            writeln!(streams.out, "{line}")?;
        }
        writeln!(streams.out)?;
        for said in result.counts() {
            writeln!(streams.out, "{}", screen.wrapped(&screen.say(&said), 0))?;
        }
        writeln!(
            streams.out,
            "{}\n",
            screen.wrapped(&screen.word("quiz-exam-caution"), 0)
        )?;
        Ok(result.passes(blueprint))
    }

    fn row(&self, number: usize, domain: &Domain, share: &Share) -> Vec<String> {
        let right = match (share.mean(), share.interval()) {
            (Some(mean), Some((low, high))) => format!(
                "{} · {} % [{}, {}]",
                share.right,
                percent(mean),
                percent(low),
                percent(high)
            ),
            _ => String::new(),
        };
        vec![
            format!(" {number} {}", self.screen.say(&domain.title())),
            share.of.to_string(),
            right,
        ]
    }

    /// Every question with its verdict and its explanations, those that were wrong first.
    pub(super) fn review(&self, streams: &mut Streams<'_>, exam: &Exam) -> Result<(), Stop> {
        let mut marks = mark(exam, &self.bank);
        marks.sort_by_key(|mark| mark.graded.correct);
        if self.screen.asks && !self.wants_review(streams)? {
            return Ok(());
        }
        for mark in &marks {
            self.write_mark(streams, mark, exam.paper.items.len())?;
            if !curves::offer_or_wait(self.desk, self.screen, streams, mark.question)? {
                break;
            }
        }
        Ok(())
    }

    fn wants_review(&self, streams: &mut Streams<'_>) -> Result<bool, Stop> {
        write!(streams.out, "{} ", self.screen.word("cli-exam-review"))?;
        streams.out.flush()?;
        let line = streams.input.line()?;
        writeln!(streams.out)?;
        Ok(line.is_some_and(|line| !matches!(line.trim(), "q" | "Q" | "ㅂ")))
    }

    fn write_mark(
        &self,
        streams: &mut Streams<'_>,
        mark: &Mark<'_>,
        total: usize,
    ) -> Result<(), Stop> {
        let screen = self.screen;
        let head = Message::new("cli-quiz-head")
            .with("position", mark.place + 1)
            .with("total", total);
        writeln!(streams.out, "{}\n", screen.faint(&screen.say(&head)))?;
        let asked = as_shown(mark.question, &mark.graded.shown).stem;
        writeln!(streams.out, "{}\n", screen.wrapped(&asked, 0))?;
        write_verdict(screen, mark.question, &mark.graded, streams.out)?;
        Ok(())
    }
}
