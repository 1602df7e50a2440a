//! One line for each request: what was asked, how it ended, how long it took.

use std::time::Instant;

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
};

/// Logs a request when its answer is ready to be sent.
pub(super) async fn request(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let start = Instant::now();
    let method = request.method().clone();
    let target = request.uri().clone();
    let peer = request.peer_addr().map(|peer| peer.ip());
    let response = next.call(request).await?;
    tracing::info!(
        target: "sarhad::request",
        %method,
        path = %target,
        status = response.status().as_u16(),
        ms = start.elapsed().as_secs_f64() * 1000.0,
        peer = peer.map(tracing::field::display),
    );
    Ok(response)
}
