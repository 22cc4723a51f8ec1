//! YAML (and JSON) to a value, with a limit on what aliases may unfold to. What the values mean is not known here.

use std::cell::Cell;
use std::fmt;

use serde::de::{self, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde_yaml::{Mapping, Value};

/// How much may still be read: one for each value and one for each byte of text, aliases counted wherever they stand.
/// A few lines of nested aliases unfold to gigabytes otherwise.
pub(super) struct Budget(Cell<usize>);

/// Why a text is not read.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fault {
    /// `line` and `column` are 1-based in the text; `reason` is the parser's own words.
    Broken {
        line: usize,
        column: usize,
        reason: String,
    },
    /// It unfolds to more than the budget.
    TooBig,
}

impl Budget {
    pub(super) fn new(limit: usize) -> Budget {
        Budget(Cell::new(limit))
    }

    /// Reads one document. A map that names a key twice is broken; `!tags` are dropped; nesting ends at 128 levels.
    pub(super) fn read(&self, text: &str) -> Result<Value, Fault> {
        if text.trim_start().starts_with('{')
            && let Some(value) = self.read_json(text)
        {
            return Ok(value);
        }
        self.deserialize(serde_yaml::Deserializer::from_str(text))
            .map_err(|error| self.fault(&error, text))
    }

    /// JSON proper, because YAML does not know its escapes for characters beyond U+FFFF.
    fn read_json(&self, text: &str) -> Option<Value> {
        let mut json = serde_json::Deserializer::from_str(text);
        let value = self.deserialize(&mut json).ok()?;
        json.end().ok().map(|()| value)
    }

    fn fault(&self, error: &serde_yaml::Error, text: &str) -> Fault {
        if self.0.get() == 0 {
            return Fault::TooBig;
        }
        let place = error.location().map(|place| (place.line(), place.column()));
        let (line, column) = place
            .filter(|&(line, _)| line <= text.lines().count())
            .unwrap_or((1, 1));
        let said = error.to_string();
        let reason = said
            .split(" at line ")
            .next()
            .unwrap_or_default()
            .to_owned();
        Fault::Broken {
            line,
            column,
            reason,
        }
    }

    fn spend<E: de::Error>(&self, bytes: usize) -> Result<(), E> {
        let left = self.0.get().saturating_sub(1 + bytes);
        self.0.set(left);
        if left > 0 {
            Ok(())
        } else {
            Err(E::custom("too big"))
        }
    }

    fn scalar<E: de::Error>(&self, value: impl Into<Value>) -> Result<Value, E> {
        self.spend(0).map(|()| value.into())
    }
}

impl<'de> DeserializeSeed<'de> for &Budget {
    type Value = Value;

    fn deserialize<D: de::Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Budget {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("YAML")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        self.scalar(Value::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Value, E> {
        self.scalar(Value::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Value, E> {
        self.scalar(value)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        self.scalar(value)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        self.scalar(value)
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Value, E> {
        self.scalar(value.to_string())
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<Value, E> {
        self.scalar(value.to_string())
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        self.scalar(value)
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Value, E> {
        self.spend(value.len()).map(|()| value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.spend(0)?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Sequence(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.spend(0)?;
        let mut map = Mapping::new();
        while let Some(key) = entries.next_key_seed(self)? {
            if map.contains_key(&key) {
                return Err(de::Error::custom("a name stands twice in one map"));
            }
            let value = entries.next_value_seed(self)?;
            map.insert(key, value);
        }
        Ok(Value::Mapping(map))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (_, value) = tagged.variant::<String>()?;
        value.newtype_variant_seed(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &str) {
        let read = Budget::new(10_000).read(text);
        let said = match read {
            Ok(value) => serde_json::to_string(&value).expect("JSON"),
            Err(Fault::TooBig) => "too big".to_owned(),
            Err(Fault::Broken { line, column, .. }) => format!("broken at {line}:{column}"),
        };
        assert_eq!(said, expected, "{text:?}");
    }

    #[test]
    fn maps_lists_and_nothing() {
        check(
            "a: [1, x, null]\nb: {c: 0.5}\n",
            r#"{"a":[1,"x",null],"b":{"c":0.5}}"#,
        );
        check("", "null");
        check("# only a comment\n", "null");
        check("a: !tag x", r#"{"a":"x"}"#);
        check(
            "a: 340282366920938463463374607431768211455",
            r#"{"a":"340282366920938463463374607431768211455"}"#,
        );
    }

    #[test]
    fn json_with_surrogate_pairs() {
        check(
            r#"{"a": "\ud83d\ude80", "b": "\uacfc"}"#,
            r#"{"a":"🚀","b":"과"}"#,
        );
        check("{a: b}", r#"{"a":"b"}"#);
    }

    #[test]
    fn faults_name_line_and_column() {
        check("a: 1\nb: c: d\n", "broken at 2:5");
        check("a: \"never closed\n", "broken at 1:1");
        check("a: 1\na: 2\n", "broken at 1:1");
    }

    #[test]
    fn anchors_are_read_and_alias_bombs_are_not() {
        check("a: &x [1]\nb: *x\n", r#"{"a":[1],"b":[1]}"#);
        let levels = (1..9).map(|n| {
            format!(
                "l{n}: &l{n} [{}]\n",
                vec![format!("*l{}", n - 1); 9].join(",")
            )
        });
        let nested: String = ["l0: &l0 lol\n".to_owned()]
            .into_iter()
            .chain(levels)
            .collect();
        check(&nested, "too big");
        let wide = format!(
            "a: &a {}\nb: [{}]\n",
            "x".repeat(2_000),
            ["*a"].repeat(2_000).join(",")
        );
        check(&wide, "too big");
    }

    #[test]
    fn deep_nesting_is_refused() {
        check(&"[".repeat(5_000), "broken at 1:129");
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[-:,&*!|>'\"%@`#{}\\[\\]\\\\? \n\ta-c1가]{0,60}") {
            let _ = Budget::new(10_000).read(&text);
        }
    }
}
