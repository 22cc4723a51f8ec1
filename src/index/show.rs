//! Show: what a person sees of a note that was found: the line that shows best why, and which parts of it match.

use super::document::Stored;
use super::fragment::Fragment;
use super::glance::Glance;
use super::hit::{Hit, NotePart, Why};
use super::line::{Kind, Line, plain_lines};
use super::query::{Place, Wanted};
use super::snippet::snippet;
use crate::vault::NoteId;

/// More forms of a word than these tell nothing new.
const MOST_FORMS: usize = 8;
/// More lines of a note are not compared.
const MOST_LINES: usize = 64;

/// How the notes that one query finds are shown.
pub(super) struct Show<'a> {
    leaves: Vec<&'a Wanted>,
    /// Folded, with their `#`.
    tags: Vec<String>,
    /// Stops where leaves and tags may stand.
    glance: Glance,
}

impl<'a> Show<'a> {
    pub(super) fn of(wanted: &'a Wanted) -> Show<'a> {
        let leaves = wanted.leaves();
        let tags = tags(wanted);
        let keys = leaves.iter().map(|leaf| leaf.keys());
        let glance = Glance::of(keys.chain(tags.iter().map(|tag| vec![tag.clone()])));
        Show {
            leaves,
            tags,
            glance,
        }
    }

    pub(super) fn hit(&self, id: NoteId, note: Stored, score: f32) -> Hit {
        let leaves = &self.leaves;
        let lines = self.lines(&note);
        let fragments: Vec<Fragment> = lines.iter().map(|line| Fragment::of(&line.text)).collect();
        let best = best(&lines, &fragments, leaves).cloned();
        let shown = best
            .or_else(|| self.line_of_tag(&note))
            .or_else(|| first_line(&note));
        Hit {
            line: shown.as_ref().map_or(1, |line| line.number),
            snippet: shown
                .as_ref()
                .map(|line| snippet(&line.text, leaves))
                .unwrap_or_default(),
            why: why(&parts(&id, &note, &lines, fragments), leaves),
            note: id,
            title: note.title,
            tags: note.tags,
            score,
        }
    }

    /// The lines to choose from: one of prose with all there is, for none can be better; else those with something.
    fn lines(&self, note: &Stored) -> Vec<Line> {
        let all = self.leaves.len();
        if all > 1
            && let Some(best) = self.lines_with(note, all).find(|line| self.is_best(line))
        {
            return vec![best];
        }
        until(self.lines_with(note, 1).take(MOST_LINES), |line| {
            self.is_best(line)
        })
    }

    /// Lines in which at least so many of the leaves may stand.
    fn lines_with<'n>(&'n self, note: &'n Stored, fewest: usize) -> impl Iterator<Item = Line> {
        let counts = move |raw: &str, things: usize| {
            let fragment = Fragment::of(raw);
            let mut leaves = self.leaves.iter();
            things >= fewest && leaves.any(|leaf| leaf.may_be_in(&fragment))
        };
        plain_lines(&note.text, note.body_start, &self.glance, counts)
    }

    fn is_best(&self, line: &Line) -> bool {
        let fragment = Fragment::of(&line.text);
        line.kind == Kind::Prose && stand_in(&fragment, &self.leaves) == self.leaves.len()
    }

    /// Where a tag that was asked for stands in the body.
    fn line_of_tag(&self, note: &Stored) -> Option<Line> {
        if self.tags.is_empty() {
            return None;
        }
        let is_tag = |word: &str| {
            let mut tags = self.tags.iter();
            tags.any(|tag| word.strip_prefix(tag.as_str()).is_some_and(ends_tag))
        };
        let bears_tag = |text: &str| text.to_lowercase().split_whitespace().any(is_tag);
        plain_lines(&note.text, note.body_start, &self.glance, |_, _| true)
            .find(|line| line.kind != Kind::Frontmatter && bears_tag(&line.text))
    }
}

/// The first line a person would read: prose, else a heading, else whatever there is.
fn first_line(note: &Stored) -> Option<Line> {
    let everywhere = Glance::everywhere();
    let lines = plain_lines(&note.text, note.body_start, &everywhere, |_, _| true);
    let lines = until(lines, |line| line.kind == Kind::Prose);
    // Of equals `max_by_key` takes the last, so the lines come in reverse.
    lines.into_iter().rev().max_by_key(|line| line.kind)
}

/// All lines up to the first that is enough.
fn until(lines: impl Iterator<Item = Line>, is_enough: impl Fn(&Line) -> bool) -> Vec<Line> {
    let mut taken = Vec::new();
    for line in lines {
        let is_last = is_enough(&line);
        taken.push(line);
        if is_last {
            break;
        }
    }
    taken
}

