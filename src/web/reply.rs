//! Reply: what a page comes to, before it is sent.

use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use maud::Markup;

pub(super) enum Reply {
    /// A whole page, or a part of one that the script puts in.
    Page(Markup),
    /// Look there instead. After a form was sent, so that reloading sends nothing twice.
    See(String),
    /// The same, and a cookie to keep for a year.
    SeeWith { to: String, cookie: String },
    /// A file with its media type.
    File { kind: &'static str, bytes: Vec<u8> },
    /// Something of the program's own, which changes only with it.
    Asset {
        kind: &'static str,
        text: &'static str,
    },
}

impl Reply {
    pub(super) fn into_response(self) -> Response<Body> {
        match self {
            Reply::Page(markup) => page(StatusCode::OK, markup),
            Reply::See(to) => see(&to).body(Body::empty()),
            Reply::SeeWith { to, cookie } => see(&to)
                .header(header::SET_COOKIE, cookie)
                .body(Body::empty()),
            Reply::File { kind, bytes } => Response::builder()
                .header(header::CONTENT_TYPE, kind)
                .body(Body::from(bytes)),
            Reply::Asset { kind, text } => Response::builder()
                .header(header::CONTENT_TYPE, kind)
                .header(header::CACHE_CONTROL, "max-age=31536000, immutable")
                .body(Body::from(text)),
        }
        .expect("headers without control characters")
    }
}

pub(super) fn page(
    status: StatusCode,
    markup: Markup,
) -> Result<Response<Body>, axum::http::Error> {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
        .body(Body::from(markup.into_string()))
}

fn see(to: &str) -> axum::http::response::Builder {
    Response::builder()
        .status(StatusCode::SEE_OTHER)
        .header(header::LOCATION, to)
}
