# 터미널에 나오는 서버의 말
web-ready = patience 주소: { $address }
web-how-to-stop = Ctrl-C를 누르면 멈춥니다.
web-stopped = 멈췄습니다. 답은 모두 저장되어 있습니다.
web-not-opened = 브라우저를 열지 못했습니다. 주소를 직접 열어 주세요.
web-beyond-loopback = 이 주소를 아는 사람은 누구나 노트를 읽고 내 이름으로 답할 수 있으며, 오가는 내용은 중간에서 읽힐 수 있습니다.
web-no-token = { $host }에는 다른 컴퓨터에서도 들어올 수 있어 토큰이 필요합니다
web-hint-token = --token으로 { $least }자 이상을 정하거나 --host를 빼세요
web-token-signs = 토큰에 주소나 쿠키에서 바뀌는 글자가 있습니다
web-hint-token-signs = 영문자와 숫자, - . _ ~만 쓰세요
web-address-refused = { $address }에서 기다릴 수 없습니다: { $reason }
web-hint-port = --port로 다른 포트를 고르세요. 0이면 비어 있는 아무 포트나 씁니다
web-io = 페이지를 열 수 없습니다: { $reason }

# 모든 페이지
web-own-language = 한국어
web-nav = 페이지
web-nav-home = 오늘
web-nav-search = 검색
web-nav-quiz = 문제
web-skip = 본문으로
web-close = 닫기
web-keys = 단축키
web-keys-off = 한 글자 단축키 끄기
web-key-choose = 보기 고르기
web-key-go-on = 채점, 다음으로
web-key-unknown = 모르겠음
web-key-sure = 찍음, 애매함, 확신
web-key-strike = 가리킨 보기 지우기
web-key-undo = 마지막 답 취소
web-key-note = 문제의 근거 노트
web-key-search = 검색
web-key-help = 이 단축키 목록

# 보여 줄 수 없는 것
web-failure = 할 수 없었습니다
web-nowhere = 이 주소에는 아무것도 없습니다
web-hint-home = 노트나 문제의 이름이 바뀌었거나 지워졌을 수 있습니다
web-to-home = 오늘 페이지로
web-bad-field = `{ $name }`에 쓸 수 없는 값입니다: `{ $value }`
web-form-refused = 보낸 내용을 읽을 수 없거나 { $most } kB보다 큽니다
web-wrong-host = patience의 주소가 아닙니다. 터미널에 나온 주소를 쓰세요.
web-wrong-token = 터미널에 나온, 토큰이 붙은 주소로 들어오세요.
web-wrong-origin = patience의 페이지가 보낸 요청이 아니어서 아무것도 하지 않았습니다.

# 오늘
web-home = 오늘
web-due = 복습 { $due }, 새 문제 { $new }
web-begin = 시작
web-begin-anyway = 더 풀기
web-no-questions = 이 노트들에는 아직 문제가 없습니다. 쓰는 법은 README에 있습니다.
web-tomorrow = 오늘 복습할 문제는 없습니다. 내일은 { $tomorrow }개입니다.
web-exam-date = 시험일 { $date }, { $days ->
    [0] 오늘입니다
   *[other] { $days }일 남았습니다
}
web-answered-today = 오늘 { $answers }개를 풀었습니다.
web-streak = { $days }일째 이어지고 있습니다.
web-tags = 태그
web-recent-notes = 최근 노트

# 검색
web-search = 검색
web-search-placeholder = 낱말, tag:#…, "구절", ㄱㅈㅎ
web-search-language = 이렇게 찾을 수 있습니다
web-search-examples = 과적합을 dropout      두 낱말 모두, 어떤 꼴이든
    "early stopping"       정확히 이 구절
    a OR b   -a   (a b)    둘 중 하나; 제외; 묶기
    tag:#problem           이 태그와 그 아래 태그
    line:(a b)  section:   한 줄에 모두; 두 제목 사이에
    {"["}status:draft]         속성
    /over.?fit/            정규식
    ㄱㅈㅎ                 초성: 과적합
    rhkwjrgkq              한/영 자판 실수: 과적합
