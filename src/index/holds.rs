//! Holds: whether a condition holds for a note. This is what a query means; the engine only finds, faster, notes for
//! which it may hold (`plan.rs`).

use std::cell::OnceCell;

use super::fragment::Fragment;
use super::letter::folded;
use super::page::Page;
use super::query::{Comparison, Place, Wanted};
use super::quoted::Quoted;
use crate::vault::{PropertyTexts, Tag, TextBlock};

pub(super) fn holds(wanted: &Wanted, page: &Page) -> bool {
    let trial = Trial {
        page,
        everywhere: &OnceCell::new(),
        case_matters: false,
    };
    trial.holds(wanted, None)
}

/// A note, and whether case counts.
#[derive(Clone, Copy)]
struct Trial<'a> {
    page: &'a Page<'a>,
    /// All that a bare word may stand in, once it is asked for.
    everywhere: &'a OnceCell<Vec<Fragment<'a>>>,
    case_matters: bool,
}

impl<'a> Trial<'a> {
    /// `here` is all that is looked at; without it, everything.
    fn holds(&self, wanted: &Wanted, here: Option<&Fragment>) -> bool {
        match wanted {
            Wanted::All(parts) => parts.iter().all(|part| self.holds(part, here)),
            Wanted::Any(parts) => parts.iter().any(|part| self.holds(part, here)),
            Wanted::Not(part) => !self.holds(part, here),
            Wanted::In(place, part) => self.holds_in(*place, part),
            Wanted::Case { matters, wanted } => Trial {
                case_matters: *matters,
                ..*self
            }
            .holds(wanted, here),
            Wanted::Property { name, value } => self.has_property(name, value.as_deref()),
            _ => match here {
                Some(text) => self.stands_in(wanted, text),
                None => self
                    .everywhere()
                    .iter()
                    .any(|text| self.stands_in(wanted, text)),
            },
        }
    }

