//! Item: one question as an `assessmentItem`: the options in any order but for pinned ones, a point for the whole key
//! and nothing else, and behind the answer what is said about each chosen option and about the question.

use super::{XML, identifier};
use crate::exchange::Order;
use crate::exchange::html::{Reader, escaped, html};
use crate::message::Message;
use crate::quiz::{AnswerOption, Question};

const HEAD: &str = "xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" \
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xsi:schemaLocation=\"http://www.imsglobal.org/xsd/imsqti_v2p1 \
    http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd\"";

/// What is said about the question as a whole goes by this name among the options' letters.
const WHOLE: &str = "WHOLE";

/// A point for exactly the key, as the template `match_correct` gives it; then what was chosen asks for its feedback.
const PROCESSING: &str = "  <responseProcessing>
    <responseCondition>
      <responseIf>
        <match>
          <variable identifier=\"RESPONSE\"/>
          <correct identifier=\"RESPONSE\"/>
        </match>
        <setOutcomeValue identifier=\"SCORE\">
          <baseValue baseType=\"float\">1</baseValue>
        </setOutcomeValue>
      </responseIf>
      <responseElse>
        <setOutcomeValue identifier=\"SCORE\">
          <baseValue baseType=\"float\">0</baseValue>
        </setOutcomeValue>
      </responseElse>
    </responseCondition>
    <setOutcomeValue identifier=\"FEEDBACK\">
      <multiple>
        <variable identifier=\"RESPONSE\"/>
        <baseValue baseType=\"identifier\">WHOLE</baseValue>
      </multiple>
    </setOutcomeValue>
  </responseProcessing>
";

/// The XML of an item.
pub(super) fn item(question: &Question, order: &Order<'_>) -> String {
    let html = |markdown: &str| {
        let picture = |path: &str| {
            order
                .pictures
                .get(question, path)
                .map(|picture| picture.name.clone())
        };
        html(markdown, Reader::Qti, &picture)
    };
    let mut text = format!(
        "{XML}<assessmentItem {HEAD}\n    identifier=\"{}\" title=\"{}\" adaptive=\"false\" timeDependent=\"false\">\n",
        identifier(question),
        escaped(question.id.as_str()),
    );
    text += &declarations(question);
    text += &format!(
        "  <itemBody>\n    <div>{}</div>\n{}  </itemBody>\n",
        html(&question.stem),
        interaction(question, order, &html),
    );
    text += PROCESSING;
    let said = question.options.iter().filter_map(|option| {
        let why = option
            .explanation
            .as_deref()
            .filter(|why| !why.is_empty())?;
        Some((option.label.to_string(), why))
    });
    let whole = Some((WHOLE.to_owned(), question.explanation.as_str()));
    let whole = whole.filter(|(_, why)| !why.is_empty());
    for (name, why) in said.chain(whole) {
        text += &format!(
            "  <modalFeedback outcomeIdentifier=\"FEEDBACK\" identifier=\"{name}\" showHide=\"show\">{}</modalFeedback>\n",
            html(why),
        );
    }
    text + "</assessmentItem>\n"
}

fn declarations(question: &Question) -> String {
    let cardinality = if question.key.len() > 1 {
        "multiple"
    } else {
        "single"
    };
    let key: String = question
        .key
        .iter()
        .map(|label| format!("<value>{label}</value>"))
        .collect();
    format!(
        "  <responseDeclaration identifier=\"RESPONSE\" cardinality=\"{cardinality}\" baseType=\"identifier\">
    <correctResponse>{key}</correctResponse>
  </responseDeclaration>
  <outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\">
    <defaultValue><value>0</value></defaultValue>
  </outcomeDeclaration>
  <outcomeDeclaration identifier=\"FEEDBACK\" cardinality=\"multiple\" baseType=\"identifier\"/>
"
    )
}

fn interaction(question: &Question, order: &Order<'_>, html: &dyn Fn(&str) -> String) -> String {
    let choice = |option: &AnswerOption| {
        format!(
            "      <simpleChoice identifier=\"{}\" fixed=\"{}\">{}</simpleChoice>\n",
            option.label,
            option.pinned,
            html(&option.text),
        )
    };
    let count = question.key.len();
    let prompt = match count {
        1 => String::new(),
        _ => {
            let said = (order.say)(&Message::new("exchange-choose").with("count", count));
            format!("      <prompt>{}</prompt>\n", escaped(&said))
        }
    };
    let choices: String = question.options.iter().map(choice).collect();
    format!(
        "    <choiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\" maxChoices=\"{count}\">\n\
         {prompt}{choices}    </choiceInteraction>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Pictures;
    use crate::exchange::outside::tests::{question, say};
    use crate::quiz::OptionLabel;

    fn check(question: &Question, parts: &[&str]) {
        let pictures = Pictures::default();
        let order = Order {
            questions: &[],
            pictures: &pictures,
            now_ms: 0,
            say: &say,
        };
        let item = item(question, &order);
        for part in parts {
            assert!(item.contains(part), "`{part}` is not in\n{item}");
        }
    }

    #[test]
    fn one_option_is_chosen_and_told_about() {
        let mut question = question("조기 <1>", "a < b?", &["하나", "all of the above"], "A");
        question.options[0].explanation = Some("*왜*".to_owned());
        question.explanation = "전체".to_owned();
        check(
            &question,
            &[
                "title=\"조기 &lt;1&gt;\"",
                "<div><p>a &lt; b?</p></div>",
                "cardinality=\"single\"",
                "<correctResponse><value>A</value></correctResponse>",
                "shuffle=\"true\" maxChoices=\"1\"",
                "<simpleChoice identifier=\"A\" fixed=\"false\"><p>하나</p></simpleChoice>",
                "<simpleChoice identifier=\"B\" fixed=\"true\">",
                "identifier=\"A\" showHide=\"show\"><p><em>왜</em></p></modalFeedback>",
                "identifier=\"WHOLE\" showHide=\"show\"><p>전체</p></modalFeedback>",
            ],
        );
    }

    #[test]
    fn several_are_chosen_and_it_says_how_many() {
        let mut question = question("a", "x?", &["1", "2", "3"], "A");
        question.key.push(OptionLabel('C'));
        check(
            &question,
            &[
                "cardinality=\"multiple\"",
                "<value>A</value><value>C</value>",
                "maxChoices=\"2\"",
                "<prompt>exchange-choose count=2</prompt>",
            ],
        );
    }
}
