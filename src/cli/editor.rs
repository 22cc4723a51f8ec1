//! Editor: the command that opens a file at a line in the editor a person has set. Nothing is started here.

use std::ffi::OsString;
use std::path::Path;

/// How an editor is told the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// `+12 file`
    Plus,
    /// `--goto file:12`
    Goto,
    /// `file:12`
    Colon,
}

/// By the name of the program. Any other editor is given the file alone.
#[rustfmt::skip]
const EDITORS: &[(Form, &[&str])] = &[
    (Form::Plus, &[
        "vi", "vim", "nvim", "gvim", "mvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe",
        "mg", "gedit",
    ]),
    (Form::Goto, &["code", "code-insiders", "codium", "vscodium", "cursor"]),
    (Form::Colon, &["subl", "sublime_text", "zed", "zeditor", "hx", "helix"]),
];

/// The program and its arguments. `editor` is what `$VISUAL` or `$EDITOR` holds, arguments included; `line` is 1-based.
/// `None` when it names no program.
pub(super) fn command(editor: &str, file: &Path, line: Option<usize>) -> Option<Vec<OsString>> {
    let mut words: Vec<OsString> = words(editor).into_iter().map(OsString::from).collect();
    let form = form(words.first()?.to_str()?);
    let mut at_line = file.as_os_str().to_owned();
    if let Some(line) = line {
        at_line.push(format!(":{line}"));
    }
    match (form, line) {
        (Some(Form::Plus), Some(line)) => {
            words.extend([format!("+{line}").into(), file.as_os_str().to_owned()]);
        }
        (Some(Form::Goto), Some(_)) => words.extend(["--goto".into(), at_line]),
        (Some(Form::Colon), Some(_)) => words.push(at_line),
        _ => words.push(file.as_os_str().to_owned()),
    }
    Some(words)
}

/// A command as it may be typed into a shell of Unix.
pub(super) fn typed(command: &[OsString]) -> String {
    let plain = |sign: char| sign.is_alphanumeric() || "+-_./:=@,%".contains(sign);
    let quoted = |word: &OsString| {
        let word = word.to_string_lossy();
        if !word.is_empty() && word.chars().all(plain) {
            word.into_owned()
        } else {
            format!("'{}'", word.replace('\'', r"'\''"))
        }
    };
    command.iter().map(quoted).collect::<Vec<_>>().join(" ")
}

fn form(program: &str) -> Option<Form> {
    let name = program.rsplit(['/', '\\']).next().unwrap_or(program);
    let name = name.to_lowercase();
    let name = name
        .split_once(".exe")
        .map_or(name.as_str(), |(name, _)| name);
    let known = EDITORS.iter().find(|(_, names)| names.contains(&name));
    known.map(|&(form, _)| form)
}

/// Words apart by space; what stands in quotes is one.
fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = None;
    let mut in_word = false;
    for sign in line.chars() {
        let quote = matches!(sign, '"' | '\'').then_some(sign);
        let begins_or_goes_on = open.is_some() || !sign.is_whitespace();
        if begins_or_goes_on && !in_word {
            words.push(String::new());
        }
        in_word = begins_or_goes_on;
        match words.last_mut().filter(|_| in_word) {
            Some(_) if quote.is_some() && open.is_none() => open = quote,
            Some(_) if quote.is_some() && open == quote => open = None,
            Some(word) => word.push(sign),
            None => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(editor: &str, line: Option<usize>, expected: &str) {
        let command = command(editor, Path::new("/v/a b.md"), line);
        let said = command.map(|command| typed(&command));
        assert_eq!(said.unwrap_or_default(), expected, "{editor}");
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_form() {
        for editor in ["vi", "vim", "nvim", "nano", "emacs", "micro", "kak"] {
            check(editor, Some(12), &format!("{editor} +12 '/v/a b.md'"));
        }
        check("code", Some(12), "code --goto '/v/a b.md:12'");
        check("codium", Some(12), "codium --goto '/v/a b.md:12'");
        for editor in ["subl", "zed", "hx"] {
            check(editor, Some(12), &format!("{editor} '/v/a b.md:12'"));
        }
    }

    #[test]
    fn others_are_given_the_file_alone_and_so_is_everyone_without_a_line() {
        check("notepad", Some(12), "notepad '/v/a b.md'");
        check("vim", None, "vim '/v/a b.md'");
        check("code", None, "code '/v/a b.md'");
    }

    #[test]
    fn an_editor_may_have_a_path_and_arguments() {
        check("code --wait", Some(1), "code --wait --goto '/v/a b.md:1'");
        check(
            "/usr/bin/nvim -R",
            Some(1),
            "/usr/bin/nvim -R +1 '/v/a b.md'",
        );
        check(
            r#""C:\My Tools\Vim.exe" -n"#,
            Some(1),
            r"'C:\My Tools\Vim.exe' -n +1 '/v/a b.md'",
        );
        check("  ", Some(1), "");
    }

    #[test]
    fn words_are_read_as_a_shell_would() {
        let check = |line: &str, expected: &[&str]| assert_eq!(words(line), expected, "{line}");
        check(" a  b\tc ", &["a", "b", "c"]);
        check(r#"a' b'c "d 'e'" """#, &["a bc", "d 'e'", ""]);
        check("'open a", &["open a"]);
    }
}
