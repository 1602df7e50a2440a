//! Text inside of diagrams: numbers grouped.

/// A whole number with grouped thousands: `1,344`.
pub(in crate::render) fn grouped(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(1_343.96), "1,344");
        assert_eq!(grouped(999.4), "999");
    }
}
