//! Table: which words name which technique. Words are folded as in `text.rs`: lower case, no hyphens, no blanks
//! inside Korean. How a match becomes a change stands in `option.rs`.

use crate::lab::Technique;

/// What an option may name that the lab cannot train yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untrained {
    L1Penalty,
    /// More or fewer layers.
    Depth,
    /// A tuner, with no technique named beside it.
    Tuner,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Named {
    Trained(Technique),
    Untrained(Untrained),
}

/// One technique and the words for it.
pub(super) struct Row {
    pub(super) named: Named,
    pub(super) words: &'static [&'static str],
    pub(super) says: Says,
}

/// How much the words of a row say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Says {
    /// A change.
    All,
    /// What is changed; it is one only together with a direction: "a larger validation set".
    Noun,
    /// That there is to be more of it.
    More,
    /// That there is to be less of it.
    Less,
}

const fn row(named: Named, words: &'static [&'static str]) -> Row {
    Row {
        named,
        words,
        says: Says::All,
    }
}

const fn noun(named: Named, words: &'static [&'static str]) -> Row {
    Row {
        named,
        words,
        says: Says::Noun,
    }
}

const fn more(named: Named, words: &'static [&'static str]) -> Row {
    Row {
        named,
        words,
        says: Says::More,
    }
}

const fn less(named: Named, words: &'static [&'static str]) -> Row {
    Row {
        named,
        words,
        says: Says::Less,
    }
}

/// The more telling row comes first: of two matches of equal length over the same letters, the earlier row has it.
#[rustfmt::skip]
pub(super) const ROWS: [Row; 23] = [
    row(
        Named::Trained(Technique::EarlyStopping),
        &[
            "early stop", "earlystop", "stop early", "stop training early", "stop the training early",
            "stop training when", "stop the training when", "stop the training job when", "stops training when",
            "조기종료", "조기중단", "조기중지", "조기멈춤", "얼리스탑", "얼리스톱", "얼리스토핑", "얼리스타핑",
        ],
    ),
    row(
        Named::Trained(Technique::RestoreCheckpoint),
        &[
            "versioning", "revert", "roll back", "rolling back", "rollback", "restore", "restoring",
            "previous version", "earlier version", "go back to", "checkpoint from", "checkpoint of", "checkpoint at",
            "load the checkpoint", "use the checkpoint", "버전관리", "버저닝", "버전을관리", "이전버전", "되돌리", "되돌려", "되돌린",
            "되돌아", "롤백", "복원", "복구", "체크포인트로", "체크포인트에서", "체크포인트를사용", "체크포인트를불러", "체크포인트를배포",
        ],
    ),
    row(Named::Trained(Technique::LearningRate), &["learning rate", "step size", "학습률", "학습율", "러닝레이트"]),
    row(Named::Trained(Technique::Dropout), &["dropout", "drop out", "dropout regularization", "드롭아웃", "드랍아웃"]),
    row(
        Named::Trained(Technique::WeightDecay),
        &[
            "weight decay", "l2", "l2 regularization", "l2 penalty", "ridge", "regularization", "regularisation",
            "가중치감쇠", "가중치감소", "l2 정규화", "l2 규제", "규제",
        ],
    ),
    noun(
        Named::Trained(Technique::BatchSize),
        &["batch size", "mini batch", "batches", "배치크기", "배치사이즈", "미니배치"],
    ),
    noun(
        Named::Trained(Technique::ValidationSize),
        &[
            "validation set", "validation data", "validation dataset", "validation split", "validation sample",
            "validation example", "data for validation", "검증데이터", "검증세트", "검증셋", "검증용데이터", "검증집합", "검증표본",
        ],
    ),
    row(
        Named::Trained(Technique::Augmentation),
        &["augment", "data augmentation", "random crop", "random flip", "증강", "데이터증강", "어그멘테이션"],
    ),
    noun(
        Named::Trained(Technique::TrainingSize),
        &[
            "training data", "training set", "training dataset", "training sample", "training example",
            "training image", "학습데이터", "훈련데이터", "학습용데이터", "훈련세트", "학습세트", "학습이미지", "훈련이미지",
        ],
    ),
    more(
        Named::Trained(Technique::TrainingSize),
        &[
            "more data", "additional data", "more samples", "more examples", "more labeled data", "많은데이터", "데이터를더",
            "데이터를추가", "데이터추가", "추가데이터", "데이터를늘",
        ],
    ),
    row(Named::Trained(Technique::LabelSmoothing), &["label smoothing", "레이블스무딩", "라벨스무딩"]),
    row(
        Named::Untrained(Untrained::L1Penalty),
        &["l1", "l1 regularization", "l1 penalty", "lasso", "l1 정규화", "l1 규제"],
    ),
    more(
        Named::Trained(Technique::Epochs),
        &[
            "more epochs", "additional epochs", "train longer", "training longer", "train for longer", "longer training",
            "더오래학습", "오래학습", "더오래훈련", "더많은에포크", "더많은에폭", "에포크를늘", "에폭을늘",
        ],
    ),
    less(
        Named::Trained(Technique::Epochs),
        &["fewer epochs", "shorter training", "더적은에포크", "더적은에폭", "에포크를줄", "에폭을줄"],
    ),
    noun(
        Named::Trained(Technique::Epochs),
        &["number of epochs", "training epochs", "training time", "에포크수", "에폭수", "학습시간", "훈련시간"],
    ),
    more(
        Named::Trained(Technique::Width),
        &["larger model", "bigger model", "wider network", "wider model", "더큰모델", "복잡한모델"],
    ),
    less(
        Named::Trained(Technique::Width),
        &["smaller model", "simpler model", "narrower network", "더작은모델", "단순한모델"],
    ),
    noun(
        Named::Trained(Technique::Width),
        &[
            "hidden units", "number of units", "model complexity", "complexity of the model", "model size", "모델크기",
            "모델복잡도", "모델의복잡도", "은닉유닛",
        ],
    ),
    row(
        Named::Untrained(Untrained::Depth),
        &[
            "deeper", "more layers", "add layers", "additional layers", "number of layers", "hidden layers",
            "fewer layers", "더깊은", "레이어추가", "레이어를추가", "층을추가", "층수", "은닉층", "레이어수",
        ],
    ),
    row(
        Named::Trained(Technique::Schedule),
        &[
            "cosine", "cosine annealing", "cosine decay", "cosine learning rate", "step decay", "on plateau",
            "reducelronplateau", "reduce lr on plateau", "코사인", "플래토",
        ],
    ),
    row(Named::Trained(Technique::Optimizer), &["adam", "adamw", "adam optimizer", "adamw optimizer", "아담"]),
    row(
        Named::Untrained(Untrained::Tuner),
        &[
            "hyperparameter tuning", "hyperparameter optimization", "automatic model tuning", "automatic tuning",
            "tuning job", "bayesian optimization", "grid search", "random search", "tune hyperparameters",
            "tune the hyperparameters", "하이퍼파라미터튜닝", "하이퍼파라미터최적화", "하이퍼파라미터를", "자동모델튜닝", "튜닝작업", "베이지안최적화",
        ],
    ),
    row(Named::Trained(Technique::Augmentation), &["rotate the images", "이미지를회전"]),
];

