//! The browser face: one file for each page. A page is a plain function from a visit to a reply; it asks the desk and
//! computes nothing. What is asynchronous stays in `server.rs`, `route.rs` and `stream.rs`; who is let in is decided in
//! `guard.rs`.

mod answer;
mod app;
mod asked;
mod asset;
mod curves;
mod dispute;
mod exam;
mod failure;
mod file;
mod goal;
mod guard;
mod heat;
mod home;
mod lab;
mod language;
mod layout;
mod markdown;
mod note;
mod place;
mod prose;
mod question;
mod quiz;
mod reply;
mod route;
mod search;
mod server;
mod share;
mod sittings;
mod stats;
mod stream;
mod trainings;
mod tune;
mod visit;
mod why;

pub use server::{Error, Options, serve};
