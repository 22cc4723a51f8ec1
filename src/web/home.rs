//! Home: what is due, a way into it, and what lies around: exam date, habit, tags, notes.

use maud::{Markup, html};

use super::exam;
use super::failure::Failure;
use super::layout::{self, Nav};
use super::place;
use super::reply::Reply;
use super::visit::Visit;
use crate::clock::date;
use crate::desk::{Material, Study};
use crate::message::Message;
use crate::quiz::{Schedule, Stats};
use crate::vault::{FileStat, TagCount};

/// Questions of one sitting begun from here.
const SITTING: usize = 10;
const MOST_TAGS: usize = 24;
const MOST_NOTES: usize = 8;
const DAYS_AHEAD: usize = 7;

pub(super) fn page(visit: &Visit) -> Result<Reply, Failure> {
    let material = visit.app.material()?;
    let log = visit.app.log()?;
    let study = visit.app.desk().study_of(&material.bank, &log)?;
    let today = visit.now.day();
    let schedule = Schedule::of(&study.bank, &study.past, today, &study.settings);
    let stats = Stats::of(&study.bank, &study.past, &study.settings.parameters);
    let title = visit.word("web-home");
    let body = html! {
        h1.visually-hidden { (title) }
        (exam::running(visit)?)
        (due(visit, &schedule, &study))
        (layout::search_box(visit, "", false))
        @if stats.all.of > 0 { (habit(visit, &stats)) }
        div.columns {
            (tags(visit, &material))
            (notes(visit, &material))
        }
    };
    Ok(Reply::Page(layout::page(visit, &title, Nav::Home, &body)))
}

/// How much is to be answered today, and the button that begins.
fn due(visit: &Visit, schedule: &Schedule<'_>, study: &Study) -> Markup {
    let due = schedule.due().len();
    let today = due + schedule.new_today;
    let tomorrow = schedule.forecast(DAYS_AHEAD).get(1).copied();
    let counted = Message::new("web-due")
        .with("due", due)
        .with("new", schedule.new_today);
    let begin = match today {
        0 => "web-begin-anyway",
        _ => "web-begin",
    };
    html! {
        section.due {
            p.number { (today) }
            p.of { (visit.say(&counted)) }
            @if study.bank.questions().is_empty() {
                p { (visit.word("web-no-questions")) }
            } @else {
                form method="post" action="/quiz" {
                    @if today > 0 { input type="hidden" name="due" value="yes"; }
                    input type="hidden" name="count" value=(SITTING);
                    button.primary data-key="Enter" { (visit.word(begin)) }
                }
            }
            @if let Some(tomorrow) = tomorrow.filter(|_| today == 0) {
                p.quiet { (visit.say(&Message::new("web-tomorrow").with("tomorrow", tomorrow))) }
            }
            @if let Some(exam) = study.settings.goal.exam.filter(|exam| *exam >= schedule.today) {
                p.quiet {
                    (visit.say(&Message::new("web-exam-date")
                        .with("date", date(exam))
                        .with("days", exam.days_since(schedule.today) as usize)))
                }
            }
        }
    }
}

/// What was done, without a word for what was not.
fn habit(visit: &Visit, stats: &Stats) -> Markup {
    let today = visit.now.day();
    let answered = stats.days.get(&today).copied().unwrap_or(0);
    let streak = stats.streak(today);
    html! {
        p.habit {
            @if answered > 0 {
                (visit.say(&Message::new("web-answered-today").with("answers", answered))) " "
            }
            @if streak > 1 {
                (visit.say(&Message::new("web-streak").with("days", streak)))
            }
        }
    }
}

/// The tags that most notes bear, in the order of their names.
fn tags(visit: &Visit, material: &Material) -> Markup {
    let mut counts: Vec<TagCount> = material.vault.tag_counts();
    counts.sort_by_key(|count| std::cmp::Reverse(count.with_children));
    counts.truncate(MOST_TAGS);
    counts.sort_by(|a, b| a.tag.folded().cmp(b.tag.folded()));
    html! {
        section {
            h2 { (visit.word("web-tags")) }
            ul.tags {
                @for count in &counts {
                    li {
                        a.tag href=(place::search(&format!("tag:#{}", count.tag.as_str()))) {
                            "#" (count.tag.as_str()) " " span.count { (count.with_children) }
                        }
                    }
                }
            }
        }
    }
}

/// The notes that were changed last.
fn notes(visit: &Visit, material: &Material) -> Markup {
    let mut files: Vec<(&FileStat, &str)> = material
        .vault
        .notes()
        .iter()
        .filter_map(|note| Some((material.vault.file(&note.id)?, note.title.as_str())))
        .collect();
    files.sort_by_key(|(file, _)| std::cmp::Reverse(file.modified_ns));
    html! {
        section {
            h2 { (visit.word("web-recent-notes")) }
            ul.plain {
                @for (file, title) in files.iter().take(MOST_NOTES) {
                    li { a href=(place::note(&file.id)) { (title) } }
                }
            }
        }
    }
}
