//! Scan: the characters of a query one after the other: words, quotes, keywords, white space.

use super::super::Error;
use super::{End, Parser};
use crate::index::josa;

impl Parser<'_> {
    pub(super) fn ends_word(&self, at: usize, end: End) -> bool {
        self.characters.get(at).is_none_or(|&char| {
            char.is_whitespace()
                || char == ')'
                || (end == End::Property && matches!(char, ']' | ':'))
        })
    }

    /// What stands between two quotes; `\"` is a quote itself.
    pub(super) fn quoted(&mut self) -> Result<String, Error> {
        let column = self.column();
        let mut text = String::new();
        self.at += 1;
        loop {
            let next = self.characters.get(self.at + 1);
            match self.characters.get(self.at) {
                None => return Err(Error::Unclosed { sign: '"', column }),
                Some('\\') if next == Some(&'"') => {
                    text.push('"');
                    self.at += 2;
                }
                Some('"') => {
                    self.at += 1;
                    return Ok(text.trim().to_owned());
                }
                Some(&char) => {
                    text.push(char);
                    self.at += 1;
                }
            }
        }
    }

    /// The particle in `"과적합"을` belongs to the sentence, not to what is looked for.
    pub(super) fn skip_josa(&mut self) {
        let start = self.at;
        if !josa::is_josa(&self.word(End::Text)) {
            self.at = start;
        }
    }

    /// Up to white space, a quote, or the bracket that closes what is open; brackets opened in the word belong to it.
    pub(super) fn word(&mut self, end: End) -> String {
        let mut open = 0_usize;
        self.take_while(|char| {
            match char {
                '(' => open += 1,
                ')' if open == 0 => return false,
                ')' => open -= 1,
                ']' if end == End::Property => return false,
                _ => {}
            }
            !char.is_whitespace() && char != '"'
        })
    }

    pub(super) fn take_while(&mut self, mut holds: impl FnMut(char) -> bool) -> String {
        let rest = self.characters[self.at..].iter().copied();
        let taken: String = rest.take_while(|&char| holds(char)).collect();
        self.at += taken.chars().count();
        taken
    }

    /// False at the end.
    pub(super) fn skip_space(&mut self) -> bool {
        self.take_while(char::is_whitespace);
        self.at < self.characters.len()
    }

    pub(super) fn takes_keyword(&mut self, word: &str) -> bool {
        let takes = self.is_keyword(word);
        self.at += if takes { word.len() } else { 0 };
        takes
    }

    /// A word of its own, in capitals.
    pub(super) fn is_keyword(&self, word: &str) -> bool {
        let before = self.at.checked_sub(1).map(|at| self.characters[at]);
        let after = self.characters.get(self.at + word.len());
        self.starts_with(word)
            && before.is_none_or(|char| {
                char.is_whitespace() || matches!(char, '(' | ')' | '"' | ']' | '/')
            })
            && after.is_none_or(|&char| char.is_whitespace() || matches!(char, '(' | '"' | '['))
    }

    pub(super) fn starts_with(&self, text: &str) -> bool {
        let rest = &self.characters[self.at..];
        rest.len() >= text.len() && text.chars().zip(rest).all(|(a, &b)| a == b)
    }

    pub(super) fn is_at(&self, end: End) -> bool {
        match end {
            End::Text => false,
            End::Group => self.next_is(')'),
            End::Property => self.next_is(']'),
        }
    }

    pub(super) fn next_is(&self, char: char) -> bool {
        self.characters.get(self.at) == Some(&char)
    }

    pub(super) fn column(&self) -> usize {
        self.at + 1
    }
}
