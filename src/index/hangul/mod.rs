//! Hangul: what can be known of Korean letters without a dictionary, so that a search recovers from near misses. Strings
//! go in, plain data comes out; what is done with it is decided outside.
//!
//! `syllable` is the arithmetic the others share. `spelling` measures slips of a finger, `initials` reads `ㄱㅈㅎ`,
//! `typing` goes on from a half-typed syllable, `keyboard` undoes a forgotten language key. All text is NFC.

pub(super) mod initials;
pub(super) mod keyboard;
pub(super) mod spelling;
pub(super) mod syllable;
pub(super) mod typing;
