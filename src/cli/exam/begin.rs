//! Begin: what will be asked and how far that follows the blueprint, before the clock starts.

use super::super::table::laid_out;
use super::super::{Exit, Stop, Streams, report};
use super::Proctor;
use crate::args::ExamArgs;
use crate::clock::{Moment, origin, sitting};
use crate::quiz::exam::{Domain, Drawn, Supply, draw};

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
        let sitting = self.desk.begin(
            &mut self.log,
            self.blueprint,
            drawn.paper,
            seed,
            Moment::now().at_ms,
            origin(),
        )?;
        self.sit(streams, sitting)
    }

    fn nothing_to_ask(&self, streams: &mut Streams<'_>, drawn: &Drawn) -> Result<Exit, Stop> {
        let (nothing, hint) = drawn.nothing(self.blueprint);
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
        let head = drawn.plan(blueprint);
        writeln!(streams.out, "{}\n", screen.wrapped(&screen.say(&head), 0))?;
        let heads = ["quiz-exam-weight", "quiz-exam-asked", "quiz-exam-there"];
        let heads = heads.map(|id| screen.word(id));
        for line in laid_out(screen, &heads, &self.rows(drawn)) {
            writeln!(streams.out, "{line}")?;
        }
        for said in drawn.shortcomings(count) {
            writeln!(streams.out, "\n{}", screen.wrapped(&screen.say(&said), 0))?;
        }
        writeln!(streams.out)?;
        Ok(())
    }

    fn rows(&self, drawn: &Drawn) -> Vec<Vec<String>> {
        let domains = self.blueprint.domains.iter().zip(&drawn.supply);
        let row = |(number, (domain, supply)): (usize, (&Domain, &Supply))| {
            vec![
                format!(" {number} {}", self.screen.say(&domain.title())),
                format!("{} %", domain.percent),
                format!("{}/{}", supply.asked(), supply.wanted),
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
