# 터미널에 나오는 서버의 말
web-ready = patience 주소: { $address }
web-how-to-stop = Ctrl-C를 누르면 멈춥니다.
web-stopped = 멈췄습니다. 답은 모두 저장되어 있습니다.
web-not-opened = 브라우저를 열지 못했습니다. 주소를 직접 열어 주세요.
web-beyond-loopback = 이 주소를 아는 사람은 누구나 노트를 읽고 내 이름으로 답할 수 있으며, 오가는 내용은 중간에서 읽힐 수 있습니다.
web-no-token = { $host }에는 다른 컴퓨터에서도 들어올 수 있어 토큰이 필요합니다
web-hint-token = --token으로 { $least }자 이상을 정하거나 --host를 빼세요
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
    [status:draft]         속성
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
web-behind = 근거 노트:
web-quiz-over = 끝
web-quiz-end = { $answered }문제 중 { $right }문제를 맞혔습니다.
web-quiz-were-wrong = 다시 볼 문제
web-what-comes = 오늘 남은 문제: 복습 { $today }, 새 문제 { $new }. 내일: { $tomorrow }.

# 곡선
web-train = 보기를 훈련해 곡선 보기
web-training-goes-on = 훈련 중 { $percent } %: 시드 { $seeds }개 중 { $done }개.
web-trainings-full = 기다리는 훈련이 이미 너무 많습니다
web-hint-later = 잠시 뒤에 다시 해 보세요
web-training-broken-off = 훈련이 중단되었습니다
web-nothing-to-train = 훈련으로 비교할 수 있는 보기가 없어 해설만 보여 줍니다.
web-forest = 정답과의 홀드아웃 차이, 95 % 구간
web-bars = 치른 에폭
web-how-trained = 어떻게 훈련했는가
web-values = 숫자로 보기
web-values-band = 대괄호 안은 시드에 걸친 띠입니다.
web-more-seeds = 더 많은 시드로 보기
