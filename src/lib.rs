//! lib
pub mod lab;
pub mod message;
pub mod nearest;
pub mod problem;
pub mod seed;
pub mod vault;
