cli-error = 오류
cli-warning = 경고
cli-hint = 힌트

# 데스크와 명령의 오류
cli-no-notes = 노트가 없습니다: { $path }
cli-no-such-note = 그런 이름의 노트가 없습니다: `{ $name }`
cli-no-such-question = 그런 이름의 문제가 없습니다: `{ $name }`
cli-lab-refused = `{ $name }` 문제의 `lab:`을 쓸 수 없습니다
cli-nothing-to-train = `{ $name }` 문제에는 훈련으로 비교할 수 있는 보기가 없습니다
cli-said-nothing-to-train = `{ $name }` 문제에는 훈련으로 비교할 것이 없다고 `lab:`에 적혀 있습니다
cli-no-questions = 노트에 문제가 없습니다
cli-no-questions-tagged = 이 태그가 붙은 문제가 없습니다
cli-not-a-tag = 태그가 아닙니다: `{ $tag }`
cli-broken-off = 훈련이 중단되었습니다
cli-svg-not-written = { $path } 파일을 쓸 수 없습니다: { $reason }
cli-results-not-kept = 결과를 저장하지 못해 다음에 다시 훈련해야 합니다: { $reason }
cli-takes-long = { $time }쯤 걸립니다. 그래도 훈련하려면 --yes를 붙이세요
cli-minutes = { $count }분
cli-hours = { $count }시간
cli-days = { $count }일
cli-setting-refused = 쓸 수 없는 인자입니다: `{ $path }`. { $why }
cli-recipe-unreadable = { $path } 파일을 읽을 수 없습니다: { $reason }
cli-lab-nothing = 바꾸는 것이 없어 기준 훈련과 비교할 것이 없습니다
cli-hint-lab-nothing = --dropout 0.5나 --patience 20처럼 기법을 적거나 --recipe FILE로 파일을 지정하세요
cli-hint-vault = --vault DIR로 노트 폴더를 지정하세요. 노트는 .md로 끝나는 파일입니다
cli-hint-search = `patience search`로 찾아보세요
cli-hint-questions = `patience questions`로 모든 문제를 볼 수 있습니다
cli-hint-check = `patience check`로 어디가 왜 잘못되었는지 볼 수 있습니다
cli-hint-lab = `lab:` 아래에 보기마다 무엇을 바꾸는지 적으세요. 예: `E: {"{"} dropout: 0.5 {"}"}`
cli-hint-perhaps = 혹시 이것입니까? { $names }
cli-hint-write-question = 노트에 지문, `- A) …` 꼴의 보기, `**정답: A**`를 적으세요
cli-hint-tags = `patience tags`로 노트의 태그를 볼 수 있습니다
cli-hint-help = `patience --help`로 쓸 수 있는 것을 볼 수 있습니다

# 명령줄
cli-usage-unknown-argument = 알 수 없는 인자입니다: `{ $argument }`
cli-usage-unknown-command = 알 수 없는 명령입니다: `{ $argument }`
cli-usage-missing = 필요한 인자가 없습니다: { $argument }
cli-usage-no-value = `{ $argument }` 뒤에 값이 필요합니다
cli-usage-conflict = `{ $argument }`는 함께 입력한 다른 인자와 같이 쓸 수 없습니다
cli-usage-value = `{ $argument }`에 쓸 수 없는 값입니다: `{ $value }`
cli-usage-other = 명령줄을 이해할 수 없습니다: { $argument }

