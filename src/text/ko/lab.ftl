# 쓸 수 없는 설정
lab-setting-unknown-name = 알 수 없는 이름입니다: `{ $name }`
lab-setting-outside = 범위를 벗어난 값입니다: `{ $value }`
lab-setting-not-a-map = 이름과 값이 와야 할 자리입니다: `{ $value }`
lab-setting-conflict = `{ $first }`, `{ $second }` 둘 다 배포할 에폭을 정합니다
lab-setting-needs-a-start = `{ $name }`: 다른 모델이 되므로 분기점에서 훈련을 이어받을 수 없습니다
lab-setting-mode = `{ $monitor }`에 맞지 않는 방향입니다: `mode: { $mode }`
lab-hint-did-you-mean = 혹시 이것입니까? `{ $name }`
lab-hint-one-of = 쓸 수 있는 이름: { $names }
lab-hint-range = { $low }부터 { $high }까지 쓸 수 있습니다
lab-hint-setting-map = { "{" } dropout: 0.5 { "}" }처럼 이름과 값을 쓰거나 `none`을 쓰세요
lab-hint-from-start = `from: start`라고 쓰거나 `from`을 빼세요
lab-hint-keep-one = 둘 중 하나만 남기세요
lab-hint-mode = `mode`를 빼세요. 방향은 `monitor`가 정합니다

# 과제에 대한 설명
lab-about-image = 프로그램이 그린 여섯 가지 도형의 이미지를 작은 합성곱 신경망이 분류합니다. 훈련, 검증, 홀드아웃 세트 모두 레이블의 { $share } %가 틀려 있습니다
lab-about-text = 프로그램이 만든 언어의 문장을 주제별로 분류합니다. 가려진 단어를 맞히며 사전 훈련한 작은 트랜스포머 인코더를 적은 문장으로 미세 조정합니다. 훈련, 검증, 홀드아웃 세트 모두 레이블의 { $share } %가 틀려 있습니다
lab-about-recommender = 사용자가 본 항목 가운데 무엇을 클릭하는지 짧은 기록에서 행렬 분해로 배웁니다. 훈련, 검증, 홀드아웃 세트 모두 클릭의 { $share } %는 취향과 무관합니다

# 보기가 바꾸는 것
lab-change-none = 변경 없음
lab-change-and = { $first }, { $second }
lab-change-early-stopping = 훈련 작업 안의 조기 종료 ({ $monitor }, patience { $patience }{ $knobs }, { $kept })
lab-stopping-best-kept = 최고 에폭 보존
lab-stopping-last-kept = 마지막 에폭 보존
lab-change-restore-checkpoint = { $epoch } 에폭 체크포인트 복원, 훈련이 끝난 뒤
lab-change-validation-size = 검증 세트 { $amount }
lab-change-learning-rate = 학습률 { $amount }
lab-change-optimizer = 옵티마이저 { $name }
lab-change-dropout = 드롭아웃 { $rate }
lab-change-weight-decay = 가중치 감쇠 { $rate }
lab-change-augmentation = 데이터 증강 (예제 비율 { $rate })
lab-change-label-smoothing = 레이블 스무딩 { $rate }
lab-change-batch-size = 배치 크기 { $amount }
lab-change-training-size = 훈련 데이터 { $amount }
lab-change-width = 은닉 유닛 { $amount }
lab-change-epochs = 에폭 수 { $amount }
lab-change-sham = 셔플만 다름 (대조군 { $stream })
lab-schedule-constant = 일정한 학습률
lab-schedule-step = { $every } 에폭마다 학습률 x{ $factor }
lab-schedule-cosine = 코사인을 따라 줄어드는 학습률
lab-schedule-plateau = 검증 손실이 { $patience } 에폭 동안 줄지 않을 때마다 학습률 x{ $factor }
lab-from-fork = 분기점부터 { $changes }
lab-from-start = 첫 에폭부터 { $changes }

