## 보관함을 읽을 수 없는 까닭

vault-root-missing = { $path } 폴더를 찾을 수 없습니다
vault-root-not-folder = { $path } 경로는 노트 폴더가 아니라 파일입니다
vault-root-unreadable = { $path } 폴더를 읽을 수 없습니다: { $reason }
vault-hint-root = --vault 옵션으로 노트 폴더를 지정하세요
vault-hint-permissions = 읽기 권한이 있는지 확인하세요

## 파일과 폴더

vault-file-unreadable = 읽을 수 없습니다: { $reason }
vault-file-too-big = { $megabytes }MB가 넘어 읽지 않았습니다
vault-hint-split-note = 노트를 나누세요. Obsidian도 이 노트는 검색하지 않습니다
vault-file-not-utf8 = UTF-8이 아닙니다. 읽지 못한 글자는 �로 표시합니다
vault-stamp-changed = 읽은 뒤에 파일이 바뀌어 아무것도 써넣지 않았습니다
vault-hint-stamp-changed = 편집기에서 저장한 다음 다시 해 보세요
vault-stamp-unwritten = 파일에 쓸 수 없습니다: { $reason }
vault-hint-utf8 = 파일을 UTF-8로 다시 저장하세요
vault-folder-loop = 자신이 들어 있는 폴더로 되돌아가는 링크라서 따라가지 않았습니다
vault-folder-overlap = 이미 읽은 노트로 이어지는 링크라서 따라가지 않았습니다
vault-same-name = 완성형(NFC)으로 바꾸면 이름이 { $path } 하나로 같아지는 파일이 둘 있어 한쪽만 읽었습니다
vault-hint-rename = 둘 중 하나의 이름을 바꾸세요

## 프런트매터

vault-frontmatter-unclosed = 프런트매터가 닫히지 않았습니다
vault-hint-frontmatter-unclosed = 마지막 속성 아래에 하이픈 세 개(---)만 있는 줄을 넣으세요
vault-frontmatter-broken = 올바른 YAML이 아닙니다: { $reason }
vault-hint-frontmatter-broken = 콜론(:)이나 특수 문자가 있는 글은 따옴표로 묶고, 들여쓰기는 공백으로 하세요
vault-frontmatter-no-map = 프런트매터가 이름과 값으로 되어 있지 않습니다
vault-frontmatter-too-big = 프런트매터가 { $kilobytes }KB를 넘거나 펼치면 훨씬 커져서 읽지 않았습니다
vault-property-twice = “{ $name }” 속성이 여기에 또 있습니다
vault-property-old = “{ $name }” 속성은 예전 이름입니다. Obsidian은 이제 “{ $instead }” 속성만 읽습니다

## 태그

vault-tags-one-string = 한 문자열에 태그가 여럿 있습니다: { $tag }
vault-hint-tag-list = 목록으로 쓰세요: [{ $tags }]
vault-tag-spaces = 태그에는 공백이 없으므로 여러 태그로 읽었습니다: { $tag }
vault-hint-tag-hyphen = 태그 하나라면 이렇게 쓰세요: { $tag }
vault-tag-numeric = 숫자만으로는 태그가 되지 않습니다: { $tag }
vault-hint-tag-letter = y2024처럼 글자를 하나 이상 넣으세요
vault-tag-invalid = 태그가 아닙니다: { $tag }
vault-hint-tag-characters = 태그에는 글자, 숫자, _, -, /만 쓸 수 있습니다
vault-tag-comment = YAML은 #{ $tag } 부분을 주석으로 보므로 태그로 읽히지 않습니다
vault-hint-quote-tag = 따옴표로 묶거나("#{ $tag }") #을 빼세요

## 링크

vault-link-unresolved = 이런 노트가 없습니다: { $target }
