# On cards and in prompts
exchange-choose = Choose { $count }.
exchange-key = Key: { $labels }

# Export
exchange-exported = { $questions ->
    [one] 1 question
   *[other] { $questions } questions
} written to { $path }.
exchange-losses = This format cannot hold:
exchange-lost-form = the whole question: it asks for an order or pairs
exchange-lost-lab = what to train (lab)
exchange-lost-exam = exam and task
exchange-lost-place = that { $labels } stays in its place
exchange-lost-whole = that a part of the key earns nothing
exchange-lost-weights = equal shares for so many right options; Moodle takes the nearest it knows
exchange-lost-picture = the picture { $path }
exchange-lost-formula = a text that begins like a formula; an apostrophe stands before it
exchange-not-text = { $file } is no text, so it is not shown on a terminal
exchange-hint-not-text = name a file with --output FILE

# Import
exchange-imported = { $path }, read as { $format }: { $added } new, { $known } known; the new ones are in { $to }
exchange-imported-nothing = { $path }, read as { $format }: nothing new, { $known } known
exchange-known = known already: { $ids }
exchange-exists = { $path } is there already, and nothing is written over it
exchange-hint-exists = name a file that is not there
exchange-unwritable-file = cannot write { $path }: { $reason }
exchange-unreadable-file = cannot read { $path }: { $reason }
exchange-too-large = { $path } is over { $megabytes } MB, so it is not read
exchange-hint-too-large = split it into several files
exchange-id-taken = another question is called `{ $id }`
exchange-hint-id = give this one another name in its file and import it again; it was left out
exchange-other-key = a question with these words is known, with another key
exchange-hint-other-key = find out which key is right; this question was left out
exchange-no-picture = the picture { $path } is not in the vault
exchange-hint-picture = put it there under the same name
exchange-unwritable = this question cannot be written in a note so that it reads back the same
exchange-hint-unwritable = write it into a note by hand; `patience check` says what is read
exchange-no-stem = this question has no text
exchange-few-options = a question needs at least two options
exchange-many-options = more than { $most } options: there are no letters left
exchange-no-key = no option is marked as right

# Import of GIFT
exchange-gift-no-answer = no braces with options, so this is no question
exchange-gift-brace = a brace that has no partner
exchange-hint-gift-brace = put the options between {"{"} and {"}"} without a blank line; a brace that is text stands behind a backslash
exchange-gift-essay = a question to be answered in words has no options
exchange-gift-number = a question for a number has no options
exchange-gift-matching = a question that matches pairs is not read
exchange-gift-short = a question for a short answer has no wrong options
exchange-hint-gift-offers = write its options between braces: = before the right one, ~ before each wrong one
exchange-gift-either = more than one option is right by itself
exchange-hint-gift-shares = mark one with =; or, if all are needed, give each its share, such as ~%50%
exchange-gift-weights = part of the points is not kept; the key is { $labels }
exchange-hint-gift-weights = a question here is right as a whole or wrong

# Import of Aiken
exchange-aiken-no-answer = this question has no line ANSWER:
exchange-aiken-no-option = `{ $label }` is no option of this question
exchange-aiken-alone = an answer without a question above it
exchange-hint-aiken = write the question, options such as A. text on a line each, and ANSWER: A
exchange-hint-aiken-key = name the letter of an option behind ANSWER:
