//! Schedule: how the learning rate changes while a training goes on. What it starts from is the recipe's learning rate.

use serde::{Deserialize, Serialize};

use super::setting::{Defect, Setting};

/// What becomes of the learning rate. Epochs are counted from where the schedule was taken up: the fork, or the start.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Schedule {
    Constant,
    /// Multiplied by `factor` after every `every` epochs.
    Step {
        every: usize,
        factor: f32,
    },
    /// Falls to 0 at the last epoch along half a cosine (Loshchilov and Hutter 2017, arXiv 1608.03983, without restarts).
    Cosine,
    /// Multiplied by `factor` when validation loss has not fallen for `patience` epochs; then it waits anew.
    ReduceOnPlateau {
        factor: f32,
        patience: usize,
    },
}

impl Schedule {
    const NAMES: [(&'static str, Schedule); 4] = [
        ("constant", Schedule::Constant),
        (
            "step",
            Schedule::Step {
                every: 30,
                factor: 0.1,
            },
        ),
        ("cosine", Schedule::Cosine),
        (
            "reduce_on_plateau",
            Schedule::ReduceOnPlateau {
                factor: 0.1,
                patience: 10,
            },
        ),
    ];

    /// Reads `cosine`, or a name with its numbers: `{ step: { every: 30, factor: 0.1 } }`.
    pub(crate) fn read(setting: &Setting) -> Result<Schedule, Defect> {
        let Setting::Fields(fields) = setting else {
            return setting.one_of(&Schedule::NAMES);
        };
        let [(name, numbers)] = fields.as_slice() else {
            return Err(Defect::not_a_map(setting));
        };
        let mut read = Setting::Text(name.clone()).one_of(&Schedule::NAMES)?;
        for (field, value) in numbers.fields().map_err(|defect| defect.within(name))? {
            read.set(field, value)
                .map_err(|defect| defect.within(name))?;
        }
        Ok(read)
    }

    fn set(&mut self, field: &str, value: &Setting) -> Result<(), Defect> {
        let within = |defect: Defect| defect.within(field);
        match (self, field) {
            (Schedule::Step { every, .. }, "every")
            | (
                Schedule::ReduceOnPlateau {
                    patience: every, ..
                },
                "patience",
            ) => *every = value.whole(1, Setting::MOST_EPOCHS).map_err(within)?,
            (
                Schedule::Step { factor, .. } | Schedule::ReduceOnPlateau { factor, .. },
                "factor",
            ) => *factor = value.number(0.001, 1.0).map_err(within)? as f32,
            (Schedule::Step { .. }, _) => {
                return Err(Defect::unknown_name(field, &["every", "factor"]));
            }
            (Schedule::ReduceOnPlateau { .. }, _) => {
                return Err(Defect::unknown_name(field, &["factor", "patience"]));
            }
            (Schedule::Constant | Schedule::Cosine, _) => {
                return Err(Defect::unknown_name(field, &[]));
            }
        }
        Ok(())
    }

    /// The name a person writes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Schedule::Constant => "constant",
            Schedule::Step { .. } => "step",
            Schedule::Cosine => "cosine",
            Schedule::ReduceOnPlateau { .. } => "reduce_on_plateau",
        }
    }

    /// Whether the rate depends on how long the training will be.
    pub(crate) fn looks_ahead(self) -> bool {
        self == Schedule::Cosine
    }

    /// Whether the rate depends on what validation shows.
    pub(crate) fn looks_at_validation(self) -> bool {
        matches!(self, Schedule::ReduceOnPlateau { .. })
    }

    /// The share of the learning rate that holds in an epoch. `done` epochs of `all` have passed since the schedule was
    /// taken up; `losses` are the validation losses after each of them.
    pub(crate) fn share(self, done: usize, all: usize, losses: &[f32]) -> f32 {
        match self {
            Schedule::Constant => 1.0,
            Schedule::Step { every, factor } => factor.powi((done / every) as i32),
            Schedule::Cosine => {
                let passed = done as f64 / all.max(1) as f64;
                (0.5 * (1.0 + libm::cos(std::f64::consts::PI * passed))) as f32
            }
            Schedule::ReduceOnPlateau { factor, patience } => {
                factor.powi(plateaus(losses, patience) as i32)
            }
        }
    }
}

/// How often the loss has gone `patience` epochs without falling below its lowest, each time counted anew.
fn plateaus(losses: &[f32], patience: usize) -> usize {
    let (mut lowest, mut wait, mut count) = (f32::INFINITY, 0, 0);
    for &loss in losses {
        wait += 1;
        if loss < lowest {
            (lowest, wait) = (loss, 0);
        }
        if wait == patience {
            (wait, count) = (0, count + 1);
        }
    }
    count
}

impl std::fmt::Display for Schedule {
    /// The YAML that reads back as this schedule.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = self.name();
        match self {
            Schedule::Constant | Schedule::Cosine => f.write_str(name),
            Schedule::Step { every, factor } => {
                write!(f, "{{ {name}: {{ every: {every}, factor: {factor} }} }}")
            }
            Schedule::ReduceOnPlateau { factor, patience } => write!(
                f,
                "{{ {name}: {{ factor: {factor}, patience: {patience} }} }}"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(schedule: Schedule, done: usize, losses: &[f32], expected: f32) {
        let share = schedule.share(done, 100, losses);
        assert!((share - expected).abs() < 1e-6, "{schedule}: {share}");
    }

    #[test]
    fn each_schedule() {
        let step = Schedule::Step {
            every: 30,
            factor: 0.1,
        };
        check(Schedule::Constant, 99, &[], 1.0);
        check(step, 29, &[], 1.0);
        check(step, 30, &[], 0.1);
        check(step, 60, &[], 0.01);
        check(Schedule::Cosine, 0, &[], 1.0);
        check(Schedule::Cosine, 50, &[], 0.5);
        check(Schedule::Cosine, 100, &[], 0.0);
    }

    #[test]
    fn a_plateau_waits_anew_after_each_cut() {
        let plateau = Schedule::ReduceOnPlateau {
            factor: 0.5,
            patience: 2,
        };
        check(plateau, 3, &[3.0, 2.0, 2.1], 1.0);
        check(plateau, 4, &[3.0, 2.0, 2.1, 2.0], 0.5);
        check(plateau, 5, &[3.0, 2.0, 2.1, 2.0, 2.0], 0.5);
        check(plateau, 6, &[3.0, 2.0, 2.1, 2.0, 2.0, 2.0], 0.25);
        check(plateau, 5, &[3.0, 2.0, 2.1, 2.0, 1.9], 0.5);
        check(plateau, 2, &[f32::NAN, f32::NAN], 0.5);
    }

    #[test]
    fn reads_what_it_writes() {
        let text = |word: &str| Setting::Text(word.to_owned());
        let read = Schedule::read(&text("reduce_on_plateau")).expect("a name");
        assert_eq!(
            read.to_string(),
            "{ reduce_on_plateau: { factor: 0.1, patience: 10 } }"
        );
        let numbers = Setting::Fields(vec![("every".to_owned(), Setting::Number(7.0))]);
        let step = Schedule::read(&Setting::Fields(vec![("step".to_owned(), numbers)]));
        assert_eq!(
            step.expect("numbers").to_string(),
            "{ step: { every: 7, factor: 0.1 } }"
        );
        let wrong = Setting::Fields(vec![("evry".to_owned(), Setting::Number(7.0))]);
        let wrong = Schedule::read(&Setting::Fields(vec![("step".to_owned(), wrong)]));
        assert_eq!(wrong.expect_err("a typo").path, ["step", "evry"]);
    }
}
