# 카드와 안내문
exchange-choose = { $count }개를 고르세요.
exchange-key = 정답: { $labels }

# 내보내기
exchange-exported = 문제 { $questions }개를 { $path }에 썼습니다.
exchange-losses = 이 형식에 담을 수 없는 것:
exchange-lost-form = 문제 전체. 순서나 짝을 묻는 문제입니다
exchange-lost-lab = 훈련 설정(lab)
exchange-lost-exam = 시험과 과제 번호
exchange-lost-place = { $labels } 보기의 자리 고정
exchange-lost-whole = 정답을 일부만 고르면 0점이라는 규칙
exchange-lost-weights = 이렇게 많은 정답의 같은 배점. Moodle은 가장 가까운 값을 씁니다
exchange-lost-picture = 그림 { $path }
exchange-lost-formula = 수식처럼 시작하는 글. 앞에 작은따옴표를 붙였습니다
exchange-not-text = { $file }은 글이 아니어서 터미널에 보이지 않습니다
exchange-hint-not-text = --output FILE로 파일을 지정하세요

# 가져오기
exchange-imported = { $path }({ $format } 형식으로 읽음): 새 문제 { $added }개, 이미 있는 문제 { $known }개. 새 문제는 { $to }에 있습니다
exchange-imported-nothing = { $path }({ $format } 형식으로 읽음): 새 문제 없음, 이미 있는 문제 { $known }개
exchange-known = 이미 있는 문제: { $ids }
exchange-exists = { $path } 파일이 이미 있어 덮어쓰지 않습니다
exchange-hint-exists = 없는 파일 이름을 지정하세요
exchange-unwritable-file = { $path }에 쓸 수 없습니다: { $reason }
exchange-unreadable-file = { $path } 파일을 읽을 수 없습니다: { $reason }
exchange-too-large = { $path } 파일이 { $megabytes }MB를 넘어 읽지 않습니다
exchange-hint-too-large = 여러 파일로 나누세요
exchange-id-taken = `{ $id }`라는 다른 문제가 있습니다
exchange-hint-id = 가져올 파일에서 이 문제의 이름을 바꾸고 다시 가져오세요. 이번에는 빠졌습니다
exchange-other-key = 같은 문제가 이미 있는데 정답이 다릅니다
exchange-hint-other-key = 어느 정답이 맞는지 확인하세요. 이 문제는 빠졌습니다
exchange-no-picture = 노트 폴더에 없는 그림입니다: { $path }
exchange-hint-picture = 같은 이름으로 노트 폴더에 넣으세요
exchange-unwritable = 이 문제는 다시 읽었을 때 같은 문제가 되도록 노트에 적을 수 없습니다
exchange-hint-unwritable = 노트에 직접 적으세요. `patience check`로 어떻게 읽히는지 볼 수 있습니다
exchange-no-stem = 지문이 없습니다
exchange-few-options = 보기가 둘 이상 있어야 합니다
exchange-many-options = 보기가 { $most }개를 넘어 붙일 글자가 없습니다
exchange-no-key = 정답으로 표시된 보기가 없습니다

# GIFT 가져오기
exchange-gift-no-answer = 보기를 담은 중괄호가 없어 문제가 아닙니다
exchange-gift-brace = 짝이 없는 중괄호가 있습니다
exchange-hint-gift-brace = 보기를 {"{"}와 {"}"} 사이에 빈 줄 없이 적으세요. 글로 쓰는 중괄호 앞에는 백슬래시를 붙이세요
exchange-gift-essay = 서술형 문제에는 보기가 없습니다
exchange-gift-number = 숫자를 묻는 문제에는 보기가 없습니다
exchange-gift-matching = 짝짓기 문제는 읽지 않습니다
exchange-gift-short = 단답형 문제에는 틀린 보기가 없습니다
exchange-hint-gift-offers = 중괄호 안에 보기를 적으세요. 정답 앞에는 =, 오답 앞에는 ~를 붙입니다
exchange-gift-either = 하나만 골라도 정답인 보기가 여럿입니다
exchange-hint-gift-shares = 하나에만 =를 붙이세요. 모두 골라야 한다면 ~%50%처럼 몫을 나누세요
exchange-gift-weights = 부분 점수는 남기지 않습니다. 정답은 { $labels }입니다
exchange-hint-gift-weights = 여기서는 문제 전체가 맞거나 틀립니다

# Aiken 가져오기
exchange-aiken-no-answer = 이 문제에 ANSWER: 줄이 없습니다
exchange-aiken-no-option = `{ $label }` 보기가 이 문제에 없습니다
exchange-aiken-alone = 위에 문제가 없는 답입니다
exchange-hint-aiken = 지문, 한 줄에 하나씩 A. 꼴의 보기, ANSWER: A를 차례로 적으세요
exchange-hint-aiken-key = ANSWER: 뒤에 보기의 글자를 적으세요