# 검색, 태그, 노트, 문제, 점검
cli-indexing = 노트를 읽는 중
cli-search-count = { $total ->
    [0] 찾은 노트가 없습니다.
   *[other] 노트 { $total }개를 찾아 { $shown }개를 보여 줍니다.
}
cli-search-part = 낱말 일부만
cli-search-others = 낱말이 일부만 들어 있는 노트 { $others }개를 덧붙였습니다.
cli-tags-legend = { $tags ->
    [0] 태그가 없습니다.
   *[other] 태그가 직접 붙은 노트 수 / 하위 태그까지 더한 노트 수.
}
cli-note-questions = 이 노트의 문제: { $questions }. 풀어 보기: patience quiz "{ $first }"
cli-note-others = 같은 이름의 다른 노트: { $paths }
cli-questions-count = { $questions ->
    [0] 문제가 없습니다.
   *[other] 문제가 { $questions }개 있습니다.
}
cli-check-count = { $problems ->
    [0] 잘못된 곳이 없습니다.
   *[other] 잘못된 곳이 { $problems }개 있습니다.
}

# 링크와 열기
cli-links-backlinks = { $count ->
    [0] 이 노트로 오는 링크가 없습니다.
   *[other] 다른 노트에서 오는 링크 { $count }개:
}
cli-links-outgoing = { $count ->
    [0] 이 노트에는 링크가 없습니다.
   *[other] 이 노트에 있는 링크 { $count }개:
}
cli-links-mentions = { $count ->
    [0] 링크 없이 이 노트를 언급하는 곳이 없습니다.
   *[other] 링크 없이 이 노트를 언급하는 다른 노트의 줄 { $count }개:
}
cli-links-attachment = (노트가 아닌 파일)
cli-links-nowhere = (없는 노트)
cli-links-no-anchor = { $path } (없는 제목이나 블록)
cli-links-nothing = 이 노트에는 링크가 없고, 이 노트로 오는 링크나 이 노트를 언급하는 곳도 없습니다.
cli-links-unresolved = { $count ->
    [0] 모든 링크에 노트가 있습니다.
   *[other] 링크는 있지만 아직 없는 노트 { $count }개:
}
cli-links-orphans = { $count ->
    [0] 외톨이 노트가 없습니다. 모든 노트로 다른 노트의 링크가 옵니다.
   *[other] 다른 노트에서 오는 링크가 없는 외톨이 노트 { $count }개:
}
cli-links-dead-ends = { $count ->
    [0] 막다른 노트가 없습니다. 모든 노트에 다른 노트로 가는 링크가 있습니다.
   *[other] 다른 노트로 가는 링크가 없는 막다른 노트 { $count }개:
}
cli-links-sound = 모든 링크에 노트가 있고, 외톨이 노트와 막다른 노트도 없습니다.
cli-no-such-heading = { $path } 노트에 그런 제목이나 블록이 없습니다: `{ $name }`
cli-hint-headings = 이 노트의 제목: { $names }
cli-open-no-editor = 편집기가 설정되어 있지 않습니다
cli-hint-editor = EDITOR=nano나 EDITOR="code --wait"처럼 EDITOR에 편집기를 설정하세요. --obsidian을 붙이면 Obsidian에서 엽니다
cli-open-not-started = 실행할 수 없습니다: `{ $command }`. { $reason }
cli-open-failed = 제대로 끝나지 않았습니다: `{ $command }`. { $status }
cli-hint-open = --print를 붙이면 실행할 명령만 보여 줍니다. 편집기는 EDITOR로 설정합니다

# 훈련을 곁들인 점검
cli-check-lab-legend = 시드 { $seeds }개로 훈련했습니다. 정답에는 홀드아웃 값을, 다른 보기에는 정답과의 차이를 95 % 구간 및 쓴 에폭과 함께 적습니다.
cli-check-agrees = { $task }, 정답과 일치
cli-check-depends = { $task }, 단정할 수 없음
cli-check-contradicts = { $task }, 정답과 어긋남
cli-check-no-verdict = { $task }, 판정 없음
cli-check-inferred = `lab:`이 없어 문제의 글에서 읽었습니다.
cli-check-lab-none = 훈련할 것이 없다고 적혀 있습니다(`lab: none`)
cli-check-nothing-to-train = 훈련으로 비교할 수 있는 보기가 없습니다
cli-check-refused = `lab:`을 쓸 수 없어 훈련하지 않았습니다
cli-check-epochs = { $epochs } 에폭
cli-check-sham = { $task }의 가짜 변경
cli-check-sham-ties = 대등합니다. 그래야 맞습니다
cli-check-sham-undecided = 시드가 적어 대등한지 알 수 없습니다
cli-check-sham-differs = 우연 말고는 다를 것이 없는데 차이가 났으므로 실험을 믿을 수 없습니다
cli-check-lab-counts = 문제 { $questions }개 중 일치 { $agrees }개, 단정할 수 없음 { $depends }개, 어긋남 { $contradicts }개, 판정 없음 { $none }개. 훈련하지 않은 문제: `lab: none` { $said }개, 훈련할 것이 없음 { $nothing }개, `lab:`을 쓸 수 없음 { $refused }개. 대등한 가짜 변경: { $shams }개 중 { $ties }개.

