history-folder = { $path } 폴더를 만들 수 없습니다: { $detail }
history-cannot-open = 복습 기록 { $path } 파일을 열 수 없습니다: { $detail }
history-locked = 다른 프로그램이 복습 기록 { $path } 파일을 잠그고 있습니다
history-disk-full = 저장 공간이 없어 복습 기록 { $path } 파일에 쓸 수 없습니다
history-read-only = 복습 기록 { $path } 파일은 읽기 전용입니다
history-corrupt = 복습 기록 { $path } 파일이 손상되었거나 복습 기록이 아닙니다
history-foreign = { $path } 파일은 다른 프로그램의 데이터베이스입니다
history-newer = 복습 기록 { $path } 파일의 버전은 { $found }인데, 이 프로그램은 버전 { $known }까지 읽을 수 있습니다
history-other = 복습 기록 { $path } 파일에서 오류가 났습니다: { $detail }

history-hint-place = 경로와 쓰기 권한을 확인하세요
history-hint-locked = 이 프로그램의 다른 창을 닫고 다시 답하세요
history-hint-disk-full = 공간을 비우고 다시 답하세요. 이전 기록은 안전합니다
history-hint-read-only = 파일에 쓰기 권한을 주거나 다른 파일을 지정하세요
history-hint-corrupt = 파일을 다른 곳으로 옮기거나 사본을 되돌려 놓으세요. 파일이 없으면 새 기록을 만듭니다
history-hint-foreign = 다른 파일을 지정하세요
history-hint-newer = 이 프로그램을 업데이트하세요