web-query-too-long = { $most }자가 넘는 검색어는 읽지 않습니다.
web-found = { $total ->
    [0] 찾은 노트가 없습니다
   *[other] 노트 { $total }개
}
web-found-part = 낱말 일부만
web-facets = 태그로 좁히기

# 노트
web-note-questions = 이 노트의 문제
web-backlinks = 이 노트를 가리키는 노트
web-mentions = 이 노트를 언급한 노트
web-and-more = 그 밖에 { $number }개

# 문제 풀이
web-quiz = 문제 풀이
web-quiz-count = 문제 수
web-quiz-tag = 이 태그만
web-quiz-due = 복습할 문제
web-quiz-any = 새 문제부터 아무거나
web-quiz-head = { $total }문제 중 { $position }번째
web-quiz-check = 채점
web-quiz-unknown = 모르겠음
web-quiz-next = 다음
web-quiz-undo = 마지막 답 취소
web-quiz-sure = 얼마나 확실한가요?
web-quiz-edited = 지난번에 푼 뒤로 문장이 바뀐 문제입니다.
web-quiz-key-changed = 정답이 바뀐 문제라 처음부터 다시 시작합니다.
web-quiz-gone = 끝난 풀이입니다
web-quiz-gone-hint = 그사이 프로그램이 다시 시작되었습니다. 답은 모두 남아 있으니 이어서 푸세요.
web-nothing-due = 복습할 문제가 없습니다
web-nothing-due-hint = 오늘 나올 문제를 다 풀었습니다. 그래도 더 풀 수 있습니다.
web-nothing-found = 그런 문제가 없습니다
web-nothing-found-hint = 이 태그가 붙은 문제가 없습니다. 태그를 빼거나 다른 태그를 고르세요.
web-choose-one = 하나를 고르세요
web-choose = { $select }개를 고르세요
web-order = { $select }개를 순서대로 고르세요
web-match = { $select }개 항목마다 보기를 하나씩 고르세요
web-place = { $place }.
web-right = ✔ 정답
web-wrong = ✘ 오답. 정답은 { $key }
web-skipped = 정답은 { $key }
web-your-order = 고른 답: { $chosen }
web-the-question = 문제
web-key = 정답
web-yours = 내가 고른 답
web-no-why = 이 보기에 대한 해설은 노트에 없습니다.
web-behind = 노트 열기:
web-quiz-over = 끝
web-quiz-end = { $answered }문제 중 { $right }문제를 맞혔습니다.
web-quiz-were-wrong = 다시 볼 문제
web-what-comes = 오늘 남은 문제: 복습 { $today }, 새 문제 { $new }. 내일: { $tomorrow }.

# 곡선
web-train = 보기를 훈련해 곡선 보기
web-training-goes-on = 훈련 중 { $percent } %: 시드 { $seeds }개 중 { $done }개.
web-training-waits = 다른 훈련이 끝나기를 기다리고 있습니다.
web-trainings-full = 기다리는 훈련이 이미 너무 많습니다
web-hint-later = 잠시 뒤에 다시 해 보세요
web-training-broken-off = 훈련이 중단되었습니다
web-nothing-to-train = 훈련으로 비교할 수 있는 보기가 없어 해설만 보여 줍니다.
web-forest = 정답과의 홀드아웃 차이, 95 % 구간
web-forest-free = { $option }와의 홀드아웃 차이, 95 % 구간
web-bars = 치른 에폭
web-how-trained = 어떻게 훈련했는가
web-values = 숫자로 보기
web-values-band = 대괄호 안은 시드에 걸친 띠입니다.
web-more-seeds = 더 많은 시드로 모든 보기의 곡선 보기

