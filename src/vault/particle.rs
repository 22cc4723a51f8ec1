//! Particle: whether the syllables glued to a name are only Korean particles and endings, so that the name before them
//! is a word of its own: 조기 종료`까지는`. Cutting particles off a word that nobody knows is the index's affair.

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

/// Particles, the forms of 이다, and those of 하다 and 되다 that make verbs of nouns. Several may follow each other.
#[rustfmt::skip]
const PARTICLES: &[(&str, After)] = &[
    ("은", Consonant), ("는", Vowel), ("이", Consonant), ("가", Vowel), ("을", Consonant), ("를", Vowel),
    ("과", Consonant), ("와", Vowel), ("의", Any), ("에", Any), ("도", Any), ("만", Any), ("들", Any), ("뿐", Any),
    ("으로", Consonant), ("로", VowelOrRieul), ("이나", Consonant), ("나", Vowel), ("이란", Consonant), ("란", Vowel),
    ("이라", Consonant), ("라", Vowel), ("이랑", Consonant), ("랑", Vowel), ("이든", Consonant), ("든", Vowel),
    ("에서", Any), ("에게", Any), ("에게서", Any), ("한테", Any), ("께", Any), ("부터", Any), ("까지", Any),
    ("서", Any), ("써", Any), ("처럼", Any), ("만큼", Any), ("보다", Any), ("마다", Any), ("조차", Any), ("마저", Any),
    ("밖에", Any), ("대로", Any), ("같이", Any), ("하고", Any), ("고", Any), ("커녕", Any),
    ("이다", Any), ("다", Vowel), ("이고", Any), ("이며", Any), ("며", Vowel), ("이면", Any), ("면", Vowel),
    ("이지만", Any), ("지만", Vowel), ("인", Any), ("일", Any), ("임", Any), ("인지", Any), ("입니다", Any),
    ("이었다", Consonant), ("였다", Vowel), ("이에요", Consonant), ("예요", Vowel), ("이므로", Any), ("이어서", Consonant),
    ("한", Any), ("할", Any), ("함", Any), ("해", Any), ("해서", Any), ("해야", Any), ("하여", Any), ("하는", Any),
    ("하면", Any), ("하며", Any), ("하기", Any), ("하지", Any), ("하게", Any), ("하도록", Any), ("한다", Any),
    ("했다", Any), ("합니다", Any), ("하세요", Any), ("된", Any), ("될", Any), ("됨", Any), ("돼", Any), ("되는", Any),
    ("되어", Any), ("되면", Any), ("되며", Any), ("되기", Any), ("되지", Any), ("되고", Any), ("되도록", Any),
    ("된다", Any), ("됐다", Any), ("되었다", Any), ("됩니다", Any),
];

/// More syllables than this are a word.
const MOST_SYLLABLES: usize = 8;

/// Whether `syllables`, all of them Hangul, are particles behind a name that ends in `last`. After what is no Hangul
/// every form may stand, as it is not known how it is spoken: CNN은, CNN는.
pub(super) fn follow(last: char, syllables: &str) -> bool {
    if syllables.is_empty() {
        return true;
    }
    let fits = |&&(particle, after): &&(&str, After)| {
        syllables.starts_with(particle) && may_stand(after, last)
    };
    let goes_on = |(particle, _): &(&str, After)| {
        let end = particle.chars().next_back().unwrap_or(last);
        follow(end, &syllables[particle.len()..])
    };
    syllables.chars().count() <= MOST_SYLLABLES && PARTICLES.iter().filter(fits).any(goes_on)
}

/// Whether this is one whole syllable.
pub(super) fn is_syllable(sign: char) -> bool {
    ('가'..='힣').contains(&sign)
}

/// A syllable is initial × 588 + vowel × 28 + final, counted from U+AC00; final 0 is none, 8 is ㄹ.
fn may_stand(after: After, last: char) -> bool {
    let end = (last as u32).wrapping_sub('가' as u32) % 28;
    match after {
        _ if !is_syllable(last) => true,
        Any => true,
        Consonant => end != 0,
        Vowel => end == 0,
        VowelOrRieul => end == 0 || end == 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(last: char, syllables: &[&str], expected: bool) {
        for syllables in syllables {
            assert_eq!(follow(last, syllables), expected, "{last}{syllables}");
        }
    }

    #[test]
    fn particles_may_follow_one_another() {
        check(
            '료',
            &["", "를", "까지", "까지는", "에서만은", "와의", "로부터의"],
            true,
        );
        check(
            '합',
            &["을", "이란", "으로부터는", "과", "되면", "하는", "이라고"],
            true,
        );
    }

    #[test]
    fn other_words_are_no_particles() {
        check('합', &["성", "방지", "률", "현상을"], false);
        check('료', &["시점", "조건", "됩"], false);
    }

    #[test]
    fn the_sound_before_decides_the_form() {
        check('문', &["가", "를", "로"], false);
        check('델', &["로", "을"], true);
        check('도', &["을", "은", "으로"], false);
    }

    #[test]
    fn after_latin_letters_every_form_may_stand() {
        check('N', &["은", "는", "을", "를", "으로", "로"], true);
        check('3', &["에", "에서"], true);
        check('3', &["버킷"], false);
    }

    #[test]
    fn long_runs_end_soon() {
        assert!(!follow('가', &"는은".repeat(5_000)));
    }
}
