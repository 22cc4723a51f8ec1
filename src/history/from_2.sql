-- Version 2 knew no exams: a program of that time would stumble over their steps.
PRAGMA user_version = 3;
