history-folder = cannot make the folder { $path }: { $detail }
history-cannot-open = cannot open the review log { $path }: { $detail }
history-locked = another program keeps the review log { $path } locked
history-disk-full = no space left to write the review log { $path }
history-read-only = the review log { $path } may only be read
history-corrupt = the review log { $path } is damaged or is no review log
history-foreign = { $path } is a database of another program
history-newer = the review log { $path } has version { $found }, and this program knows versions up to { $known }
history-other = the review log { $path } failed: { $detail }

history-hint-place = check the path and your rights to write there
history-hint-locked = close the other window of this program and answer again
history-hint-disk-full = free some space and answer again; earlier answers are safe
history-hint-read-only = give yourself the right to write the file, or name another one
history-hint-corrupt = move the file aside or bring back a copy; a new log is made when there is none
history-hint-foreign = name another file
history-hint-newer = update this program
