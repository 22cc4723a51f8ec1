//! Jobs: the training jobs of a tuning as a drawing for a page.

use super::legend::list;
use super::{Plot, curves, open, path, rule, sign, text};
use crate::chart::{JobLine, Jobs, Point, Words};

const SIZE: Point = (360.0, 232.0);
const PLOT: Plot = Plot {
    left: 34.0,
    top: 22.0,
    width: 276.0,
    height: 186.0,
};

/// All jobs, the best of them on top. Each line says its number.
#[must_use]
pub fn jobs(jobs: &Jobs, words: &Words) -> String {
    let mut lines: Vec<&JobLine> = jobs.lines.iter().collect();
    lines.sort_by_key(|job| job.is_chosen);
    let paths: String = lines.iter().map(|job| of_job(jobs, job)).collect();
    let ends = lines.iter().filter_map(|job| end(jobs, job));
    let parts = [
        open("jobs", SIZE, &described(jobs, words), ""),
        curves::axes(PLOT, (&jobs.x, &jobs.y), words),
        curves::within(PLOT, &(paths + &median(jobs))),
    ];
    let drawing: String = parts.into_iter().chain(ends).collect();
    drawing + "</svg>"
}

/// What the lines and signs of jobs mean.
#[must_use]
pub fn jobs_legend(jobs: &Jobs, words: &Words) -> String {
    let line = |class| format!(r#"<path class="{class}" d="M0 0H30"/>"#);
    let mut entries = vec![
        (line("job"), &*words.job),
        (line("job chosen"), &words.job_chosen),
        (cross((15.0, 0.0)), &words.job_stopped),
    ];
    if !jobs.median.is_empty() {
        entries.push((line("job median"), &words.median));
    }
    list(&entries)
}

fn of_job(jobs: &Jobs, job: &JobLine) -> String {
    let class = if job.is_chosen { "job chosen" } else { "job" };
    let path = through(jobs, &job.line);
    format!(
        r#"<path class="{class}" data-job="{}" d="{path}"/>"#,
        job.number
    )
}

fn median(jobs: &Jobs) -> String {
    if jobs.median.is_empty() {
        return String::new();
    }
    let path = through(jobs, &jobs.median);
    format!(r#"<path class="job median" d="{path}"/>"#)
}

fn through(jobs: &Jobs, points: &[Point]) -> String {
    let anywhere = |&point: &Point| PLOT.anywhere((&jobs.x, &jobs.y), point);
    path(points.iter().map(anywhere))
}

/// The end of a job: a star with its number on the best, a cross on a stopped one, nothing on others.
fn end(jobs: &Jobs, job: &JobLine) -> Option<String> {
    let last = job.line.iter().rfind(|(_, y)| y.is_finite())?;
    let (x, y) = PLOT.at((&jobs.x, &jobs.y), *last);
    if job.is_chosen {
        let named = text(
            "number over",
            (x + 12.0, y + 4.0),
            "start",
            &job.number.to_string(),
        );
        return Some(sign::star((x, y)) + &named);
    }
    job.is_stopped().then(|| cross((x, y)))
}

fn cross((x, y): Point) -> String {
    const ARM: f64 = 3.5;
    rule("cross", (x - ARM, y - ARM), (x + ARM, y + ARM))
        + &rule("cross", (x - ARM, y + ARM), (x + ARM, y - ARM))
}

/// The best job and how many were stopped.
fn described(jobs: &Jobs, words: &Words) -> String {
    let stopped = jobs.lines.iter().filter(|job| job.is_stopped()).count();
    let chosen = jobs.lines.iter().find(|job| job.is_chosen);
    let chosen = chosen.map_or(0, |job| job.number);
    format!(
        "{}: {chosen}. {}: {stopped}/{}.",
        words.job_chosen,
        words.job_stopped,
        jobs.lines.len()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::jobs::tests::{TWO, tuned};
    use crate::chart::svg::tests::{check_for_a_page, words};

    #[test]
    fn a_stopped_job_ends_in_a_cross_and_the_best_in_a_star() {
        let two = Jobs::of(&tuned("Auto", &TWO));
        let svg = jobs(&two, &words());
        check_for_a_page(&svg);
        assert!(
            svg.contains(r#"<path class="job" data-job="2" d="M103 115L172 208"/>"#),
            "{svg}"
        );
        assert!(
            svg.contains(r#"<line class="cross" x1="168.5" y1="204.5""#),
            "{svg}"
        );
        assert_eq!(svg.matches("<polygon").count(), 1);
        assert!(svg.contains("job-chosen: 1. job-stopped: 1/2."));
    }

    #[test]
    fn the_median_is_told_where_there_is_one() {
        let check = |stopping: &str, n: usize| {
            let two = Jobs::of(&tuned(stopping, &TWO));
            let drawn = jobs(&two, &words()) + &jobs_legend(&two, &words());
            check_for_a_page(&drawn);
            assert_eq!(drawn.matches("job median").count(), n);
        };
        check("Auto", 2);
        check("Off", 0);
    }
}
