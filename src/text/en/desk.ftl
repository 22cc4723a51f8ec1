# How a comparison was set up.
desk-setup = Task: { $about }. The options branch at epoch { $fork } of { $epochs }; all use the same { $seeds } seeds. What is judged is the model that would be deployed, by { $metric } on held-out examples.
desk-work = Work: { $done } billion multiply-adds ({ $epochs } epochs) instead of { $apart } billion for a run of each option. What does not learn differently is read from one shared run.
desk-several-keys = The question has several correct options; rivals are compared with { $key }.
desk-inferred = The note has no `lab:`, so this was read from the words of the options:
desk-paste = To change it, put this into a <!-- quiz: … --> comment or the frontmatter:
desk-read-change = “{ $words }” → { $change }
desk-read-assumed = “{ $words }” → { $change } (number chosen by the program)
desk-read-untrained = “{ $words }” is understood, but the lab cannot train it yet
desk-read-nothing = names nothing that can be trained; its explanation stands alone
desk-fork-said = Fork at epoch { $fork }: “{ $words }”
desk-fork-out-of-range = “{ $words }” is outside the epochs at which the lab can branch; fork at epoch { $fork }
desk-fork-assumed = The stem names no epoch; fork at epoch { $fork }
desk-symptom-said = “{ $words }”: the stem speaks of underfitting, so a verdict is given only if the training without a change underfits; say how it does with a `lab:` of your own: `symptom: underfitting`, `epochs` or a `baseline`, and the `options`
desk-task-stands-in = The stem speaks of “{ $words }”; the lab has no task of that kind, and `{ $task }` stands in for it.
