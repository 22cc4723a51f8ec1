# The server, on a terminal
web-ready = patience is at { $address }
web-how-to-stop = Ctrl-C stops it.
web-stopped = Stopped; every answer is kept.
web-not-opened = The browser could not be opened; open the address yourself.
web-beyond-loopback = Whoever has this address can read your notes and answer in your name, and what is sent can be read on the way.
web-no-token = { $host } can be reached from other machines, so a token is demanded
web-hint-token = give one of { $least } signs or more with --token, or leave --host out
web-token-signs = the token holds signs that an address or a cookie would change
web-hint-token-signs = take English letters, digits, and - . _ ~
web-address-refused = cannot listen at { $address }: { $reason }
web-hint-port = choose another with --port; 0 is any that is free
web-io = cannot serve: { $reason }

# Around every page
web-own-language = English
web-nav = Pages
web-nav-home = Today
web-nav-search = Search
web-nav-quiz = Quiz
web-skip = To the content
web-close = Close
web-keys = Keys
web-keys-off = no single keys
web-key-choose = choose an option
web-key-go-on = check, go on
web-key-unknown = I don't know
web-key-sure = guess, unsure, sure
web-key-strike = strike out the option under the pointer
web-key-undo = take the last answer back
web-key-note = the note behind a question
web-key-search = search
web-key-help = these keys

# What cannot be shown
web-failure = That did not work
web-nowhere = there is nothing at this address
web-hint-home = a note or question may have been renamed or deleted
web-to-home = To today's page
web-bad-field = `{ $value }` cannot be used for `{ $name }`
web-form-refused = what was sent cannot be read, or is larger than { $most } kB
web-wrong-host = This address is not that of patience. Use the one it printed.
web-wrong-token = Open the address that patience printed, with its token.
web-wrong-origin = This form was not sent by a page of patience, so nothing was done.

# Today
web-home = Today
web-due = { $due } due, { $new } new
web-begin = Start
web-begin-anyway = Practice more
web-no-questions = There are no questions in these notes yet. The README says how to write one.
web-tomorrow = Nothing is due today. Tomorrow: { $tomorrow }.
web-exam-date = Exam on { $date }, in { $days ->
    [0] less than a day
    [one] one day
   *[other] { $days } days
}
web-answered-today = { $answers } answered today.
web-streak = { $days } days in a row.
web-tags = Tags
web-recent-notes = Recent notes

# Search
web-search = Search
web-search-placeholder = words, tag:#…, "phrase", ㄱㅈㅎ
web-search-language = What can be asked
web-search-examples = 과적합을 dropout      both words, in any form
    "early stopping"       exactly these words
    a OR b   -a   (a b)    one of two; not this; groups
    tag:#problem           the tag or one below it
    line:(a b)  section:   both on a line; between two headings
    {"["}status:draft]         a property
    /over.?fit/            a regular expression
    ㄱㅈㅎ                 first consonants: 과적합
    rhkwjrgkq              the other keyboard: 과적합
web-query-too-long = A query of more than { $most } letters is not read.
web-found = { $total ->
    [0] Nothing found
    [one] One note
   *[other] { $total } notes
}
web-found-part = some of the words
web-facets = Narrow by tag

# Notes
web-note-questions = Questions of this note
web-backlinks = Linked from
web-mentions = Mentioned in
web-and-more = and { $number } more

# Quiz
web-quiz = Quiz
web-quiz-count = Questions at most
web-quiz-tag = Only with the tag
web-quiz-due = What is due
web-quiz-any = Any, new ones first
web-quiz-head = Question { $position } of { $total }
web-quiz-check = Check
web-quiz-unknown = I don't know
web-quiz-next = Next
web-quiz-undo = Take the last answer back
web-quiz-sure = How sure are you?
web-quiz-edited = This question has been reworded since you last answered it.
web-quiz-key-changed = The answer of this question has changed; it starts anew.
web-quiz-gone = This quiz is over
web-quiz-gone-hint = The program was started anew since. Your answers are kept; begin where you are.
web-nothing-due = Nothing is due
web-nothing-due-hint = Everything that was to come today is answered. More can be practiced all the same.
web-nothing-found = No question like that
web-nothing-found-hint = No question has this tag. Leave it out, or choose another.
web-choose-one = Choose one
web-choose = Choose { $select }
web-order = Put { $select } in order
web-match = Give each of the { $select } lines an option
web-place = { $place }.
web-right = ✔ Right
web-wrong = ✘ Wrong. The key is { $key }
web-skipped = The key is { $key }
web-your-order = You chose { $chosen }
web-the-question = The question
web-key = key
web-yours = your choice
web-no-why = The note says nothing about this option.
web-behind = Open the note:
web-quiz-over = Done
web-quiz-end = { $right } of { $answered } right.
web-quiz-were-wrong = To look at again
web-what-comes = Still today: { $today } due, { $new } new. Tomorrow: { $tomorrow }.