# 보기 하나에 대해 할 수 있는 말
lab-untrained = { $option }: 설정에도 보기에도 훈련으로 비교할 수 있는 것이 없어 훈련하지 않았습니다. 해설만 보여 줍니다.
lab-alone = { $option }: 평균 { $deployed } 에폭의 모델을 배포하고 { $epochs } 에폭을 씁니다. 홀드아웃에서는 { $value }입니다(95 % 구간 { $low } ~ { $high }).
lab-key-beats = { $key }가 { $option }보다 낫습니다. 홀드아웃에서 { $option }와 { $key }의 차이는 { $difference }이고(95 % 구간 { $low } ~ { $high }), 값은 { $rival_value } 대 { $key_value }입니다. { $option }가 앞선 시드는 { $seeds }개 중 { $wins }개입니다.
lab-key-beats-by-cost = 비용을 따지면 { $key }가 { $option }보다 낫습니다. 성능은 대등하지만({ $option } { $rival_value }, { $key } { $key_value }, 차이 { $difference }, 95 % 구간 { $low } ~ { $high }, ±{ $band } 안) { $option }는 { $rival_epochs } 에폭, { $key }는 { $key_epochs } 에폭을 씁니다.
lab-level = { $key }와 { $option }는 대등합니다({ $option } { $rival_value }, { $key } { $key_value }, 차이 { $difference }, 95 % 구간 { $low } ~ { $high }, ±{ $band } 안). { $key }가 에폭을 덜 쓰지도 않습니다({ $key_epochs } 에폭 대 { $rival_epochs } 에폭).
lab-rival-higher = { $option }가 { $key }보다 좋게 끝납니다. 홀드아웃에서 { $difference }(95 % 구간 { $low } ~ { $high }), { $rival_value } 대 { $key_value }이고 시드 { $seeds }개 중 { $wins }개에서 앞섭니다. 대신 { $option }는 { $rival_epochs } 에폭, { $key }는 { $key_epochs } 에폭을 씁니다.
lab-rival-beats = { $option }가 { $key }보다 낫습니다. 홀드아웃에서 { $difference }(95 % 구간 { $low } ~ { $high }), { $rival_value } 대 { $key_value }이고 에폭도 더 쓰지 않습니다({ $rival_epochs } 에폭 대 { $key_epochs } 에폭).
lab-undecided = 시드 { $seeds }개로는 { $option }와 { $key }의 우열을 가릴 수 없습니다. 차이는 { $difference }입니다(95 % 구간 { $low } ~ { $high }). { $option }는 { $rival_epochs } 에폭, { $key }는 { $key_epochs } 에폭을 씁니다.
lab-rival-leads = { $option }가 { $key }보다 좋게 끝납니다. { $difference }(95 % 구간 { $low } ~ { $high }), { $rival_value } 대 { $key_value }이고 시드 { $seeds }개 중 { $wins }개에서 앞섭니다. 다만 차이가 ±{ $band }보다 큰지는 이 시드로 알 수 없습니다. { $option }는 { $rival_epochs } 에폭, { $key }는 { $key_epochs } 에폭을 씁니다.
lab-key-leads = { $key }가 { $option }보다 좋게 끝납니다. { $option }와 { $key }의 차이는 { $difference }이고(95 % 구간 { $low } ~ { $high }), 값은 { $rival_value } 대 { $key_value }입니다. { $option }가 앞선 시드는 { $seeds }개 중 { $wins }개입니다. 다만 차이가 ±{ $band }보다 큰지는 이 시드로 알 수 없습니다. { $option }는 { $rival_epochs } 에폭, { $key }는 { $key_epochs } 에폭을 씁니다.
lab-patience = 여기서 쓴 것은 훈련 작업 안의 patience입니다. 한 튜닝 작업의 훈련 작업들을 중앙값으로 견주는 SageMaker의 `Auto`는 다른 규칙이며 여기서는 실행하지 않습니다.
lab-diverged = 시드 { $seeds }개 중 { $diverged }개에서 훈련이 발산했습니다(가장 이른 것은 { $epoch } 에폭).
lab-longer-epochs = 실제로 훈련한 것은 { $epochs } 에폭이지만 일부 에폭은 더 많은 표본을 쓰므로, 비용은 다른 보기의 에폭으로 환산했습니다.
lab-needs-checkpoint = 누군가 { $epoch } 에폭의 체크포인트를 미리 저장해 두었어야 합니다.
lab-checkpoint-copied = 훈련은 { $every ->
        [1] 에폭마다
       *[other] { $every } 에폭마다
    } 한 키에 덮어써 저장했습니다. { $first }~{ $last } 에폭의 버전 { $versions }개, { $kilobytes } kB가 남아 모두 과금됩니다. { $paid } 에폭을 쓴 뒤 { $epoch } 에폭의 버전을 같은 키에 복사하여 새 버전으로 만듭니다.
