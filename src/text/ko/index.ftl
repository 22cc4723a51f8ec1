# 이해할 수 없는 검색어
index-unclosed = { $sign } 기호가 닫히지 않았습니다({ $column }번째 글자)
index-nothing-to-close = 닫을 것이 없는 ) 기호입니다({ $column }번째 글자)
index-nothing-beside-or = OR 옆에 찾을 말이 없습니다({ $column }번째 글자)
index-nothing-after = `{ $operator }:` 뒤에 값이 없습니다({ $column }번째 글자)
index-no-property = 속성 이름이 없습니다({ $column }번째 글자)
index-no-value = 속성 뒤에 값이 없습니다({ $column }번째 글자)
index-unknown-operator = 알 수 없는 연산자입니다: `{ $operator }:` ({ $column }번째 글자)
index-no-pattern = 빗금 사이의 내용은 검색할 수 있는 정규식이 아닙니다({ $column }번째 글자): { $reason }
index-too-deep = 괄호와 연산자가 { $levels }겹을 넘습니다({ $column }번째 글자)
index-nothing-to-find = 찾을 글자나 숫자가 없는 검색어입니다: { $query }
index-too-long = 검색어가 { $characters }자입니다. 최대 { $most }자까지 쓸 수 있습니다
index-engine = 검색 엔진에서 오류가 발생했습니다: { $reason }

# 해결 방법
index-hint-close = { $sign } 기호를 더하거나 여는 기호를 지우세요
index-hint-or = OR 양쪽에 찾을 말을 쓰세요. OR라는 말을 찾으려면 따옴표로 묶으세요
index-hint-after = 값을 바로 뒤에 붙여 쓰세요. 예: { $operator }:overfitting
index-hint-property = [이름], [이름:값], [이름:null], [이름:<5]처럼 쓰세요
index-hint-did-you-mean = 혹시 이것입니까? `{ $operator }:` 글자 그대로 찾으려면 따옴표로 묶으세요
index-hint-pattern = 전후방 탐색과 역참조는 쓸 수 없습니다. 글자 그대로 찾으려면 따옴표로 묶으세요
index-hint-quote-it = 글자 그대로 찾으려면 따옴표로 묶으세요
index-hint-search-again = 다시 검색하면 색인을 새로 만듭니다

# 검색어를 이해한 내용
index-explain-everything = 모든 노트
index-explain-all = 다음을 모두 만족:
index-explain-any = 다음 중 하나 이상을 만족:
index-explain-not = 다음을 만족하지 않음:
index-explain-word = 낱말 { $word } (조사와 어미는 무시)
index-explain-phrase = 글자 그대로 "{ $phrase }"
index-explain-pattern = 정규식 /{ $pattern }/
index-explain-file = 파일 이름에:
index-explain-path = 경로에:
index-explain-content = 노트 본문에:
index-explain-tag = 태그(하위 태그 포함):
index-explain-line = 한 줄 안에:
index-explain-block = 한 블록 안에:
index-explain-section = 제목과 다음 제목 사이에:
index-explain-task = 할 일 하나에:
index-explain-task-todo = 끝내지 않은 할 일 하나에:
index-explain-task-done = 끝낸 할 일 하나에:
index-explain-match-case = 대소문자를 구별하여:
index-explain-ignore-case = 대소문자를 구별하지 않고:
index-explain-property = 속성 { $name } 있음
index-explain-property-with = 속성 { $name }의 값:
index-explain-null = 값이 없음
index-explain-less = { $limit }보다 작음
index-explain-less-or-equal = { $limit } 이하
index-explain-more = { $limit }보다 큼
index-explain-more-or-equal = { $limit } 이상

# 그대로는 찾지 못해 느슨하게 읽은 방법
index-relaxed-spacing = 쓴 그대로는 없어, 띄어쓰기를 달리하여 찾았습니다
index-relaxed-keyboard = 쓴 그대로는 없어, 한/영 자판을 바꾸어 찾았습니다
index-relaxed-initials = 쓴 그대로는 없어, 초성으로 찾았습니다
index-relaxed-beginning = 쓴 그대로는 없어, 낱말의 앞부분으로 보고 찾았습니다
index-relaxed-typo = 쓴 그대로는 없어, 오타로 보고 찾았습니다
index-relaxed-part = 쓴 그대로는 없어, 낱말을 나누어 그 일부로 찾았습니다
index-relaxed-some = 모두 들어 있는 노트가 없어, 일부가 들어 있는 노트를 찾았습니다
index-relaxed-instead = { $typed } → { $others }

# 색인을 저장하지 못한 까닭
index-busy = 다른 patience가 색인을 쓰고 있어 이번 검색에는 메모리 색인을 썼습니다
index-unwritable = 색인을 { $path }에 저장할 수 없어({ $reason }), 이번 검색에는 메모리 색인을 썼습니다
