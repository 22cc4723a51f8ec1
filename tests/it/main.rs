//! The program from outside: the rules of the house, the commands of the README, the built binary, and the lab on whole
//! experiments. What one file does by itself is tested at its own foot.

mod bank;
mod cli;
mod early_stopping;
mod lab;
mod patience;
mod readme;
mod repository;
mod tidy;
mod web;
