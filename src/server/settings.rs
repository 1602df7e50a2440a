//! What an operator decides, read once at the top and handed down as a value.

use std::net::IpAddr;

use crate::{links::Links, routes::Origins};

/// How to serve.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Address and port to listen on; port 0 takes a free one.
    pub listen: String,
    /// What stands before our addresses where readers come by another way, such as a proxy.
    pub public_url: Option<String>,
    /// Hosts whose `Host` header is believed.
    pub allowed_hosts: Vec<String>,
    /// Proxies whose `Forwarded` headers are believed.
    pub trusted_proxies: Vec<IpAddr>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".to_owned(),
            public_url: None,
            allowed_hosts: Vec::new(),
            trusted_proxies: Vec::new(),
        }
    }
}

impl Settings {
    /// The addresses of a server that listens at `listening`.
    ///
    /// Without a public URL, a server on the loopback is also met as `localhost`: nobody else can say so to it.
    pub(super) fn origins(&self, listening: std::net::SocketAddr) -> Origins {
        let mut allowed_hosts: Vec<String> = self
            .allowed_hosts
            .iter()
            .map(|host| host.to_ascii_lowercase())
            .collect();
        let base = if let Some(url) = &self.public_url {
            Links::new(url)
        } else {
            let port = listening.port();
            if listening.ip().is_loopback() || listening.ip().is_unspecified() {
                allowed_hosts.extend([
                    format!("localhost:{port}"),
                    format!("127.0.0.1:{port}"),
                    format!("[::1]:{port}"),
                ]);
            }
            let address = if listening.ip().is_unspecified() {
                format!("http://localhost:{port}")
            } else {
                format!("http://{listening}")
            };
            Links::new(&address)
        };
        Origins {
            base,
            believe_reached_address: self.public_url.is_none() && listening.ip().is_unspecified(),
            allowed_hosts,
            trusted_proxies: self
                .trusted_proxies
                .iter()
                .map(IpAddr::to_canonical)
                .collect(),
        }
    }
}