# 모의고사
web-nav-exam = 모의고사
web-key-step = 모의고사의 다음 문제, 이전 문제
web-key-flag = 모의고사 문제에 표시
web-exam = 모의고사
web-exam-domain = 영역
web-exam-count = 문제 수
web-exam-begin = 시작
web-exam-show-plan = 이 문제 수로 보기
web-exam-clock-runs = 누르면 바로 시간이 가고, 나가도 멈추지 않습니다.
web-exam-under-way = { $exam } 시험을 보는 중입니다. 남은 시간 { $left }, { $total }문제 중 { $answered }문제를 답했습니다.
web-exam-go-on = 시험으로 돌아가기
web-exam-earlier = 지난 시험
web-exam-to-list = 시험 목록
web-exam-left = 남은 시간
web-exam-until = { $time }까지
web-exam-next = 다음
web-exam-back = 이전
web-exam-flag = 표시
web-exam-unflag = 표시 지우기
web-exam-clear = 고른 답 지우기
web-exam-gap = 빈자리 뒤에 고른 것이 있어 아직 저장하지 않았습니다. 첫 자리부터 채우거나 뒤의 것을 비우세요.
web-exam-questions = 문제 목록
web-exam-cell = 문제 { $number }: { $standing }{ $flagged ->
    [0] { "" }
   *[other] , 표시함
}
web-exam-blank = 비어 있음
web-exam-uneven = 고른 개수가 다름
web-exam-answered = 답함
web-exam-void = 노트에서 사라짐
web-exam-flagged = 표시함
web-exam-hand-in = 제출하기
web-exam-sure = 제출할까요?
web-exam-all-answered = 모든 문제에 답했고, 표시한 문제도 없습니다.
web-exam-blanks = 빈 문제 { $number }개
web-exam-unevens = 고른 개수가 다른 문제 { $number }개
web-exam-flags = 표시한 문제 { $number }개
web-exam-blank-costs = 비워 두면 오답이고, 찍어서 틀려도 감점은 없습니다.
web-exam-hand-in-now = 제출
web-exam-keep-on = 계속 풀기
web-exam-give-up = 시험 그만두기
web-exam-give-up-hint = 그만두면 점수도 답도 세지 않습니다.
web-exam-result = 결과
web-exam-sat = { $date }, { $given }분 중 { $used }분
web-exam-only-wrong = 틀린 문제만 보고 인쇄하기
web-exam-notebook = 오답노트
web-exam-whole-result = 전체 결과
web-exam-nothing-wrong = 틀린 문제가 없습니다.
web-exam-reviewed = 문제 { $number } · { $verdict }
web-exam-not-counted = 이의가 있어 세지 않은 문제

# 이의
web-dispute = 이 문제에 잘못된 점이 있습니다
web-dispute-reason = 무엇이 잘못되었나요?
web-dispute-hint = 해결할 때까지 이 문제는 내지 않고 세지 않습니다.
web-dispute-send = 이의 남기기
web-disputed = 이의: { $reason }
web-settle = 해결됨
web-disputes = 이의가 있는 문제
web-disputes-count = 이의가 있는 문제 { $count }개
web-no-disputes = 이의가 있는 문제가 없습니다.

# 통계
web-nav-stats = 통계
web-stats = 통계
web-stats-day-answers = { $date }: 답 { $answers }개
web-stats-confident-errors = 확신했지만 틀린 문제
web-stats-habits = 자꾸 고르는 틀린 보기
web-stats-habit = 보기 { $option }, { $times }번
web-stats-memory = 기억
web-stats-ahead = 앞으로 14일
web-stats-day = 날짜
web-stats-due = 복습
web-goal = 목표
web-goal-exam = 시험 날짜
web-goal-per-day = 하루 문제 수
web-goal-save = 저장
web-goal-hint = 시험이 없으면 날짜를 비워 두세요. 시험이 있으면 복습을 그 뒤로 미루지 않고, 마지막 며칠 동안 모든 문제가 한 번 더 나옵니다.

