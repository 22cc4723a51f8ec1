//! Spelling: a word as the keys it is typed with, and how many slips of a finger lie between two. A slip is a key missed,
//! added, hit in place of another, or swapped with its neighbour. In syllables one wrong key would be a third of 과적합;
//! in keys it is one of nine.

use super::super::letter::letters;
use super::syllable::{is_consonant, is_vowel, keys};

/// A word key by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::index) struct Spelling {
    /// Jamo for Korean, folded letters for the rest.
    keys: Vec<char>,
    korean: bool,
    /// A bit for each key there is, some sharing one. A slip changes two bits at most.
    present: u64,
}

impl Spelling {
    pub(in crate::index) fn of(word: &str) -> Spelling {
        let mut spelled = Vec::with_capacity(word.len());
        letters(word)
            .flat_map(|letter| keys(letter.char))
            .for_each(|key| spelled.push(key));
        let korean = spelled
            .iter()
            .any(|&key| is_consonant(key) || is_vowel(key));
        let present = spelled
            .iter()
            .fold(0, |bits, &key| bits | 1 << (key as u32 % u64::BITS));
        Spelling {
            keys: spelled,
            korean,
            present,
        }
    }

    /// The slips between two words, 0 when they are the same; `None` when there are more than [`Spelling::allowed`].
    pub(in crate::index) fn slips(&self, other: &Spelling) -> Option<usize> {
        let allowed = self.allowed(other);
        let longer = self.keys.len().abs_diff(other.keys.len());
        let differing = (self.present ^ other.present).count_ones() as usize;
        match longer <= allowed && differing <= 2 * allowed {
            true => slips(&self.keys, &other.keys, allowed),
            false => None,
        }
    }

    /// How many slips two words may be apart and still be meant for each other; the shorter decides. With Korean in one
    /// of them: none up to two keys, 1 up to six, 2 above. Otherwise 1 from four letters, 2 from eight.
    fn allowed(&self, other: &Spelling) -> usize {
        let (one_from, two_from) = match self.korean || other.korean {
            true => (3, 7),
            false => (4, 8),
        };
        let shorter = self.keys.len().min(other.keys.len());
        usize::from(shorter >= one_from) + usize::from(shorter >= two_from)
    }
}

/// Optimal string alignment, given up as soon as a whole row costs more than `most`: no later cell can cost less.
fn slips(a: &[char], b: &[char], most: usize) -> Option<usize> {
    let mut before = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut row = before.clone();
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let replaced = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        if row.iter().all(|&cost| cost > most) {
            return None;
        }
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    Some(above[b.len()]).filter(|&cost| cost <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(a: &str, b: &str, expected: Option<usize>) {
        let (a, b) = (Spelling::of(a), Spelling::of(b));
        assert_eq!(a.slips(&b), expected);
        assert_eq!(b.slips(&a), expected);
    }

    #[test]
    fn korean_is_spelled_in_keys() {
        let keys = |word: &str| Spelling::of(word).keys.iter().collect::<String>();
        assert_eq!(keys("과적합"), "ㄱㅗㅏㅈㅓㄱㅎㅏㅂ");
        assert_eq!(keys("CNN값"), "cnnㄱㅏㅂㅅ");
    }

    #[test]
    fn one_wrong_key_is_one_slip() {
        check("과적합", "과적합", Some(0));
        check("과적합", "과젉합", Some(1));
        check("과적합", "과적하", Some(1));
        check("과적합", "고적합", Some(1));
        check("드롭아웃", "드랍아웃", Some(1));
        check("서울", "서올", Some(1));
        check("정규화", "과적합", None);
    }

    #[test]
    fn neighbours_may_be_swapped() {
        check("overfitting", "overfittign", Some(1));
        check("recall", "reacll", Some(1));
    }

    #[test]
    fn short_words_are_taken_at_their_word() {
        check("가", "나", None);
        check("각", "간", Some(1));
        check("서울", "사올", None);
        check("cnn", "rnn", None);
        check("gpus", "gpu", None);
        check("adam", "adan", Some(1));
        check("dropout", "dropuot", Some(1));
        check("dropout", "drpuot", None);
        check("overfitting", "ovrfiting", Some(2));
    }

    #[test]
    fn case_and_width_are_no_slips() {
        check("ＤＲＯＰＯＵＴ", "dropout", Some(0));
    }

    /// The definition, without a limit and without haste.
    fn plainly(a: &[char], b: &[char]) -> usize {
        let (Some((x, left)), Some((y, right))) = (a.split_last(), b.split_last()) else {
            return a.len() + b.len();
        };
        let replaced = plainly(left, right) + usize::from(x != y);
        let cost = replaced
            .min(plainly(left, b) + 1)
            .min(plainly(a, right) + 1);
        match (a, b) {
            ([one @ .., p, q], [two @ .., r, s]) if (p, q) == (s, r) => {
                cost.min(plainly(one, two) + 1)
            }
            _ => cost,
        }
    }

    proptest! {
        #[test]
        fn the_quick_way_counts_as_the_plain_one(a in "[abc]{0,6}", b in "[abc]{0,6}", most in 0_usize..4) {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            let expected = Some(plainly(&a, &b)).filter(|&cost| cost <= most);
            prop_assert_eq!(slips(&a, &b, most), expected);
        }

        #[test]
        fn looking_first_loses_nothing(a in "[ab가각까과]{2,6}", b in "[ab가각까과]{2,6}") {
            let (a, b) = (Spelling::of(&a), Spelling::of(&b));
            prop_assert_eq!(a.slips(&b), slips(&a.keys, &b.keys, a.allowed(&b)));
        }

        #[test]
        fn any_text_has_a_spelling(a in "\\PC*", b in "\\PC*") {
            let (a, b) = (Spelling::of(&a), Spelling::of(&b));
            prop_assert_eq!(a.slips(&b), b.slips(&a));
            prop_assert_eq!(a.slips(&a), Some(0));
        }
    }
}
