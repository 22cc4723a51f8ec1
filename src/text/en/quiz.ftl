# Questions as written
quiz-no-key = the question has no answer line
quiz-no-options = the question has no options
quiz-answer-alone = this answer names an option, but no options were found above it
quiz-no-stem = the options have no question above them
quiz-one-option = the question has only one option
quiz-too-many-options = a question has at most { $most } options
quiz-option-empty = option { $label } has no text
quiz-option-twice = options { $first } and { $second } say the same
quiz-options-again = the options begin again at A
quiz-label-twice = option { $label } is written twice
quiz-key-unreadable = the answer line names no option
quiz-key-no-option = the answer is { $label }, but the options are { $labels }
quiz-two-keys = two answers contradict each other: { $first } and { $second }
quiz-select = { $select } options are to be chosen, but the answer is { $key }
quiz-too-long = the text is { $length } bytes long, and at most { $most } are read
quiz-no-explanation = no explanation of { $labels }, while other options have one
quiz-letters = the options are shown in the order written, because the text names them by their letters
quiz-scenario-unknown = there is no scenario { $name } with a text
quiz-comment-unclosed = the quiz comment is never closed
quiz-recipe-yaml = this is not valid YAML: { $detail }
quiz-comment-twice = the question has a second quiz comment, which is not read
quiz-comment-yaml = the quiz comment cannot be read as YAML: { $detail }
quiz-metadata-not-a-map = the metadata of a question must be names with values
quiz-metadata-unknown = "{ $name }" is not a known name in the metadata of a question
quiz-metadata-value = "{ $name }" has a value that cannot be used
quiz-metadata-of-one = "{ $name }" stands over several questions and belongs to one
quiz-metadata-tag = "{ $name }" is not a tag
quiz-lab-no-option = the lab speaks of option { $name }, which the question does not have
quiz-lab-twice = the lab speaks of option { $name } twice
quiz-duplicate-id = the id "{ $id }" is already taken by a question in { $note }
quiz-picture-missing = the question shows a picture that is not there: { $target }
quiz-id-refused = no id can be written for { $question } without changing something else

quiz-hint-key = write a line such as **Answer: A** under the options
quiz-hint-options = write at least two options, such as - A) and - B)
quiz-hint-stem = write what is asked above the first option
quiz-hint-option-empty = write the option behind its letter
quiz-hint-option-twice = give each option its own words, or leave one out
quiz-hint-heading = start each question with a heading
quiz-hint-label-twice = give each option its own letter, and start each question with a heading
quiz-hint-key-no-option = correct the letter, or add the option
quiz-hint-key-order = write the letters in their order, such as **Answer: C, A, B**
quiz-hint-key-match = write a letter for each number from 1 on, such as **Answer: 1-C, 2-A, 3-B**
quiz-hint-two-keys = keep one answer line, and start each question with a heading
quiz-hint-select = make "select" and the number of letters in the answer agree
quiz-hint-shorter = shorten it, or end the question with a heading
quiz-hint-explanation = add a line such as - **Option B** - and the reason
quiz-hint-letters = write {"{"}A{"}"} for the letter of an option, so that it follows when options are shuffled; `shuffle: false` says that the order shall stay
quiz-hint-scenario = write it under a heading `## Scenario { $name }` above the questions
quiz-hint-close-comment = end the comment with -->
quiz-hint-comment = write it as <!-- quiz: {"{"} id: my-question {"}"} --> under the question
quiz-hint-recipe = write names and values as under `lab:` in a question, indented with spaces; `patience lab --print` prints an example
quiz-hint-comment-twice = put everything in one comment
quiz-hint-one-line = write a word or a short line
quiz-hint-type = write choice, order or match
quiz-hint-task = write the number of the exam guide, such as task: "2.3"
quiz-hint-count = write a whole number from 1
quiz-hint-tag = a tag is made of letters, digits, _, - and /, and not of digits alone
quiz-hint-lab-once = keep one line for each option
quiz-hint-id = give the question an id of its own; `patience ids --write` does so where it has none
quiz-hint-picture = put the file into the vault, or correct its name
quiz-hint-id-refused = write it by hand: id: { $id }

# Sessions
quiz-not-asking = no question is waiting for an answer
quiz-wrong-count = { $chosen } chosen, but this question asks for { $wanted }
quiz-not-an-option = { $label } is not an option of this question
quiz-hint-choose = choose exactly { $wanted }

