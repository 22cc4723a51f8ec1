//! Formula: LaTeX as MathML, which browsers draw themselves. What cannot be read stays as it is written.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use math_core::{LatexToMathML, MathDisplay};

static CONVERTER: LazyLock<LatexToMathML> = LazyLock::new(LatexToMathML::default);

/// Longer formulas are not read, nor those with more signs that may lie in one another: reading is recursive.
const MOST_BYTES: usize = 4_000;
const MOST_NESTED: usize = 300;

/// What a style says, and the class that says it instead, because the page allows no style in an element.
const CLASSES: [(&str, &str); 5] = [
    ("text-align: left", "left"),
    ("text-align: right", "right"),
    ("padding-left: 0", "tight"),
    ("padding-right: 0", "tight"),
    ("border-", "ruled"),
];

/// `None` when it cannot be read.
pub(super) fn mathml(latex: &str, display: MathDisplay) -> Option<String> {
    let nested = latex.matches(['{', '\\', '^', '_']).count();
    if latex.len() > MOST_BYTES || nested > MOST_NESTED {
        return None;
    }
    // Some formulas that mean nothing make it panic.
    let convert = || CONVERTER.convert_with_local_counter(latex, display).ok();
    let mathml = catch_unwind(AssertUnwindSafe(convert)).ok()??;
    Some(without_styles(&mathml))
}

fn without_styles(mathml: &str) -> String {
    let mut said = String::with_capacity(mathml.len());
    let mut rest = mathml;
    while let Some((before, styled)) = rest.split_once(" style=\"") {
        said.push_str(before);
        let (style, after) = styled.split_once('"').unwrap_or((styled, ""));
        let classes = CLASSES.iter().filter(|(part, _)| style.contains(part));
        let classes: Vec<&str> = classes.map(|(_, class)| *class).collect();
        if !classes.is_empty() {
            said.extend([" class=\"", &classes.join(" "), "\""]);
        }
        rest = after;
    }
    said + rest
}
