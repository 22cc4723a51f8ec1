//! Screen: what the person's terminal can show and which language they read. Asked once, at the start.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use crate::message::Message;
use crate::text::Lang;

/// What lines of text may look like.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub lang: Lang,
    /// Colors and bold, on standard output.
    pub color: bool,
    /// ASCII only.
    pub plain: bool,
    /// Display columns.
    pub columns: usize,
    /// Whether standard error is a terminal on which something may move.
    pub live: bool,
    /// Whether standard input is a terminal.
    pub asks: bool,
}

/// Signs of our sentences, and what stands for them where there is only ASCII. Korean stays Korean.
const IN_ASCII: [(&str, &str); 9] = [
    ("−", "-"),
    ("–", "-"),
    ("±", "+/-"),
    ("…", "..."),
    ("“", "\""),
    ("”", "\""),
    ("→", "->"),
    ("·", "-"),
    ("\u{a0}", " "),
];

impl Screen {
    /// Narrower than this, nothing can be laid out.
    pub const FEWEST_COLUMNS: usize = 40;

    /// Longer lines of prose are hard to read.
    const MOST_COLUMNS_OF_PROSE: usize = 100;

    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.ascii(self.lang.say(message))
    }

    /// Our own signs in ASCII, where that is wanted.
    #[must_use]
    pub fn ascii(&self, text: String) -> String {
        if !self.plain {
            return text;
        }
        IN_ASCII
            .iter()
            .fold(text, |text, (sign, plain)| text.replace(sign, plain))
    }

    /// Says a sentence without values.
    #[must_use]
    pub fn word(&self, id: &'static str) -> String {
        self.say(&Message::new(id))
    }

    #[must_use]
    pub fn bold(&self, text: &str) -> String {
        self.styled(Style::new().bold(), text)
    }

    #[must_use]
    pub fn faint(&self, text: &str) -> String {
        self.styled(Style::new().dimmed(), text)
    }

    /// A match in a snippet. Without color it stands between `**`.
    #[must_use]
    pub fn marked(&self, text: &str) -> String {
        if self.color {
            self.styled(
                Style::new().bold().fg_color(Some(AnsiColor::Yellow.into())),
                text,
            )
        } else {
            format!("**{text}**")
        }
    }

    /// `✔` or `+`, with a space behind it.
    #[must_use]
    pub fn right(&self) -> &'static str {
        if self.plain { "+ " } else { "✔ " }
    }

    /// `✘` or `x`, with a space behind it.
    #[must_use]
    pub fn wrong(&self) -> &'static str {
        if self.plain { "x " } else { "✘ " }
    }

    /// Wraps Markdown prose at spaces to the screen, each line behind `indent` columns; signs of bold are left out.
    #[must_use]
    pub fn wrapped(&self, text: &str, indent: usize) -> String {
        let indent = " ".repeat(indent);
        let options = textwrap::Options::new(self.columns.min(Screen::MOST_COLUMNS_OF_PROSE))
            .initial_indent(&indent)
            .subsequent_indent(&indent);
        let text = harmless(text).replace("**", "");
        let paragraphs = text
            .lines()
            .map(|line| textwrap::fill(line.trim_end(), &options));
        paragraphs.collect::<Vec<_>>().join("\n")
    }

    /// Wrapped text whose first line stands behind `head` and whose others stand below it.
    #[must_use]
    pub fn behind(&self, head: &str, text: &str) -> String {
        format!("{head}{}", self.wrapped(text, head.width()).trim_start())
    }

    fn styled(&self, style: Style, text: &str) -> String {
        if self.color {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

/// Text of a note without what would drive a terminal: control characters but tabs and line ends.
#[must_use]
pub(crate) fn harmless(text: &str) -> String {
    let driving = |sign: &char| sign.is_control() && !matches!(sign, '\n' | '\t');
    text.chars().filter(|sign| !driving(sign)).collect()
}

/// `text` with spaces behind it up to `columns` display columns.
#[must_use]
pub(crate) fn padded(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(missing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_takes_two_columns() {
        assert_eq!(padded("조기", 6), "조기  ");
        assert_eq!(padded("early stopping", 6), "early stopping");
    }

    #[test]
    fn a_note_cannot_drive_the_terminal() {
        assert_eq!(
            harmless("a\u{1b}]0;title\u{7}b\tc\nd\u{9b}2J"),
            "a]0;titleb\tc\nd2J"
        );
    }
}
