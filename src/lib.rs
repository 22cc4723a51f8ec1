//! **patience**: study your own exam notes; watch every wrong answer overfit.
//!
//! One program over a folder of Obsidian-style notes. It finds notes by tag and text, asks the multiple-choice questions
//! written in them, and shows why one option beats the others, or where it does not, by really training small networks.
//!
//! # The rooms
//!
//! A folder is a room, a file is one noun. In reading order:
//!
//! | room | what lives there | the only one that knows |
//! |---|---|---|
//! | [`vault`] | notes as plain data: frontmatter, tags, headings, the links between them | pulldown-cmark, notify |
//! | [`index`] | search over the vault | tantivy |
//! | [`quiz`] | questions, bank, sessions, mock exams, grading, schedule, statistics; what an option's words would change | fsrs |
//! | [`history`] | the review log: what a person did | SQL, postcard |
//! | [`exchange`] | questions in the forms of other programs: Anki, Moodle, test players, spreadsheets | zip, csv; Anki's file is SQL too |
//! | [`lab`] | tasks, networks, training, interventions, tuner, comparison, verdict | ndarray, pulp |
//! | [`chart`] | the geometry of a picture, and the picture as SVG | |
//! | [`desk`] | joins the rooms for every face; holds no rule of its own | |
//! | [`cli`] | the terminal face | terminal crates |
//! | [`web`] | the browser face; the only room with anything asynchronous in it | axum, tokio, maud, ammonia, math-core |
//! | [`text`] | every sentence a person reads, in English and Korean | Fluent |
//!
//! Small things that several rooms share: [`message`] (a sentence not yet said), [`problem`] (a defect in a file),
//! [`seed`] (the one door to randomness), [`nearest`] ("did you mean"), [`clock`] (what time it is, asked by the faces), [`places`] (folders, and the editor), [`results`] (trials and
//! pre-trained weights kept on disk), `whole` (a file written whole or not at all), [`args`] (what was typed).
//!
//! # Three rivers, each one way
//!
//! - note → [`vault::Vault`] → [`index::Index`] → [`index::Hit`] (an id, never the note)
//! - question → [`quiz::Bank`] → [`quiz::Session`] → [`quiz::GradedAnswer`] → [`history::ReviewLog`], which returns only
//!   as plain [`quiz::PastReview`]s to the *next* [`quiz::Schedule`]
//! - option → [`lab::Intervention`] → [`lab::Recipe`] → [`lab::Trial`]s on paired seeds → [`lab::Comparison`] →
//!   [`chart::Panel`] → terminal, SVG or page
//!
//! # What is absent, on purpose
//!
//! - No room prints, knows a language, reads a clock or finds a home directory; faces and `main` do.
//! - The lab never sees a question, a chart never trains, a face never computes.
//! - Nothing writes to a note but [`vault::replace`], which puts in ids that a person asks for; an import puts new files
//!   beside the notes. Nothing opens a connection to anywhere.
//! - No verdict without an interval: a [`lab::Comparison`] of fewer than two seeds cannot be made.
//! - No sentence in code: rooms name a [`message::Message`], [`text`] says it.
//!
//! `tests/it/tidy/` holds the house to this: module docs, crates in their rooms, imports, lengths, sentences.
//!
//! # Words
//!
//! | word | meaning here |
//! |---|---|
//! | vault, note, tag, alias, wikilink | as in Obsidian |
//! | query, condition, hit | what was typed to find notes, what must hold for one, a note that was found |
//! | relaxed, switcher | read more loosely because nothing was found as typed; chooses a note by parts of its names |
//! | backlink, outgoing link | a link seen from the note it leads to; from the one it stands in |
//! | mention | a name of a note in the prose of another, without a link |
//! | anchor | the heading or block of a note that a link names |
//! | orphan, dead end | a note that no other links to; one that links to no other |
//! | question, stem, option, label, key | a multiple-choice question, what it asks, one alternative, its letter, the correct ones |
//! | form, ordering, matching, prompt | whether an answer is a choice, a sequence, or an option for each numbered line of the stem, its prompt |
//! | scenario | a text of a note that several of its questions are about |
//! | fingerprint, stamp | what a question says, as a hash; to write an id into a note and change nothing else |
//! | stray, heir, relink | answers under a name that no question has; the question it may have become; a person's word that it has |
//! | library | a vault and its index in memory, kept as they are on the disk, for a face that stays |
//! | visit, reply | one request as a page sees it; what the page comes to |
//! | training, growth | a comparison that runs while somebody looks; its curves so far |
//! | bank, session, quiz, graded answer | all questions, one sitting, a choice with its verdict |
//! | review, review log, event | one logged answer, all of them; something else a person did, such as taking one back |
//! | target, format, loss | whom questions are exported for; how they are written elsewhere; what a target cannot hold |
//! | study day, goal | from 04:00 to 04:00 local time; what a person studies for, and by when |
//! | memory, stability, retrievability | how well a question is remembered; days until one in ten is forgotten; the chance today |
//! | due, new, schedule | to be asked again today; never asked; when everything comes |
//! | dispute | what a person holds to be wrong with a question; until it is settled the question is out |
//! | blueprint, paper, domain | what an exam asks and in how much time; the questions drawn by it; what a part of them is about |
//! | exam, step, blank, void | a paper sat against a deadline; one thing done in it; not answered; no longer in the vault |
//! | confidence, calibration | how sure a person is before the key is shown; how often rightly so |
//! | experiment | what is to be trained for a question: task, fork, epochs, a change for each option |
//! | intervention, change | what an option would do to a training; one technique of it |
//! | recipe, arm | all choices that define how a network learns; a recipe with the epochs between which it holds |
//! | task, metric, groundwork | what is learned; the number it is judged by; what it needs before its first run |
//! | free, adopted | an experiment that no question asked for; taken over as an option of a question |
//! | sham | an option that changes nothing but chance; whatever finds a difference there is broken |
//! | lesson | what makes learning from a batch harder than judging it: dropout, augmentation, label smoothing |
//! | early stopping, semantics | patience in the training job; whose rules it follows where no knob says |
//! | pre-training, fine-tuning | learning the language from sentences without labels, once for all; then a task in it from few with labels |
//! | run, trial, comparison | one training; the baseline and every option on one seed; all trials together |
//! | symptom | what a stem says of the baseline: that it overfits, or that it underfits |
//! | baseline, fork | the training without a change; the epoch after which options part |
//! | train, validation, held-out set | learned from; chosen and stopped by; judged once. Never "test set" |
//! | deployment | the weights an option would put to use, and the epochs paid for them |
//! | impression, AUC | an item shown to a user, clicked or not; the chance that a clicked one is ranked above one that was not |
//! | checkpoint, version, bucket | the saved state of an epoch; one of the objects a key had; the store that keeps them as S3 does |
//! | generalization gap | how much better the deployed weights do on train than on held-out examples |
//! | tuning, training job, objective | a search for hyperparameters, one training in it, the metric it judges by |
//! | assignment | a value for each hyperparameter of a training job |
//! | band, interval | differences that count as none: one point of a share, 0.02 nats; 95 %, by bootstrap over paired seeds |
//! | problem, error, hint | a defect in a file, work goes on; work stopped; the way out |

pub mod args;
pub mod chart;
pub mod cli;
pub mod clock;
pub mod desk;
pub mod exchange;
pub mod history;
pub mod index;
pub mod lab;
pub mod message;
pub mod nearest;
pub mod places;
pub mod problem;
pub mod quiz;
pub mod results;
pub mod seed;
pub mod text;
pub mod vault;
pub mod web;
mod whole;
