-- Version 2. Rows are added and never changed: an answer is a row, and to take one back is another.
-- Labels are letters in a row: "CAEBD".
CREATE TABLE review (
    id                 BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    question           TEXT    NOT NULL,
    fingerprint        TEXT    NOT NULL,
    answered_at_ms     INTEGER NOT NULL,
    utc_offset_minutes INTEGER NOT NULL CHECK (utc_offset_minutes BETWEEN -1440 AND 1440),
    shown              TEXT    NOT NULL,
    chosen             TEXT    NOT NULL,
    key_labels         TEXT    NOT NULL,
    correct            INTEGER NOT NULL CHECK (correct IN (0, 1)),
    think_ms           INTEGER NOT NULL CHECK (think_ms >= 0),
    session            TEXT    NOT NULL,
    program            TEXT    NOT NULL,
    -- NULL when nobody asked.
    confidence         TEXT    CHECK (confidence IN ('guess', 'unsure', 'sure', 'easy'))
) STRICT;

CREATE INDEX review_by_question ON review (question, answered_at_ms);

-- What a person did beside answering. `undo`: `body` is the id of the answer taken back, as 32 hex digits.
-- `goal`: `body` is what a person studies for, as JSON. `fit`: the parameters of memory, as JSON. The latest of each holds.
-- `dispute`: a question and what is wrong with it, as JSON; `settle`: the question with which nothing is wrong any more.
CREATE TABLE event (
    id                 BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at_ms              INTEGER NOT NULL,
    utc_offset_minutes INTEGER NOT NULL CHECK (utc_offset_minutes BETWEEN -1440 AND 1440),
    kind               TEXT    NOT NULL,
    body               TEXT    NOT NULL,
    program            TEXT    NOT NULL
) STRICT;

PRAGMA application_id = 1885434990;
PRAGMA user_version = 2;
