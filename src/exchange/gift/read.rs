//! Read: GIFT as questions. What is no choice among options is told and left out.

use super::answer::{self, Answer, Kind, Offer};
use super::block::{Block, blocks};
use super::sign::{Sign, begins, find, said, trimmed};
use crate::exchange::outside::{Found, named_by_place, problem};
use crate::exchange::{loss::letters, unhtml};
use crate::message::Message;
use crate::problem::{Problem, Severity};
use crate::quiz::{OptionLabel, Question};
use crate::vault::{Note, Tag};

/// Longer names are cut.
const MOST_OF_NAME: usize = 120;

/// How options are written.
const OFFERS: &str = "exchange-hint-gift-offers";

/// What Moodle puts in front of every category.
const ROOTS: [&str; 5] = ["$course$", "$system$", "$module$", "$cat1$", "top"];

/// Whether it has a category, a name between double colons, or braces with options.
pub(in crate::exchange) fn looks_like(text: &str) -> bool {
    blocks(text).iter().any(|block| {
        let signs = block.signs();
        let signs = trimmed(&signs);
        let named = begins(signs, "::") || begins(signs, "$CATEGORY:");
        named || parts(signs).is_ok_and(|parts| is_choice(parts.answer))
    })
}

fn is_choice(answer: &[Sign]) -> bool {
    match answer::read(answer).0 {
        Answer::Choice(offers) => offers.len() > 1,
        Answer::Truth { .. } => true,
        Answer::Other(_) => begins(trimmed(answer), "="),
    }
}

/// The questions of a text, and what cannot be taken over.
pub(in crate::exchange) fn read(note: &Note) -> (Vec<Question>, Vec<Problem>) {
    let (mut questions, mut problems) = (Vec::new(), Vec::new());
    let (mut category, mut place) = (None, 0);
    for block in blocks(&note.text) {
        if let Some(name) = block.text.trim().strip_prefix("$CATEGORY:") {
            category = tag_of(name);
            continue;
        }
        place += 1;
        let reader = Reader {
            note,
            block: &block,
        };
        match reader.question(place, category.as_ref()) {
            Ok((question, warning)) => {
                questions.push(question);
                problems.extend(warning);
            }
            Err(problem) => problems.push(*problem),
        }
    }
    (questions, problems)
}

/// A category as a tag: `a/b c` is `a/b-c`, without what Moodle puts in front. Signs that no tag has are left out.
fn tag_of(category: &str) -> Option<Tag> {
    let steps = category.trim().split('/').map(str::trim);
    let steps = steps.filter(|step| !ROOTS.contains(step) && !step.is_empty());
    let spelled = |step: &str| {
        let joined = step.split_whitespace().collect::<Vec<_>>().join("-");
        joined
            .chars()
            .filter(|sign| Tag::allows(*sign))
            .collect::<String>()
    };
    let steps: Vec<String> = steps.map(spelled).filter(|step| !step.is_empty()).collect();
    Tag::new(&steps.join("/"))
}

/// How a text is marked up.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Markup {
    Html,
    /// Markdown, or plain text.
    AsWritten,
    /// Moodle's own: plain text in which tags count.
    Moodle,
}

struct Reader<'a> {
    note: &'a Note,
    block: &'a Block,
}

/// A question's signs, taken apart.
struct Parts<'a> {
    before: &'a [Sign],
    answer: &'a [Sign],
    after: &'a [Sign],
}

/// Why a text has no answer.
enum Unpaired {
    NoBraces,
    /// The place of the one that stands alone.
    Brace(usize),
}

fn parts(signs: &[Sign]) -> Result<Parts<'_>, Unpaired> {
    match (find(signs, "{"), find(signs, "}")) {
        (Some(start), Some(end)) if start < end => Ok(Parts {
            before: &signs[..start],
            answer: &signs[start + 1..end],
            after: &signs[end + 1..],
        }),
        (None, None) => Err(Unpaired::NoBraces),
        (Some(alone), None) | (_, Some(alone)) => Err(Unpaired::Brace(alone)),
    }
}

