//! What is let in: reading, in addresses of a sensible length.

use actix_web::{
    Error, HttpResponse,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{Method, header},
    middleware::Next,
};

use crate::routes::Problem;

/// Longest path and query together, bytes.
const MOST_ADDRESS: usize = 8 * 1024;
const METHODS: &str = "GET, HEAD, OPTIONS";

/// HEAD is answered as GET (the protocol's codec leaves the body out), OPTIONS here, anything else is refused.
pub(super) async fn admit(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let length = request.uri().path().len() + request.query_string().len();
    if length > MOST_ADDRESS {
        return Ok(request.error_response(Problem::AddressTooLong {
            found: length,
            most: MOST_ADDRESS,
        }));
    }
    match *request.method() {
        Method::GET => {}
        Method::HEAD => request.head_mut().method = Method::GET,
        Method::OPTIONS => {
            let mut response = HttpResponse::NoContent();
            response.insert_header((header::ALLOW, METHODS));
            if request
                .headers()
                .contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
            {
                response.insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, METHODS));
                response.insert_header((
                    header::ACCESS_CONTROL_ALLOW_HEADERS,
                    "Accept, Accept-Language, Content-Type, If-None-Match",
                ));
                response.insert_header((header::ACCESS_CONTROL_MAX_AGE, "86400"));
            }
            return Ok(request.into_response(response.finish()));
        }
        _ => {
            let method = request.method().as_str().chars().take(20).collect();
            return Ok(request.error_response(Problem::MethodNotAllowed(method)));
        }
    }
    Ok(next.call(request).await?.map_into_boxed_body())
}
