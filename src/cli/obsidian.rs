//! Obsidian: the address under which Obsidian opens a note (help.obsidian.md, “Obsidian URI”), and the program of the
//! system that opens addresses. Nothing is started here.

use std::ffi::OsString;
use std::fmt::Write;

use crate::desk;

/// The address of a note by its absolute path. `anchor`, such as `#Heading` or `#^block`, may be empty: Obsidian reads
/// what follows the vault's folder as it reads a link.
pub(super) fn address(path: &str, anchor: &str) -> String {
    let mut address = "obsidian://open?path=".to_owned();
    for byte in path.bytes().chain(anchor.bytes()) {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            write!(address, "%{byte:02X}").expect("a string takes all");
        }
    }
    address
}

/// The command that opens an address on this system.
pub(super) fn opener(address: &str) -> Vec<OsString> {
    let words = desk::opener().iter().chain(std::iter::once(&address));
    words.map(OsString::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, anchor: &str, expected: &str) {
        assert_eq!(
            address(path, anchor),
            format!("obsidian://open?path={expected}")
        );
    }

    #[test]
    fn all_but_plain_letters_are_encoded() {
        check("/v/a b.md", "", "%2Fv%2Fa%20b.md");
        check("/노트&.md", "", "%2F%EB%85%B8%ED%8A%B8%26.md");
    }

    #[test]
    fn a_heading_or_block_follows() {
        check("/a.md", "#H 1", "%2Fa.md%23H%201");
        check("/a.md", "#^id", "%2Fa.md%23%5Eid");
    }
}
