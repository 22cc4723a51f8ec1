//! Josa: the particles and endings glued to Korean nouns, and how to take one off. A list and one rule about final
//! consonants, no dictionary; what it cuts wrongly it cuts alike in notes and queries.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::hangul::syllable::Syllable;

/// The sound after which a particle has this form: 과적합`을`, 정확도`를`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Any,
    Consonant,
    Vowel,
    /// `로` also follows ㄹ: 모델로.
    VowelOrRieul,
}

use After::{Any, Consonant, Vowel, VowelOrRieul};

/// Longest first. Left out, because they end common terms: 도 (정확도), 만, 나, 고, 인 (디자인), 한, 함, 된.
#[rustfmt::skip]
const JOSA: &[(&str, After)] = &[
    ("으로부터", Consonant), ("에게서는", Any),
    ("이라는", Consonant), ("이라고", Consonant), ("으로는", Consonant), ("으로의", Consonant), ("으로써", Consonant),
    ("으로서", Consonant), ("에서는", Any), ("에서의", Any), ("에서도", Any), ("에게서", Any), ("까지의", Any),
    ("까지는", Any), ("입니다", Any), ("합니다", Any), ("됩니다", Any), ("이었다", Consonant),
    ("으로", Consonant), ("에서", Any), ("에게", Any), ("한테", Any), ("부터", Any), ("까지", Any), ("처럼", Any),
    ("보다", Any), ("마다", Any), ("조차", Any), ("마저", Any), ("밖에", Any), ("이나", Consonant), ("이란", Consonant),
    ("에는", Any), ("에도", Any), ("라는", Vowel), ("라고", Vowel), ("로는", VowelOrRieul), ("로의", VowelOrRieul),
    ("이며", Consonant), ("이고", Consonant), ("이다", Any), ("들은", Any), ("들이", Any), ("들을", Any), ("들의", Any),
    ("하는", Any), ("하고", Any), ("하면", Any), ("하여", Any), ("해서", Any), ("하기", Any), ("한다", Any),
    ("했다", Any), ("되는", Any), ("되어", Any), ("되면", Any), ("된다", Any),
    ("은", Consonant), ("는", Vowel), ("이", Consonant), ("가", Vowel), ("을", Consonant), ("를", Vowel),
    ("과", Consonant), ("와", Vowel), ("의", Any), ("에", Any), ("로", VowelOrRieul), ("란", Vowel), ("들", Any),
];

/// No stem is shorter.
const SHORTEST_STEM: usize = 2;

/// `syllables` without the longest particle at its end, keeping at least two; the whole when there is none.
pub(super) fn stem(syllables: &str) -> &str {
    let last = syllables.chars().next_back();
    let Some(ends) = last.and_then(|last| ENDS.get(&last)) else {
        return syllables;
    };
    let fits = |stem: &str, after| stem.chars().count() >= SHORTEST_STEM && follows(stem, after);
    ends.iter()
        .filter_map(|&(josa, after)| Some((syllables.strip_suffix(josa)?, after)))
        .find_map(|(stem, after)| fits(stem, after).then_some(stem))
        .unwrap_or(syllables)
}

/// [`JOSA`] by the last syllable: only these are compared.
static ENDS: LazyLock<FxHashMap<char, Vec<(&str, After)>>> = LazyLock::new(|| {
    let mut ends: FxHashMap<char, Vec<(&str, After)>> = FxHashMap::default();
    for &(josa, after) in JOSA {
        let last = josa.chars().next_back().expect("a particle has a syllable");
        ends.entry(last).or_default().push((josa, after));
    }
    ends
});

/// Whether all of `syllables` is a particle, as the 은 of `CNN은` is.
pub(super) fn is_josa(syllables: &str) -> bool {
    JOSA.iter().any(|&(josa, _)| josa == syllables)
}

fn follows(stem: &str, after: After) -> bool {
    let last = stem.chars().next_back().and_then(Syllable::of);
    match (after, last.and_then(|syllable| syllable.last)) {
        (Any, _) | (VowelOrRieul, Some('ㄹ')) => true,
        (Consonant, end) => end.is_some(),
        (Vowel | VowelOrRieul, end) => end.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &str) {
        assert_eq!(stem(word), expected);
    }

    #[test]
    fn particles_come_off() {
        check("과적합을", "과적합");
        check("정확도를", "정확도");
        check("모델로", "모델");
        check("알고리즘으로는", "알고리즘");
        check("정규화하면", "정규화");
    }

    #[test]
    fn nouns_that_only_look_like_it_stay() {
        check("정확도", "정확도");
        check("전문가", "전문가");
        check("결과", "결과");
        check("역효과", "역효과");
        check("디자인", "디자인");
        check("울", "울");
    }

    #[test]
    fn longest_first() {
        for pair in JOSA.windows(2) {
            assert!(
                pair[0].0.len() >= pair[1].0.len(),
                "{} before {}",
                pair[0].0,
                pair[1].0
            );
        }
    }
}
