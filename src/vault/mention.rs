//! Mention: the name of a note in the prose of another, without a link. All notes are passed over; the Markdown of one is
//! read only where a name stands in it, and only once.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use super::Vault;
use super::lines::Lines;
use super::note::Note;
use super::particle;
use super::prose::Prose;

/// A line that mentions a note.
#[derive(Clone, Debug)]
pub struct Mention<'a> {
    pub from: &'a Note,
    /// 1-based line in the file.
    pub line: usize,
    /// The line itself.
    pub text: &'a str,
    /// Where the names stand in `text`, in bytes, from left to right. Never empty.
    pub marks: Vec<Range<usize>>,
}

/// Finds the names of one note.
struct Finder(AhoCorasick);

/// Shorter names stand everywhere.
const FEWEST_CHARACTERS: usize = 2;

impl Vault {
    /// The lines of other notes in whose prose the title, the file's name or an alias of a note stands as a word, by
    /// path and line. Case does not matter, Korean particles may follow, and of names that overlap the longest counts.
    #[must_use]
    pub fn mentions(&self, note: &Note) -> Vec<Mention<'_>> {
        let Some(finder) = Finder::of(note) else {
            return Vec::new();
        };
        let notes = self.notes.par_iter().zip(&self.prose);
        let others = notes.filter(|(other, _)| other.id != note.id);
        others
            .flat_map_iter(|(other, prose)| finder.lines_of(other, prose))
            .collect()
    }
}

impl Finder {
    /// `None` when the names cannot be looked for, as there are none or far too many.
    fn of(note: &Note) -> Option<Finder> {
        let names = [note.title.as_str(), note.id.stem()].into_iter();
        let names = names.chain(note.aliases.iter().map(String::as_str));
        let names = names
            .map(str::trim)
            .filter(|name| name.chars().count() >= FEWEST_CHARACTERS);
        // Case is ignored for ASCII alone; other letters are looked for as written, all small and all large.
        let spelled = |name: &str| [name.to_owned(), name.to_lowercase(), name.to_uppercase()];
        let spellings: BTreeSet<String> = names.flat_map(spelled).collect();
        if spellings.is_empty() {
            return None;
        }
        let builder = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(spellings);
        builder.ok().map(Finder)
    }

    fn lines_of<'a>(&self, note: &'a Note, prose: &OnceLock<Prose>) -> Vec<Mention<'a>> {
        let words = self.words(note.body());
        if words.is_empty() {
            return Vec::new();
        }
        let prose = prose.get_or_init(|| Prose::of(note.body()));
        let lines = Lines::of(&note.text);
        let mut mentions: Vec<Mention<'a>> = Vec::new();
        let mut done = 0;
        for word in words {
            if word.start < done || !prose.holds(&word) {
                continue;
            }
            done = word.end;
            let word = note.body_start + word.start..note.body_start + word.end;
            let number = lines.line_at(word.start);
            let start = note.text[..word.start].rfind('\n').map_or(0, |at| at + 1);
            let mark = word.start - start..word.end - start;
            match mentions.last_mut() {
                Some(last) if last.line == number => last.marks.push(mark),
                _ => mentions.push(Mention {
                    from: note,
                    line: number,
                    text: note.text[start..].split('\n').next().unwrap_or_default(),
                    marks: vec![mark],
                }),
            }
        }
        mentions
    }

    /// Where names stand as words, the leftmost first, of several that begin together the longest first.
    fn words(&self, body: &str) -> Vec<Range<usize>> {
        let found = self.0.find_overlapping_iter(body);
        let mut words: Vec<Range<usize>> = found
            .map(|found| found.range())
            .filter(|name| is_word(body, name))
            .collect();
        words.sort_by_key(|word| (word.start, Reverse(word.end)));
        words
    }
}