lab-checkpoint-there = 훈련은 { $every } 에폭마다 저장했습니다. { $first }~{ $last } 에폭의 객체 { $versions }개, { $kilobytes } kB가 모두 과금됩니다. { $paid } 에폭을 쓴 뒤 { $epoch } 에폭의 객체를 그대로 씁니다.
lab-checkpoint-earlier = { $wanted } 에폭에 저장된 체크포인트가 없습니다. { $every } 에폭마다 저장했고 버전 { $versions }개가 남아 있습니다. { $paid } 에폭을 쓴 뒤 그 전에 가장 가까운 { $epoch } 에폭을 대신 배포합니다.
lab-checkpoint-missing = { $wanted } 에폭이나 그 전의 체크포인트가 남아 있지 않습니다. 남은 것은 { $first } 에폭부터입니다. 복원할 것이 없어 마지막 에폭을 배포합니다.
lab-recurs = 다음 훈련에서도 똑같이 과적합합니다.

# 정답 전체
lab-nothing = { "" }
lab-part-nobody = 없음
lab-part-beaten = { $options }
lab-part-level = {" "}대등하고 비용도 더 들지 않는 보기: { $options }.
lab-part-higher = {" "}홀드아웃에서 더 좋은 보기: { $options }.
lab-part-leading = {" "}앞서지만 차이가 { $band } 이내일 수도 있는 보기: { $options }.
lab-part-behind = {" "}뒤지지만 차이가 { $band } 이내일 수도 있는 보기: { $options }.
lab-part-undecided = {" "}이 시드로는 우열을 가릴 수 없는 보기: { $options }.
lab-part-untrained = {" "}훈련하지 않은 보기: { $options }.
lab-verdict-agrees = 홀드아웃 { $metric } 및 에폭으로 보면 실험 결과가 정답({ $key })과 일치합니다. 정답보다 못한 보기: { $beaten }.{ $level }{ $higher }{ $leading }{ $behind }{ $undecided }{ $untrained }
lab-verdict-depends = 홀드아웃 { $metric } 및 에폭만으로는 단정할 수 없습니다. 정답({ $key })보다 못한 보기: { $beaten }.{ $level }{ $higher }{ $leading }{ $behind }{ $undecided }{ $untrained }
lab-verdict-contradicts = 홀드아웃 { $metric } 및 에폭만으로 보면 실험 결과가 정답({ $key })과 어긋납니다. 문제의 다른 요구는 평가하지 않았습니다. 정답보다 못한 보기: { $beaten }.{ $level }{ $higher }{ $leading }{ $behind }{ $undecided }{ $untrained }
lab-verdict-no-overfitting = 판정하지 않습니다. 이 훈련에서는 과적합이 일어나지 않았습니다. 훈련 성능이 좋아지는 동안 검증 성능이 최고점보다 { $band }의 두 배 이상 나빠지는 일이 없었습니다. 과적합을 묻는 지문의 상황이 아니므로 `lab:`에서 분기점이나 에폭을 바꾸거나 `baseline`을 정하세요. 과소적합을 묻는 지문이라면 `symptom: underfitting`을 적으세요.
lab-verdict-no-underfitting = 판정하지 않습니다. 지문은 덜 배운 훈련을 말하는데 이 훈련은 그렇지 않습니다. 과적합하거나, 같은 표본으로 배우는 어느 보기의 훈련 성능도 { $band }의 두 배 이상 더 좋아지지 않았습니다. `lab:`에서 에폭을 줄이거나 `baseline`을 정하거나, 과적합을 묻는 지문이라면 `symptom: overfitting`을 적으세요.
lab-verdict-no-key = 판정하지 않습니다. 정답을 훈련하지 않아 비교할 것이 없습니다.
lab-verdict-no-rival = 판정하지 않습니다. 다른 보기를 훈련하지 않아 비교할 것이 없습니다.