# 실험
web-nav-lab = 실험
web-lab = 실험
web-lab-lead = 훈련을 직접 꾸며 보세요. 아무것도 바꾸지 않은 훈련과 같은 시드로 나란히 훈련해 무엇이 달라지는지 보여 줍니다. 켠 것만 반영되고, 설정은 모두 페이지 주소에 남습니다.
web-lab-recipe = 설정: { $change }
web-lab-train = 훈련
web-lab-anew = 처음부터
web-lab-nothing = 켠 것이 없어 기준 훈련과 비교할 것이 없습니다.
web-setting-refused = `{ $name }`: { $why }
web-lab-unchanged = 그대로
web-lab-exactly = 또는 직접 입력
web-lab-yaml = YAML로 보기
web-lab-to-tuner = 하이퍼파라미터를 찾는 튜너로
web-lab-experiment = 훈련
web-lab-task = 배울 것: 이미지의 도형, 문장의 주제, 사용자가 클릭하는 항목.
web-lab-fork = 바꾸기 전의 마지막 에폭, 1~1000. 비우면 과제가 과적합하기 시작하는 에폭입니다.
web-lab-epochs = 중단되지 않은 훈련의 에폭 수, 2000까지. 비우면 분기 에폭의 네 배입니다.
web-lab-from = 분기점 다음부터(fork) 바꿀지 첫 에폭부터(start) 바꿀지. 그대로 두면 분기점부터입니다.
web-lab-seeds = 데이터와 첫 가중치를 바꾸어 되풀이할 횟수, 2~128. 늘리면 구간이 좁아지고 오래 걸립니다.
web-lab-deployed = 배포할 에폭
web-lab-early-stopping = 검증 성능이 더 나아지지 않으면 멈추고 최고 에폭을 배포합니다.
web-lab-patience = 나아지지 않아도 기다릴 에폭 수, 1~2000(keras와 lightning은 0부터). 비우면 과제의 분기 에폭의 5분의 1이거나 라이브러리의 기본값입니다.
web-lab-monitor = 지켜볼 지표. 그대로 두면 과제를 평가하는 지표입니다.
web-lab-min-delta = 나아졌다고 볼 최소 차이, 0~1, 지표의 단위. 비우면 0입니다.
web-lab-start-from-epoch = 지켜보지 않을 처음 에폭 수, 0~2000. 비우면 0입니다.
web-lab-restore = 배포할 가중치: 최고 에폭(best) 또는 마지막 에폭(last). 그대로 두면 best입니다.
web-lab-semantics = 따를 규칙. 그대로 둔 칸의 기본값도 함께 바뀝니다. 그대로 두면 이 프로그램의 규칙입니다.
web-lab-restore-checkpoint = 끝까지 훈련한 뒤 이 에폭의 체크포인트를 배포합니다. 1부터 마지막 에폭까지. 직접 입력하면 저장 간격과 방식도 정할 수 있습니다.
web-lab-steps = 배우는 방법
web-lab-learning-rate = 한 스텝의 크기: 원래의 x0.001~x100 또는 10까지의 값.
web-lab-schedule = 에폭이 지나며 학습률이 바뀌는 방식. 직접 입력하면 수치도 정할 수 있습니다.
web-lab-optimizer = 기울기로 가중치를 고치는 방법.
web-lab-batch-size = 한 스텝의 표본 수: 원래의 x0.1~x16 또는 4096까지의 개수.
web-lab-network = 모델
web-lab-dropout = 훈련할 때 끄는 은닉 유닛의 비율, 0~0.9.
web-lab-weight-decay = 스텝마다 가중치를 줄이는 정도(학습률에 대한 비율), 0~10.
web-lab-width = 은닉 유닛 수, 원래의 x0.25~x4. 다른 모델이 되므로 첫 에폭부터 훈련합니다.
web-lab-data = 데이터
web-lab-training-size = 훈련 표본 수: 원래의 x0.1~x16 또는 20000까지의 개수.
web-lab-validation-size = 모델을 고르고 멈출 때 보는 표본 수: 원래의 x0.1~x16 또는 20000까지의 개수. 배우는 데에는 쓰지 않습니다.
web-lab-augmentation = 바꾸어 보여 줄 표본의 비율, 0~1.
web-lab-label-smoothing = 정답 확률에서 모든 클래스에 나누어 줄 비율, 0~0.5.
web-lab-chance = 실험 자체의 점검
web-lab-sham = 섞는 순서만 바꾸는 난수열의 번호, 1~1000. 결과는 대등해야 합니다.
web-lab-adopt = 내 문제의 보기로 만들기
web-lab-adopt-question = 문제
web-lab-adopt-option = 보기
web-lab-adopt-show = 붙여 넣을 내용 보기
web-lab-paste = 노트에는 아무것도 쓰지 않습니다. 문제 위의 <!-- quiz: … --> 주석이나 파일의 프런트매터에 넣으세요:
web-lab-paste-instead = 노트에는 아무것도 쓰지 않습니다. 지금 있는 `lab:` 대신 넣으세요:
web-lab-other-task = `{ $tried }` 과제로 시험한 설정입니다. 이 문제는 `{ $task }` 과제를 훈련하므로 결과가 다를 수 있습니다.

