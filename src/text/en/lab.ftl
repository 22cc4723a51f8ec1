# Settings that cannot be used
lab-setting-unknown-name = unknown name `{ $name }`
lab-setting-outside = `{ $value }` is outside the range
lab-setting-not-a-map = `{ $value }` should be names with values
lab-setting-conflict = `{ $first }` and `{ $second }` both decide which epoch is deployed
lab-setting-needs-a-start = `{ $name }` makes another network, which cannot take over a training at the fork
lab-setting-mode = `mode: { $mode }` is not the mode of `{ $monitor }`
lab-hint-did-you-mean = did you mean `{ $name }`?
lab-hint-one-of = one of: { $names }
lab-hint-range = from { $low } to { $high }
lab-hint-setting-map = write names and values, such as { "{" } dropout: 0.5 { "}" }, or `none`
lab-hint-from-start = write `from: start`, or leave `from` out
lab-hint-keep-one = keep one of the two
lab-hint-mode = leave `mode` out; the monitor decides it

# What the tasks are about
lab-about-image = drawn pictures of six shapes, told apart by a small convolutional network. In every set { $share } % of the labels are wrong
lab-about-text = sentences of a made-up language, told apart by topic. A small transformer encoder has learned the language from masked words and is now fine-tuned on few sentences. In every set { $share } % of the labels are wrong
lab-about-recommender = which of the items they are shown users click, learned by factorization from a short log. In every set { $share } % of the clicks say nothing of taste

# What an option changes
lab-change-none = no change
lab-change-and = { $first }, { $second }
lab-change-early-stopping = early stopping in the job ({ $monitor }, patience { $patience }{ $knobs }, { $kept })
lab-stopping-best-kept = best epoch kept
lab-stopping-last-kept = last epoch kept
lab-change-restore-checkpoint = checkpoint of epoch { $epoch } restored after the run
lab-change-validation-size = validation set { $amount }
lab-change-learning-rate = learning rate { $amount }
lab-change-optimizer = optimizer { $name }
lab-change-dropout = dropout { $rate }
lab-change-weight-decay = weight decay { $rate }
lab-change-augmentation = data augmentation of { $rate } of the examples
lab-change-label-smoothing = label smoothing { $rate }
lab-change-batch-size = batch size { $amount }
lab-change-training-size = training data { $amount }
lab-change-width = hidden units { $amount }
lab-change-epochs = epochs { $amount }
lab-change-sham = other shuffles and nothing else (sham { $stream })
lab-schedule-constant = constant learning rate
lab-schedule-step = learning rate x{ $factor } every { $every } epochs
lab-schedule-cosine = learning rate falling along a cosine
lab-schedule-plateau = learning rate x{ $factor } whenever validation loss has not fallen for { $patience } epochs
lab-from-fork = { $changes }, from the fork
lab-from-start = { $changes }, from the first epoch

# What may be said of one option
lab-untrained = { $option } is not trained: nothing that the lab can train is set for it or named by it. Its explanation stands alone.
lab-alone = { $option } deploys epoch { $deployed } on average and pays { $epochs }: { $value } on held-out examples (95 % interval { $low } to { $high }).
lab-key-beats = { $key } beats { $option }: { $option } ends { $difference } from { $key } on held-out examples (95 % interval { $low } to { $high }), { $rival_value } against { $key_value }; it is ahead in { $wins } of { $seeds } seeds.
lab-key-beats-by-cost = { $key } beats { $option } on cost: both end level, { $option } at { $rival_value } and { $key } at { $key_value } ({ $difference }, 95 % interval { $low } to { $high }, inside ±{ $band }), and { $option } pays { $rival_epochs } epochs where { $key } pays { $key_epochs }.
lab-level = { $key } and { $option } are level, { $option } at { $rival_value } and { $key } at { $key_value } ({ $difference }, 95 % interval { $low } to { $high }, inside ±{ $band }), and { $key } does not pay less: { $key_epochs } epochs against { $rival_epochs }.
lab-rival-higher = { $option } ends better than { $key }: { $difference } on held-out examples (95 % interval { $low } to { $high }), { $rival_value } against { $key_value }, ahead in { $wins } of { $seeds } seeds; it pays { $rival_epochs } epochs where { $key } pays { $key_epochs }.
lab-rival-beats = { $option } beats { $key }: { $difference } on held-out examples (95 % interval { $low } to { $high }), { $rival_value } against { $key_value }, at no higher cost ({ $rival_epochs } epochs against { $key_epochs }).
lab-undecided = { $seeds } seeds do not tell { $option } from { $key }: { $difference } (95 % interval { $low } to { $high }); { $option } pays { $rival_epochs } epochs, { $key } { $key_epochs }.
lab-rival-leads = { $option } ends better than { $key }: { $difference } (95 % interval { $low } to { $high }), { $rival_value } against { $key_value }, ahead in { $wins } of { $seeds } seeds; whether by more than ±{ $band } these seeds do not tell. { $option } pays { $rival_epochs } epochs, { $key } { $key_epochs }.
lab-key-leads = { $key } ends better than { $option }: { $option } { $difference } (95 % interval { $low } to { $high }), { $rival_value } against { $key_value }, ahead in { $wins } of { $seeds } seeds; whether by more than ±{ $band } these seeds do not tell. { $option } pays { $rival_epochs } epochs, { $key } { $key_epochs }.
lab-patience = This is patience in the training job. SageMaker's `Auto`, which compares the training jobs of one tuning job by a median, is another rule and is not run here.
lab-diverged = Training ran away in { $diverged } of { $seeds } seeds, first at epoch { $epoch }.
lab-longer-epochs = It trains { $epochs } epochs, some over more examples; they are counted in epochs of the others.
lab-needs-checkpoint = Somebody must have saved the checkpoint of epoch { $epoch }.
lab-checkpoint-copied = The training saved { $every ->
        [one] after every epoch
       *[other] every { $every } epochs
    } onto one key: { $versions } versions, epochs { $first } to { $last }, { $kilobytes } kB, all billed. That of epoch { $epoch } is copied onto the key as one more, after { $paid } epochs were paid.
