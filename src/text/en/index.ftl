# Queries that cannot be understood
index-unclosed = the { $sign } at column { $column } is not closed
index-nothing-to-close = the ) at column { $column } closes nothing
index-nothing-beside-or = nothing to look for beside OR at column { $column }
index-nothing-after = nothing follows { $operator }: at column { $column }
index-no-property = no property is named at column { $column }
index-no-value = no value follows the property at column { $column }
index-unknown-operator = { $operator }: at column { $column } is not a known operator
index-no-pattern = what stands between the slashes at column { $column } is not a regular expression that can be searched: { $reason }
index-too-deep = at column { $column } more than { $levels } brackets and operators are open
index-nothing-to-find = { $query } holds no letter or digit to look for
index-too-long = the query has { $characters } characters; at most { $most } are allowed
index-engine = the search engine failed: { $reason }

# Ways out
index-hint-close = add { $sign } or remove the first
index-hint-or = write a word on both sides, or "OR" in quotes to look for it
index-hint-after = write the value right behind it, as in { $operator }:overfitting
index-hint-property = write [name], [name:value], [name:null] or [name:<5]
index-hint-did-you-mean = did you mean { $operator }:? Put it in quotes to look for the words as they are
index-hint-pattern = look-around and back-references are not there; put it in quotes to look for the characters as they are
index-hint-quote-it = put it in quotes to look for the characters as they are
index-hint-search-again = search again; the index is built anew

# What was understood of a query
index-explain-everything = every note
index-explain-all = all of these:
index-explain-any = at least one of these:
index-explain-not = not this:
index-explain-word = the word { $word }, in any form
index-explain-phrase = exactly "{ $phrase }"
index-explain-pattern = the pattern /{ $pattern }/
index-explain-file = in the file name:
index-explain-path = in the path:
index-explain-content = in the text of the note:
index-explain-tag = among the tags, or above one of them:
index-explain-line = on one line:
index-explain-block = in one block:
index-explain-section = between two headings:
index-explain-task = in one task:
index-explain-task-todo = in one task that is still to be done:
index-explain-task-done = in one task that is done:
index-explain-match-case = with capitals as typed:
index-explain-ignore-case = in capitals or not:
index-explain-property = the property { $name }
index-explain-property-with = the property { $name }, with
index-explain-null = no value
index-explain-less = less than { $limit }
index-explain-less-or-equal = at most { $limit }
index-explain-more = more than { $limit }
index-explain-more-or-equal = at least { $limit }

# How a query was read that found nothing as it stood
index-relaxed-spacing = nothing found as typed; spaces are taken loosely
index-relaxed-keyboard = nothing found as typed; perhaps the keyboard was set to the other language
index-relaxed-initials = nothing found as typed; taken as first consonants
index-relaxed-beginning = nothing found as typed; taken as the beginning of a word
index-relaxed-typo = nothing found as typed; taken for a slip
index-relaxed-part = nothing found as typed; parts of the word were looked for
index-relaxed-some = no note has all of it; these have a part
index-relaxed-instead = { $typed }: { $others }

# Why an index is not kept
index-busy = another patience is writing the index; this search used one in memory
index-unwritable = the index cannot be kept in { $path } ({ $reason }); this search used one in memory
