//! Hand in: what is blank or flagged, and whether a person is sure.

use maud::{Markup, html};

use super::super::failure::Failure;
use super::super::layout::{self, Nav};
use super::super::reply::Reply;
use super::palette::{self, Standing};
use super::{Hall, Visit, address, sit};
use crate::desk::Sitting;
use crate::message::Message;

pub(in super::super) fn page(visit: &Visit) -> Result<Reply, Failure> {
    let mut hall = Hall::enter(visit)?;
    let sitting = hall.sitting()?;
    if sitting.exam.end.is_some() {
        return Ok(Reply::See(address(&sitting)));
    }
    let title = visit.word("web-exam-sure");
    let body = html! {
        div.exam-head {
            h1.progress { (title) }
            (sit::time(visit, &sitting.exam))
        }
        (left_open(&hall, &sitting))
        div.actions {
            form method="post" action={ (address(&sitting)) "/hand-in" } {
                button.primary { (visit.word("web-exam-hand-in-now")) }
            }
            form method="post" action=(address(&sitting)) {
                button { (visit.word("web-exam-keep-on")) }
            }
        }
        (give_up(visit, &sitting))
    };
    Ok(Reply::Page(layout::page(visit, &title, Nav::Exam, &body)))
}

/// Blanks, choices of another number than asked for, and flags, each a way back.
fn left_open(hall: &Hall<'_>, sitting: &Sitting) -> Markup {
    let (visit, exam) = (hall.visit, &sitting.exam);
    let standings = palette::standings(exam, &hall.questions(exam));
    let standing = |wanted| {
        let places = 0..standings.len();
        let is_so = |place: &usize| standings[*place] == wanted;
        places.filter(is_so).collect::<Vec<_>>()
    };
    let flagged = 0..standings.len();
    let flagged = flagged.filter(|place| exam.given[*place].flagged).collect();
    let groups = [
        ("web-exam-blanks", standing(Standing::Blank)),
        ("web-exam-unevens", standing(Standing::Uneven)),
        ("web-exam-flags", flagged),
    ];
    let has_blanks = !groups[0].1.is_empty();
    html! {
        form.palette method="post" action=(address(sitting)) {
            @if groups.iter().all(|(_, places)| places.is_empty()) {
                p { (visit.word("web-exam-all-answered")) }
            }
            @for (id, places) in groups.iter().filter(|(_, places)| !places.is_empty()) {
                h2 { (visit.say(&Message::new(id).with("number", places.len()))) }
                (palette::buttons(visit, exam, &standings, places.iter().copied()))
            }
            @if has_blanks { p.quiet { (visit.word("web-exam-blank-costs")) } }
        }
    }
}

/// Folded away, since it cannot be taken back.
pub(super) fn give_up(visit: &Visit, sitting: &Sitting) -> Markup {
    html! {
        details.help {
            summary { (visit.word("web-exam-give-up")) }
            form method="post" action={ (address(sitting)) "/give-up" } {
                p { (visit.word("web-exam-give-up-hint")) }
                button { (visit.word("web-exam-give-up")) }
            }
        }
    }
}
