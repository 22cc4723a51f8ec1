//! Stamp: where in its file a question could get an `id`. What the id is, and whether the file then still says the same,
//! is decided in `quiz/stamp.rs`.

use super::draft::{Comment, Draft};
use super::lead::{self, Lead, Titled};
use super::{Source, parsed, speaks_of_questions};
use crate::quiz::question::Question;
use crate::vault::{Insertion, Spot};

/// A question that has no `id` of its own.
#[derive(Clone, Debug)]
pub struct Unnamed {
    /// Under the name that follows from its place.
    pub question: Question,
    /// Where an id could go, the best place first.
    pub homes: Vec<IdHome>,
}

/// A place for an id, and what has to stand around it there.
#[derive(Clone, Debug)]
pub struct IdHome {
    line: usize,
    spot: Spot,
    before: String,
    after: String,
}

impl IdHome {
    #[must_use]
    pub fn insertion(&self, id: &str) -> Insertion {
        Insertion {
            line: self.line,
            spot: self.spot,
            text: format!("{}{id}{}", self.before, self.after),
        }
    }

    fn new(line: usize, spot: Spot, before: &str, after: &str) -> IdHome {
        let (before, after) = (before.to_owned(), after.to_owned());
        IdHome {
            line,
            spot,
            before,
            after,
        }
    }

    /// A comment below a line, quoted as the line is.
    fn comment(line: usize, lines: &[&str]) -> IdHome {
        let above = line.checked_sub(1).and_then(|at| lines.get(at));
        let before = format!("{}<!-- quiz: {{id: ", quote(above.unwrap_or(&"")));
        IdHome::new(line, Spot::Below, &before, "} -->")
    }
}

/// The sound questions of a file that have no `id` of their own, in their order.
#[must_use]
pub fn unnamed(source: &Source<'_>) -> Vec<Unnamed> {
    let lines: Vec<&str> = source.text.lines().collect();
    let (parsed, _) = parsed(source);
    let is_only = parsed.len() == 1;
    let unnamed = parsed.into_iter().filter(|read| !read.is_named);
    let homes = |draft: &Draft| match draft.comments.first() {
        Some(comment) => in_comment(comment, &lines).into_iter().collect(),
        None => in_frontmatter(source, is_only)
            .into_iter()
            .chain(around(draft, &lines))
            .collect(),
    };
    unnamed
        .filter_map(|read| {
            Some(Unnamed {
                homes: homes(&read.draft),
                question: read.question?,
            })
        })
        .collect()
}

/// Below the opening fence, when the frontmatter speaks of the only question.
fn in_frontmatter(source: &Source<'_>, is_only: bool) -> Option<IdHome> {
    let value = source.frontmatter.filter(|_| is_only)?;
    let speaks = speaks_of_questions(source.note, value) && source.body_start > 0;
    let fence = source.frontmatter_first_line - 1;
    speaks.then(|| IdHome::new(fence, Spot::Below, "id: ", ""))
}

/// Among what the comment says already.
fn in_comment(comment: &Comment, lines: &[&str]) -> Option<IdHome> {
    let yaml = &comment.yaml;
    let start = yaml.len() - yaml.trim_start().len();
    let line = comment.line + yaml[..start].matches('\n').count();
    if start == yaml.len() {
        return Some(IdHome::new(comment.line, Spot::Behind(':'), " {id: ", "}"));
    }
    if let Some(inside) = yaml[start..].strip_prefix('{') {
        let blank = if inside.starts_with(' ') { " " } else { "" };
        let after = if inside.trim_start().starts_with('}') {
            ""
        } else {
            ","
        };
        let gap = if after.is_empty() || inside.starts_with(char::is_whitespace) {
            ""
        } else {
            " "
        };
        let before = format!("{blank}id: ");
        return Some(IdHome::new(
            line,
            Spot::Behind('{'),
            &before,
            &format!("{after}{gap}"),
        ));
    }
    let own = lines.get(line - 1)?;
    if line > comment.line {
        let key = yaml[start..].lines().next().unwrap_or_default();
        let before = own.find(key).map_or("", |at| &own[..at]);
        return Some(IdHome::new(
            line - 1,
            Spot::Below,
            &format!("{before}id: "),
            "",
        ));
    }
    let before = format!("{}id: ", &yaml[..start]);
    let after = format!("\n{}", quote(own));
    Some(IdHome::new(line, Spot::Behind(':'), &before, &after))
}

/// Below the heading or the words that open the question, below its stem, above it.
fn around(draft: &Draft, lines: &[&str]) -> Vec<IdHome> {
    let title = draft.title.as_ref();
    let heading = title.map(|title| title.line);
    let lead = draft.announced.filter(|&line| line < draft.line);
    let first = if title.is_some_and(|title| title.is_lead) {
        heading
    } else {
        lead
    };
    let option = draft.options.first().map_or(1, |option| option.line);
    let start = Some(draft.line).filter(|&line| line > 0).or(heading);
    let above = start.unwrap_or(option).saturating_sub(1);
    let places = first.into_iter().chain(heading);
    let places = places.chain([end_of_stem(option, lines), above]);
    places.map(|line| IdHome::comment(line, lines)).collect()
}

/// The last line of the stem: the one above the first option that is not blank and does not announce options.
fn end_of_stem(option: usize, lines: &[&str]) -> usize {
    let is_stem = |&line: &usize| {
        let text = lines[line - 1].trim_start_matches(['>', ' ']);
        let titled = Titled {
            text: text.trim_start_matches('#'),
            is_title: text.starts_with('#'),
        };
        !text.trim().is_empty() && lead::read(titled, &[]) != Some(Lead::Options)
    };
    (1..option.min(lines.len() + 1))
        .rev()
        .find(is_stem)
        .unwrap_or(0)
}

/// The quote marks in front of a line.
fn quote(line: &str) -> &str {
    let is_mark = |sign: char| sign == '>' || sign == ' ';
    let marks = &line[..line.len() - line.trim_start_matches(is_mark).len()];
    match marks.rfind('>') {
        Some(last) => &marks[..marks.len().min(last + 2)],
        None => "",
    }
}
