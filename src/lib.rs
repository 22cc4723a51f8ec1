//! patience
pub mod args;
pub mod chart;
pub mod index;
pub mod lab;
pub mod message;
pub mod nearest;
pub mod places;
pub mod problem;
pub mod results;
pub mod seed;
pub mod text;
pub mod vault;
