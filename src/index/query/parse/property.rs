//! Property: what stands between square brackets: a name, and what its value must be.

use super::super::{Comparison, Error, Wanted};
use super::{End, Parser};
use crate::index::quoted::Quoted;

impl Parser<'_> {
    pub(super) fn property(&mut self) -> Result<Wanted, Error> {
        let column = self.column();
        let mut names = vec![self.property_name(column)?];
        while self.takes_keyword("OR") {
            names.push(self.property_name(column)?);
        }
        let name = Box::new(Wanted::any(names));
        if !self.next_is(':') {
            return Ok(Wanted::Property { name, value: None });
        }
        self.at += 1;
        let column = self.column();
        let value = self.property_value()?.ok_or(Error::NothingAfter {
            operator: String::new(),
            column,
        })?;
        let value = Some(Box::new(value));
        Ok(Wanted::Property { name, value })
    }

    fn property_name(&mut self, column: usize) -> Result<Wanted, Error> {
        self.skip_space();
        if let Some(pattern) = self.pattern(End::Property)? {
            return Ok(Wanted::Pattern(pattern));
        }
        let name = if self.next_is('"') {
            self.quoted()?
        } else {
            let mut name = String::new();
            while !self.is_keyword("OR")
                && let Some(&char) = self.characters.get(self.at)
                && !matches!(char, ':' | ']' | '[')
            {
                name.push(char);
                self.at += 1;
            }
            name.trim().to_owned()
        };
        self.skip_space();
        if name.is_empty() {
            return Err(Error::NoPropertyName { column });
        }
        Ok(Wanted::Phrase(Quoted::new(&name)))
    }

    fn property_value(&mut self) -> Result<Option<Wanted>, Error> {
        self.skip_space();
        for (sign, comparison) in [
            ("<=", Comparison::LessOrEqual),
            (">=", Comparison::MoreOrEqual),
            ("<", Comparison::Less),
            (">", Comparison::More),
        ] {
            if self.starts_with(sign) {
                self.at += sign.len();
                let text = self.take_while(|char| char != ']');
                let text = text.trim().trim_matches('"').to_owned();
                return Ok((!text.is_empty()).then_some(Wanted::Compared(comparison, text)));
            }
        }
        let start = self.at;
        if self.take_while(|char| char != ']').trim() == "null" {
            return Ok(Some(Wanted::Null));
        }
        self.at = start;
        self.any(End::Property)
    }
}
