//! QTI: questions as an IMS content package of QTI 2.1: a manifest, an item for each question, and the pictures.

mod item;
mod manifest;

use super::package::package;
use super::{Export, Order, Target, loss, stable_name};
use crate::quiz::Question;

/// Opens every file of ours.
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

pub(super) fn export(order: &Order<'_>) -> Export {
    let pictures = order.pictures.of(order.questions);
    let paths: Vec<String> = pictures.keys().map(|name| picture_path(name)).collect();
    let items: Vec<(String, String)> = order
        .questions
        .iter()
        .map(|question| (item_path(question), item::item(question, order)))
        .collect();
    let manifest = manifest::manifest(order);
    let texts = items
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_bytes()));
    let shown = paths
        .iter()
        .map(String::as_str)
        .zip(pictures.values().copied());
    Export {
        bytes: package(
            [("imsmanifest.xml", manifest.as_bytes())]
                .into_iter()
                .chain(texts)
                .chain(shown),
        ),
        losses: loss::losses(Target::Qti, order.questions, order.pictures),
        count: order.questions.len(),
    }
}

/// What an item is called: XML wants a letter first.
fn identifier(question: &Question) -> String {
    format!("Q-{}", stable_name(question))
}

/// Where an item stands in the package.
fn item_path(question: &Question) -> String {
    format!("items/{}.xml", identifier(question))
}

fn picture_path(name: &str) -> String {
    format!("items/{name}")
}
