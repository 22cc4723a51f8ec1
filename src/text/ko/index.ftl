# 이해할 수 없는 검색어
index-unclosed-quote = 따옴표가 닫히지 않았습니다({ $column }번째 글자)
index-nothing-after = `{ $operator }:` 뒤에 값이 없습니다({ $column }번째 글자)
index-unknown-operator = 알 수 없는 연산자입니다: `{ $operator }:` ({ $column }번째 글자)
index-nothing-to-find = 찾을 글자나 숫자가 없는 검색어입니다: { $query }
index-too-long = 검색어가 { $characters }자입니다. 최대 { $most }자까지 쓸 수 있습니다
index-engine = 검색 엔진에서 오류가 발생했습니다: { $reason }

# 해결 방법
index-hint-close-quote = 닫는 따옴표(")를 더하거나 여는 따옴표를 지우세요
index-hint-after = 값을 바로 뒤에 붙여 쓰세요. 예: { $operator }:overfitting
index-hint-did-you-mean = 혹시 이것입니까? `{ $operator }:` 글자 그대로 찾으려면 따옴표로 묶으세요
index-hint-operators = `tag:`와 `path:`를 쓸 수 있습니다. 글자 그대로 찾으려면 따옴표로 묶으세요
index-hint-quote-it = 글자 그대로 찾으려면 따옴표로 묶으세요
index-hint-search-again = 다시 검색하면 색인을 새로 만듭니다

# 색인을 저장하지 못한 까닭
index-busy = 다른 patience가 색인을 쓰고 있어 이번 검색에는 메모리 색인을 썼습니다
index-unwritable = 색인을 { $path }에 저장할 수 없어({ $reason }), 이번 검색에는 메모리 색인을 썼습니다
