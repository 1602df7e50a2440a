//! Tests over the real binary: the standard, the HTTP contract, the command line, the checks and GDAL, on one harness.

mod harness;

mod cli;
mod conformance;
mod faults;
mod gdal;
mod http;
