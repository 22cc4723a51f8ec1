//! Manifest: what is in the package, with the tags, exam and task of each question as keywords.

use super::{XML, identifier, item_path, picture_path};
use crate::exchange::html::escaped;
use crate::exchange::{Order, images};
use crate::quiz::Question;

const HEAD: &str = "<manifest identifier=\"patience\" xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" \
    xmlns:imsmd=\"http://www.imsglobal.org/xsd/imsmd_v1p2\" \
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xsi:schemaLocation=\"http://www.imsglobal.org/xsd/imscp_v1p1 http://www.imsglobal.org/xsd/imscp_v1p2.xsd \
    http://www.imsglobal.org/xsd/imsmd_v1p2 http://www.imsglobal.org/xsd/imsmd_v1p2p4.xsd\">
  <metadata>
    <schema>QTIv2.1 Package</schema>
    <schemaversion>1.0.0</schemaversion>
  </metadata>
  <organizations/>
  <resources>
";

/// The XML of the manifest.
pub(super) fn manifest(order: &Order<'_>) -> String {
    let resources: String = order
        .questions
        .iter()
        .map(|question| resource(question, order))
        .collect();
    format!("{XML}{HEAD}{resources}  </resources>\n</manifest>\n")
}

fn resource(question: &Question, order: &Order<'_>) -> String {
    let path = item_path(question);
    let paths = images(question);
    let pictures = paths
        .iter()
        .filter_map(|path| order.pictures.get(question, path));
    let mut files = vec![path.clone()];
    for picture in pictures {
        let path = picture_path(&picture.name);
        if !files.contains(&path) {
            files.push(path);
        }
    }
    let files: String = files
        .iter()
        .map(|path| format!("      <file href=\"{path}\"/>\n"))
        .collect();
    format!(
        "    <resource identifier=\"{}\" type=\"imsqti_item_xmlv2p1\" href=\"{path}\">\n{}{files}    </resource>\n",
        identifier(question),
        keywords(question),
    )
}

fn keywords(question: &Question) -> String {
    let tags = question.tags.iter().map(|tag| tag.as_str());
    let exam = [&question.exam, &question.task];
    let words = tags.chain(exam.into_iter().flatten().map(String::as_str));
    let keywords: String = words
        .map(|word| {
            let word = escaped(word);
            format!("<imsmd:keyword><imsmd:langstring>{word}</imsmd:langstring></imsmd:keyword>")
        })
        .collect();
    let title = escaped(question.id.as_str());
    format!(
        "      <metadata>\n        <imsmd:lom><imsmd:general>\
         <imsmd:title><imsmd:langstring>{title}</imsmd:langstring></imsmd:title>{keywords}\
         </imsmd:general></imsmd:lom>\n      </metadata>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Pictures;
    use crate::exchange::outside::tests::{question, say};

    #[test]
    fn every_item_is_named_with_its_pictures_and_keywords() {
        let mut question = question("a", "![x](b.png)", &["1", "2"], "A");
        question.exam = Some("MLA-C01".to_owned());
        let mut pictures = Pictures::default();
        pictures.insert(&question, "b.png".to_owned(), "png", vec![1]);
        let order = Order {
            questions: &[&question],
            pictures: &pictures,
            now_ms: 0,
            say: &say,
        };
        let manifest = manifest(&order);
        let item = item_path(&question);
        assert!(
            manifest.contains(&format!("href=\"{item}\">")),
            "{manifest}"
        );
        assert!(
            manifest.contains("<file href=\"items/patience-"),
            "{manifest}"
        );
        assert!(
            manifest.contains("<imsmd:langstring>MLA-C01</imsmd:langstring>"),
            "{manifest}"
        );
    }
}
