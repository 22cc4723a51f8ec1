//! What is typed behind `serve`.

use std::net::IpAddr;

/// Arguments of `patience serve`.
#[derive(Debug, clap::Args)]
pub struct ServeArgs {
    #[arg(long)]
    pub open: bool,
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    #[arg(
        long,
        value_name = "ADDR",
        default_value = "127.0.0.1",
        hide_default_value = true
    )]
    pub host: IpAddr,
    #[arg(long, value_name = "WORD")]
    pub token: Option<String>,
}