# 튜너
web-tune = 튜너
web-tune-lead = SageMaker 자동 모델 튜닝처럼 SDK의 인자로 하이퍼파라미터를 찾습니다. 어느 훈련 작업이 언제 왜 중단되는지, 규칙마다 무엇을 배포하는지 보여 줍니다.
web-tune-limits = 이 페이지에서 실행할 수 있는 양(작업 수 × 에폭 수): image { $image }, text { $text }, recommender { $recommender }까지. 더 많으면 터미널에서 쓸 명령을 알려 줍니다.
web-tune-to-lab = 설정 하나를 기준 훈련과 비교하는 실험으로
web-tune-run = 튜닝
web-tune-arguments = 인자
web-tune-report = 결과
web-tune-ranges = 탐색할 것을 켜세요. LOW..HIGH, LOW..HIGH:SCALE(Auto, Linear, log, ReverseLogarithmic) 또는 16,32,64처럼 나열한 값.
web-tune-jobs = 훈련 작업
web-tune-strategy = 다음 하이퍼파라미터를 고르는 방법. Grid는 나열한 값의 모든 조합을 시도합니다.
web-tune-max-jobs = 전체 훈련 작업 수, 750까지, Random은 10000까지. 비우면 20이고 Grid는 모든 조합입니다.
web-tune-max-parallel-jobs = 동시에 실행할 훈련 작업 수, 1~10. 비우면 3입니다.
web-tune-early-stopping-type = Auto는 앞선 작업들의 누적 평균 중앙값보다 나쁜 작업을 중단합니다. patience가 아닙니다.
web-tune-epochs = 중단되지 않은 작업의 에폭 수, 1~2000. 비우면 과제가 과적합하기 시작하는 에폭의 두 배입니다.
web-tune-seed = 데이터, 첫 가중치, 하이퍼파라미터 제안을 정하는 수. 비우면 0입니다.
web-tune-objective = 목표와 튜닝의 끝
web-tune-metric = 작업을 평가할 지표. 그대로 두면 과제를 평가하는 지표입니다.
web-tune-goal = 지표가 클수록 좋은지 작을수록 좋은지. 지표까지 그대로 두면 알맞은 쪽, 지표를 골랐으면 SDK처럼 Maximize입니다.
web-tune-not-improving = 최고 기록을 1 % 이상 넘지 못한 작업이 이만큼 잇달아 나오면 튜닝을 끝냅니다. 3 이상. 비우면 쓰지 않습니다.
web-tune-target = 이 값에 이른 작업이 나오면 튜닝을 끝냅니다. 지표의 단위이며 정확도는 0~1입니다. 비우면 쓰지 않습니다.
web-tune-busy = 다른 훈련이나 튜닝이 모든 코어를 쓰며 실행 중입니다
web-tune-busy-hint = 잠시 뒤에 다시 해 보세요. 마지막으로 실행한 것은 바로 보여 줍니다
web-tune-too-long = 작업 { $jobs }개에 { $epochs } 에폭씩은 페이지에서 실행하기에 너무 많습니다. 여기서는 { $task } 과제를 모두 { $most } 에폭까지 실행합니다. 터미널에서는 이렇게 합니다:
web-tune-table = 실행한 순서대로 본 훈련 작업
web-tune-head-job = 작업
web-tune-head-launched = 시작 시점 (에폭)
