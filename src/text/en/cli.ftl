cli-error = error
cli-warning = warning
cli-hint = hint

# Errors of the desk and of commands
cli-no-notes = no notes in { $path }
cli-no-such-note = no note is called `{ $name }`
cli-no-such-question = no question is called `{ $name }`
cli-lab-refused = the `lab:` of `{ $name }` cannot be used
cli-nothing-to-train = no option of `{ $name }` names anything that can be trained
cli-said-nothing-to-train = the author of `{ $name }` says that there is nothing to train (`lab:`)
cli-no-questions = the notes hold no question
cli-no-questions-tagged = no question has this tag
cli-not-a-tag = `{ $tag }` is not a tag
cli-broken-off = training was broken off
cli-svg-not-written = cannot write { $path }: { $reason }
cli-results-not-kept = the results could not be kept and will be trained again next time: { $reason }
cli-takes-long = this would take about { $time }; add --yes to train it
cli-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
cli-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
cli-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
cli-setting-refused = `{ $path }` cannot be used: { $why }
cli-recipe-unreadable = cannot read { $path }: { $reason }
cli-lab-nothing = nothing is changed, so there is nothing to compare with the baseline
cli-hint-lab-nothing = name a technique, such as --dropout 0.5 or --patience 20, or a file with --recipe FILE
cli-hint-vault = name the folder of your notes with --vault DIR; notes are files that end in .md
cli-hint-search = look for it with `patience search`
cli-hint-questions = `patience questions` lists them all; `patience check` says which could not be read
cli-hint-check = `patience check` says where and why
cli-hint-lab = say under `lab:` what each option changes, for example `E: {"{"} dropout: 0.5 {"}"}`
cli-hint-perhaps = did you mean: { $names }?
cli-hint-write-question = write one in a note: the stem, options such as `- A) …`, and `**Answer: A**`
cli-hint-tags = `patience tags` lists the tags of your notes
cli-hint-help = `patience --help` lists what there is

# The command line
cli-usage-unknown-argument = unknown argument `{ $argument }`
cli-usage-unknown-command = unknown command `{ $argument }`
cli-usage-missing = something is missing: { $argument }
cli-usage-no-value = `{ $argument }` needs a value
cli-usage-conflict = `{ $argument }` cannot stand beside what else was typed
cli-usage-value = `{ $value }` is not a valid value for `{ $argument }`
cli-usage-other = the command line cannot be understood: { $argument }

# Search, tags, notes, questions, check
cli-indexing = Reading the notes
cli-search-count = { $total ->
    [0] Nothing found.
    [one] 1 note found.
   *[other] { $total } notes found, { $shown } shown.
}
cli-search-part = some of the words
cli-search-others = { $others ->
    [one] 1 more has some of the words.
   *[other] { $others } more have some of the words.
}
cli-tags-legend = { $tags ->
    [0] No tags.
   *[other] Notes with the tag itself / with it or one below it.
}
cli-note-questions = Questions in this note: { $questions }. Try: patience quiz "{ $first }"
cli-note-others = The name also fits: { $paths }
cli-questions-count = { $questions ->
    [0] No questions.
    [one] 1 question.
   *[other] { $questions } questions.
}
cli-check-count = { $problems ->
    [0] No problems.
    [one] 1 problem.
   *[other] { $problems } problems.
}

# Links and opening
cli-links-backlinks = { $count ->
    [0] No other note links to this one.
    [one] 1 link from another note:
   *[other] { $count } links from other notes:
}
cli-links-outgoing = { $count ->
    [0] This note has no links.
    [one] 1 link in this note:
   *[other] { $count } links in this note:
}
cli-links-mentions = { $count ->
    [0] No other note mentions it without a link.
    [one] 1 line of another note mentions it without a link:
   *[other] { $count } lines of other notes mention it without a link:
}
cli-links-attachment = (a file that is no note)
cli-links-nowhere = (no such note)
cli-links-no-anchor = { $path } (no such heading or block in it)
cli-links-nothing = This note has no links, and no other note links to it or mentions it.
cli-links-unresolved = { $count ->
    [0] Every link to a note finds it.
    [one] 1 note is linked to, but is not there:
   *[other] { $count } notes are linked to, but are not there:
}
cli-links-orphans = { $count ->
    [0] No orphans: every note is linked to from another.
    [one] 1 orphan, a note that no other note links to:
   *[other] { $count } orphans, notes that no other note links to:
}
cli-links-dead-ends = { $count ->
    [0] No dead ends: every note links to another.
    [one] 1 dead end, a note that links to no other:
   *[other] { $count } dead ends, notes that link to no other:
}
cli-links-sound = Every link to a note finds it; there are no orphans and no dead ends.
cli-no-such-heading = { $path } has no heading or block `{ $name }`
cli-hint-headings = its headings: { $names }
cli-open-no-editor = no editor is set
cli-hint-editor = set EDITOR to your editor, such as EDITOR=nano or EDITOR="code --wait"; --obsidian opens the note in Obsidian
cli-open-not-started = `{ $command }` cannot be started: { $reason }
cli-open-failed = `{ $command }` did not end well: { $status }
cli-hint-open = --print only shows what would be run; EDITOR sets the editor

