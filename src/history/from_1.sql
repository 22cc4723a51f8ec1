-- Version 1 knew answers alone, and not how sure a person was.
ALTER TABLE review ADD COLUMN confidence TEXT CHECK (confidence IN ('guess', 'unsure', 'sure', 'easy'));

CREATE TABLE event (
    id                 BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at_ms              INTEGER NOT NULL,
    utc_offset_minutes INTEGER NOT NULL CHECK (utc_offset_minutes BETWEEN -1440 AND 1440),
    fact               TEXT    NOT NULL,
    program            TEXT    NOT NULL
) STRICT;

PRAGMA user_version = 2;