/// How many of `leaves` stand in a text.
fn stand_in(fragment: &Fragment, leaves: &[&Wanted]) -> usize {
    let stands = |leaf: &&&Wanted| leaf.may_be_in(fragment) && !leaf.places(fragment).is_empty();
    leaves.iter().filter(stands).count()
}

/// The line with most of `leaves` in it; of equal ones prose before headings before frontmatter, then the first.
fn best<'a>(lines: &'a [Line], fragments: &[Fragment], leaves: &[&Wanted]) -> Option<&'a Line> {
    let found = fragments.iter().map(|fragment| stand_in(fragment, leaves));
    let ranked: Vec<(usize, &Line)> = found.zip(lines).filter(|(found, _)| *found > 0).collect();
    // Of equals `max_by_key` takes the last, so the lines come in reverse.
    let reversed = ranked.into_iter().rev();
    reversed
        .max_by_key(|(found, line)| (*found, line.kind))
        .map(|(_, line)| line)
}

/// Everything something may stand in, as far as it is worth a look.
fn parts<'a>(
    id: &'a NoteId,
    note: &'a Stored,
    lines: &[Line],
    fragments: Vec<Fragment<'a>>,
) -> Vec<(NotePart, Fragment<'a>)> {
    let named = |part: NotePart| move |text: &'a String| (part, Fragment::of(text));
    let mut parts = vec![
        (NotePart::Title, Fragment::of(&note.title)),
        (NotePart::Path, Fragment::of(id.without_extension())),
    ];
    parts.extend(note.aliases.iter().map(named(NotePart::Alias)));
    parts.extend(note.tags.iter().map(named(NotePart::Tag)));
    let headings = note.headings.iter();
    parts.extend(headings.map(|heading| (NotePart::Heading, Fragment::of(&heading.text))));
    let lines = lines.iter().zip(fragments);
    let in_text = lines.filter(|(line, _)| line.kind != Kind::Heading);
    parts.extend(in_text.map(|(_, fragment)| (NotePart::Text, fragment)));
    parts
}

fn why(parts: &[(NotePart, Fragment)], leaves: &[&Wanted]) -> Vec<Why> {
    let of_leaf = |leaf: &&Wanted| {
        let mut why = Why {
            sought: leaf.typed(),
            parts: Vec::new(),
            forms: Vec::new(),
        };
        for (part, fragment) in parts.iter().filter(|(_, text)| leaf.may_be_in(text)) {
            for place in leaf.places(fragment) {
                why.parts.push(*part);
                let form = &fragment.text[place];
                if why.forms.len() < MOST_FORMS && why.forms.iter().all(|known| known != form) {
                    why.forms.push(form.to_owned());
                }
            }
        }
        why.parts.sort_unstable();
        why.parts.dedup();
        why
    };
    leaves.iter().map(of_leaf).collect()
}

/// Folded, with their `#`.
fn tags(wanted: &Wanted) -> Vec<String> {
    match wanted {
        Wanted::All(parts) | Wanted::Any(parts) => parts.iter().flat_map(tags).collect(),
        Wanted::In(Place::Tag, part) => match part.as_ref() {
            Wanted::Phrase(tag) => vec![format!("#{}", tag.folded().trim_start_matches('#'))],
            parts => tags(parts),
        },
        _ => Vec::new(),
    }
}

/// `rest` follows a tag's name: the tag ends here, or one below it goes on.
fn ends_tag(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_none_or(|next| next == '/' || (!next.is_alphanumeric() && !matches!(next, '_' | '-')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::query::Query;
    use proptest::prelude::*;

    #[test]
    fn prose_is_shown_before_headings_and_frontmatter() {
        let note = Stored {
            text: "---\ntitle: 과적합\n---\n# 과적합\n과적합이란\n".to_owned(),
            body_start: "---\ntitle: 과적합\n---\n".len(),
            ..Stored::default()
        };
        let query = Query::parse("과적합").expect("a query");
        let hit = Show::of(&query.wanted).hit(NoteId::new("a.md"), note, 1.0);
        assert_eq!(hit.line, 5);
    }

    proptest! {
        #[test]
        fn a_glance_misses_no_line(
            text in "(net|Nets|과적합|과\u{200B}적|Ｎet|happily|é|가| |\n|%%|```|<!--|-->){0,40}",
            typed in "(net|happy|과적|\"적 net\"|é|가|/e\\./)( (nets|과적합을|가))?",
        ) {
            let query = Query::parse(&typed).expect("a query");
            let show = Show::of(&query.wanted);
            let counts = |raw: &str, _| {
                let fragment = Fragment::of(raw);
                show.leaves.iter().any(|leaf| leaf.may_be_in(&fragment))
            };
            let everywhere = Glance::everywhere();
            let all: Vec<Line> = plain_lines(&text, 0, &everywhere, counts).collect();
            let seen: Vec<Line> = plain_lines(&text, 0, &show.glance, counts).collect();
            prop_assert_eq!(seen, all);
        }
    }
}
