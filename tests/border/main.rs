//! The border engine, tested through its public face: on squares that one can draw, and on the bundled borders.

mod bundled;
mod shapes;

mod check;
mod locate;
mod measures;
mod oracle;
mod snapping;
mod topology;
mod world_atlas;
