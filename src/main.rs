//! The `sarhad` binary: what the user typed.
fn main() {}
