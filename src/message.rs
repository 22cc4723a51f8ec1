//! A sentence not yet said: its name in the catalogue and the values that go into it.
//! No words live here; `text/` says a message in a person's language.

/// A sentence by name. `Message::new("note-empty").with("path", path)` is said by `text::Text::say`.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Name of the sentence in `src/text/*.ftl`.
    pub id: &'static str,
    pub values: Vec<(&'static str, Value)>,
}

/// A value inside a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
    /// A sentence part that is itself to be said in the reader's language.
    Message(Box<Message>),
}

impl Message {
    #[must_use]
    pub fn new(id: &'static str) -> Message {
        Message {
            id,
            values: Vec::new(),
        }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Message {
        self.values.push((name, value.into()));
        self
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Value {
        Value::Number(number)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Value {
        Value::Number(count as f64)
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Value {
        Value::Message(Box::new(message))
    }
}
