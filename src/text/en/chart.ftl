# Words on a picture
chart-train = train
chart-validation = validation
chart-unchanged = validation, no change
chart-gap = generalization gap
chart-band = middle half of the seeds
chart-epoch = epoch
chart-accuracy = accuracy %
chart-auc = AUC
chart-loss = loss, nats
chart-fork = fork
chart-deployed = deployed
chart-stopped = stopped
chart-patience = patience
chart-restored = earlier weights restored
chart-held-out = held-out, 95 % interval
