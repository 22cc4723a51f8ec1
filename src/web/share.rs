//! Share: how many of how many were right, as rows of a table, each with a bar and its interval. Numbers are written out;
//! the bars say nothing more.

use maud::{Markup, html};

use super::visit::Visit;
use crate::quiz::stats::{Share, percent};

/// The sentences above the columns.
pub(super) struct Heads {
    pub(super) name: &'static str,
    pub(super) of: &'static str,
    pub(super) right: &'static str,
    /// `None` where there is no such column.
    pub(super) known: Option<&'static str>,
}

/// A row for each share, with a line at the share that passes, if there is one.
pub(super) fn table(
    visit: &Visit,
    heads: &Heads,
    shares: &[(String, &Share)],
    pass: Option<f64>,
) -> Markup {
    let numbers = [Some(heads.of), Some(heads.right), heads.known];
    html! {
        table.shares {
            thead { tr {
                th scope="col" { (visit.word(heads.name)) }
                @for head in numbers.into_iter().flatten() {
                    th.align-right scope="col" { (visit.word(head)) }
                }
            } }
            tbody {
                @for (name, share) in shares {
                    tr {
                        th scope="row" { (name) (bar(share, pass)) }
                        td.align-right { (share.of) }
                        td.align-right { (right(share)) }
                        @if heads.known.is_some() { td.align-right { (whole(share.known())) } }
                    }
                }
            }
        }
    }
}

/// `67 % [30, 90]`; nothing of nothing.
fn right(share: &Share) -> String {
    let interval = share.interval().map_or_else(String::new, |(low, high)| {
        format!(" [{}, {}]", percent(low), percent(high))
    });
    whole(share.mean()) + &interval
}

fn whole(share: Option<f64>) -> String {
    share.map_or_else(String::new, |share| format!("{} %", percent(share)))
}

/// The share, with its interval as a thin line.
fn bar(share: &Share, pass: Option<f64>) -> Markup {
    let (Some(mean), Some((low, high))) = (share.mean(), share.interval()) else {
        return html! {};
    };
    html! {
        svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.whole width="100" height="10" {}
            rect.mean width=(percent(mean)) height="10" {}
            rect.interval x=(percent(low)) y="4" width=(percent(high) - percent(low)) height="2" {}
            @if let Some(pass) = pass { rect.pass x=(percent(pass)) width="0.6" height="10" {} }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_written_with_its_interval() {
        let check = |right_answers, of, expected: &str| {
            let share = Share {
                right: right_answers,
                of,
                by_chance: 0.0,
            };
            assert_eq!(right(&share), expected);
        };
        check(2, 3, "67 % [21, 94]");
        check(0, 0, "");
    }
}