# Curves
web-train = Train the options and show their curves
web-training-goes-on = Training, { $percent } %: { $done } of { $seeds } seeds.
web-training-waits = This training waits until another has ended.
web-trainings-full = too many trainings wait already
web-hint-later = try again in a moment
web-training-broken-off = the training was broken off
web-nothing-to-train = No option of this question names anything that can be trained; its explanations stand alone.
web-forest = Held-out difference from the key, 95 % interval
web-forest-free = Held-out difference from { $option }, 95 % interval
web-bars = Epochs paid
web-how-trained = How this was trained
web-values = The numbers
web-values-band = In brackets, the band over seeds.
web-more-seeds = The curves of all options, with more seeds

# Mock exam
web-nav-exam = Mock exam
web-key-step = next and previous question of an exam
web-key-flag = flag a question of an exam
web-exam = Mock exam
web-exam-domain = Domain
web-exam-count = Questions
web-exam-begin = Begin
web-exam-show-plan = Show for this number
web-exam-clock-runs = The clock starts at once, and runs on even when you leave.
web-exam-under-way = { $exam } is under way: { $left } left, { $answered } of { $total } answered.
web-exam-go-on = Back to the exam
web-exam-earlier = Earlier exams
web-exam-to-list = All exams
web-exam-left = Time left
web-exam-until = until { $time }
web-exam-next = Next
web-exam-back = Back
web-exam-flag = Flag
web-exam-unflag = Take the flag off
web-exam-clear = Clear my choice
web-exam-gap = A place is empty while a later one is filled, so this is not kept yet. Fill the places from the first on, or empty the later ones.
web-exam-questions = Questions
web-exam-cell = Question { $number }: { $standing }{ $flagged ->
    [0] { "" }
   *[other] , flagged
}
web-exam-blank = blank
web-exam-uneven = not as many as asked for
web-exam-answered = answered
web-exam-void = no longer in your notes
web-exam-flagged = flagged
web-exam-hand-in = Hand in …
web-exam-sure = Hand in?
web-exam-all-answered = Everything is answered, and nothing is flagged.
web-exam-blanks = Blank: { $number }
web-exam-unevens = Not as many chosen as asked for: { $number }
web-exam-flags = Flagged: { $number }
web-exam-blank-costs = A blank counts as wrong; a guess costs nothing.
web-exam-hand-in-now = Hand in
web-exam-keep-on = Go on with the exam
web-exam-give-up = Give the exam up
web-exam-give-up-hint = Nothing of it counts then, neither the score nor the answers.
web-exam-result = Result
web-exam-sat = { $date }, in { $used } of { $given } min
web-exam-only-wrong = Only the wrong ones, to print
web-exam-notebook = What was wrong
web-exam-whole-result = The whole result
web-exam-nothing-wrong = Nothing was wrong.
web-exam-reviewed = Question { $number } · { $verdict }
web-exam-not-counted = Not counted, since it is disputed

# Disputes
web-dispute = Something is wrong with this question
web-dispute-reason = What is wrong with it?
web-dispute-hint = Until it is settled, the question is not asked and counts for nothing.
web-dispute-send = Dispute it
web-disputed = Disputed: { $reason }
web-settle = It is settled
web-disputes = Disputed questions
web-disputes-count = { $count ->
    [one] 1 question is disputed
   *[other] { $count } questions are disputed
}
web-no-disputes = Nothing is disputed.

# Statistics
web-nav-stats = Statistics
web-stats = Statistics
web-stats-day-answers = { $date }: { $answers } answered
web-stats-confident-errors = Sure, and wrong
web-stats-habits = Wrong options you keep choosing
web-stats-habit = option { $option }, { $times } times
web-stats-memory = Memory
web-stats-ahead = The next 14 days
web-stats-day = Day
web-stats-due = due
web-goal = What you study for
web-goal-exam = Exam on
web-goal-per-day = Questions a day
web-goal-save = Save
web-goal-hint = Without an exam, leave the date empty. Before an exam nothing is put off beyond it, and in the last days everything comes once more.