# 수치
lab-metric-accuracy = 정확도
lab-metric-auc = AUC
lab-metric-loss = 손실
lab-value-share = { $number } %
lab-value-bare = { $number }
lab-value-loss = { $number } nats
lab-points = { $number }포인트
lab-band-share = { $number }포인트

# 실행할 수 없는 튜닝
lab-tuner-not-a-range = 이 하이퍼파라미터의 범위가 아닙니다: `{ $value }`
lab-tuner-low-above-high = 아래 끝 { $low }이(가) 위 끝 { $high }보다 큽니다
lab-tuner-log-not-above-zero = 로그 척도의 아래 끝은 0보다 커야 하는데 { $low }입니다
lab-tuner-reverse-log-outside = 역로그 척도의 양 끝은 0 이상 1 미만이어야 하는데 { $low }부터 { $high }까지입니다
lab-tuner-reverse-log-integer = 정수에는 역로그 척도를 쓸 수 없습니다
lab-tuner-choice-twice = 같은 값이 두 번 나옵니다: `{ $value }`
lab-tuner-range-twice = 같은 이름이 두 번 나옵니다: `{ $name }`
lab-tuner-no-ranges = 탐색할 하이퍼파라미터가 없습니다
lab-tuner-too-many-ranges = SageMaker는 하이퍼파라미터를 { $most }개까지 탐색하는데 { $ranges }개입니다
lab-tuner-too-many-jobs = SageMaker는 { $strategy } 전략의 작업을 { $most }개까지 실행하는데 { $jobs }개입니다
lab-tuner-too-many-parallel = SageMaker는 작업을 동시에 { $most }개까지 실행하는데 { $jobs }개입니다
lab-tuner-hyperband-auto = Hyperband는 자체 규칙으로 작업을 중단하므로 조기 종료 유형은 Off만 쓸 수 있습니다
lab-tuner-grid-range = Grid는 나열한 값만 시도하는데 `{ $name }`은(는) 범위입니다
lab-tuner-grid-jobs = Grid는 조합 { $combinations }개를 한 번씩 실행하므로 작업 { $jobs }개를 실행할 수 없습니다
lab-hint-tuner-range = 숫자로 LOW..HIGH나 LOW..HIGH:SCALE을 쓰세요. 정수 하이퍼파라미터에는 정수를 씁니다. 16,32,64처럼 값을 나열해도 됩니다
lab-hint-tuner-low-above-high = 둘을 바꾸어 쓰세요
lab-hint-tuner-log = 아래 끝을 0보다 크게 하거나 Linear를 쓰세요
lab-hint-tuner-reverse-log = 양 끝을 0 이상 1 미만으로 하거나 Linear를 쓰세요
lab-hint-tuner-reverse-log-integer = Auto, Linear, Logarithmic 중 하나를 쓰세요
lab-hint-tuner-once = 한 번씩만 쓰세요
lab-hint-tuner-no-ranges = learning_rate=0.0001..0.003:log처럼 이름과 값을 쓰세요
lab-hint-tuner-too-many-ranges = 덜 중요한 것부터 빼세요
lab-hint-tuner-too-many-jobs = 수를 줄이세요. Random 전략은 10000개까지 쓸 수 있습니다
lab-hint-tuner-too-many-parallel = 수를 줄이세요. AWS에 요청하면 100개까지 늘어날 수 있지만 여기서는 늘릴 수 없습니다
lab-hint-tuner-hyperband-auto = 조기 종료 유형을 빼거나 Bayesian 또는 Random 전략을 쓰세요
lab-hint-tuner-grid-range = 0.001,0.003처럼 값을 나열하거나 Bayesian 또는 Random 전략을 쓰세요
lab-hint-tuner-grid-jobs = max_jobs를 빼거나 나열한 값을 바꾸세요

