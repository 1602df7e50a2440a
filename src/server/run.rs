//! Taking a port, serving until told to stop, and stopping in order.

use std::{
    any::Any,
    io,
    net::{SocketAddr, TcpListener, ToSocketAddrs},
    time::Duration,
};

use actix_web::{HttpServer, dev::Extensions, rt::net::TcpStream, web::Data};

use super::{Settings, app, stop};
use crate::{
    features::Dataset,
    links::Links,
    routes::{Origins, ReachedAddress, State},
};

/// A client that has not sent its whole head by then is cut off.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);
/// An idle connection is kept this long; longer than proxies keep theirs, so that they are the ones to close.
const KEEP_ALIVE: Duration = Duration::from_secs(75);
/// On SIGTERM open requests have so many seconds to finish.
const DRAIN_SECONDS: u64 = 20;
/// Connections of one worker at a time.
const MOST_CONNECTIONS: usize = 4096;

/// Why a server does not start or ends early.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The listen address cannot be had.
    #[error("cannot listen on {address}: {}", reason(source))]
    Listen {
        /// As it was given.
        address: String,
        /// What the system says.
        source: io::Error,
    },
    /// Serving failed.
    #[error("the server stopped: {0}")]
    Serve(io::Error),
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => "the port is in use; choose another with --listen".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "permission denied; ports below 1024 are the system's".to_owned()
        }
        io::ErrorKind::InvalidInput => {
            "expected an address and a port, such as 127.0.0.1:8080".to_owned()
        }
        _ => error.to_string(),
    }
}

/// A port that is taken; clients that come before there are data wait in the system's queue.
#[derive(Debug)]
pub struct Bound {
    listener: TcpListener,
    address: SocketAddr,
    origins: Origins,
}

/// Takes the port of the settings.
pub fn bind(settings: &Settings) -> Result<Bound, ServerError> {
    let refuse = |source| ServerError::Listen {
        address: settings.listen.clone(),
        source,
    };
    let addresses: Vec<SocketAddr> = settings.listen.to_socket_addrs().map_err(refuse)?.collect();
    let listener = TcpListener::bind(&addresses[..]).map_err(refuse)?;
    let address = listener.local_addr().map_err(refuse)?;
    let origins = settings.origins(address);
    Ok(Bound {
        listener,
        address,
        origins,
    })
}

/// Keeps with a connection the address of ours at which it arrived.
fn note_address(connection: &dyn Any, data: &mut Extensions) {
    let reached = connection
        .downcast_ref::<TcpStream>()
        .and_then(|stream| stream.local_addr().ok());
    if let Some(address) = reached {
        data.insert(ReachedAddress(address));
    }
}

impl Bound {
    /// Where it listens, with the real port.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The base of its addresses.
    #[must_use]
    pub fn links(&self) -> &Links {
        &self.origins.base
    }

    /// Serves a dataset until SIGTERM or SIGINT, then finishes the open requests.
    pub async fn serve(self, dataset: Dataset) -> Result<(), ServerError> {
        // Listening for signals begins here, so that none is missed between the ready line and the first request.
        let told_to_stop = stop::signal().map_err(ServerError::Serve)?;
        let base = self.origins.base.landing();
        let unnamed =
            self.origins.believe_reached_address && self.origins.trusted_proxies.is_empty();
        let state = Data::new(State::new(dataset, self.origins));
        let server = HttpServer::new(move || app(state.clone()))
            .on_connect(note_address)
            .client_request_timeout(REQUEST_TIMEOUT)
            .keep_alive(KEEP_ALIVE)
            .max_connections(MOST_CONNECTIONS)
            .shutdown_timeout(DRAIN_SECONDS)
            .shutdown_signal(told_to_stop)
            .listen(self.listener)
            .map_err(ServerError::Serve)?
            .run();
        let serving = actix_web::rt::spawn(server);
        // The server starts its workers when it is first polled, which is now.
        tokio::task::yield_now().await;
        if unnamed {
            tracing::warn!(
                "listening on all interfaces without --public-url: readers who come by a name need it in --allowed-host"
            );
        }
        tracing::info!("ready at {base}");
        match serving.await {
            Ok(ended) => ended.map_err(ServerError::Serve)?,
            Err(broken) => return Err(ServerError::Serve(io::Error::other(broken))),
        }
        tracing::info!("stopped");
        Ok(())
    }
}
