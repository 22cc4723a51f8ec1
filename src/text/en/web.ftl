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
    [status:draft]         a property
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
web-more-seeds = With more seeds