    fn everywhere(&self) -> &'a [Fragment<'a>] {
        self.everywhere.get_or_init(|| self.page.everywhere())
    }

    fn stands_in(&self, leaf: &Wanted, text: &Fragment) -> bool {
        match leaf {
            Wanted::Word(word) => word.is_in(text, self.case_matters),
            Wanted::Phrase(phrase) => phrase.is_in(text, self.case_matters),
            Wanted::Pattern(pattern) => pattern.is_in(text.text, self.case_matters),
            _ => false,
        }
    }

    fn holds_in(&self, place: Place, wanted: &Wanted) -> bool {
        let page = self.page;
        let in_text = |text: &str| self.holds(wanted, Some(&Fragment::of(text)));
        let in_block = |block: &TextBlock| in_text(&page.text()[block.span.clone()]);
        match place {
            Place::File => self.holds_in_name(wanted, page.file_name()),
            Place::Path => self.holds_in_name(wanted, page.id.as_str()),
            Place::Content => in_text(page.text()),
            Place::Tag => self.holds_for_tags(wanted),
            Place::Line => page.text().lines().any(in_text),
            Place::Section => page.sections().into_iter().any(in_text),
            Place::Block => page.blocks().iter().any(in_block),
            Place::Task => tasks(page).any(in_block),
            Place::TaskTodo => tasks(page).filter(|task| task.is_todo()).any(in_block),
            Place::TaskDone => tasks(page).filter(|task| !task.is_todo()).any(in_block),
        }
    }

    /// Any part of a name will do, as in Obsidian: `file:.md`, `path:2022-07`.
    fn holds_in_name(&self, wanted: &Wanted, name: &str) -> bool {
        match wanted {
            Wanted::All(parts) => parts.iter().all(|part| self.holds_in_name(part, name)),
            Wanted::Any(parts) => parts.iter().any(|part| self.holds_in_name(part, name)),
            Wanted::Not(part) => !self.holds_in_name(part, name),
            Wanted::Case { matters, wanted } => Trial {
                case_matters: *matters,
                ..*self
            }
            .holds_in_name(wanted, name),
            Wanted::Phrase(part) if self.case_matters => name.contains(&part.text),
            Wanted::Phrase(part) => folded(name).contains(part.folded()),
            Wanted::Pattern(pattern) => pattern.is_in(name, self.case_matters),
            _ => self.holds(wanted, Some(&Fragment::of(name))),
        }
    }

    fn holds_for_tags(&self, wanted: &Wanted) -> bool {
        let tags = || self.page.stored().tags.iter();
        match wanted {
            Wanted::All(parts) => parts.iter().all(|part| self.holds_for_tags(part)),
            Wanted::Any(parts) => parts.iter().any(|part| self.holds_for_tags(part)),
            Wanted::Not(part) => !self.holds_for_tags(part),
            Wanted::Case { wanted, .. } => self.holds_for_tags(wanted),
            Wanted::Phrase(phrase) => tag_of(phrase).is_some_and(|parent| {
                tags()
                    .filter_map(|tag| Tag::new(tag))
                    .any(|tag| tag.is_or_is_under(&parent))
            }),
            Wanted::Pattern(pattern) => tags().any(|tag| pattern.is_in(&format!("#{tag}"), false)),
            _ => false,
        }
    }

    fn has_property(&self, name: &Wanted, value: Option<&Wanted>) -> bool {
        let mut properties = self.page.note().frontmatter.texts();
        properties.any(|(known, texts)| {
            is_named(name, &known) && value.is_none_or(|value| self.has_value(value, &texts))
        })
    }

    fn has_value(&self, wanted: &Wanted, texts: &PropertyTexts) -> bool {
        let values: &[String] = match texts {
            PropertyTexts::Null => return *wanted == Wanted::Null,
            PropertyTexts::Values(values) => values,
        };
        match wanted {
            Wanted::All(parts) => parts.iter().all(|part| self.has_value(part, texts)),
            Wanted::Any(parts) => parts.iter().any(|part| self.has_value(part, texts)),
            Wanted::Not(part) => !self.has_value(part, texts),
            Wanted::Compared(comparison, limit) => {
                values.iter().any(|value| comparison.holds(value, limit))
            }
            // Quotes ask for the whole value.
            Wanted::Phrase(phrase) if !self.case_matters => {
                values.iter().any(|value| folded(value) == phrase.folded())
            }
            Wanted::Phrase(phrase) => values.contains(&phrase.text),
            Wanted::Case { matters, wanted } => Trial {
                case_matters: *matters,
                ..*self
            }
            .has_value(wanted, texts),
            _ => values
                .iter()
                .any(|value| self.stands_in(wanted, &Fragment::of(value))),
        }
    }
}

/// The tag that is asked for; `None` when no tag can be called so.
pub(super) fn tag_of(phrase: &Quoted) -> Option<Tag> {
    Tag::new(&phrase.text)
}

fn tasks<'a>(page: &'a Page) -> impl Iterator<Item = &'a TextBlock> {
    page.blocks().iter().filter(|block| block.task.is_some())
}

fn is_named(name: &Wanted, known: &str) -> bool {
    match name {
        Wanted::Any(names) => names.iter().any(|name| is_named(name, known)),
        Wanted::Phrase(phrase) => phrase.folded() == folded(known),
        Wanted::Pattern(pattern) => pattern.is_in(known, false),
        _ => false,
    }
}

impl Comparison {
    /// As numbers when both are, else as texts, which is right for dates.
    fn holds(self, value: &str, limit: &str) -> bool {
        let order = match (value.parse::<f64>(), limit.parse::<f64>()) {
            (Ok(value), Ok(limit)) => value.partial_cmp(&limit),
            (Err(_), Err(_)) => Some(value.cmp(limit)),
            _ => None,
        };
        order.is_some_and(|order| match self {
            Comparison::Less => order.is_lt(),
            Comparison::LessOrEqual => order.is_le(),
            Comparison::More => order.is_gt(),
            Comparison::MoreOrEqual => order.is_ge(),
        })
    }
}
