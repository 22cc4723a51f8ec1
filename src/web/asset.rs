//! Assets: the stylesheet, the script and the icon, which are part of the program. A browser keeps them, so their
//! addresses change with what they say.

use super::failure::Failure;
use super::reply::Reply;
use super::visit::Visit;
use crate::chart::svg;

/// A file of the program's own.
pub(super) struct Asset {
    pub(super) path: &'static str,
    kind: &'static str,
    text: &'static str,
}

pub(super) const STYLE: Asset = Asset {
    path: "/asset/style.css",
    kind: "text/css; charset=utf-8",
    text: include_str!("style.css"),
};
/// Of drawings, which their own room knows how to dress.
pub(super) const CURVES: Asset = Asset {
    path: "/asset/curves.css",
    kind: "text/css; charset=utf-8",
    text: svg::SHEET,
};
pub(super) const SCRIPT: Asset = Asset {
    path: "/asset/script.js",
    kind: "text/javascript; charset=utf-8",
    text: include_str!("script.js"),
};
pub(super) const ICON: Asset = Asset {
    path: "/asset/icon.svg",
    kind: "image/svg+xml",
    text: include_str!("icon.svg"),
};

impl Asset {
    /// Its path, and a mark of what it says.
    pub(super) fn address(&self) -> String {
        let mark = blake3::hash(self.text.as_bytes()).to_hex();
        format!("{}?v={}", self.path, &mark[..8])
    }

    fn reply(&self) -> Result<Reply, Failure> {
        Ok(Reply::Asset {
            kind: self.kind,
            text: self.text,
        })
    }
}

pub(super) fn style(_: &Visit) -> Result<Reply, Failure> {
    STYLE.reply()
}

pub(super) fn curves(_: &Visit) -> Result<Reply, Failure> {
    CURVES.reply()
}

pub(super) fn script(_: &Visit) -> Result<Reply, Failure> {
    SCRIPT.reply()
}

pub(super) fn icon(_: &Visit) -> Result<Reply, Failure> {
    ICON.reply()
}
