## What keeps the vault from being read

vault-root-missing = there is no folder { $path }
vault-root-not-folder = { $path } is a file, not a folder of notes
vault-root-unreadable = the folder { $path } cannot be read: { $reason }
vault-hint-root = name the folder of your notes with --vault
vault-hint-permissions = check that you may read it

## Files and folders

vault-file-unreadable = cannot be read: { $reason }
vault-file-too-big = over { $megabytes } MB, so it is not read
vault-hint-split-note = split the note; Obsidian does not search it either
vault-file-not-utf8 = not UTF-8; letters that could not be read are shown as �
vault-stamp-changed = the file has changed since it was read, so nothing is written to it
vault-hint-stamp-changed = save it in your editor and try again
vault-stamp-unwritten = the file cannot be written: { $reason }
vault-hint-utf8 = save the file again as UTF-8
vault-folder-loop = this link leads back to a folder it lies in, so it is not followed
vault-folder-overlap = this link leads to notes that are read already, so it is not followed
vault-same-name = two files have the name { $path } once it is composed (NFC); only one of them is read
vault-hint-rename = rename one of the two

## Frontmatter

vault-frontmatter-unclosed = the frontmatter never ends
vault-hint-frontmatter-unclosed = add a line of three hyphens (---) below the last property
vault-frontmatter-broken = this is not valid YAML: { $reason }
vault-hint-frontmatter-broken = put text that contains a colon or a special character in quotes, and indent with spaces
vault-frontmatter-no-map = the frontmatter is not a list of names and values
vault-frontmatter-too-big = the frontmatter is over { $kilobytes } KB or unfolds to far more, so it is not read
vault-property-twice = the property “{ $name }” is here a second time
vault-property-old = “{ $name }” is an old name; Obsidian reads “{ $instead }” only

## Tags

vault-tags-one-string = several tags in one string: { $tag }
vault-hint-tag-list = write them as a list: [{ $tags }]
vault-tag-spaces = a tag has no spaces, so this is read as several: { $tag }
vault-hint-tag-hyphen = if it is one tag, write { $tag }
vault-tag-numeric = { $tag } is not a tag: it has digits only
vault-hint-tag-letter = add a letter, as in y2024
vault-tag-invalid = not a tag: { $tag }
vault-hint-tag-characters = a tag has letters, digits, _, - and / only
vault-tag-comment = YAML takes #{ $tag } for a comment, so the tag is not read
vault-hint-quote-tag = put it in quotes ("#{ $tag }") or leave out the #

## Links

vault-link-unresolved = there is no note { $target }