impl Reader<'_> {
    fn question(
        &self,
        place: usize,
        category: Option<&Tag>,
    ) -> Result<(Question, Option<Problem>), Box<Problem>> {
        let signs = self.block.signs();
        let start = trimmed(&signs).first().map_or(0, |sign| sign.at);
        let (name, body) = named(trimmed(&signs));
        let parts = parts(body).map_err(|unpaired| match unpaired {
            Unpaired::NoBraces => self.fail(start, "exchange-gift-no-answer", OFFERS),
            Unpaired::Brace(place) => {
                let at = body[place].at;
                self.fail(at, "exchange-gift-brace", "exchange-hint-gift-brace")
            }
        })?;
        let opens = body[parts.before.len()].at;
        let (answer, whole) = answer::read(parts.answer);
        let (markup, before) = marked(parts.before, Markup::Moodle);
        let id = self.block.id.as_deref().or(name.as_deref()).map(one_line);
        let id = id
            .filter(|id| !id.is_empty())
            .unwrap_or_else(|| named_by_place(self.note, place));
        let own = self.block.tags.iter().filter_map(|tag| Tag::new(tag));
        let mut found = Found {
            id,
            line: self.block.place(start).0,
            stem: stem(before, parts.after, markup),
            explanation: text(&whole, markup),
            tags: own.chain(category.cloned()).collect(),
            ..Found::default()
        };
        let warning = match answer {
            Answer::Choice(offers) => self.choice(&offers, markup, &mut found)?,
            Answer::Truth {
                truth,
                wrong,
                right,
            } => {
                let said = [text(&right, markup), text(&wrong, markup)];
                settle(&mut found, truth, said);
                None
            }
            Answer::Other(kind) => {
                let message = match kind {
                    Kind::Essay => "exchange-gift-essay",
                    Kind::Number => "exchange-gift-number",
                    Kind::Matching => "exchange-gift-matching",
                    Kind::ShortAnswer => "exchange-gift-short",
                };
                return Err(self.fail(opens, message, OFFERS));
            }
        };
        let question = found
            .question(self.note)
            .map_err(|message| self.say(opens, message, Message::new(OFFERS)))?;
        Ok((question, warning))
    }

    /// Options and key, and what is said of weights that are not kept.
    fn choice(
        &self,
        offers: &[Offer],
        markup: Markup,
        found: &mut Found,
    ) -> Result<Option<Problem>, Box<Problem>> {
        let single = offers.iter().any(|offer| offer.marked);
        let is_key = |offer: &Offer| match single {
            true => offer.marked || offer.weight >= 100.0,
            false => offer.weight > 0.0,
        };
        let key: Vec<usize> = (0..offers.len())
            .filter(|&at| is_key(&offers[at]))
            .collect();
        let sum: f64 = key.iter().map(|&at| offers[at].weight).sum();
        // Thirds of 100 are written with few decimals.
        const NEAR: f64 = 0.5;
        if key.len() > 1 && sum > 100.0 + NEAR {
            let at = offers[key[1]].at;
            return Err(self.fail(at, "exchange-gift-either", "exchange-hint-gift-shares"));
        }
        let earns = |offer: &&Offer| offer.weight > 0.0 && !is_key(offer);
        let equal = key
            .iter()
            .all(|&at| (offers[at].weight * key.len() as f64 - 100.0).abs() < NEAR);
        let odd = offers.iter().find(earns).or_else(|| {
            let first = key.first().map(|&at| &offers[at]);
            first.filter(|_| !equal)
        });
        let labels: Vec<OptionLabel> = key.iter().filter_map(|&at| OptionLabel::at(at)).collect();
        let warning = odd.map(|offer| {
            let message = Message::new("exchange-gift-weights").with("labels", letters(&labels));
            let problem = self.say(
                offer.at,
                message,
                Message::new("exchange-hint-gift-weights"),
            );
            Problem {
                severity: Severity::Warning,
                ..*problem
            }
        });
        let option = |offer: &Offer| (text(&offer.text, markup), text(&offer.feedback, markup));
        found.options = offers.iter().map(option).collect();
        found.key = key;
        Ok(warning)
    }

    fn fail(&self, at: usize, message: &'static str, hint: &'static str) -> Box<Problem> {
        self.say(at, Message::new(message), Message::new(hint))
    }

    fn say(&self, at: usize, message: Message, hint: Message) -> Box<Problem> {
        let (line, column) = self.block.place(at);
        Box::new(problem(self.note, line, column, message).hint(hint))
    }
}

/// `::name::` in front, and what follows it.
fn named(signs: &[Sign]) -> (Option<String>, &[Sign]) {
    let rest = if begins(signs, "::") {
        &signs[2..]
    } else {
        &[]
    };
    match find(rest, "::") {
        Some(end) => (Some(said(&rest[..end])), &rest[end + 2..]),
        None => (None, signs),
    }
}

/// Text on one line, not too long.
fn one_line(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    joined
        .chars()
        .filter(|sign| !sign.is_control())
        .take(MOST_OF_NAME)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The markup named in front in square brackets, else `otherwise`; and what follows.
fn marked(signs: &[Sign], otherwise: Markup) -> (Markup, &[Sign]) {
    let is_text = |sign: &Sign| !sign.sign.is_whitespace() || !sign.bare;
    let start = signs.iter().position(is_text).unwrap_or(signs.len());
    let signs = &signs[start..];
    let kinds = [
        ("[html]", Markup::Html),
        ("[markdown]", Markup::AsWritten),
        ("[plain]", Markup::AsWritten),
        ("[moodle]", Markup::Moodle),
    ];
    let named = kinds.iter().find(|(name, _)| begins(signs, name));
    named.map_or((otherwise, signs), |(name, markup)| {
        (*markup, &signs[name.len()..])
    })
}

/// What signs say, as Markdown.
fn text(signs: &[Sign], otherwise: Markup) -> String {
    let (markup, signs) = marked(signs, otherwise);
    as_markdown(said(signs), markup)
}

fn as_markdown(said: String, markup: Markup) -> String {
    match markup {
        Markup::Html => unhtml::markdown(&said),
        Markup::Moodle if unhtml::looks_like(&said) => unhtml::markdown(&said),
        Markup::Moodle | Markup::AsWritten => said,
    }
}

/// The text around the braces; where it goes on behind them, a gap stands for them.
fn stem(before: &[Sign], after: &[Sign], markup: Markup) -> String {
    let text: String = before.iter().map(|sign| sign.sign).collect();
    let rest: String = after.iter().map(|sign| sign.sign).collect();
    let whole = match rest.trim() {
        "" => text,
        _ => format!("{text}_____{rest}"),
    };
    as_markdown(whole.trim().to_owned(), markup)
}

/// Options for true and false; what is said of the right choice and of the wrong one goes with them.
fn settle(found: &mut Found, truth: bool, said: [String; 2]) {
    let [right, wrong] = said;
    let [of_true, of_false] = if truth {
        [right, wrong]
    } else {
        [wrong, right]
    };
    let [yes, no] = two_words(&found.stem);
    found.options = vec![(yes.to_owned(), of_true), (no.to_owned(), of_false)];
    found.key = vec![usize::from(!truth)];
}

/// True and false in the language of the question.
fn two_words(stem: &str) -> [&'static str; 2] {
    let korean = stem.chars().any(|sign| ('가'..='힣').contains(&sign));
    if korean {
        ["참", "거짓"]
    } else {
        ["True", "False"]
    }
}
