//! Show: what a person sees of a note that was found: the line that shows best why, and which parts of it match.

use super::document::Stored;
use super::fragment::Fragment;
use super::hit::{Hit, NotePart, Why};
use super::line::{Kind, Line, plain_lines};
use super::query::{Place, Wanted};
use super::snippet::{best_line, snippet};
use crate::vault::NoteId;

/// More forms of a word than these tell nothing new.
const MOST_FORMS: usize = 8;

pub(super) fn hit(id: NoteId, note: Stored, wanted: &Wanted, score: f32) -> Hit {
    let leaves = wanted.leaves();
    let lines = plain_lines(&note.text, note.body_start);
    let shown = best_line(&lines, &leaves)
        .or_else(|| line_of_tag(&lines, wanted))
        .or_else(|| first_line(&lines));
    Hit {
        line: shown.map_or(1, |line| line.number),
        snippet: shown
            .map(|line| snippet(&line.text, &leaves))
            .unwrap_or_default(),
        why: why(&id, &note, &lines, &leaves),
        note: id,
        title: note.title,
        tags: note.tags,
        score,
    }
}

fn why(id: &NoteId, note: &Stored, lines: &[Line], leaves: &[&Wanted]) -> Vec<Why> {
    let part = |part: NotePart, text| (part, Fragment::of(text));
    let mut parts = vec![part(NotePart::Title, note.title.as_str())];
    parts.extend(
        note.aliases
            .iter()
            .map(|alias| part(NotePart::Alias, alias)),
    );
    parts.extend(note.tags.iter().map(|tag| part(NotePart::Tag, tag)));
    parts.push(part(NotePart::Path, id.without_extension()));
    parts.extend(lines.iter().map(|line| match line.kind {
        Kind::Heading => part(NotePart::Heading, line.text.as_str()),
        Kind::Prose | Kind::Frontmatter => part(NotePart::Text, line.text.as_str()),
    }));
    let of_leaf = |leaf: &&Wanted| {
        let mut why = Why {
            sought: leaf.typed(),
            parts: Vec::new(),
            forms: Vec::new(),
        };
        for (part, fragment) in parts.iter().filter(|(_, text)| leaf.may_be_in(text)) {
            for place in leaf.places(fragment) {
                why.parts.push(*part);
                let form = fragment.text[place].to_owned();
                if why.forms.len() < MOST_FORMS && !why.forms.contains(&form) {
                    why.forms.push(form);
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
