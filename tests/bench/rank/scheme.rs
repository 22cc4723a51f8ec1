//! Scheme: a way to cut text into terms, for ranking by BM25. No dictionary is used.

/// One bag of terms for each field; the scores of the fields are added.
pub(crate) struct Scheme {
    pub(crate) name: &'static str,
    pub(crate) fields: &'static [fn(&str) -> Vec<String>],
}

pub(crate) const SCHEMES: [Scheme; 7] = [
    Scheme {
        name: "words between signs",
        fields: &[plain],
    },
    Scheme {
        name: "words of one script",
        fields: &[words],
    },
    Scheme {
        name: "words without josa",
        fields: &[stems],
    },
    Scheme {
        name: "unigrams",
        fields: &[unigrams],
    },
    Scheme {
        name: "bigrams",
        fields: &[bigrams],
    },
    Scheme {
        name: "trigrams",
        fields: &[trigrams],
    },
    Scheme {
        name: "words without josa + bigrams",
        fields: &[stems, bigrams],
    },
];

/// Particles and endings in Korean, taken off without a look at what stands before them.
#[rustfmt::skip]
const JOSA: &[&str] = &[
    "은", "는", "이", "가", "을", "를", "과", "와", "의", "에", "로", "도", "만", "나", "야", "랑", "께", "며", "고", "에서",
    "에게", "한테", "으로", "부터", "까지", "처럼", "보다", "마다", "조차", "마저", "밖에", "이나", "이란", "란", "이라", "라",
    "라는", "이라는", "이라고", "라고", "에는", "에도", "에서는", "에서의", "으로는", "으로의", "로는", "로의", "에게서", "이며",
    "이고", "인", "이다", "입니다", "에만", "까지의", "들", "들은", "들이", "들을", "들의", "하는", "하고", "하면", "하여", "해서",
    "한", "할", "함", "된", "되는", "되어", "되면", "된다", "한다", "합니다", "했다", "하기", "하다",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Hangul,
    /// Chinese characters and kana.
    Han,
    /// Letters and digits of all other kinds.
    Other,
}

fn script(sign: char) -> Script {
    match sign {
        '가'..='힣' => Script::Hangul,
        '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' => Script::Han,
        _ => Script::Other,
    }
}

/// Without the longest ending that leaves two syllables or more.
pub(crate) fn strip_josa(word: &str) -> &str {
    let stems = JOSA.iter().filter_map(|josa| word.strip_suffix(josa));
    let stems = stems.filter(|stem| stem.chars().count() >= 2);
    stems.min_by_key(|stem| stem.len()).unwrap_or(word)
}

fn plain(text: &str) -> Vec<String> {
    text.split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn words(text: &str) -> Vec<String> {
    runs(text).into_iter().map(|(_, word)| word).collect()
}

fn stems(text: &str) -> Vec<String> {
    let stem = |(script, word): (Script, String)| match script {
        Script::Hangul => strip_josa(&word).to_owned(),
        _ => word,
    };
    runs(text).into_iter().map(stem).collect()
}

fn unigrams(text: &str) -> Vec<String> {
    let cut = |(script, word): (Script, String)| match script {
        Script::Other => vec![word],
        _ => grams(&word, 1),
    };
    runs(text).into_iter().flat_map(cut).collect()
}

/// A lone syllable stays alone.
fn bigrams(text: &str) -> Vec<String> {
    let cut = |(script, word): (Script, String)| match script {
        Script::Other => vec![word],
        _ if word.chars().count() == 1 => vec![word],
        _ => grams(&word, 2),
    };
    runs(text).into_iter().flat_map(cut).collect()
}

/// Of every script, as SQLite cuts; words of one or two characters are not found.
fn trigrams(text: &str) -> Vec<String> {
    plain(text).iter().flat_map(|word| grams(word, 3)).collect()
}

fn grams(word: &str, length: usize) -> Vec<String> {
    let signs: Vec<char> = word.chars().collect();
    signs
        .windows(length)
        .map(|gram| gram.iter().collect())
        .collect()
}

/// Words, cut where the script changes.
fn runs(text: &str) -> Vec<(Script, String)> {
    let mut runs: Vec<(Script, String)> = Vec::new();
    for word in plain(text) {
        let mut last = None;
        for sign in word.chars() {
            let script = script(sign);
            match runs.last_mut() {
                Some((_, run)) if last == Some(script) => run.push(sign),
                _ => runs.push((script, sign.to_string())),
            }
            last = Some(script);
        }
    }
    runs
}