# Domains of exams, in short
quiz-domain-mla-1 = Data preparation
quiz-domain-mla-2 = Model development
quiz-domain-mla-3 = Deployment and orchestration
quiz-domain-mla-4 = Monitoring, maintenance, and security
quiz-domain-aif-1 = Fundamentals of AI and ML
quiz-domain-aif-2 = Fundamentals of generative AI
quiz-domain-aif-3 = Applications of foundation models
quiz-domain-aif-4 = Guidelines for responsible AI
quiz-domain-aif-5 = Security, compliance, and governance

# How sure a person is
quiz-confidence-guess = a guess
quiz-confidence-unsure = unsure
quiz-confidence-sure = sure
quiz-confidence-easy = too easy

# Mock exam
quiz-exam-no-questions = no question can be asked for { $exam }{ $without ->
    [0] { "" }
   *[other] { " " }({ $without } for it name no domain)
}
quiz-hint-exam-metadata = write `exam: { $exam }` and `task: "2.3"` into a <!-- quiz: … --> comment or the frontmatter; 2 is the domain
quiz-exam-plan = Mock exam { $exam }: { $asked ->
    [one] 1 question
   *[other] { $asked } questions
} in { $minutes } min. The exam itself has { $questions } in { $whole_minutes } min, of which { $scored } count and nobody is told which; here all count.
quiz-exam-weight = weight
quiz-exam-asked = questions
quiz-exam-there = in notes
quiz-exam-too-few = Your notes have too few questions: { $number } of { $count } are missing. The time is shorter at the same pace; a score from so few says little, and nothing of a domain without questions.
quiz-exam-without-domain = Left out: { $number ->
    [one] 1 question for this exam that names
   *[other] { $number } questions for this exam that name
} no domain of it in `task`.
quiz-exam-is-flagged = Flagged.
quiz-exam-void = This question is no longer in your notes, or has other options; it does not count.
quiz-exam-minutes-left = { $minutes ->
    [one] 1 minute left.
   *[other] { $minutes } minutes left.
}
quiz-exam-time-is-up = The time is up. What you chose in time counts.
quiz-exam-ran-out-empty = The time of the exam you left is over, and nothing was answered; it does not count.
quiz-exam-dropped = The exam is given up and counts for nothing.
quiz-exam-result = { $exam }: { $right } of { $of } right, { $percent } % [{ $low }, { $high }].
quiz-exam-scale = On a linear practice scale, not AWS's: { $score } [{ $low }, { $high }], where { $pass } passes. { $outlook }
quiz-exam-above = Above the mark, even at the lower end of the interval.
quiz-exam-below = Below the mark, even at the upper end of the interval.
quiz-exam-open-above = Above the mark, but within what chance does with so few questions.
quiz-exam-open-below = Below the mark, but within what chance does with so few questions.
quiz-exam-right = right [95 %]
quiz-exam-blank = Left blank, which counts as wrong: { $number }
quiz-exam-unseen = Of these never seen, and so still new to your schedule: { $number }
quiz-exam-void-count = No longer in your notes, and not counted: { $number }
quiz-exam-caution = AWS passes by the total alone. A domain of few questions has a wide interval: read it with caution.
quiz-exam-taken = { $date }: { $right } of { $of } right

# Statistics
quiz-stats-nothing = nothing has been answered yet
quiz-stats-head = { $answers } answers, { $right } % right [{ $low }, { $high }]; { $known } % known, when luck is taken off.
quiz-stats-domains = By domain
quiz-stats-tags = By tag
quiz-stats-confidence = How sure you were
quiz-stats-answers = answers
quiz-stats-right = right [95 %]
quiz-stats-known = known
quiz-stats-retention = Remembered: { $remembered } % [{ $low }, { $high }] of { $answers } answers on later days; { $foreseen } % were foreseen (log loss { $loss }).
quiz-stats-weeks = The last twelve weeks
quiz-monday = Mon
quiz-tuesday = Tue
quiz-wednesday = Wed
quiz-thursday = Thu
quiz-friday = Fri
quiz-saturday = Sat
quiz-sunday = Sun

# Disputes
quiz-not-disputed = { $question } is not disputed
quiz-dispute-no-reason = there is no dispute without a reason
