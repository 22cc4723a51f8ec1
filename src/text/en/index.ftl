# Queries that cannot be understood
index-unclosed-quote = the quote opened at column { $column } is not closed
index-nothing-after = nothing follows { $operator }: at column { $column }
index-unknown-operator = { $operator }: at column { $column } is not a known operator
index-nothing-to-find = { $query } holds no letter or digit to look for
index-too-long = the query has { $characters } characters; at most { $most } are allowed
index-engine = the search engine failed: { $reason }

# Ways out
index-hint-close-quote = add a second " or remove the first
index-hint-after = write the value right behind it, as in { $operator }:overfitting
index-hint-did-you-mean = did you mean { $operator }:? Put it in quotes to look for the words as they are
index-hint-operators = tag: and path: are known; put it in quotes to look for the words as they are
index-hint-quote-it = put it in quotes to look for the characters as they are
index-hint-search-again = search again; the index is built anew

# Why an index is not kept
index-busy = another patience is writing the index; this search used one in memory
index-unwritable = the index cannot be kept in { $path } ({ $reason }); this search used one in memory
