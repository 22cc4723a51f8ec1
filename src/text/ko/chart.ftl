# 그림 위의 낱말
chart-train = 훈련
chart-validation = 검증
chart-unchanged = 검증, 변경 없음
chart-gap = 일반화 격차
chart-band = 시드의 가운데 절반
chart-epoch = 에폭
chart-accuracy = 정확도 %
chart-auc = AUC
chart-loss = 손실 (nats)
chart-fork = 분기점
chart-deployed = 배포
chart-stopped = 중단
chart-patience = patience
chart-restored = 이전 가중치 복원
chart-held-out = 홀드아웃, 95 % 구간
