//! Show: what a person sees of a note that was found: the line that shows best why, and which parts of it match.

use super::document::Stored;
use super::fragment::Fragment;
use super::hit::{Hit, NotePart, Why};
use super::line::{Kind, Line, plain_lines};
use super::query::{Place, Wanted};
use super::snippet::snippet;
use crate::vault::NoteId;

/// More forms of a word than these tell nothing new.
const MOST_FORMS: usize = 8;

pub(super) fn hit(id: NoteId, note: Stored, wanted: &Wanted, score: f32) -> Hit {
    let leaves = wanted.leaves();
    let counts = |raw: &str| {
        let fragment = Fragment::of(raw);
        leaves.iter().any(|leaf| leaf.may_be_in(&fragment))
    };
    // No line can be better than one of prose with all there is.
    let is_best = |line: &Line| {
        let fragment = Fragment::of(&line.text);
        line.kind == Kind::Prose && stand_in(&fragment, &leaves) == leaves.len()
    };
    let lines = plain_lines(&note.text, note.body_start, counts, is_best);
    let fragments: Vec<Fragment> = lines.iter().map(|line| Fragment::of(&line.text)).collect();
    let best = best(&lines, &fragments, &leaves).cloned();
    let shown = best.or_else(|| unmarked_line(&note, wanted));
    Hit {
        line: shown.as_ref().map_or(1, |line| line.number),
        snippet: shown
            .as_ref()
            .map(|line| snippet(&line.text, &leaves))
            .unwrap_or_default(),
        why: why(&parts(&id, &note, &lines, fragments), &leaves),
        note: id,
        title: note.title,
        tags: note.tags,
        score,
    }
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

/// What to show of a note in whose lines nothing that was asked for stands.
fn unmarked_line(note: &Stored, wanted: &Wanted) -> Option<Line> {
    let lines = plain_lines(&note.text, note.body_start, |_| true, |_| false);
    line_of_tag(&lines, wanted)
        .or_else(|| first_line(&lines))
        .cloned()
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

/// Where a tag that was asked for stands in the body.
fn line_of_tag<'a>(lines: &'a [Line], wanted: &Wanted) -> Option<&'a Line> {
    let tags = tags(wanted);
    let is_tag = |word: &str| {
        tags.iter()
            .any(|tag| word.strip_prefix(tag.as_str()).is_some_and(ends_tag))
    };
    lines.iter().find(|line| {
        line.kind != Kind::Frontmatter && line.text.to_lowercase().split_whitespace().any(is_tag)
    })
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

/// The first line a person would read: prose, else a heading, else whatever there is.
fn first_line(lines: &[Line]) -> Option<&Line> {
    let first = |kind: Kind| lines.iter().find(|line| line.kind == kind);
    first(Kind::Prose)
        .or_else(|| first(Kind::Heading))
        .or_else(|| lines.first())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::query::Query;

    #[test]
    fn prose_is_shown_before_headings_and_frontmatter() {
        let note = Stored {
            text: "---\ntitle: 과적합\n---\n# 과적합\n과적합이란\n".to_owned(),
            body_start: "---\ntitle: 과적합\n---\n".len(),
            ..Stored::default()
        };
        let query = Query::parse("과적합").expect("a query");
        let hit = hit(NoteId::new("a.md"), note, &query.wanted, 1.0);
        assert_eq!(hit.line, 5);
    }
}
