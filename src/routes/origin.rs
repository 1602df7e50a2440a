//! The base of our addresses in one answer: what is configured, unless a header may be believed.
//!
//! A forged `Host` in an answer that a cache keeps would send other readers astray, so headers are believed only
//! from a trusted proxy, or where they name an allowed host.

use std::net::SocketAddr;

use actix_web::{HttpRequest, http::header::HeaderMap};

use super::state::Origins;
use crate::links::Links;

/// The address of ours at which a connection arrived, as the system says it.
#[derive(Clone, Copy, Debug)]
pub struct ReachedAddress(pub SocketAddr);

impl Origins {
    /// The addresses for the answer to a request.
    #[must_use]
    pub fn links(&self, request: &HttpRequest) -> Links {
        let proxied = request
            .peer_addr()
            .is_some_and(|peer| self.trusted_proxies.contains(&peer.ip().to_canonical()));
        let reached = request
            .conn_data::<ReachedAddress>()
            .map(|reached| reached.0);
        self.links_for(request.headers(), proxied, reached)
    }

    fn links_for(&self, headers: &HeaderMap, proxied: bool, reached: Option<SocketAddr>) -> Links {
        if proxied && let Some(links) = self.forwarded(headers) {
            return links;
        }
        let host = text(headers, "host").map(str::to_ascii_lowercase);
        let is_ours = |host: &String| {
            self.allowed_hosts.contains(host)
                || (self.believe_reached_address
                    && reached.is_some_and(|reached| *host == canonical(reached).to_string()))
        };
        match host.filter(is_ours) {
            Some(host) => self.at("http", &host, self.base.base_path()),
            None => self.base.clone(),
        }
    }

    /// What a proxy says of the client's request (RFC 7239, else the older `X-Forwarded-*`).
    fn forwarded(&self, headers: &HeaderMap) -> Option<Links> {
        let standard = text(headers, "forwarded").map(first_element);
        let member = |name: &str| {
            standard?.split(';').find_map(|pair| {
                let (found, value) = pair.split_once('=')?;
                (found.trim().eq_ignore_ascii_case(name)).then(|| value.trim().trim_matches('"'))
            })
        };
        let host =
            member("host").or_else(|| text(headers, "x-forwarded-host").map(first_element))?;
        let scheme = member("proto")
            .or_else(|| text(headers, "x-forwarded-proto").map(first_element))
            .filter(|scheme| ["http", "https"].contains(scheme))
            .unwrap_or("http");
        let prefix = text(headers, "x-forwarded-prefix")
            .map(first_element)
            .filter(|prefix| is_path(prefix))
            .unwrap_or(self.base.base_path());
        is_host(host).then(|| self.at(scheme, host, prefix))
    }

    #[expect(clippy::unused_self, reason = "an origin of this server")]
    fn at(&self, scheme: &str, host: &str, path: &str) -> Links {
        Links::new(&format!("{scheme}://{host}{path}"))
    }
}

/// An IPv4 address that arrived on an IPv6 socket is written as IPv4 by those who use it.
fn canonical(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip().to_canonical(), address.port())
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// The element that the outermost proxy wrote.
fn first_element(list: &str) -> &str {
    list.split(',').next().unwrap_or(list).trim()
}

fn is_host(host: &str) -> bool {
    !host.is_empty()
        && host.len() <= 255
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-.:[]_".contains(&byte))
}

fn is_path(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{HeaderName, HeaderValue};

    fn origins() -> Origins {
        Origins {
            base: Links::new("https://maps.example.org/east"),
            allowed_hosts: vec!["localhost:8080".to_owned()],
            trusted_proxies: Vec::new(),
            believe_reached_address: false,
        }
    }

    fn base(headers: &[(&'static str, &'static str)], proxied: bool) -> String {
        let headers = headers
            .iter()
            .map(|&(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect();
        let links = origins().links_for(&headers, proxied, None);
        links.base().to_owned()
    }

    #[test]
    fn a_strange_host_is_not_believed() {
        let own = "https://maps.example.org/east";
        assert_eq!(base(&[("host", "evil.example")], false), own);
        assert_eq!(base(&[("x-forwarded-host", "evil.example")], false), own);
        assert_eq!(base(&[("forwarded", "host=evil.example")], false), own);
        assert_eq!(base(&[("x-forwarded-host", "a b\"c")], true), own);
    }

    #[test]
    fn on_all_interfaces_the_address_that_was_reached_is_believed_and_no_other() {
        let base = |host: &'static str, believe_reached_address| {
            let origins = Origins {
                base: Links::new("http://localhost:80"),
                believe_reached_address,
                ..origins()
            };
            let headers = [(
                HeaderName::from_static("host"),
                HeaderValue::from_static(host),
            )]
            .into_iter()
            .collect();
            let reached = "[::ffff:192.0.2.7]:80".parse().expect("an address");
            let links = origins.links_for(&headers, false, Some(reached));
            links.base().to_owned()
        };
        assert_eq!(base("192.0.2.7:80", true), "http://192.0.2.7:80");
        assert_eq!(base("192.0.2.8:80", true), "http://localhost:80");
        assert_eq!(base("192.0.2.7:80", false), "http://localhost:80");
    }

    #[test]
    fn an_allowed_host_is_believed() {
        assert_eq!(
            base(&[("host", "LOCALHOST:8080")], false),
            "http://localhost:8080/east"
        );
    }

    #[test]
    fn a_trusted_proxy_is_believed_in_either_spelling() {
        assert_eq!(
            base(
                &[(
                    "forwarded",
                    "for=1.2.3.4;proto=https;host=\"a.example\", for=5.6.7.8"
                )],
                true
            ),
            "https://a.example/east"
        );
        assert_eq!(
            base(
                &[
                    ("x-forwarded-host", "b.example:444"),
                    ("x-forwarded-proto", "https"),
                    ("x-forwarded-prefix", "/p")
                ],
                true
            ),
            "https://b.example:444/p"
        );
    }
}
