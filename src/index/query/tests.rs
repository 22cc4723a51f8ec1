//! Tests of the grammar: what is typed against what is understood.

use proptest::prelude::*;

use super::*;

/// Written back with every bracket: `&` for all, `|` for any, `!` for not.
fn said(wanted: &Wanted) -> String {
    let joined = |parts: &[Wanted], sign: &str| {
        let said: Vec<String> = parts.iter().map(said).collect();
        format!("({})", said.join(sign))
    };
    match wanted {
        Wanted::All(parts) => joined(parts, " & "),
        Wanted::Any(parts) => joined(parts, " | "),
        Wanted::Not(part) => format!("!{}", said(part)),
        Wanted::In(place, part) => format!("{place:?}:{}", said(part)),
        Wanted::Case { matters, wanted } => format!("{matters}:{}", said(wanted)),
        Wanted::Property { name, value: None } => format!("[{}]", said(name)),
        Wanted::Property {
            name,
            value: Some(value),
        } => format!("[{}:{}]", said(name), said(value)),
        Wanted::Null => "null".to_owned(),
        Wanted::Compared(comparison, limit) => format!("{comparison:?} {limit}"),
        _ => wanted.typed(),
    }
}

fn check(text: &str, expected: &str) {
    let read = Query::parse(text).map(|query| said(&query.wanted));
    assert_eq!(read, Ok(expected.to_owned()), "{text}");
}

fn check_error(text: &str, expected: Error) {
    assert_eq!(Query::parse(text), Err(expected), "{text}");
}

#[test]
fn words_stand_together_and_or_parts_them() {
    check("과적합  early", "(과적합 & early)");
    check(
        "meeting work OR meetup personal",
        "((meeting & work) | (meetup & personal))",
    );
    check("a AND b or c", "(a & b & or & c)");
    check(
        "meeting (work OR meetup) personal",
        "(meeting & (work | meetup) & personal)",
    );
    check("", "()");
}

#[test]
fn a_minus_excludes_words_and_groups() {
    check("meeting -work -meetup", "(meeting & !work & !meetup)");
    check("meeting -(work meetup)", "(meeting & !(work & meetup))");
    check("-\"a b\" -tag:x", "(!\"a b\" & !Tag:\"x\")");
    check("a - b --force", "(a & b & !-force)");
}