# Lab
web-nav-lab = Lab
web-lab = Lab
web-lab-lead = Put a training together. It is trained beside one that changes nothing, on the same seeds, and you see what your recipe changes. Only what is switched on counts; the address of the page keeps it.
web-lab-recipe = Recipe: { $change }
web-lab-train = Train
web-lab-anew = Start over
web-lab-nothing = Nothing is switched on, so there is nothing to compare with the plain training.
web-setting-refused = `{ $name }`: { $why }
web-lab-unchanged = as usual
web-lab-exactly = or exactly
web-lab-yaml = Show as YAML
web-lab-to-tuner = To the tuner, which looks for hyperparameters
web-lab-experiment = The training
web-lab-task = What is learned: shapes in pictures, topics of sentences, or what users click.
web-lab-fork = The last epoch before anything is changed, 1 to 1000. Empty: where the task begins to overfit.
web-lab-epochs = How many epochs a training has that nothing stops, up to 2000. Empty: four times the fork.
web-lab-from = Whether the changes begin after the fork or in the first epoch. As usual: at the fork.
web-lab-seeds = How often everything is repeated with other data and first weights, 2 to 128. More seeds give narrower intervals and take longer.
web-lab-deployed = Which epoch is deployed
web-lab-early-stopping = Stops when validation no longer improves, and deploys the best epoch.
web-lab-patience = Epochs without improvement before it stops, 1 to 2000, with keras and lightning from 0. Empty: a fifth of the task's fork, or what the library does.
web-lab-monitor = The metric that is watched. As usual: the one the task is judged by.
web-lab-min-delta = How much better a value must be to count, 0 to 1, in the unit of the metric. Empty: 0.
web-lab-start-from-epoch = Epochs at the beginning that are not watched, 0 to 2000. Empty: 0.
web-lab-restore = Which weights are deployed, those of the best epoch or of the last. As usual: best.
web-lab-semantics = Whose rules hold, and whose defaults where a field is left as usual. As usual: those of this program.
web-lab-restore-checkpoint = Trains to the end, then deploys the checkpoint of this epoch, 1 to the last. Exactly: also how often and where it was saved.
web-lab-steps = How it learns
web-lab-learning-rate = How far each step goes: x0.001 to x100 of the usual, or a rate up to 10.
web-lab-schedule = How the learning rate changes from epoch to epoch. Exactly: with its numbers.
web-lab-optimizer = How a gradient becomes a step.
web-lab-batch-size = Examples per step: x0.1 to x16 of the usual, or a count up to 4096.
web-lab-network = The network
web-lab-dropout = Share of hidden units that is dropped in training, 0 to 0.9.
web-lab-weight-decay = Share of the learning rate by which weights shrink at each step, 0 to 10.
web-lab-width = Hidden units, x0.25 to x4 of the usual. It is another network, so it learns from the first epoch.
web-lab-data = The data
web-lab-training-size = Examples to learn from: x0.1 to x16 of the usual, or a count up to 20000.
web-lab-validation-size = Examples to choose and stop by: x0.1 to x16 of the usual, or a count up to 20000. Nothing is learned from them.
web-lab-augmentation = Share of examples that is shown changed, 0 to 1.
web-lab-label-smoothing = Share of each target that is spread over all classes, 0 to 0.5.
web-lab-chance = A test of the lab itself
web-lab-sham = Changes nothing but the shuffles, by the number of their stream, 1 to 1000. It must come out as a tie.
web-lab-adopt = Make this an option of my question
web-lab-adopt-question = Question
web-lab-adopt-option = Option
web-lab-adopt-show = Show what to paste
web-lab-paste = Nothing is written. Put this into a <!-- quiz: … --> comment above the question, or into the frontmatter of its file:
web-lab-paste-instead = Nothing is written. Put this in place of the `lab:` that stands there:
web-lab-other-task = It was tried on the task `{ $tried }`; this question trains `{ $task }`, where the same change may do something else.

# Tuner
web-tune = Tuner
web-tune-lead = Hyperparameters are looked for as SageMaker's automatic model tuning does it, with the arguments of its SDK. You see which training jobs are stopped, when and why, and what each rule would deploy.
web-tune-limits = Run here, jobs times epochs: up to { $image } of the task image, { $text } of text, { $recommender } of recommender. More is for the terminal; the page gives the command.
web-tune-to-lab = To the lab, which compares one recipe with the plain training
web-tune-run = Tune
web-tune-arguments = Arguments
web-tune-report = What it came to
web-tune-ranges = Switch on what is searched. LOW..HIGH, LOW..HIGH:SCALE (Auto, Linear, log, ReverseLogarithmic), or choices such as 16,32,64.
web-tune-jobs = Training jobs
web-tune-strategy = How the next hyperparameters are chosen. Grid tries every combination of choices.
web-tune-max-jobs = Training jobs in all, up to 750, drawn at random up to 10000. Empty: 20; for Grid every combination.
web-tune-max-parallel-jobs = Training jobs at the same time, 1 to 10. Empty: 3.
web-tune-early-stopping-type = Auto stops a job whose value is worse than the median of the running averages of the jobs before. It is no patience.
web-tune-epochs = Epochs of a job that nothing stops, 1 to 2000. Empty: twice where the task begins to overfit.
web-tune-seed = The number from which data, first weights and proposals follow. Empty: 0.
web-tune-objective = Objective, and when the tuning ends
web-tune-metric = The metric by which jobs are judged. As usual: the one the task is judged by.
web-tune-goal = Whether more or less of it is better. As usual: right for the metric as usual, else Maximize, as in the SDK.
web-tune-not-improving = The tuning ends after so many jobs in a row that do not improve on the best by 1 %, at least 3. Empty: never.
web-tune-target = The tuning ends once a job reaches this value, in the unit of the metric; accuracy is 0 to 1. Empty: never.
web-tune-busy = another training or tuning is running, and it takes every core
web-tune-busy-hint = try again in a while; what ran last is shown at once
web-tune-too-long = { $jobs } jobs of { $epochs } epochs are too many for a page: it runs { $most } epochs of the task { $task } in all. In a terminal this does it:
web-tune-table = Training jobs in the order of launching
web-tune-head-job = job
web-tune-head-launched = launched after epoch
