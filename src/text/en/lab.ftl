# Settings that cannot be used
lab-setting-unknown-name = unknown name `{ $name }`
lab-setting-outside = `{ $value }` is outside the range
lab-setting-not-a-map = `{ $value }` should be names with values
lab-setting-conflict = `{ $first }` and `{ $second }` both decide which epoch is deployed
lab-hint-did-you-mean = did you mean `{ $name }`?
lab-hint-one-of = one of: { $names }
lab-hint-range = from { $low } to { $high }
lab-hint-setting-map = write names and values, such as { "{" } dropout: 0.5 { "}" }, or `none`
lab-hint-keep-one = keep one of the two

# What an option changes
lab-change-none = no change
lab-change-and = { $first }, { $second }
lab-change-early-stopping = early stopping in the job ({ $monitor }, patience { $patience }{ $min_delta }, best epoch kept)
lab-change-restore-checkpoint = checkpoint of epoch { $epoch } restored after the run
lab-change-validation-size = validation set { $amount }
lab-change-learning-rate = learning rate { $amount } from the fork
lab-change-dropout = dropout { $rate } from the fork
lab-change-weight-decay = weight decay { $rate } from the fork
lab-change-batch-size = batch size { $amount } from the fork
lab-change-training-size = training data { $amount } from the fork

# What may be said of one option
lab-untrained = { $option } is not trained: nothing that the lab can train is set for it or named by it. Its explanation stands alone.
lab-alone = { $option } deploys epoch { $deployed } on average and pays { $epochs }: { $accuracy } % on held-out images (95 % interval { $low } to { $high }).
lab-key-beats = { $key } beats { $option }: { $option } ends { $points } points from { $key } on held-out images (95 % interval { $low } to { $high }), { $rival_accuracy } % against { $key_accuracy } %; it is ahead in { $wins } of { $seeds } seeds.
lab-key-beats-by-cost = { $key } beats { $option } on cost: both end level, { $option } at { $rival_accuracy } % and { $key } at { $key_accuracy } % ({ $points } points, 95 % interval { $low } to { $high }, inside ±{ $band }), and { $option } pays { $rival_epochs } epochs where { $key } pays { $key_epochs }.
lab-level = { $key } and { $option } are level, { $option } at { $rival_accuracy } % and { $key } at { $key_accuracy } % ({ $points } points, 95 % interval { $low } to { $high }, inside ±{ $band }), and { $key } does not pay less: { $key_epochs } epochs against { $rival_epochs }.
lab-rival-higher = { $option } ends higher than { $key }: { $points } points on held-out images (95 % interval { $low } to { $high }), { $rival_accuracy } % against { $key_accuracy } %, ahead in { $wins } of { $seeds } seeds; it pays { $rival_epochs } epochs where { $key } pays { $key_epochs }.
lab-rival-beats = { $option } beats { $key }: { $points } points on held-out images (95 % interval { $low } to { $high }), { $rival_accuracy } % against { $key_accuracy } %, at no higher cost ({ $rival_epochs } epochs against { $key_epochs }).
lab-undecided = { $seeds } seeds do not tell { $option } from { $key }: { $points } points (95 % interval { $low } to { $high }); { $option } pays { $rival_epochs } epochs, { $key } { $key_epochs }.
lab-rival-leads = { $option } ends higher than { $key }: { $points } points (95 % interval { $low } to { $high }), { $rival_accuracy } % against { $key_accuracy } %, ahead in { $wins } of { $seeds } seeds; whether by more than ±{ $band } these seeds do not tell. { $option } pays { $rival_epochs } epochs, { $key } { $key_epochs }.
lab-key-leads = { $key } ends higher than { $option }: { $option } { $points } points (95 % interval { $low } to { $high }), { $rival_accuracy } % against { $key_accuracy } %, ahead in { $wins } of { $seeds } seeds; whether by more than ±{ $band } these seeds do not tell. { $option } pays { $rival_epochs } epochs, { $key } { $key_epochs }.
lab-patience = This is patience in the training job. SageMaker's `Auto`, which compares the training jobs of one tuning job by a median, is another rule and is not run here.
lab-diverged = Training ran away in { $diverged } of { $seeds } seeds.
lab-longer-epochs = It trains { $epochs } epochs, some over more examples; they are counted in epochs of the others.
lab-needs-checkpoint = Somebody must have saved the checkpoint of epoch { $epoch }.
lab-recurs = The next training overfits in the same way.

# The key as a whole
lab-nothing = { "" }
lab-part-nobody = none of the others
lab-part-beaten = { $options }
lab-part-level = {" "}Level with it at no higher cost: { $options }.
lab-part-higher = {" "}Higher on held-out images: { $options }.
lab-part-leading = {" "}Ahead, perhaps by less than a point: { $options }.
lab-part-behind = {" "}Behind, perhaps by less than a point: { $options }.
lab-part-undecided = {" "}Not told apart by these seeds: { $options }.
lab-part-untrained = {" "}Not trained: { $options }.
lab-verdict-agrees = By held-out accuracy and epochs, the experiment agrees with the key { $key }. It beats: { $beaten }.{ $level }{ $higher }{ $leading }{ $behind }{ $undecided }{ $untrained }
lab-verdict-depends = By held-out accuracy and epochs alone, it depends. The key { $key } beats: { $beaten }.{ $level }{ $higher }{ $leading }{ $behind }{ $undecided }{ $untrained }
lab-verdict-contradicts = By held-out accuracy and epochs alone, the experiment contradicts the key { $key }; what else the question demands is not judged. It beats: { $beaten }.{ $level }{ $higher }{ $leading }{ $behind }{ $undecided }{ $untrained }
lab-verdict-no-overfitting = No verdict: in this training nothing overfits, since validation does not end at least two points below its best while training goes on rising. It is not what such a stem describes; set another fork, more epochs or a `baseline` under `lab:`.
lab-verdict-no-key = No verdict: the key was not trained, so there is nothing to compare with.
lab-verdict-no-rival = No verdict: no other option was trained.

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
