# Questions as written
quiz-no-key = 문제에 정답 줄이 없습니다
quiz-no-options = 문제에 보기가 없습니다
quiz-answer-alone = 정답 줄이 있지만 위에서 보기를 찾을 수 없습니다
quiz-no-stem = 보기 위에 지문이 없습니다
quiz-one-option = 문제에 보기가 하나뿐입니다
quiz-too-many-options = 한 문제의 보기는 최대 { $most }개입니다
quiz-option-empty = 보기 { $label }에 내용이 없습니다
quiz-option-twice = 보기 { $first }, { $second }의 내용이 같습니다
quiz-options-again = 보기가 A부터 다시 시작합니다
quiz-label-twice = 같은 글자의 보기가 두 번 나옵니다: { $label }
quiz-key-unreadable = 정답 줄에 보기의 글자가 없습니다
quiz-key-no-option = 정답은 { $label }인데 보기는 { $labels }입니다
quiz-two-keys = 정답 두 개가 서로 다릅니다: { $first }, { $second }
quiz-select = 고를 개수는 { $select }개인데 정답은 { $key }입니다
quiz-too-long = 글이 { $length }바이트로, 최대 { $most }바이트를 넘습니다
quiz-no-explanation = 다른 보기에는 해설이 있는데 { $labels }에는 없습니다
quiz-letters = 지문이나 보기에서 다른 보기를 글자로 가리키므로, 보기를 섞지 않고 적힌 순서대로 보여 줍니다
quiz-scenario-unknown = 내용이 있는 시나리오를 찾을 수 없습니다: { $name }
quiz-comment-unclosed = quiz 주석이 닫히지 않았습니다
quiz-recipe-yaml = YAML로 읽을 수 없습니다: { $detail }
quiz-comment-twice = 한 문제에 quiz 주석이 둘이어서 두 번째는 읽지 않습니다
quiz-comment-yaml = quiz 주석을 YAML로 읽을 수 없습니다: { $detail }
quiz-metadata-not-a-map = 문제 정보는 이름과 값으로 적어야 합니다
quiz-metadata-unknown = "{ $name }": 문제 정보에 없는 이름입니다
quiz-metadata-value = "{ $name }"에 쓸 수 없는 값이 있습니다
quiz-metadata-of-one = "{ $name }" 값은 한 문제에만 쓸 수 있는데 이 파일에는 문제가 여럿입니다
quiz-metadata-tag = "{ $name }": 태그가 아닙니다
quiz-lab-no-option = `lab:`에 적힌 보기가 문제에 없습니다: { $name }
quiz-lab-twice = `lab:`에 같은 보기가 두 번 나옵니다: { $name }
quiz-duplicate-id = { $note }의 문제가 이미 쓰고 있는 ID입니다: "{ $id }"
quiz-picture-missing = 문제에 나오는 그림이 없습니다: { $target }
quiz-id-refused = 다른 것을 바꾸지 않고는 { $question }에 ID를 써넣을 수 없습니다

quiz-hint-key = 보기 아래에 **정답: A** 같은 줄을 적으세요
quiz-hint-options = - A), - B)처럼 보기를 둘 이상 적으세요
quiz-hint-stem = 첫 보기 위에 지문을 적으세요
quiz-hint-option-empty = 글자 뒤에 보기의 내용을 적으세요
quiz-hint-option-twice = 보기마다 다른 내용을 적거나 하나를 지우세요
quiz-hint-heading = 문제마다 제목으로 시작하세요
quiz-hint-label-twice = 보기마다 다른 글자를 쓰고, 문제마다 제목으로 시작하세요
quiz-hint-key-no-option = 글자를 고치거나 보기를 추가하세요
quiz-hint-key-order = **정답: C, A, B**처럼 글자를 순서대로 적으세요
quiz-hint-key-match = **정답: 1-C, 2-A, 3-B**처럼 1번부터 번호마다 글자를 적으세요
quiz-hint-two-keys = 정답 줄을 하나만 남기고, 문제마다 제목으로 시작하세요
quiz-hint-select = "select" 값과 정답의 글자 수를 맞추세요
quiz-hint-shorter = 글을 줄이거나, 제목으로 문제를 끝내세요
quiz-hint-explanation = - **Option B** - 뒤에 이유를 적은 줄을 추가하세요
quiz-hint-letters = 보기의 글자를 {"{"}A{"}"}처럼 적으면 보기를 섞어도 따라갑니다. 순서를 그대로 두려면 `shuffle: false`라고 적으세요
quiz-hint-scenario = 문제 위에 `## Scenario { $name }` 제목을 쓰고 그 아래에 내용을 적으세요
quiz-hint-close-comment = 주석을 -->로 끝내세요
quiz-hint-comment = 문제 아래에 <!-- quiz: {"{"} id: my-question {"}"} -->처럼 적으세요
quiz-hint-recipe = 문제의 `lab:` 아래처럼 이름과 값을 공백으로 들여 쓰세요. `patience lab --print`로 예를 볼 수 있습니다
quiz-hint-comment-twice = 주석 하나에 모두 적으세요
quiz-hint-one-line = 단어나 짧은 한 줄로 적으세요
quiz-hint-type = choice, order, match 가운데 하나를 적으세요
quiz-hint-task = 시험 가이드의 번호를 task: "2.3"처럼 적으세요
quiz-hint-count = 1 이상의 정수를 적으세요
quiz-hint-tag = 태그에는 글자, 숫자, _, -, /를 쓸 수 있고 숫자만으로는 만들 수 없습니다
quiz-hint-lab-once = 보기마다 한 줄만 남기세요
quiz-hint-id = 이 문제에 다른 ID를 붙이세요. ID가 없는 문제에는 `patience ids --write`가 붙여 줍니다
quiz-hint-picture = 파일을 노트 폴더에 넣거나 이름을 고치세요
quiz-hint-id-refused = 직접 적으세요: id: { $id }

