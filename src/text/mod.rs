//! Text: every sentence a person reads, in English and Korean. Rooms name a sentence (`Message`); it is said here,
//! and nowhere else. The sentences themselves stand in `en/` and `ko/`, one file a room.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::message::{Message, Value};

/// A language we speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    En,
    Ko,
}

/// The catalogues, one file a room, in both languages.
const CATALOGUES: [(&str, &str, &str); 11] = [
    (
        "chart",
        include_str!("en/chart.ftl"),
        include_str!("ko/chart.ftl"),
    ),
    (
        "cli",
        include_str!("en/cli.ftl"),
        include_str!("ko/cli.ftl"),
    ),
    (
        "desk",
        include_str!("en/desk.ftl"),
        include_str!("ko/desk.ftl"),
    ),
    (
        "exchange",
        include_str!("en/exchange.ftl"),
        include_str!("ko/exchange.ftl"),
    ),
    (
        "help",
        include_str!("en/help.ftl"),
        include_str!("ko/help.ftl"),
    ),
    (
        "history",
        include_str!("en/history.ftl"),
        include_str!("ko/history.ftl"),
    ),
    (
        "index",
        include_str!("en/index.ftl"),
        include_str!("ko/index.ftl"),
    ),
    (
        "lab",
        include_str!("en/lab.ftl"),
        include_str!("ko/lab.ftl"),
    ),
    (
        "quiz",
        include_str!("en/quiz.ftl"),
        include_str!("ko/quiz.ftl"),
    ),
    (
        "vault",
        include_str!("en/vault.ftl"),
        include_str!("ko/vault.ftl"),
    ),
    (
        "web",
        include_str!("en/web.ftl"),
        include_str!("ko/web.ftl"),
    ),
];

impl Lang {
    pub const NAMES: [(&'static str, Lang); 2] = [("en", Lang::En), ("ko", Lang::Ko)];

    /// What it calls itself.
    #[must_use]
    pub fn own_name(self) -> String {
        self.say(&Message::new("web-own-language"))
    }

    /// The language of a locale such as `ko_KR.UTF-8`; English for any that we do not speak.
    #[must_use]
    pub fn of_locale(locale: &str) -> Lang {
        if locale.to_lowercase().starts_with("ko") {
            Lang::Ko
        } else {
            Lang::En
        }
    }

    /// Says a message. A name that no catalogue has is said as it is; a test keeps that from happening.
    #[must_use]
    pub fn say(self, message: &Message) -> String {
        self.fill(message.id, &message.values)
            .unwrap_or_else(|| message.id.to_owned())
    }

    /// Says a sentence without values by a name that is put together, such as that of a help text.
    #[must_use]
    pub fn say_named(self, name: &str) -> Option<String> {
        self.fill(name, &[])
    }

    fn fill(self, name: &str, given: &[(&'static str, Value)]) -> Option<String> {
        let pattern = self.bundle().get_message(name)?.value()?;
        let mut values = FluentArgs::new();
        for (name, value) in given {
            let value = match value {
                Value::Text(text) => FluentValue::from(text.as_str()),
                Value::Number(number) => FluentValue::from(*number),
                Value::Message(part) => FluentValue::from(self.say(part)),
            };
            values.set(*name, value);
        }
        let said = self
            .bundle()
            .format_pattern(pattern, Some(&values), &mut Vec::new());
        Some(said.into_owned())
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; 2] =
            [OnceLock::new(), OnceLock::new()];
        BUNDLES[self as usize].get_or_init(|| {
            let name = Lang::NAMES[self as usize].0;
            let mut bundle =
                FluentBundle::new_concurrent(vec![name.parse().expect("a language name")]);
            bundle.set_use_isolating(false);
            for (_, en, ko) in CATALOGUES {
                let text = [en, ko][self as usize].to_owned();
                let catalogue =
                    FluentResource::try_new(text).unwrap_or_else(|(readable, _)| readable);
                bundle.add_resource_overriding(catalogue);
            }
            bundle
        })
    }
}

#[cfg(test)]
mod tests;
