# 비교의 설정.
desk-setup = 과제: { $about }. 전체 { $epochs } 에폭 가운데 { $fork } 에폭에서 보기마다 갈라지며, 모든 보기가 같은 시드 { $seeds }개를 씁니다. 배포할 모델을 홀드아웃 표본의 { $metric } 기준으로 평가합니다.
desk-work = 곱셈-덧셈은 10억 번 단위로 { $done }({ $epochs } 에폭)입니다. 보기마다 따로 훈련하면 { $apart }입니다. 훈련이 달라지지 않는 보기는 공통 훈련 하나에서 결과를 읽습니다.
desk-several-keys = 정답이 여러 개인 문제입니다. 다른 보기는 { $key }와 비교합니다.
desk-inferred = 노트에 `lab:`이 없어 보기의 글에서 다음과 같이 읽었습니다:
desk-paste = 바꾸려면 문제의 <!-- quiz: … --> 주석이나 파일의 프런트매터에 넣으세요:
desk-read-change = “{ $words }” → { $change }
desk-read-assumed = “{ $words }” → { $change } (수치는 프로그램이 정함)
desk-read-untrained = “{ $words }”: 뜻은 알지만 아직 훈련으로 비교할 수 없습니다
desk-read-nothing = 훈련으로 비교할 수 있는 것이 없어 해설만 보여 줍니다
desk-fork-said = “{ $words }”에 따라 { $fork } 에폭에서 갈라집니다
desk-fork-out-of-range = “{ $words }”: 실험이 갈라질 수 있는 범위 밖이라 { $fork } 에폭에서 갈라집니다
desk-fork-assumed = 지문에 에폭이 나오지 않아 { $fork } 에폭에서 갈라집니다
desk-symptom-said = “{ $words }”: 과소적합을 묻는 지문이므로, 아무것도 바꾸지 않은 훈련이 과소적합할 때에만 판정합니다. 어떻게 과소적합하는지는 `lab:`에 `symptom: underfitting`, `epochs`나 `baseline`, `options`를 적어 정하세요
desk-task-stands-in = 지문은 “{ $words }”에 관한 것이지만 그런 과제가 없어 `{ $task }` 과제로 대신합니다.
