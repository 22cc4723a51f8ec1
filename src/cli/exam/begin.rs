//! Begin: what will be asked and how far that follows the blueprint, before the clock starts.

use super::super::table::laid_out;
use super::super::{Exit, Stop, Streams, report};
use super::Proctor;
use crate::args::ExamArgs;
use crate::clock::{Moment, origin, sitting};
use crate::desk::Sitting;
use crate::message::Message;
use crate::quiz::Exam;
use crate::quiz::exam::{Domain, Drawn, Step, Supply, draw};

impl Proctor<'_> {
    pub(super) fn begin(
        &mut self,
        streams: &mut Streams<'_>,
        args: &ExamArgs,
    ) -> Result<Exit, Stop> {
        let count = args.count.map_or(self.blueprint.questions, |n| n as usize);
        let seed = sitting();
        let drawn = draw(self.blueprint, &self.bank, count, seed);
        if drawn.paper.items.is_empty() {
            return self.nothing_to_ask(streams, &drawn);
        }
        self.write_plan(streams, &drawn, count)?;
        if self.screen.asks && !self.is_ready(streams)? {
            return Ok(Exit::Nothing);
        }
        let time = self.blueprint.time_for(drawn.paper.items.len());
        let started_ms = Moment::now().at_ms;
        let deadline_ms = started_ms + time.as_millis() as i64;
        let begin = Step::Begin {
            paper: drawn.paper.clone(),
            deadline_ms,
        };
        let exam = Exam::begun(drawn.paper, started_ms, deadline_ms);
        let mut sitting = Sitting { seed, exam };
        self.desk
            .step(&mut self.log, &mut sitting, started_ms, begin, origin())?;
        self.sit(streams, sitting)
    }

    fn nothing_to_ask(&self, streams: &mut Streams<'_>, drawn: &Drawn) -> Result<Exit, Stop> {
        let nothing = Message::new("cli-exam-no-questions")
            .with("exam", self.blueprint.name)
            .with("without", drawn.without_domain);
        let hint = Message::new("cli-hint-exam-metadata").with("exam", self.blueprint.name);
        report::error(self.screen, &nothing, Some(&hint), streams.err)?;
        Ok(Exit::Nothing)
    }

    /// The head, what each domain gets, and what is missing.
    fn write_plan(
        &self,
        streams: &mut Streams<'_>,
        drawn: &Drawn,
        count: usize,
    ) -> Result<(), Stop> {
        let (screen, blueprint) = (self.screen, self.blueprint);
        let asked = drawn.paper.items.len();
        let head = Message::new("cli-exam-plan")
            .with("exam", blueprint.name)
            .with("asked", asked)
            .with("minutes", minutes(blueprint.time_for(asked).as_secs()))
            .with("questions", blueprint.questions)
            .with("whole_minutes", blueprint.minutes as usize)
            .with("scored", blueprint.scored);
        writeln!(streams.out, "{}\n", screen.wrapped(&screen.say(&head), 0))?;
        let heads = ["cli-exam-weight", "cli-exam-asked", "cli-exam-there"];
        let heads = heads.map(|id| screen.word(id));
        for line in laid_out(screen, &heads, &self.rows(drawn)) {
            writeln!(streams.out, "{line}")?;
        }
        let missing: usize = drawn.supply.iter().map(|supply| supply.missing()).sum();
        for (id, number) in [
            ("cli-exam-too-few", missing),
            ("cli-exam-without-domain", drawn.without_domain),
        ] {
            if number > 0 {
                let said = Message::new(id).with("number", number).with("count", count);
                writeln!(streams.out, "\n{}", screen.wrapped(&screen.say(&said), 0))?;
            }
        }
        writeln!(streams.out)?;
        Ok(())
    }

    fn rows(&self, drawn: &Drawn) -> Vec<Vec<String>> {
        let domains = self.blueprint.domains.iter().zip(&drawn.supply);
        let row = |(number, (domain, supply)): (usize, (&Domain, &Supply))| {
            let asked = supply.wanted.min(supply.there);
            vec![
                format!(" {number} {}", self.screen.say(&domain.title())),
                format!("{} %", domain.percent),
                format!("{asked}/{}", supply.wanted),
                supply.there.to_string(),
            ]
        };
        (1..).zip(domains).map(row).collect()
    }

    fn is_ready(&self, streams: &mut Streams<'_>) -> Result<bool, Stop> {
        write!(streams.out, "{} ", self.screen.word("cli-exam-ready"))?;
        streams.out.flush()?;
        let line = streams.input.line()?;
        writeln!(streams.out)?;
        Ok(line.is_some_and(|line| !matches!(line.trim(), "q" | "Q" | "ㅂ")))
    }
}

/// Minutes, to a tenth where they are few.
fn minutes(seconds: u64) -> f64 {
    (seconds as f64 / 6.0).round() / 10.0
}
