//! Asked: what a form that changes nothing puts into its address. Of several values of a name the last that is not empty
//! counts, so that a field beside a control goes before it.

/// The fields of an address.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a>(pub(super) &'a [(String, String)]);

/// Names what is switched on.
pub(super) const ON: &str = "on";

impl<'a> Asked<'a> {
    /// Whether nothing is asked for.
    pub(super) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Empty when nothing was given.
    pub(super) fn value(self, name: &str) -> &'a str {
        let given = self.0.iter().filter(|(own, _)| own == name);
        let given = given.map(|(_, value)| value.trim());
        given.rev().find(|value| !value.is_empty()).unwrap_or("")
    }

    pub(super) fn is_on(self, name: &str) -> bool {
        let on = |(own, value): &(String, String)| own == ON && value == name;
        self.0.iter().any(on)
    }
}