/// Whether a name neither begins nor ends inside a word. Behind it Korean particles may stand.
fn is_word(text: &str, name: &Range<usize>) -> bool {
    let joins = |sign: char| sign.is_alphanumeric() || sign == '_';
    let (before, rest) = (&text[..name.start], &text[name.end..]);
    let mut signs = text[name.clone()].chars();
    let begins_inside = signs.next().is_some_and(joins) && before.ends_with(joins);
    let last = signs.next_back().unwrap_or(' ');
    let after = rest
        .find(|sign| !particle::is_syllable(sign))
        .unwrap_or(rest.len());
    let goes_on = match after {
        0 => joins(last) && rest.starts_with(joins),
        end => !particle::follow(last, &rest[..end]),
    };
    !begins_inside && !goes_on
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::NoteId;

    /// The lines of `text` that mention `name.md` of this frontmatter, with the marked in brackets.
    fn check(name: &str, frontmatter: &str, text: &str, expected: &[&str]) {
        let named = format!("---\n{frontmatter}\n---\n{name}\n");
        let note = |path: &str, text: &str| Note::parse(NoteId::new(path), text).0;
        let vault = Vault::of(vec![
            note(&format!("{name}.md"), &named),
            note("z/z.md", text),
        ]);
        let named = vault.find(name)[0];
        let said = |mention: &Mention<'_>| {
            let mut said = mention.text.to_owned();
            for mark in mention.marks.iter().rev() {
                said.insert(mark.end, ']');
                said.insert(mark.start, '[');
            }
            format!("{} {said}", mention.line)
        };
        let mentions = vault.mentions(named);
        let said: Vec<String> = mentions.iter().map(said).collect();
        assert_eq!(said, expected, "{name} in {text:?}");
    }

    #[test]
    fn latin_names_are_whole_words_in_any_case() {
        check(
            "dropout",
            "",
            "Dropout, DROPOUT.\ndropouts adropout drop_out dropout_rate",
            &["1 [Dropout], [DROPOUT]."],
        );
        check(
            "Übung",
            "",
            "ÜBUNG übung Ubung",
            &["1 [ÜBUNG] [übung] Ubung"],
        );
    }

    #[test]
    fn korean_names_take_particles_and_begin_no_inside_word() {
        check(
            "조기 종료",
            "",
            "조기 종료를 쓴다\n조기 종료까지는, 조기 종료.\n비조기 종료\n조기 종료시점",
            &["1 [조기 종료]를 쓴다", "2 [조기 종료]까지는, [조기 종료]."],
        );
        check("CNN", "", "CNN은 CNN층 RCNN은", &["1 [CNN]은 CNN층 RCNN은"]);
    }

    #[test]
    fn every_name_counts_and_the_longest_wins_once() {
        check(
            "dropout",
            "title: Dropout rate\naliases: [드롭아웃, out, p]",
            "x\nThe dropout rate p: 드롭아웃과 dropout rates",
            &["2 The [dropout rate] p: [드롭아웃]과 [dropout] rates"],
        );
        check(
            "가나",
            "aliases: [가나 다라]",
            "가나 다라마",
            &["1 [가나] 다라마"],
        );
    }

    #[test]
    fn links_code_math_comments_tags_and_frontmatter_are_no_mentions() {
        check(
            "dropout",
            "",
            "---\nx: dropout\n---\n[[dropout]] `dropout` $dropout$ %%dropout%% #dropout\n\n```\ndropout\n```\n\
             <!-- dropout -->\n\n# A dropout\n",
            &["11 # A [dropout]"],
        );
    }

    #[test]
    fn names_of_one_character_and_the_note_itself_are_left_out() {
        check("p", "aliases: [가]", "p 가", &[]);
        check("dropout", "", "", &[]);
    }

    #[test]
    fn names_may_hold_signs() {
        check(
            "C++",
            "",
            "C++를 C++, C+ C++11",
            &["1 [C++]를 [C++], C+ [C++]11"],
        );
    }
}
