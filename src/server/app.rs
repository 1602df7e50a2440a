//! The application: routes within what stands around every answer. Tests and the binary build the same one.

use actix_web::{
    App, Error,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    middleware::{Compress, from_fn},
    web::Data,
};

use super::{base_path, error_page, gate, headers, log};
use crate::routes::{self, State};

/// Builds the application; the last `wrap` is the outermost.
pub fn app(
    state: Data<State>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    App::new()
        .app_data(state)
        .configure(routes::configure)
        .wrap(from_fn(error_page::render))
        .wrap(Compress::default())
        .wrap(from_fn(base_path::strip))
        .wrap(from_fn(gate::admit))
        .wrap(from_fn(headers::add))
        .wrap(from_fn(log::request))
}