# Check with the lab
cli-check-lab-legend = Trained on { $seeds } seeds. The key: its held-out value. Others: the difference from the key. Each with its 95 % interval, and the epochs it pays.
cli-check-agrees = { $task }, agrees with the key
cli-check-depends = { $task }, it depends
cli-check-contradicts = { $task }, contradicts the key
cli-check-no-verdict = { $task }, no verdict
cli-check-inferred = Read from the words of the question; it has no `lab:`.
cli-check-lab-none = not trained, as its author says (`lab: none`)
cli-check-nothing-to-train = not trained, as no option names anything that can be
cli-check-refused = not trained, as its `lab:` cannot be used
cli-check-epochs = { $epochs } epochs
cli-check-sham = Sham arm of { $task }
cli-check-sham-ties = ties, as it must
cli-check-sham-undecided = these seeds are too few to say that it ties
cli-check-sham-differs = it differs from the same training by chance alone, so the lab cannot be trusted
cli-check-lab-counts = Questions: { $questions }. Agrees: { $agrees }, depends: { $depends }, contradicts: { $contradicts }, no verdict: { $none }. Not trained: { $said } by `lab: none`, { $nothing } without anything to train, { $refused } with a `lab:` that cannot be used. Sham arms that tie: { $ties } of { $shams }.

