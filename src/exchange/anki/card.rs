//! Card: what stands in the fields of a note. How it is laid out stands in `front.html`, `back.html` and `card.css`.

use super::kind::FIELDS;
use crate::exchange::Order;
use crate::exchange::html::{Reader, escaped, html};
use crate::exchange::loss::letters;
use crate::message::Message;
use crate::quiz::{AnswerOption, Question};

/// The fields in the order of [`FIELDS`], as HTML.
pub(super) fn fields(question: &Question, order: &Order<'_>) -> [String; FIELDS.len()] {
    let html = |markdown: &str| {
        let picture = |path: &str| {
            order
                .pictures
                .get(question, path)
                .map(|picture| picture.name.clone())
        };
        html(markdown, Reader::Anki, &picture)
    };
    let asked: String = question
        .options
        .iter()
        .map(|option| row("option", &option.label.to_string(), &html(&option.text)))
        .collect();
    let answered: String = question
        .options
        .iter()
        .map(|option| answered(question, option, &html))
        .collect();
    let key = Message::new("exchange-key").with("labels", letters(&question.key));
    let key = format!("<p class=\"choose\">{}</p>", escaped(&(order.say)(&key)));
    let exam = [&question.exam, &question.task];
    let exam: Vec<&str> = exam.into_iter().flatten().map(String::as_str).collect();
    [
        html(&question.stem),
        choose(question, order) + &asked,
        letters(&question.key),
        key + &answered,
        html(&question.explanation),
        escaped(&exam.join(", ")),
        escaped(question.id.as_str()),
    ]
}

/// How many options are to be chosen, when it is not one.
fn choose(question: &Question, order: &Order<'_>) -> String {
    let count = question.key.len();
    if count == 1 {
        return String::new();
    }
    let said = (order.say)(&Message::new("exchange-choose").with("count", count));
    format!("<p class=\"choose\">{}</p>", escaped(&said))
}

/// An option with what is said about it; the right ones are marked by a sign, a line and a color.
fn answered(question: &Question, option: &AnswerOption, html: &dyn Fn(&str) -> String) -> String {
    let right = question.key.contains(&option.label);
    let (class, sign) = match right {
        true => ("option right", "✔"),
        false => ("option", "✘"),
    };
    let why = option.explanation.as_deref().map(html);
    let why = why.map_or(String::new(), |why| {
        format!("<div class=\"why\">{why}</div>")
    });
    row(
        class,
        &format!("{sign} {}", option.label),
        &(html(&option.text) + &why),
    )
}

fn row(class: &str, label: &str, html: &str) -> String {
    format!("<div class=\"{class}\"><div class=\"label\">{label}</div><div>{html}</div></div>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Pictures;
    use crate::exchange::outside::tests::{question, say};
    use crate::quiz::OptionLabel;

    fn of(question: &Question) -> [String; FIELDS.len()] {
        let pictures = Pictures::default();
        fields(
            question,
            &Order {
                questions: &[],
                pictures: &pictures,
                now_ms: 0,
                say: &say,
            },
        )
    }

    #[test]
    fn the_front_does_not_tell_the_key() {
        let mut question = question("a", "x?", &["하나", "둘", "셋"], "B");
        question.options[1].explanation = Some("왜냐하면".to_owned());
        let fields = of(&question);
        assert!(
            fields[1].contains("하나")
                && !fields[1].contains("✔")
                && !fields[1].contains("왜냐하면")
        );
        assert!(
            fields[3].contains("✔ B")
                && fields[3].contains("✘ A")
                && fields[3].contains("왜냐하면")
        );
        assert_eq!((fields[2].as_str(), fields[6].as_str()), ("B", "a"));
    }

    #[test]
    fn it_says_how_many_to_choose() {
        let mut question = question("a", "x?", &["1", "2", "3"], "A");
        assert!(!of(&question)[1].contains("exchange-choose"));
        question.key.push(OptionLabel('C'));
        assert!(of(&question)[1].contains("exchange-choose count=2"));
    }
}