/// Words that say more of something.
#[rustfmt::skip]
pub(super) const MORE: [&str; 56] = [
    "increase", "increases", "increased", "increasing", "raise", "raising", "raised", "larger", "large", "bigger",
    "big", "greater", "more", "higher", "high", "expand", "expanding", "expanded", "enlarge", "enlarged", "enlarging", "extend",
    "grow", "double", "doubling", "add", "adding", "additional", "collect", "collecting", "gather", "boost",
    "faster", "늘리", "늘린", "늘려", "늘림", "증가", "확대", "확장", "키우", "키운", "키워", "크게", "큰", "높이", "높인", "높여", "높은", "올리",
    "올린", "올려", "많은", "많이", "추가", "수집",
];

/// Words that say less of something.
#[rustfmt::skip]
pub(super) const LESS: [&str; 44] = [
    "low", "decrease", "decreases", "decreased", "decreasing", "reduce", "reduces", "reduced", "reducing", "lower",
    "lowers", "lowered", "lowering", "smaller", "small", "less", "fewer", "cut", "cutting", "halve", "halving",
    "shrink", "decay", "annealing", "slower", "줄이", "줄인", "줄여", "줄임", "감소", "축소", "낮추", "낮춘", "낮춰", "낮은", "낮게",
    "작은", "작게", "적은", "적게", "내리", "내린", "절반", "감쇠",
];

/// Words that say a change without its direction.
#[rustfmt::skip]
pub(super) const ADJUST: [&str; 18] = [
    "adjust", "adjusting", "adjusted", "tune", "tuning", "tuned", "optimize", "optimizing", "change", "changing",
    "schedule", "scheduling", "조정", "조절", "튜닝", "최적화", "변경", "스케줄",
];

/// Words in front of a technique that take it away.
#[rustfmt::skip]
pub(super) const NOT_BEFORE: [&str; 32] = [
    "without", "without using", "without changing", "no", "not", "not use", "not using", "never use", "stop using",
    "stop the use of", "quit using", "avoid", "avoid using", "remove", "removing", "disable", "disabling",
    "turn off", "turning off", "switch off", "eliminate", "drop", "instead of", "instead of using", "rather than",
    "rather than using", "keep", "keeping", "do not change", "not change", "omit", "skip",
];

/// Words that take away what the baseline has none of: less dropout than none is none.
#[rustfmt::skip]
pub(super) const LESS_OF_IT: [&str; 9] =
    ["reduce", "reducing", "decrease", "decreasing", "lower", "lowering", "less", "weaken", "relax"];

/// The same behind a Korean noun.
#[rustfmt::skip]
pub(super) const LESS_AFTER: [&str; 6] = ["줄이", "줄인", "줄여", "낮추", "낮춘", "낮춰"];

/// Words that may stand between those and the technique.
#[rustfmt::skip]
pub(super) const FILLERS: [&str; 26] = [
    "the", "a", "an", "any", "all", "of", "size", "amount", "number", "volume", "our", "your", "its", "their",
    "this", "and", "training", "validation", "layers", "use", "both", "current", "is", "are", "be", "made",
];

/// What may stand between a Korean noun and its direction.
#[rustfmt::skip]
pub(super) const SIZE_WORDS: [&str; 27] = [
    "을", "를", "은", "는", "이", "가", "의", "로", "에", "도", "만", "세트", "셋", "집합", "양", "크기", "개수", "수", "규모", "비율", "비중", "더", "두배",
    "2배", "4배", "추가로", " ",
];

/// What follows a technique that is taken away: first what may stand between, then the words themselves.
#[rustfmt::skip]
pub(super) const BETWEEN_AFTER: [&str; 22] = [
    "regularization", " regularization", " rate", " layers", " layer", " is", " are", "을", "를", "은", "는", "이", "가",
    "의", "사용", "적용", "기능", "층", "레이어", "강도", "비율", " ",
];
#[rustfmt::skip]
pub(super) const NOT_AFTER: [&str; 26] = [
    "disabled", "removed", "turned off", "switched off", "not used", "omitted", "없이", "없애", "없앤", "제거", "해제",
    "비활성", "끄", "끈", "끕", "하지않", "쓰지않", "되지않", "중단", "중지", "빼", "뺀", "대신", "유지", "그만", "생략",
];
