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
use crate::vault::{FileStat, Tag, TagCount};

/// Questions of one sitting begun from here.
const SITTING: usize = 10;
const MOST_ROOTS: usize = 12;
const MOST_CHILDREN: usize = 8;
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

/// The tag tree to its second level: a row for each root.
fn tags(visit: &Visit, material: &Material) -> Markup {
    let counts: Vec<TagCount> = material.vault.tag_counts();
    let depth = |count: &&TagCount| count.tag.as_str().matches('/').count();
    let mut roots: Vec<&TagCount> = counts.iter().filter(|count| depth(count) == 0).collect();
    roots.sort_by_key(|count| std::cmp::Reverse(count.with_children));
    roots.truncate(MOST_ROOTS);
    let below = |root: &TagCount| {
        let is_below = |count: &&TagCount| depth(count) == 1 && count.tag.is_or_is_under(&root.tag);
        let mut below: Vec<&TagCount> = counts.iter().filter(is_below).collect();
        below.sort_by_key(|count| std::cmp::Reverse(count.with_children));
        below.truncate(MOST_CHILDREN);
        below
    };
    html! {
        section {
            h2 { (visit.word("web-tags")) }
            dl.tree {
                @for root in roots {
                    div {
                        dt { (tag(root, root.tag.as_str())) }
                        dd { @for child in below(root) { (tag(child, last(&child.tag))) } }
                    }
                }
            }
        }
    }
}

/// A tag by a part of its name.
fn tag(count: &TagCount, name: &str) -> Markup {
    html! {
        a.tag href=(place::search(&format!("tag:#{}", count.tag.as_str()))) {
            "#" (name) " " span.count { (count.with_children) }
        }
    }
}

fn last(tag: &Tag) -> &str {
    tag.as_str().rsplit('/').next().unwrap_or_default()
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
