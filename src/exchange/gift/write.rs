//! Write: questions as GIFT, in Markdown as they are.
//!
//! A question with several right options shares 100 % among them and takes 100 % off for each wrong one: Moodle never
//! goes below nothing, so that a wrong choice costs all, as in the exam; a part of the key still earns a part.

use super::sign::escape;
use crate::exchange::{Export, Order, Target, loss};
use crate::quiz::{AnswerOption, Question};

pub(in crate::exchange) fn export(order: &Order<'_>) -> Export {
    let questions: Vec<String> = order
        .questions
        .iter()
        .map(|question| written(question))
        .collect();
    Export {
        bytes: questions.join("\n").into_bytes(),
        losses: loss::losses(Target::Gift, order.questions, order.pictures),
        count: order.questions.len(),
    }
}

fn written(question: &Question) -> String {
    let id = question.id.as_str();
    let mut text = format!("// [id:{}]", in_brackets(id));
    for tag in &question.tags {
        text += &format!(" [tag:{}]", in_brackets(tag.as_str()));
    }
    text += &format!(
        "\n::{}::[markdown]{} {{\n",
        escape(id),
        escape(&question.stem)
    );
    for option in &question.options {
        text += &line(question, option);
    }
    if !question.explanation.is_empty() {
        text += &format!("\t####{}\n", marked(&question.explanation));
    }
    text + "}\n"
}

fn line(question: &Question, option: &AnswerOption) -> String {
    let right = question.key.contains(&option.label);
    let weight = match (right, question.key.len()) {
        (true, 1) => "=".to_owned(),
        (false, 1) => "~".to_owned(),
        (true, count) => format!("~%{}%", share(count)),
        (false, _) => "~%-100%".to_owned(),
    };
    let why = option.explanation.as_deref().filter(|why| !why.is_empty());
    let why = why.map_or(String::new(), |why| format!("#{}", marked(why)));
    format!("\t{weight}{}{why}\n", marked(&option.text))
}

/// What each of several right options earns, in the decimals by which Moodle knows it.
fn share(count: usize) -> String {
    let share = format!("{:.5}", 100.0 / count as f64);
    share.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Text behind a mark. It inherits the format of the question; where it begins like a format or a weight, that is said again.
fn marked(text: &str) -> String {
    let format = if text.starts_with(['[', '%']) {
        "[markdown]"
    } else {
        ""
    };
    format!("{format}{}", escape(text))
}

fn in_brackets(text: &str) -> String {
    text.replace(']', "\\]")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::outside::tests::question;
    use crate::quiz::OptionLabel;
    use crate::vault::Tag;

    #[test]
    fn one_right_option_is_marked() {
        let mut question = question(
            "조기-1",
            "a = {b}?\n둘째",
            &["하나~", "[둘]", "%50% 셋"],
            "B",
        );
        question.options[0].explanation = Some("왜#1".to_owned());
        question.explanation = "전체: 끝".to_owned();
        question.tags = Tag::new("problem/overfitting").into_iter().collect();
        assert_eq!(
            written(&question),
            "// [id:조기-1] [tag:problem/overfitting]\n\
             ::조기-1::[markdown]a \\= \\{b\\}?\\n둘째 {\n\
             \t~하나\\~#왜\\#1\n\
             \t=[markdown][둘]\n\
             \t~[markdown]%50% 셋\n\
             \t####전체\\: 끝\n}\n"
        );
    }

    #[test]
    fn several_right_options_share_and_a_wrong_one_costs_all() {
        let mut question = question("a", "x?", &["1", "2", "3", "4"], "A");
        question.key.extend([OptionLabel('B'), OptionLabel('D')]);
        let text = written(&question);
        for line in ["~%33.33333%1", "~%33.33333%2", "~%-100%3", "~%33.33333%4"] {
            assert!(text.contains(line), "{text}");
        }
        assert_eq!((share(2).as_str(), share(7).as_str()), ("50", "14.28571"));
    }
}
