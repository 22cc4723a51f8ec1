//! Guard: who is let in, and what is said with every reply so that a browser keeps to it.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};

/// Who may come in.
#[derive(Clone, Debug)]
pub(super) struct Door {
    /// `Host` headers that are meant for us. Any other is that of a page that tries to look like us (DNS rebinding).
    hosts: Vec<String>,
    /// What whoever comes from elsewhere must know.
    token: Option<String>,
}

/// Why somebody is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Not our host.
    Host,
    /// The token is missing or wrong.
    Token,
    /// A form that was sent by a page of another site.
    Origin,
}

/// Cookie that holds the token once it was given in an address.
const COOKIE: &str = "token";

impl Door {
    /// For a server that listens at `at`. On loopback its names are let in; elsewhere its address, and names that a
    /// network may have for it, since a token is demanded there.
    #[must_use]
    pub(super) fn at(at: SocketAddr, token: Option<String>) -> Door {
        let port = at.port();
        let hosts = match at.ip() {
            ip if ip.is_loopback() => {
                vec![
                    format!("localhost:{port}"),
                    format!("127.0.0.1:{port}"),
                    format!("[::1]:{port}"),
                ]
            }
            _ => Vec::new(),
        };
        Door { hosts, token }
    }

    /// Whether this request is let in.
    pub(super) fn lets_in(&self, method: &Method, headers: &HeaderMap) -> Result<(), Refusal> {
        let host = text(headers, header::HOST);
        let is_ours =
            self.hosts.is_empty() || self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host));
        if host.is_empty() || !is_ours {
            return Err(Refusal::Host);
        }
        if !self.knows_token(headers) {
            return Err(Refusal::Token);
        }
        if !matches!(*method, Method::GET | Method::HEAD) && !is_own_form(headers, host) {
            return Err(Refusal::Origin);
        }
        Ok(())
    }

    /// The cookie to set for whoever gives the right token. It comes along when a link in a mail is followed (`Lax`);
    /// that a form is ours is told by its origin.
    pub(super) fn cookie(&self, given: &str) -> Option<String> {
        let token = self.token.as_deref()?;
        is_same(given, token).then(|| format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax"))
    }

    fn knows_token(&self, headers: &HeaderMap) -> bool {
        let Some(token) = &self.token else {
            return true;
        };
        let mut cookies = text(headers, header::COOKIE).split(';');
        cookies.any(|pair| {
            let pair = pair.trim().split_once('=');
            pair.is_some_and(|(name, value)| name == COOKIE && is_same(value, token))
        })
    }
}

/// Whether an address can be reached from this machine alone.
#[must_use]
pub(super) fn is_private(ip: IpAddr) -> bool {
    ip.is_loopback()
}

/// Whether a token stands in an address and in a cookie as it is: unreserved signs alone (RFC 3986, section 2.3).
#[must_use]
pub(super) fn can_be_sent(token: &str) -> bool {
    token
        .bytes()
        .all(|sign| sign.is_ascii_alphanumeric() || b"-._~".contains(&sign))
}

/// What every reply says: nothing of other sites, nothing inline, nothing framed, nothing kept.
pub(super) fn headers() -> [(HeaderName, HeaderValue); 6] {
    const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    [
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(POLICY),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (
            header::REFERRER_POLICY,
            HeaderValue::from_static("same-origin"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            HeaderValue::from_static("same-origin"),
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("same-origin"),
        ),
    ]
}

/// A browser says where a form comes from in `Origin`, and in `Sec-Fetch-Site`, which no page can forge.
fn is_own_form(headers: &HeaderMap, host: &str) -> bool {
    let site = text(headers, HeaderName::from_static("sec-fetch-site"));
    let origin = text(headers, header::ORIGIN);
    let is_own_origin = origin
        .strip_prefix("http://")
        .is_some_and(|own| own.eq_ignore_ascii_case(host));
    is_own_origin && matches!(site, "" | "same-origin")
}

fn text(headers: &HeaderMap, name: HeaderName) -> &str {
    let value = headers.get(name).and_then(|value| value.to_str().ok());
    value.unwrap_or_default()
}

/// Compares every byte, so that the time taken tells nothing.
fn is_same(given: &str, token: &str) -> bool {
    let pairs = given.bytes().zip(token.bytes());
    given.len() == token.len() && pairs.fold(0, |known, (a, b)| known | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn door(at: &str, token: Option<&str>) -> Door {
        Door::at(at.parse().expect("an address"), token.map(str::to_owned))
    }

    fn check(door: &Door, method: Method, said: &[(&str, &str)], expected: Result<(), Refusal>) {
        let header = |(name, value): &(&str, &str)| {
            let name: HeaderName = name.parse().expect("a name");
            (name, value.parse().expect("a value"))
        };
        let headers: HeaderMap = said.iter().map(header).collect();
        assert_eq!(door.lets_in(&method, &headers), expected, "{said:?}");
    }

    #[test]
    fn a_host_that_is_not_ours_is_refused() {
        let door = door("127.0.0.1:80", None);
        let get = |host, expected| check(&door, Method::GET, &[("host", host)], expected);
        get("127.0.0.1:80", Ok(()));
        get("LOCALHOST:80", Ok(()));
        get("[::1]:80", Ok(()));
        get("evil.example:80", Err(Refusal::Host));
        get("localhost", Err(Refusal::Host));
        get("localhost:81", Err(Refusal::Host));
        check(&door, Method::GET, &[], Err(Refusal::Host));
    }

    #[test]
    fn a_form_of_another_site_is_refused() {
        let door = door("127.0.0.1:80", None);
        let post = |said: &[(&str, &str)], expected| {
            let said = [&[("host", "localhost:80")], said].concat();
            check(&door, Method::POST, &said, expected);
        };
        post(&[("origin", "http://localhost:80")], Ok(()));
        post(
            &[
                ("origin", "http://localhost:80"),
                ("sec-fetch-site", "same-origin"),
            ],
            Ok(()),
        );
        post(
            &[
                ("origin", "http://localhost:80"),
                ("sec-fetch-site", "cross-site"),
            ],
            Err(Refusal::Origin),
        );
        post(&[("origin", "http://127.0.0.1:80")], Err(Refusal::Origin));
        post(&[("origin", "null")], Err(Refusal::Origin));
        post(&[], Err(Refusal::Origin));
    }

    #[test]
    fn a_token_that_an_address_would_change_is_none() {
        assert!(can_be_sent("Aa0-._~"));
        for token in ["a b", "a+b", "a%20b", "a/b", "a;b", "비밀", "a\n"] {
            assert!(!can_be_sent(token), "{token}");
        }
    }

    #[test]
    fn elsewhere_a_token_is_demanded() {
        let door = door("192.0.2.1:80", Some("long-enough"));
        let get = |cookie, expected| {
            check(
                &door,
                Method::GET,
                &[("host", "desk.local:80"), ("cookie", cookie)],
                expected,
            );
        };
        get("token=long-enough", Ok(()));
        get("a=b; token=long-enough", Ok(()));
        get("token=long-enougH", Err(Refusal::Token));
        get("token=", Err(Refusal::Token));
        assert_eq!(door.cookie("wrong"), None);
        assert!(
            door.cookie("long-enough")
                .is_some_and(|cookie| cookie.contains("HttpOnly"))
        );
    }
}
