-- Version 3. Rows are added and never changed: an answer is a row, and to take one back is another.
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

-- What a person did beside answering: JSON with a `kind` (undo, goal, fit, dispute, settle, exam), as in a line of an export.
-- An undo names the `answer` it takes back by 32 hex digits; the latest goal and fit hold; an exam is a row for each step.
CREATE TABLE event (
    id                 BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at_ms              INTEGER NOT NULL,
    utc_offset_minutes INTEGER NOT NULL CHECK (utc_offset_minutes BETWEEN -1440 AND 1440),
    fact               TEXT    NOT NULL,
    program            TEXT    NOT NULL
) STRICT;

PRAGMA application_id = 1885434990;
PRAGMA user_version = 3;
