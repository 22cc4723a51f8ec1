//! Hyperband: many jobs get few epochs, the best third of them three times as many, and so on. Li, Jamieson, DeSalvo,
//! Rostamizadeh and Talwalkar 2018, "Hyperband", JMLR 18(185), Algorithm 1, with epochs as the resource and eta 3.
//!
//! A job at the end of its rung waits, without holding a slot, until its rung is full; then the best go on and the
//! others are stopped. SageMaker does not publish when its own Hyperband stops a job. It has a limit on jobs that the
//! paper has not: brackets that would exceed `max_jobs` are left out, and what remains trains in full.

/// The share of a rung that goes on is one in so many.
const ETA: usize = 3;

/// A tournament: its rungs, first to last, and the jobs that enter it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Bracket {
    /// Places in the order of launching, from 0, of the jobs in it.
    pub(in super::super) first: usize,
    pub(in super::super) rungs: Vec<Rung>,
}

/// So many jobs train until this epoch, counted from their first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Rung {
    pub(in super::super) n_jobs: usize,
    pub(in super::super) epoch: usize,
}

/// The brackets for `max_jobs` jobs of at most `epochs` epochs.
pub(in super::super) fn brackets(epochs: usize, max_jobs: usize) -> Vec<Bracket> {
    let s_max = epochs.ilog(ETA);
    let mut brackets = Vec::new();
    let mut first = 0;
    loop {
        let before = first;
        for s in (0..=s_max).rev() {
            let n_jobs = n_entering(s_max, s);
            if n_jobs <= max_jobs - first {
                brackets.push(bracket(epochs, s, first, n_jobs));
                first += n_jobs;
            }
        }
        if first == before {
            break;
        }
    }
    if first < max_jobs {
        brackets.push(bracket(epochs, 0, first, max_jobs - first));
    }
    brackets
}

/// Jobs that enter bracket s: (s_max + 1) / (s + 1) · eta^s, rounded up, so that all brackets cost about the same.
fn n_entering(s_max: u32, s: u32) -> usize {
    ((s_max as usize + 1) * ETA.pow(s)).div_ceil(s as usize + 1)
}

fn bracket(epochs: usize, s: u32, first: usize, n_jobs: usize) -> Bracket {
    let rung = |i: u32| Rung {
        n_jobs: n_jobs / ETA.pow(i),
        epoch: (epochs as f64 / ETA.pow(s - i) as f64).round() as usize,
    };
    Bracket {
        first,
        rungs: (0..=s).map(rung).collect(),
    }
}

impl Bracket {
    pub(in super::super) fn holds(&self, job: usize) -> bool {
        (self.first..self.first + self.rungs[0].n_jobs).contains(&job)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Table 1 of the paper: n_i and r_i for R = 81 and eta = 3.
    #[test]
    fn brackets_are_those_of_the_paper() {
        let rungs = |bracket: &Bracket| -> Vec<(usize, usize)> {
            bracket
                .rungs
                .iter()
                .map(|rung| (rung.n_jobs, rung.epoch))
                .collect()
        };
        let all = brackets(81, 81 + 34 + 15 + 8 + 5);
        let table: [&[(usize, usize)]; 5] = [
            &[(81, 1), (27, 3), (9, 9), (3, 27), (1, 81)],
            &[(34, 3), (11, 9), (3, 27), (1, 81)],
            &[(15, 9), (5, 27), (1, 81)],
            &[(8, 27), (2, 81)],
            &[(5, 81)],
        ];
        assert_eq!(all.iter().map(rungs).collect::<Vec<_>>(), table);
        assert_eq!(all[2].first, 115);
        assert!(all[2].holds(115) && all[2].holds(129) && !all[2].holds(130));
    }

    #[test]
    fn few_jobs_get_the_brackets_that_fit() {
        let shape = |epochs, max_jobs| -> Vec<(usize, usize)> {
            let rungs = |bracket: &Bracket| (bracket.rungs[0].n_jobs, bracket.rungs[0].epoch);
            brackets(epochs, max_jobs).iter().map(rungs).collect()
        };
        assert_eq!(shape(400, 20), [(18, 44), (2, 400)]);
        assert_eq!(shape(81, 10), [(8, 27), (2, 81)]);
        assert_eq!(shape(81, 1), [(1, 81)]);
        assert_eq!(shape(1, 3), [(1, 1), (1, 1), (1, 1)]);
    }
}