# Sessions
quiz-not-asking = 답을 기다리는 문제가 없습니다
quiz-wrong-count = { $wanted }개를 골라야 하는데 { $chosen }개를 골랐습니다
quiz-not-an-option = 이 문제에 없는 보기입니다: { $label }
quiz-hint-choose = 정확히 { $wanted }개를 고르세요

# 시험 영역, 줄인 이름
quiz-domain-mla-1 = 데이터 준비
quiz-domain-mla-2 = 모델 개발
quiz-domain-mla-3 = 배포와 오케스트레이션
quiz-domain-mla-4 = 모니터링, 유지 관리, 보안
quiz-domain-aif-1 = AI와 ML의 기초
quiz-domain-aif-2 = 생성형 AI의 기초
quiz-domain-aif-3 = 파운데이션 모델의 응용
quiz-domain-aif-4 = 책임 있는 AI 지침
quiz-domain-aif-5 = 보안, 규정 준수, 거버넌스

# 확신의 정도
quiz-confidence-guess = 찍음
quiz-confidence-unsure = 애매함
quiz-confidence-sure = 확신
quiz-confidence-easy = 너무 쉬움

# 모의고사
quiz-exam-no-questions = { $exam } 시험에 낼 문제가 없습니다{ $without ->
    [0] { "" }
   *[other] { " " }(영역이 적히지 않은 문제 { $without }개)
}
quiz-hint-exam-metadata = <!-- quiz: … --> 주석이나 머리말에 `exam: { $exam }`과 `task: "2.3"`을 적으세요. 2가 영역입니다
quiz-exam-plan = { $exam } 모의고사: { $asked }문제, { $minutes }분. 실제 시험은 { $questions }문제에 { $whole_minutes }분이고, 그중 { $scored }문제만 채점하지만 어느 것인지는 알려 주지 않습니다. 여기서는 모두 채점합니다.
quiz-exam-weight = 비중
quiz-exam-asked = 문제
quiz-exam-there = 노트에 있음
quiz-exam-too-few = 노트에 문제가 모자랍니다. { $count }문제 중 { $number }문제가 없습니다. 시간도 같은 속도로 줄였습니다. 이렇게 적은 문제로 낸 점수는 믿기 어렵고, 문제가 없는 영역은 아무것도 알 수 없습니다.
quiz-exam-without-domain = `task`에 영역이 적히지 않아 뺀 문제: { $number }개
quiz-exam-is-flagged = 다시 볼 문제로 표시했습니다.
quiz-exam-void = 노트에서 사라졌거나 보기가 달라진 문제입니다. 채점하지 않습니다.
quiz-exam-minutes-left = { $minutes }분 남았습니다.
quiz-exam-time-is-up = 시간이 끝났습니다. 제때 고른 답은 채점합니다.
quiz-exam-ran-out-empty = 나갔던 시험의 시간이 끝났습니다. 답한 문제가 없어 세지 않습니다.
quiz-exam-dropped = 시험을 그만두었습니다. 아무것도 세지 않습니다.
quiz-exam-result = { $exam }: { $of }문제 중 { $right }문제 정답, { $percent } % [{ $low }, { $high }].
quiz-exam-scale = AWS의 것이 아닌 선형 연습 점수: { $score } [{ $low }, { $high }], 합격선 { $pass }. { $outlook }
quiz-exam-above = 구간의 아래 끝도 합격선 위입니다.
quiz-exam-below = 구간의 위 끝도 합격선 아래입니다.
quiz-exam-open-above = 합격선 위이지만, 문제가 적어 우연일 수 있습니다.
quiz-exam-open-below = 합격선 아래이지만, 문제가 적어 우연일 수 있습니다.
quiz-exam-right = 정답 [95 %]
quiz-exam-blank = 비워 두어 틀린 것으로 센 문제: { $number }개
quiz-exam-unseen = 그중 보지 않아 일정에 아직 새 문제로 남은 것: { $number }개
quiz-exam-void-count = 노트에서 사라져 세지 않은 문제: { $number }개
quiz-exam-caution = AWS는 총점만으로 합격을 정합니다. 문제가 적은 영역은 구간이 넓으니 조심해서 보세요.
quiz-exam-taken = { $date }: { $of }문제 중 { $right }문제 정답

# 통계
quiz-stats-nothing = 아직 답한 문제가 없습니다
quiz-stats-head = 답 { $answers }개, 정답률 { $right } % [{ $low }, { $high }]. 운을 빼면 { $known } %를 알고 있습니다.
quiz-stats-domains = 영역별
quiz-stats-tags = 태그별
quiz-stats-confidence = 확신한 정도
quiz-stats-answers = 답
quiz-stats-right = 정답 [95 %]
quiz-stats-known = 아는 것
quiz-stats-retention = 기억: 다른 날에 다시 답한 { $answers }개 가운데 { $remembered } % [{ $low }, { $high }]. 예측은 { $foreseen } %였습니다(로그 손실 { $loss }).
quiz-stats-weeks = 지난 12주
quiz-monday = 월
quiz-tuesday = 화
quiz-wednesday = 수
quiz-thursday = 목
quiz-friday = 금
quiz-saturday = 토
quiz-sunday = 일

# 이의
quiz-not-disputed = 이의가 없는 문제입니다: { $question }
quiz-dispute-no-reason = 이의에는 이유가 있어야 합니다
