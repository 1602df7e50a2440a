//! `cursor`: where a page ended, as an opaque token that survives a reload of the data.

use std::fmt::Write as _;

use super::QueryError;
use crate::features::Collection;

const NAME: &str = "cursor";
const LONGEST: usize = 2048;

/// The token of a row: its id, written so that nobody takes it for one.
pub(super) fn write(collection: &Collection, row: usize) -> String {
    let mut token = String::from("a");
    for byte in collection.id(row).to_string().bytes() {
        write!(token, "{byte:02x}").expect("writing to a String cannot fail");
    }
    token
}

/// The row that a token names.
pub(super) fn read(collection: &Collection, token: &str) -> Result<usize, QueryError> {
    let refuse = |expected| QueryError::invalid(NAME, token, expected);
    let id = decode(token).ok_or_else(|| refuse("expected a cursor from a `next` link"))?;
    collection
        .row_of(&id)
        .ok_or_else(|| refuse("the data changed and no longer have this place; start again"))
}

fn decode(token: &str) -> Option<String> {
    let hex = token.strip_prefix('a').filter(|hex| hex.len() <= LONGEST)?;
    let digits: Vec<u8> = hex
        .chars()
        .map(|digit| digit.to_digit(16).map(|value| value as u8))
        .collect::<Option<_>>()?;
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let bytes = digits
        .chunks(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect();
    String::from_utf8(bytes).ok()
}