#[test]
fn quotes_keep_what_is_inside() {
    check(r#""star  wars" "a \"b\"""#, r#"("star  wars" & "a "b"")"#);
    check("\"a OR b\"", "\"a OR b\"");
}

#[test]
fn operators_take_words_quotes_groups_and_patterns() {
    check(
        "file:.jpg path:\"my notes/week 1\"",
        "(File:\".jpg\" & Path:\"my notes/week 1\")",
    );
    check("task:(call OR email)", "Task:(call | email)");
    check("LINE:(mix flour) -line:x", "(Line:(mix & flour) & !Line:x)");
    check(r"path:/\d{4}-\d{2}/", r"Path:/\d{4}-\d{2}/");
    check(
        "task-todo:a task-done:b task:\"\"",
        "(TaskTodo:a & TaskDone:b & Task:())",
    );
    check(
        "block:(dog cat) section:x content:\"happy cat\"",
        "(Block:(dog & cat) & Section:x & Content:\"happy cat\")",
    );
    check(
        "match-case:HappyCat ignore-case:ikea",
        "(true:HappyCat & false:ikea)",
    );
    check("match-case:(A line:B)", "true:(A & Line:B)");
}

#[test]
fn tags_are_written_with_and_without_their_operator() {
    check("tag:#Problem/Overfitting", "Tag:\"#Problem/Overfitting\"");
    check("#problem c# #1984", "(Tag:\"#problem\" & c# & #1984)");
    check("tag:(#a OR b)", "Tag:(\"#a\" | \"b\")");
}

#[test]
fn properties_have_names_and_values() {
    check("[aliases]", "[\"aliases\"]");
    check("[aliases:Name]", "[\"aliases\":Name]");
    check(
        "[status:Draft OR Published]",
        "[\"status\":(Draft | Published)]",
    );
    check("[due date:\"a b\"] x", "([\"due date\":\"a b\"] & x)");
    check("[\"due:date\":null]", "[\"due:date\":null]");
    check(
        "[duration:<5] [n:>=0.5]",
        "([\"duration\":Less 5] & [\"n\":MoreOrEqual 0.5])",
    );
    check("[a OR b:/x y/]", "[(\"a\" | \"b\"):/x y/]");
    check("[/^al/:(x -y)] -[z]", "([/^al/:(x & !y)] & ![\"z\"])");
}

#[test]
fn patterns_end_where_a_word_ends() {
    check(r"/a\/b c/ d", r"(/a\/b c/ & d)");
    check("/usr/bin /x", "(/usr/bin & /x)");
    check("(/a|b/)", "/a|b/");
}

#[test]
fn what_only_looks_like_syntax_is_looked_for() {
    check("http://a.b a:b ratio:2", "(http://a.b & a:b & ratio:2)");
    check("f(x) F1(macro)", "(f(x) & F1(macro))");
    check("[[Early stopping]] ORDER", "(\"Early stopping\" & ORDER)");
    check("과적합OR", "과적합OR");
}

#[test]
fn a_particle_behind_quotes_and_brackets_is_not_looked_for() {
    check("\"과적합\"을 막는", "(\"과적합\" & 막는)");
    check("\"과적합\"방지", "(\"과적합\" & 방지)");
    check("[[과적합]]은 (a)를 b", "(\"과적합\" & a & b)");
}

#[test]
fn decomposed_hangul_is_composed() {
    check("\u{1112}\u{1161}\u{11AB}글", "한글");
}

#[test]
fn errors_say_where() {
    let unclosed = |sign, column| Error::Unclosed { sign, column };
    check_error("a \"b", unclosed('"', 3));
    check_error("가 (b OR (c)", unclosed('(', 3));
    check_error("a [b:c", unclosed('[', 3));
    check_error("a) b", Error::NothingToClose { column: 2 });
    check_error("a OR", Error::NothingBesideOr { column: 5 });
    check_error("(OR b)", Error::NothingBesideOr { column: 2 });
    check_error("[]", Error::NoPropertyName { column: 2 });
    let nothing_after = |operator: &str, column| Error::NothingAfter {
        operator: operator.to_owned(),
        column,
    };
    check_error("가 tag:", nothing_after("tag", 7));
    check_error("tag: x", nothing_after("tag", 5));
    check_error("line:()", nothing_after("line", 6));
    check_error("[a:]", nothing_after("", 4));
    check_error(
        "b tga:x",
        Error::UnknownOperator {
            operator: "tga".into(),
            column: 3,
            nearest: "tag",
        },
    );
    check_error("?!", Error::NothingToFind { query: "?!".into() });
    check_error(
        "\"\u{200B}\"",
        Error::NothingToFind {
            query: "\"\u{200B}\"".into(),
        },
    );
    check_error(&"a".repeat(1_001), Error::TooLong { characters: 1_001 });
    check_error(
        &"(".repeat(40),
        Error::TooDeep {
            column: 33,
            levels: 32,
        },
    );
    check_error(
        &"line:".repeat(40),
        Error::TooDeep {
            column: 166,
            levels: 32,
        },
    );
}

#[test]
fn columns_count_composed_characters() {
    let unclosed = |column| Error::Unclosed { sign: '"', column };
    check_error("\u{1100}\u{1161} \"b", unclosed(3));
    check_error("\u{a5e} \"b", unclosed(4));
}

#[test]
fn a_pattern_that_is_none_or_too_large_is_refused() {
    let refused = |text: &str| match Query::parse(text) {
        Err(Error::NoPattern { column, reason, .. }) => (column, reason.is_empty()),
        other => panic!("{other:?}"),
    };
    assert_eq!(refused("a /(/"), (3, false));
    assert_eq!(refused("/a(?=b)/"), (1, false));
    assert_eq!(refused(r"/(\w{200}){200}/"), (1, false));
}

proptest! {
    #[test]
    fn any_string_is_a_query_or_an_error(text in "\\PC{0,60}") {
        let columns = Query::composed(&text).chars().count() + 1;
        match Query::parse(&text) {
            Ok(query) => prop_assert!(query.wanted.leaves().len() <= columns),
            Err(error) => prop_assert!(error.column().is_none_or(|column| column <= columns), "{error:?}"),
        }
    }

    #[test]
    fn likely_strings_too(text in "(-|\"|tag:|path:|line:|task:|tga:|match-case:|#|a|가|을| |\\\\|/|\\(|\\)|\\[|\\]|\\[\\[|OR| OR |:|<|null){0,16}") {
        let columns = Query::composed(&text).chars().count() + 1;
        match Query::parse(&text) {
            Ok(query) => prop_assert!(query.wanted.leaves().len() <= columns),
            Err(error) => prop_assert!(error.column().is_none_or(|column| column <= columns), "{error:?}"),
        }
    }
}
