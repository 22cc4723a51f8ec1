//! Recipes outside questions: an experiment in a file of its own, and a value of one by itself. Both are written as under
//! the `lab:` of a question; here labels are free, and every option trains something.

use serde_yaml::Value;

use super::defect::Defects;
use super::lab::setting;
use crate::lab::{Defect, Experiment, Setting};
use crate::message::Message;
use crate::problem::Problem;

const LAB: &str = "lab";

/// Reads an experiment from YAML, with the `lab:` line above it or without. Beside such a line other names may stand;
/// they are not read.
///
/// # Errors
/// The first thing that cannot be used, with its line and the way out; `path` is how the person knows the file.
pub fn recipe(path: &str, text: &str) -> Result<Experiment, Box<Problem>> {
    let lines: Vec<&str> = text.lines().collect();
    let mut defects = Defects::of(path, &lines);
    defects.turn_to(text, 1);
    read(text, &mut defects).ok_or_else(|| Box::new(defects.problems.swap_remove(0)))
}

/// The value that a piece of YAML stands for; text that is no YAML stands for itself.
#[must_use]
pub fn value(text: &str) -> Setting {
    let read = serde_yaml::from_str(text)
        .ok()
        .and_then(|value: Value| setting(&value).ok());
    read.unwrap_or_else(|| Setting::Text(text.to_owned()))
}

fn read(text: &str, defects: &mut Defects<'_>) -> Option<Experiment> {
    let document = match serde_yaml::from_str::<Value>(text) {
        Ok(document) => document,
        Err(error) => {
            tell_broken(&error, defects);
            return None;
        }
    };
    let under_lab = document.get(LAB);
    match setting(under_lab.unwrap_or(&document)).and_then(|setting| Experiment::read(&setting)) {
        Ok(experiment) => Some(experiment),
        Err(Defect {
            path,
            message,
            hint,
        }) => {
            let names = path.iter().map(String::as_str);
            let whole: Vec<&str> = under_lab.map(|_| LAB).into_iter().chain(names).collect();
            defects.error(&whole, message, hint);
            None
        }
    }
}

fn tell_broken(error: &serde_yaml::Error, defects: &mut Defects<'_>) {
    let place = error.location().map(|at| (at.line(), at.column()));
    let (line, column) = place.map_or((0, 0), |(line, column)| {
        (line.saturating_sub(1), column.saturating_sub(1))
    });
    let said = error.to_string();
    let reason = said.split(" at line ").next().unwrap_or_default();
    let message = Message::new("quiz-recipe-yaml").with("detail", reason);
    defects.error_in_yaml(line, column, message, "quiz-hint-recipe");
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPTIONS: &str = "fork: 5\nepochs: 12\noptions:\n  mild: { dropout: 0.2 }\n";

    fn check(text: &str, line: usize, column: usize, message: &str) {
        let problem = recipe("mild.yaml", text).expect_err("a problem");
        let place = problem.place.expect("it stands somewhere");
        assert_eq!(
            (place.line, place.column, problem.message.id),
            (line, column, message)
        );
        assert!(problem.hint.is_some(), "{text}");
    }

    #[test]
    fn the_line_above_may_be_missing() {
        let bare = recipe("a.yaml", OPTIONS).expect("understood");
        let under = format!("title: x\nlab:\n  {}", OPTIONS.replace('\n', "\n  "));
        assert_eq!(recipe("a.yaml", under.trim_end()), Ok(bare.clone()));
        assert_eq!(recipe("a.yaml", &bare.to_string()), Ok(bare));
    }

    #[test]
    fn what_is_wrong_has_its_line() {
        check(&OPTIONS.replace("0.2", "2"), 4, 11, "lab-setting-outside");
        check(
            &OPTIONS.replace("fork", "fokr"),
            1,
            1,
            "lab-setting-unknown-name",
        );
        check("lab:\n  foork: 3\n", 2, 3, "lab-setting-unknown-name");
        check("options: {\n", 2, 1, "quiz-recipe-yaml");
        check("fork: 1\nfork: 2\n", 1, 1, "quiz-recipe-yaml");
        check("- a\n", 1, 1, "lab-setting-not-a-map");
        check("", 1, 1, "lab-setting-not-a-map");
    }

    #[test]
    fn a_value_is_read_as_in_a_file() {
        assert_eq!(value("0.3"), Setting::Number(0.3));
        assert_eq!(value("x4"), Setting::Text("x4".into()));
        assert_eq!(
            value("validation:loss"),
            Setting::Text("validation:loss".into())
        );
        assert_eq!(value("{ half"), Setting::Text("{ half".into()));
        let step = Setting::Fields(vec![("every".into(), Setting::Number(9.0))]);
        assert_eq!(
            value("{ step: { every: 9 } }"),
            Setting::Fields(vec![("step".into(), step)])
        );
    }
}