# 퀴즈
cli-quiz-head = 문제 { $position } / { $total }
cli-quiz-select = { $select }개를 고르세요.
cli-quiz-order = { $select }개를 골라 번호를 순서대로 입력하세요.
cli-quiz-match = 위의 번호 붙은 줄마다 하나씩, 줄 순서대로 번호 { $select }개를 입력하세요. 같은 번호를 다시 써도 됩니다.
cli-quiz-prompt = 답 (1–{ $last }, 0 = 모르겠음, u = 앞 답 되돌리기, q = 그만):
cli-quiz-not-understood = 답으로 읽을 수 없습니다: “{ $typed }”. 1부터 { $last }까지의 보기 번호를 입력하세요.
cli-quiz-right = 정답입니다: { $key }.
cli-quiz-your-order = 내 답: { $chosen }.
cli-quiz-wrong = 오답입니다. 정답은 { $key }입니다.
cli-quiz-skipped = 정답은 { $key }입니다.
cli-quiz-more-seeds = 시드 { $seeds }개로 본 결과입니다. 시드를 늘리면 더 작은 차이도 가려집니다: patience why "{ $question }"
cli-quiz-key = 정답
cli-quiz-yours = 내 답
cli-quiz-curves-offer = Enter를 누르면 다음으로 갑니다. w를 입력하면 보기마다 훈련하여 곡선을 보여 줍니다 (q = 그만):
cli-quiz-curves-command = 보기마다 훈련한 결과 보기: patience why "{ $question }"
cli-quiz-confidence = 얼마나 확신하나요? (1 = 찍음, 2 = 애매함, 3 = 확신, 4 = 너무 쉬움, Enter = 확신):
cli-quiz-edited = 지난번에 푼 뒤로 문구가 바뀌었습니다.
cli-quiz-key-changed = 지난번에 푼 뒤로 정답이 바뀌었습니다. 이전 답은 더 이상 세지 않습니다.
cli-quiz-what-comes = 오늘 남은 문제: 복습 { $today }개, 새 문제 { $new }개. 내일: 복습 { $tomorrow }개.
cli-nothing-to-take-back = 되돌릴 답이 없습니다
cli-taken-back = 앞 답을 되돌렸습니다.
cli-nothing-due = 오늘 풀 문제가 없습니다
cli-hint-due = `patience due`로 다가올 문제를 보거나, `patience quiz`로 그냥 풀 수 있습니다
cli-due-head = 오늘 복습할 문제 { $due }개, 새 문제 { $new_today }개 (아직 안 푼 문제 { $new }개 가운데).
cli-due-exam = { $days ->
    [0] 시험은 오늘({ $date })입니다.
    [1] 시험은 내일({ $date })입니다.
   *[other] 시험까지 { $days }일 남았습니다({ $date }).
}
cli-due-remembered = 기억 { $percent } %
cli-due-key-changed = 정답 바뀜
cli-due-more = 그 밖에 { $more }개
cli-due-ahead = 다가올 문제: { $days }
cli-due-start = 풀기: patience quiz --due
cli-goal-no-exam = 시험 날짜를 정하지 않았습니다: patience goal --exam 2027-01-31
cli-goal-exam-over = 시험은 { $date }에 끝났습니다.
cli-goal-retention = 기억할 확률이 { $percent } %로 떨어지면 문제를 다시 냅니다.
cli-goal-per-day = 하루에 { $count }문제를 풉니다.
cli-no-date = 날짜로 읽을 수 없습니다: “{ $typed }”
cli-hint-date = 2027-01-31처럼 쓰세요
cli-hint-first-answer = `patience quiz --due`로 첫 문제를 풀어 보세요
cli-stats-confident-errors = 확신했지만 틀린 문제: { $questions }
cli-stats-habit = 틀린 보기를 { $times }번 고름: { $question } { $option }
cli-fit-too-few = 다른 날에 다시 답한 기록이 { $fewest }개보다 적습니다. 아직은 표준 매개변수가 더 믿을 만합니다
cli-hint-fit = 같은 문제를 다른 날에 다시 푼 기록만 셉니다
cli-fit-losses = 다른 날에 다시 답한 { $answers }개 가운데 마지막 { $judged }개를 예측한 로그 손실: 표준 매개변수 { $standard }, 그 앞의 답에 맞춘 매개변수 { $fitted }.
cli-fit-kept = 맞춘 매개변수가 더 잘 예측합니다. 이제부터 이것을 씁니다.
cli-fit-not-kept = 더 잘 예측하지 못합니다. 바꾼 것은 없습니다.
cli-fit-standard = 표준 매개변수를 씁니다.
cli-disputes = 이의가 있는 문제 { $count }개
cli-now-disputed = 이의를 남겼습니다: { $question }. 해결할 때까지 내지 않고 세지 않습니다.
cli-settled = 이의를 해결했습니다: { $question }. 다시 내고 셉니다.
cli-hint-dispute = patience dispute 문제ID 무엇이 잘못되었는지
cli-disputed = 이의가 있는 문제 { $question }: { $reason }
cli-hint-settle = 해결되면: patience dispute --settle "{ $question }"
cli-history-answers = 답 { $answers }개 가운데 { $shown }개
cli-history-undone = 되돌림
cli-history-taken-back = 되돌렸습니다: { $question }, { $time }의 답.
cli-history-cannot-read = { $path } 파일을 읽을 수 없습니다: { $detail }
cli-history-no-entry = 복습 기록의 줄이 아닙니다: { $reason }
cli-history-imported = 더한 기록 { $added }개, 이미 있던 기록 { $known }개, 읽지 못한 줄 { $refused }개.
cli-ids-missing = { $count ->
    [0] 모든 문제에 ID가 있습니다.
   *[other] ID가 없는 문제가 { $count }개 있습니다. `patience ids --write`는 노트에 ID만 써넣고 다른 것은 바꾸지 않습니다.
}
cli-ids-written = { $count ->
    [0] 써넣은 ID가 없습니다.
   *[other] ID { $count }개를 써넣었습니다.
}
cli-relink-count = { $count ->
    [0] 모든 답에 문제가 있습니다.
   *[other] 기록에 있는 이름 { $count }개에 해당하는 문제가 없습니다. `patience relink 옛이름 새이름`으로 어느 문제인지 알려 주세요.
}
cli-relink-stray = 답 { $answers }개, 마지막 { $date }
cli-relink-no-heir = 이름이나 자리가 비슷한 문제가 없습니다
cli-relink-perhaps = 혹시 { $question } ({ $place }): { $reason }, { $key }
cli-relink-same-place = 노트의 같은 자리에 있음
cli-relink-same-note = 같은 노트에 있음
cli-relink-alike = 이름이 { $percent } % 비슷함
cli-relink-same-key = 보기 수와 정답이 같음
cli-relink-other-key = 보기 수나 정답이 다름
cli-relink-ask = 이 문제입니까? (y = 예, n = 아니요, q = 그만)
cli-relink-is-question = `{ $name }`은(는) 노트에 있는 문제이므로 답을 옮기지 않습니다
cli-relink-no-answers = `{ $name }` 이름으로 기록된 답이 없습니다
cli-hint-relink = `patience relink`가 문제가 없는 이름을 보여 줍니다
cli-relinked = 답 { $answers }개를 옮겼습니다: { $question }
cli-quiz-end = { $answered }문제 중 { $right }문제를 맞혔습니다.