lab-checkpoint-there = The training saved { $every ->
        [one] after every epoch
       *[other] every { $every } epochs
    }: { $versions } objects, epochs { $first } to { $last }, { $kilobytes } kB, all billed. That of epoch { $epoch } lies there as it is, after { $paid } epochs were paid.
lab-checkpoint-earlier = No checkpoint was saved at epoch { $wanted }: the training saved { $every ->
        [one] after every epoch
       *[other] every { $every } epochs
    } and { $versions } versions are left. The nearest before, epoch { $epoch }, is deployed instead, after { $paid } epochs were paid.
lab-checkpoint-missing = No checkpoint of epoch { $wanted } or before is left: what is there begins with epoch { $first }. Nothing can be restored, and the last epoch is deployed.
lab-recurs = The next training overfits in the same way.

# The key as a whole
lab-nothing = { "" }
lab-part-nobody = none of the others
lab-part-beaten = { $options }
lab-part-level = {" "}Level with it at no higher cost: { $options }.
lab-part-higher = {" "}Better on held-out examples: { $options }.
lab-part-leading = {" "}Ahead, perhaps by less than { $band }: { $options }.
lab-part-behind = {" "}Behind, perhaps by less than { $band }: { $options }.
lab-part-undecided = {" "}Not told apart by these seeds: { $options }.
lab-part-untrained = {" "}Not trained: { $options }.
lab-verdict-agrees = By held-out { $metric } and epochs, the experiment agrees with the key { $key }. It beats: { $beaten }.{ $level }{ $higher }{ $leading }{ $behind }{ $undecided }{ $untrained }
lab-verdict-depends = By held-out { $metric } and epochs alone, it depends. The key { $key } beats: { $beaten }.{ $level }{ $higher }{ $leading }{ $behind }{ $undecided }{ $untrained }
lab-verdict-contradicts = By held-out { $metric } and epochs alone, the experiment contradicts the key { $key }; what else the question demands is not judged. It beats: { $beaten }.{ $level }{ $higher }{ $leading }{ $behind }{ $undecided }{ $untrained }
lab-verdict-no-overfitting = No verdict: in this training nothing overfits, since validation does not end worse than its best by at least twice { $band } while training still improves. It is not what a stem about overfitting describes; set another fork, more epochs or a `baseline` under `lab:`, or `symptom: underfitting` where the stem speaks of that.
lab-verdict-no-underfitting = No verdict: the stem speaks of a training that has not learned enough, and this one does not show it. Either it overfits, or no option that learns from the same examples ends with training better by at least twice { $band }. Set fewer epochs or a `baseline` under `lab:`, or `symptom: overfitting` where the stem speaks of that.
lab-verdict-no-key = No verdict: the key was not trained, so there is nothing to compare with.
lab-verdict-no-rival = No verdict: no other option was trained.

# Figures
lab-metric-accuracy = accuracy
lab-metric-auc = AUC
lab-metric-loss = loss
lab-value-share = { $number } %
lab-value-bare = { $number }
lab-value-loss = { $number } nats
lab-points = { $number } points
lab-band-share = { $number } point

