//! Language: whether a text is Korean or English, by its letters.

/// The letters of a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letters {
    korean: usize,
    latin: usize,
}

impl Letters {
    pub(super) fn count(&mut self, text: &str) {
        for sign in text.chars() {
            match sign {
                // A syllable is written in two letters or three.
                '가'..='힣' => self.korean += 2,
                'ㄱ'..='ㆎ' => self.korean += 1,
                'a'..='z' | 'A'..='Z' => self.latin += 1,
                _ => {}
            }
        }
    }

    /// As HTML names it; `None` where no letter says it.
    pub(super) fn language(self) -> Option<&'static str> {
        match self {
            Letters {
                korean: 0,
                latin: 0,
            } => None,
            Letters { korean, latin } if korean >= latin => Some("ko"),
            _ => Some("en"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let mut letters = Letters::default();
        letters.count(text);
        assert_eq!(letters.language(), expected, "{text}");
    }

    #[test]
    fn the_greater_part_says_the_language() {
        check("조기 종료(early stop)는 모델을 바꾸지 않는다", Some("ko"));
        check("Early stopping (조기 종료) ends the training", Some("en"));
        check("SageMaker AMT의 뜻은 이렇다", Some("ko"));
        check("1 + 2 = 3 →", None);
    }
}
