//! What every drawing holds to, and a panel to draw.

use super::*;
use crate::chart::{Mark, Panel, Words};
use crate::lab::{Curve, CurveBand, Metric};

pub(super) fn words() -> Words {
    Words::of(Metric::Accuracy, |message| message.id.replace("chart-", ""))
}

/// A run of four epochs, stopped at the third, deployed at the second.
pub(super) fn panel(label: &str) -> Panel {
    let curve = Curve {
        train: vec![0.5, 0.6, 0.7, 0.8],
        validation: vec![0.5, 0.6, 0.55, 0.5],
    };
    let mut chart = crate::chart::alone(
        &CurveBand {
            mean: curve.clone(),
            low: curve.clone(),
            high: curve,
        },
        Metric::Accuracy,
    );
    chart.marks = vec![
        Mark::Fork(2.0),
        Mark::Patience {
            from: 2.0,
            to: 3.0,
            epochs: 1,
        },
        Mark::Restored {
            from: (3.0, 55.0),
            to: (2.0, 60.0),
        },
        Mark::Stop((3.0, 55.0)),
        Mark::HeldOut(58.0, 57.0, 59.0),
        Mark::Deployed((2.0, 60.0)),
    ];
    Panel {
        label: label.into(),
        is_key: true,
        chart,
    }
}

/// Every tag that opens closes, in order, no bare sign stands in a text, and every number is one.
pub(super) fn check_well_formed(svg: &str) {
    let mut open = Vec::new();
    for tag in svg.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').expect("a tag ends");
        assert!(!text.contains('>'), "bare > in {text:?}");
        let name = tag.split([' ', '/']).find(|part| !part.is_empty());
        let name = name.expect("a tag has a name");
        assert_eq!(tag.matches('"').count() % 2, 0, "quotes in {tag:?}");
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new());
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
}

/// A drawing for a page: well-formed, and it brings no style, no script and no address, which a strict page forbids.
pub(super) fn check_for_a_page(svg: &str) {
    check_well_formed(svg);
    let own = svg.replace("http://www.w3.org/2000/svg", "");
    for sign in [
        "http", "url(", "href", "style", "<script", "<image", " id=", " on",
    ] {
        assert!(!own.contains(sign), "{sign} in {svg}");
    }
}

#[test]
fn numbers_are_short() {
    assert_eq!(
        [1.0, 2.346, -0.001, 100.0].map(number),
        ["1", "2.35", "0", "100"]
    );
}

#[test]
fn the_sheet_fetches_nothing_and_styles_both_lights() {
    assert!(SHEET.starts_with(FIGURE_SHEET));
    for sign in ["http", "url(", "@import"] {
        assert!(!SHEET.contains(sign), "{sign}");
    }
    assert_eq!(SHEET.matches("prefers-color-scheme:dark").count(), 2);
    assert_eq!(SHEET.matches('{').count(), SHEET.matches('}').count());
}