# 비교표의 낱말
lab-acts-person = 필요
lab-acts-nobody = 불필요
lab-class-better = 더 나음
lab-class-worse = 더 나쁨
lab-class-tie = 대등
lab-class-inconclusive = 미정

# 튜닝에 대해 할 수 있는 말
lab-tuner-turned-around = `{ $metric }`에 { $goal }을(를) 쓰면 가장 나쁜 모델을 찾습니다. SageMaker는 아무 말 없이 그렇게 합니다
lab-tuner-setup = 과제 { $task }. 전략 { $strategy }: 훈련 작업은 최대 { $jobs }개, 동시에 { $parallel }개, 중단되지 않으면 { $epochs } 에폭씩 훈련합니다. 목표 지표: { $metric }, { $goal }. 작업 사이의 조기 종료: { $stopping }.
lab-tuner-head-trained = 에폭
lab-tuner-head-ended = 종료
lab-tuner-head-latest = 마지막 값
lab-tuner-head-best = 최고 (에폭)
lab-tuner-completed = 끝까지
lab-tuner-median = 중앙값 { $bar }
lab-tuner-halved = { $of }개 중 { $place }위
lab-tuner-with-tuning = 튜닝과 함께
lab-tuner-sign = { $sign } 표시는 마지막 값으로 고른 최고의 작업입니다.
lab-tuner-median-means = “중앙값”: 마지막 값이 앞선 작업들의 누적 평균 중앙값보다 나빴습니다.
lab-tuner-not-improving = 최고 기록을 1 % 이상 넘지 못한 작업이 잇달아 나와 일찍 끝났습니다.
lab-tuner-target-reached = 목표 값에 이른 작업이 나와 일찍 끝났습니다.
lab-tuner-cost = 쓴 에폭은 { $paid }입니다. 같은 작업을 끝까지 훈련하면 { $full }이므로 { $share } %를 아꼈습니다. 작업 { $jobs }개 중 { $stopped }개가 중단되었습니다.
lab-tuner-first = 처음 { $jobs }개의 작업은 견줄 앞선 작업이 없어 `Auto`로 중단될 수 없었습니다.
lab-tuner-by-latest = SageMaker가 마지막 값으로 고르는 최고의 훈련 작업: 작업 { $job }, { $epoch } 에폭, 검증 { $value }, 홀드아웃 { $held_out }.
lab-tuner-by-best = 쓴 에폭 가운데 최고 에폭으로 고르면: 작업 { $job }, { $epoch } 에폭, 검증 { $value }, 홀드아웃 { $held_out }.
lab-tuner-patience = 작업 사이의 규칙 대신 같은 작업마다 patience { $patience }에 최고 에폭 복원을 더하면: 작업 { $job }, { $epoch } 에폭, 검증 { $value }, 홀드아웃 { $held_out }, 쓴 에폭 { $paid }.
lab-tuner-trained = 실제로 훈련한 에폭은 { $epochs }입니다. 쓴 에폭과 patience에만 필요했던 에폭을 더한 것입니다.
lab-tuner-one-seed = 시드 하나로 한 번 튜닝한 결과입니다. 규칙마다 무엇을 하는지 보여 줄 뿐 어느 쪽이 나은지는 말해 주지 않습니다.