# 모의고사
cli-exam-unknown = 출제 기준이 없는 시험입니다: `{ $name }`
cli-hint-exams = 볼 수 있는 시험: { $names }
cli-exam-ready = Enter를 누르면 시작합니다. 그때부터 시간이 가고, 나가도 멈추지 않습니다 (q = 다음에):
cli-exam-head = 문제 { $position } / { $total } · 남은 시간 { $left } · 답한 문제 { $answered }{ $flagged ->
    [0] { "" }
   *[other] { " " }· 표시 { $flagged }
}
cli-exam-prompt = 1–{ $last } 고르기, 0 비우기, n 다음, p 앞, g7 7번으로, f 표시, l 목록, s 제출, q 나가기:
cli-exam-not-understood = 보기 번호도 시험의 글쇠도 아닙니다: “{ $typed }”
cli-exam-last = 마지막 문제입니다. s로 제출하고, g7로 7번 문제에 갑니다.
cli-exam-sure = 제출할까요? 빈 문제 { $blank }개, 표시한 문제 { $flagged }개 (s = 제출, Enter = 계속):
cli-exam-resumed = 나갔던 시험을 이어서 봅니다. { $total }문제 중 { $answered }문제를 답했고, 그동안에도 시간은 갔습니다.
cli-exam-ran-out = 나갔던 시험의 시간이 끝났습니다. 제때 고른 답은 채점합니다.
cli-exam-left = 시험에서 나왔습니다. 시간은 계속 갑니다. 이어서 보기: patience exam { $exam } 그만두기: patience exam { $exam } --drop
cli-exam-none-open = 보고 있는 { $exam } 시험이 없습니다
cli-exam-none-taken = 제출한 { $exam } 시험이 없습니다
cli-exam-review = Enter를 누르면 틀린 문제부터 해설과 함께 봅니다 (q = 그만):
cli-exam-review-command = 모든 문제를 해설과 함께 보기: patience exam { $exam } --review
cli-exam-listed = { $exam }: { $questions }문제, { $minutes }분. 노트의 문제로 { $there }문제를 채울 수 있습니다
cli-exam-listed-open = { $date }: 보는 중, 남은 시간 { $left }
cli-exam-list-end = 시작하기: patience exam 이름. --count 20을 붙이면 짧게 봅니다.
cli-go-on = Enter를 누르면 다음으로 갑니다 (q = 그만):

# 왜
cli-making-groundwork = 언어 모델을 사전 훈련하는 중입니다. 한 번만 합니다 …
cli-training = 보기마다 훈련하는 중
cli-head-held-out = 홀드아웃 { $metric }
cli-head-difference = { $against }
cli-head-difference-points = { $against }(포인트)
cli-against-key = 정답과의 차이
cli-against = { $option }와의 차이
cli-head-gap = 격차
cli-head-epochs = 쓴 에폭
cli-head-acts = 사람 개입
cli-not-trained = 훈련 안 함

# 튜닝
cli-tuning = 튜닝하는 중
cli-tune-no-name = 하이퍼파라미터 이름이 없습니다: `{ $range }`
cli-hint-tune-range = learning_rate=0.0001..0.003:log나 batch_size=16,32,64처럼 이름, `=`, 값을 차례로 쓰세요
cli-head-curve = 에폭별 값
cli-tune-curves = 곡선의 기호 하나는 { $epochs } 에폭이며, { $low }부터 { $high }까지입니다. 이를 벗어난 값은 가장자리에 그립니다.