# Quiz
cli-quiz-head = Question { $position } of { $total }
cli-quiz-select = Choose { $select }.
cli-quiz-order = Choose { $select } and type their numbers in the right order, the first one first.
cli-quiz-match = Type { $select } numbers, one for each numbered line above, in the order of the lines; a number may come again.
cli-quiz-prompt = Your answer (1–{ $last }, 0 = I don't know, u = take back the last, q = stop):
cli-quiz-not-understood = “{ $typed }” is not an answer: type the number of an option, 1 to { $last }.
cli-quiz-right = Right: { $key }.
cli-quiz-your-order = Your answer: { $chosen }.
cli-quiz-wrong = Not right. The key is { $key }.
cli-quiz-skipped = The key is { $key }.
cli-quiz-more-seeds = These were { $seeds } seeds. With more, closer calls are settled: patience why "{ $question }"
cli-quiz-key = key
cli-quiz-yours = your answer
cli-quiz-curves-offer = Press Enter to go on, or type w to train every option and see the curves (q = stop):
cli-quiz-curves-command = See every option trained: patience why "{ $question }"
cli-quiz-confidence = How sure are you? (1 = a guess, 2 = unsure, 3 = sure, 4 = too easy, Enter = sure):
cli-quiz-edited = The wording has changed since you last answered.
cli-quiz-key-changed = The key has changed since you last answered; earlier answers count no more.
cli-quiz-what-comes = Left today: { $today } due, { $new } new. Tomorrow: { $tomorrow } due.
cli-nothing-to-take-back = there is no answer to take back
cli-taken-back = Your last answer is taken back.
cli-nothing-due = nothing is due
cli-hint-due = `patience due` shows what comes; `patience quiz` asks anyway
cli-due-head = { $due } due today, { $new_today } new of { $new } never asked.
cli-due-exam = { $days ->
    [0] The exam is today, { $date }.
    [1] The exam is tomorrow, { $date }.
   *[other] The exam is in { $days } days, on { $date }.
}
cli-due-remembered = remembered { $percent } %
cli-due-key-changed = key changed
cli-due-more = and { $more } more
cli-due-ahead = Coming: { $days }
cli-due-start = To answer them: patience quiz --due
cli-goal-no-exam = No exam is set: patience goal --exam 2027-01-31
cli-goal-exam-over = The exam was on { $date }.
cli-goal-retention = A question comes again when the chance of remembering it falls to { $percent } %.
cli-goal-per-day = A day holds { $count } questions.
cli-no-date = “{ $typed }” is no date
cli-hint-date = write it as 2027-01-31
cli-hint-first-answer = `patience quiz --due` asks the first questions
cli-stats-confident-errors = Sure and wrong: { $questions }
cli-stats-habit = Chosen { $times } times though wrong: { $question } { $option }
cli-fit-too-few = fewer than { $fewest } answers on later days: the standard parameters say more of you
cli-hint-fit = questions answered again on another day are what counts
cli-fit-losses = Of { $answers } answers on later days the last { $judged } were foreseen with a log loss of { $standard } by the standard parameters, and of { $fitted } by those fitted to the answers before them.
cli-fit-kept = The fitted parameters foresee better; from now on they hold.
cli-fit-not-kept = They foresee no better; nothing is changed.
cli-fit-standard = The standard parameters hold.
cli-disputes = { $count } disputed
cli-now-disputed = { $question } is disputed: until that is settled it is not asked and counts for nothing.
cli-settled = { $question } is asked and counts again.
cli-hint-dispute = patience dispute QUESTION what is wrong with it
cli-disputed = { $question } is disputed: { $reason }
cli-hint-settle = when that is settled: patience dispute --settle "{ $question }"
cli-history-answers = { $shown } of { $answers } answers
cli-history-undone = taken back
cli-history-taken-back = Taken back: the answer to { $question } of { $time }.
cli-history-cannot-read = cannot read { $path }: { $detail }
cli-history-no-entry = no entry of a review log: { $reason }
cli-history-imported = Added: { $added }. Known before: { $known }. Lines not read: { $refused }.
cli-ids-missing = { $count ->
    [0] No question lacks an id.
    [one] 1 question has no id. `patience ids --write` writes it into the note and changes nothing else.
   *[other] { $count } questions have no id. `patience ids --write` writes them into the notes and changes nothing else.
}
cli-ids-written = { $count ->
    [0] No id was written.
    [one] 1 id was written.
   *[other] { $count } ids were written.
}
cli-relink-count = { $count ->
    [0] Every answer belongs to a question.
    [one] 1 name in the log belongs to no question. Say which it is with `patience relink OLD NEW`.
   *[other] { $count } names in the log belong to no question. Say which each is with `patience relink OLD NEW`.
}
cli-relink-stray = { $answers ->
    [one] 1 answer, on { $date }
   *[other] { $answers } answers, the last on { $date }
}
cli-relink-no-heir = no question is like it by name or place
cli-relink-perhaps = perhaps { $question } ({ $place }): { $reason }; { $key }
cli-relink-same-place = it stands in the same place of the note
cli-relink-same-note = it stands in the same note
cli-relink-alike = the names are alike by { $percent } %
cli-relink-same-key = as many options and the same key
cli-relink-other-key = other options or another key
cli-relink-ask = Is it this question? (y = yes, n = no, q = stop)
cli-relink-is-question = `{ $name }` is a question of the notes, so its answers stay with it
cli-relink-no-answers = no answers are logged under `{ $name }`
cli-hint-relink = `patience relink` lists the names that belong to no question
cli-relinked = { $answers ->
    [one] 1 answer now belongs to { $question }.
   *[other] { $answers } answers now belong to { $question }.
}
cli-quiz-end = { $right } of { $answered } right.

# Mock exam
cli-exam-unknown = there is no blueprint for the exam `{ $name }`
cli-hint-exams = known exams: { $names }
cli-exam-ready = Press Enter to begin; the clock starts then, and runs on even when you leave (q = not now):
cli-exam-head = Question { $position } of { $total } · { $left } left · { $answered } answered{ $flagged ->
    [0] { "" }
   *[other] { " " }· { $flagged } flagged
}
cli-exam-prompt = 1–{ $last } choose, 0 blank, n next, p back, g7 go to 7, f flag, l list, s hand in, q leave:
cli-exam-not-understood = “{ $typed }” is neither the number of an option nor a key of the exam.
cli-exam-last = That was the last question. s hands in; g7 goes to question 7.
cli-exam-sure = Hand in? { $blank } blank, { $flagged } flagged (s = hand in, Enter = go on):
cli-exam-resumed = Going on with the exam you left: { $answered } of { $total } answered. Its time ran on.
cli-exam-ran-out = The time of the exam you left is over. What you chose in time counts.
cli-exam-left = You left the exam; its time runs on. To go on: patience exam { $exam }. To give it up: patience exam { $exam } --drop
cli-exam-none-open = no exam { $exam } is under way
cli-exam-none-taken = no exam { $exam } has been handed in
cli-exam-review = Press Enter to go through the questions with their explanations, the wrong ones first (q = stop):
cli-exam-review-command = Every question with its explanations: patience exam { $exam } --review
cli-exam-listed = { $exam }: { $questions } questions in { $minutes } min; your notes fill { $there } of them
cli-exam-listed-open = { $date }: under way, { $left } left
cli-exam-list-end = To begin: patience exam NAME, or with --count 20 a shorter one.
cli-go-on = Press Enter to go on (q = stop):

# Why
cli-making-groundwork = Pre-training the language model; this is done once …
cli-training = Training every option
cli-head-held-out = held-out { $metric }
cli-head-difference = { $against }
cli-head-difference-points = { $against }, points
cli-against-key = against the key
cli-against = against { $option }
cli-head-gap = gap
cli-head-epochs = epochs
cli-head-acts = who acts
cli-not-trained = not trained

# Tune
cli-tuning = Tuning
cli-tune-no-name = `{ $range }` names no hyperparameter
cli-hint-tune-range = write the name, `=` and its values, such as learning_rate=0.0001..0.003:log or batch_size=16,32,64
cli-head-curve = values by epoch
cli-tune-curves = Each sign of a curve is { $epochs ->
    [one] 1 epoch
   *[other] { $epochs } epochs
}, from { $low } to { $high }; what lies beyond is drawn at the edge.