# Tunings that cannot be run
lab-tuner-not-a-range = `{ $value }` is no range of this hyperparameter
lab-tuner-low-above-high = the low end { $low } is above the high end { $high }
lab-tuner-log-not-above-zero = a logarithmic scale needs a low end above 0, not { $low }
lab-tuner-reverse-log-outside = a reverse logarithmic scale needs ends from 0 to below 1, not { $low } to { $high }
lab-tuner-reverse-log-integer = whole numbers have no reverse logarithmic scale
lab-tuner-choice-twice = `{ $value }` stands twice
lab-tuner-range-twice = `{ $name }` stands twice
lab-tuner-no-ranges = there is no hyperparameter to search
lab-tuner-too-many-ranges = SageMaker searches at most { $most } hyperparameters, not { $ranges }
lab-tuner-too-many-jobs = SageMaker runs at most { $most } jobs of strategy { $strategy }, not { $jobs }
lab-tuner-too-many-parallel = SageMaker runs at most { $most } jobs at once, not { $jobs }
lab-tuner-hyperband-auto = Hyperband stops jobs by its own rule and takes no early stopping type but Off
lab-tuner-grid-range = a Grid tries choices, and `{ $name }` has a range
lab-tuner-grid-jobs = a Grid runs each of its { $combinations } combinations once, not { $jobs } jobs
lab-hint-tuner-range = write LOW..HIGH or LOW..HIGH:SCALE with numbers, whole ones for whole hyperparameters; or choices, such as 16,32,64
lab-hint-tuner-low-above-high = exchange the two
lab-hint-tuner-log = raise the low end above 0, or write Linear
lab-hint-tuner-reverse-log = keep the ends from 0 to below 1, or write Linear
lab-hint-tuner-reverse-log-integer = write Auto, Linear or Logarithmic
lab-hint-tuner-once = name each once
lab-hint-tuner-no-ranges = name one with its values, such as learning_rate=0.0001..0.003:log
lab-hint-tuner-too-many-ranges = leave out those that matter least
lab-hint-tuner-too-many-jobs = ask for fewer; strategy Random may run up to 10000
lab-hint-tuner-too-many-parallel = ask for fewer; AWS may raise the quota to 100, the lab does not
lab-hint-tuner-hyperband-auto = leave the early stopping type out, or take strategy Bayesian or Random
lab-hint-tuner-grid-range = list choices, such as 0.001,0.003, or take strategy Bayesian or Random
lab-hint-tuner-grid-jobs = leave max_jobs out, or change the choices

# Figures of a comparison in a table
lab-acts-person = a person
lab-acts-nobody = nobody
lab-class-better = better
lab-class-worse = worse
lab-class-tie = tie
lab-class-inconclusive = undecided

# What is said of a tuning
lab-tuner-turned-around = `{ $metric }` with objective type { $goal } searches for the worst model; SageMaker would do so without a word
lab-tuner-setup = Task { $task }. Strategy { $strategy }: at most { $jobs } training jobs, { $parallel } at once, of { $epochs } epochs unless stopped. Objective: { $metric }, { $goal }. Early stopping between jobs: { $stopping }.
lab-tuner-head-trained = epochs
lab-tuner-head-ended = ended
lab-tuner-head-latest = latest
lab-tuner-head-best = best (epoch)
lab-tuner-completed = in full
lab-tuner-median = median { $bar }
lab-tuner-halved = place { $place } of { $of }
lab-tuner-with-tuning = with the tuning
lab-tuner-sign = { $sign } is the best job by its latest value.
lab-tuner-median-means = “median”: the latest value was worse than this median of the running averages of the jobs before.
lab-tuner-not-improving = It ended early: too many jobs in a row did not improve on the best by 1 %.
lab-tuner-target-reached = It ended early: a job reached the target.
lab-tuner-cost = Epochs paid: { $paid }. The same jobs in full: { $full }; saved { $share } %. Stopped: { $stopped } of { $jobs }.
lab-tuner-first = { $jobs ->
    [one] The first job had none before it to be compared with, so `Auto` could not stop it.
   *[other] The first { $jobs } jobs had none before them to be compared with, so `Auto` could not stop them.
}
lab-tuner-by-latest = Best training job as SageMaker names it, by the latest value: job { $job } after epoch { $epoch }, { $value } on validation, { $held_out } on held-out examples.
lab-tuner-by-best = By the best epoch that was paid for: job { $job }, epoch { $epoch }, { $value } on validation, { $held_out } on held-out examples.
lab-tuner-patience = Patience { $patience } with the best epoch restored inside each of these jobs, instead of any rule between them: job { $job }, epoch { $epoch }, { $value } on validation, { $held_out } on held-out examples, for { $paid } epochs.
lab-tuner-trained = Epochs really trained: { $epochs }, those paid and those that only patience needed.
lab-tuner-one-seed = This is one tuning on one seed. It shows what each rule does, not which is better.
