# The server, on a terminal
web-ready = patience is at { $address }
web-how-to-stop = Ctrl-C stops it.
web-stopped = Stopped; every answer is kept.
web-not-opened = The browser could not be opened; open the address yourself.
web-beyond-loopback = Whoever has this address can read your notes and answer in your name, and what is sent can be read on the way.
web-no-token = { $host } can be reached from other machines, so a token is demanded
web-hint-token = give one of { $least } signs or more with --token, or leave --host out
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
web-behind = Behind it:
web-quiz-over = Done
web-quiz-end = { $right } of { $answered } right.
web-quiz-were-wrong = To look at again
web-what-comes = Still today: { $today } due, { $new } new. Tomorrow: { $tomorrow }.

# Curves
web-train = Train the options and show their curves
web-training-goes-on = Training, { $percent } %: { $done } of { $seeds } seeds.
web-trainings-full = too many trainings wait already
web-hint-later = try again in a moment
web-training-broken-off = the training was broken off
web-nothing-to-train = No option of this question names anything that can be trained; its explanations stand alone.
web-forest = Held-out difference from the key, 95 % interval
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
