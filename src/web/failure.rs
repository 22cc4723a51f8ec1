//! Failure: why there is no page, and the page that says so with the way out.

use std::sync::Arc;

use axum::http::StatusCode;
use maud::{Markup, html};

use super::layout::{self, Nav};
use super::visit::Visit;
use crate::desk;
use crate::message::Message;

/// Why a page cannot be shown.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) status: StatusCode,
    pub(super) message: Message,
    pub(super) hint: Option<Message>,
}

impl Failure {
    pub(super) fn new(status: StatusCode, message: Message, hint: Option<Message>) -> Failure {
        Failure {
            status,
            message,
            hint,
        }
    }

    /// Nothing stands at this address.
    pub(super) fn nowhere() -> Failure {
        Failure::new(
            StatusCode::NOT_FOUND,
            Message::new("web-nowhere"),
            Some(Message::new("web-hint-home")),
        )
    }

    /// A form was sent that no page of ours has.
    pub(super) fn bad_field(name: &str, value: &str) -> Failure {
        let message = Message::new("web-bad-field")
            .with("name", name)
            .with("value", value);
        Failure::new(StatusCode::BAD_REQUEST, message, None)
    }

    pub(super) fn page(&self, visit: &Visit) -> Markup {
        let title = visit.word("web-failure");
        let body = html! {
            h1 { (title) }
            p.lead { (visit.say(&self.message)) }
            @if let Some(hint) = &self.hint { p { (visit.say(hint)) } }
            p { a.button href="/" { (visit.word("web-to-home")) } }
        };
        layout::page(visit, &title, Nav::None, &body)
    }
}

impl From<&desk::Error> for Failure {
    fn from(error: &desk::Error) -> Failure {
        let status = match error {
            desk::Error::NoSuchNote { .. } | desk::Error::NoSuchQuestion { .. } => {
                StatusCode::NOT_FOUND
            }
            desk::Error::Quiz(_) => StatusCode::BAD_REQUEST,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Failure::new(status, error.message(), error.hint())
    }
}

impl From<desk::Error> for Failure {
    fn from(error: desk::Error) -> Failure {
        Failure::from(&error)
    }
}

impl From<Arc<desk::Error>> for Failure {
    fn from(error: Arc<desk::Error>) -> Failure {
        Failure::from(&*error)
    }
}
