//! Softmax: rows of 16 logits, of which the first six are real, into probabilities, in plain arithmetic that compilers
//! turn into vectors; and what these are worth against labels.

use super::picture::CLASSES;
use super::shape::ROW;
use crate::lab::lanes::Lanes;

pub(super) type Row = [f32; ROW];

/// Turns logits into probabilities times `scale`, in place; the largest is subtracted first, so that no exponential
/// overflows. What fills up a row becomes 0.
#[inline(always)]
pub(super) fn softmax<S: Lanes>(s: S, rows: &mut [Row], scale: f32) {
    for row in rows.iter_mut() {
        let mut largest = row[0];
        for &logit in &row[1..CLASSES] {
            largest = if logit > largest { logit } else { largest };
        }
        let minus_largest = s.splat(-largest);
        for lane in (0..ROW).step_by(S::COUNT) {
            s.store(s.add(s.load(&row[lane..]), minus_largest), &mut row[lane..]);
        }
    }
    for logit in rows.as_flattened_mut() {
        *logit = exp(*logit);
    }
    let zero = s.splat(0.0);
    for row in rows {
        let mut sum = 0.0;
        for share in &row[..CLASSES] {
            sum += share;
        }
        let factor = s.splat(scale / sum);
        for lane in (0..ROW).step_by(S::COUNT) {
            let share = s.fma(s.load(&row[lane..]), factor, zero);
            s.store(s.where_set(REAL >> lane, share, zero), &mut row[lane..]);
        }
    }
}

/// A bit for each class, none for what fills up a row.
const REAL: u32 = (1 << CLASSES) - 1;

/// The exponential of x from -87 to 0, within 2 parts in ten million, of -87 below and of 0 above; NaN of NaN.
///
/// x = n·ln 2 + r with whole n and |r| <= ln 2 / 2: 2ⁿ is written as a float's exponent, exp(r) is its Taylor series to
/// the seventh power, whose rest is under 6e-9. ln 2 is subtracted in two parts, so that nothing is lost.
#[inline(always)]
fn exp(x: f32) -> f32 {
    /// 1.5 · 2²³: a float of this size has no place for a fraction, so adding it rounds.
    const ROUND: f32 = 12_582_912.0;
    /// ln 2 in 12 bits, whose products with small whole numbers are exact, and what is missing.
    const LN_2: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];
    let x = if x < -87.0 { -87.0 } else { x };
    let x = if x > 0.0 { 0.0 } else { x };
    let rounded = x * std::f32::consts::LOG2_E + ROUND;
    let n = rounded - ROUND;
    let r = x - n * LN_2[0] - n * LN_2[1];
    let mut series = 1.0 / 5040.0;
    for factor in [
        1.0 / 720.0,
        1.0 / 120.0,
        1.0 / 24.0,
        1.0 / 6.0,
        0.5,
        1.0,
        1.0,
    ] {
        series = series * r + factor;
    }
    let power = (rounded.to_bits() << 23).wrapping_add(1.0_f32.to_bits());
    series * f32::from_bits(power)
}

/// How many labels got the largest share, and the sum of -log of the labels' shares, in nats. Rows with NaN have
/// nothing right and make the sum NaN.
#[inline(always)]
pub(super) fn judged(shares: &[Row], labels: &[usize]) -> (usize, f64) {
    let mut right = 0;
    let mut loss = 0.0;
    for (shares, labels) in shares.chunks(8).zip(labels.chunks(8)) {
        // Of eight shares of at least 1e-38 the product is a double, and one logarithm will do.
        let mut product = 1.0;
        for (row, &label) in shares.iter().zip(labels) {
            let share = row[label];
            right += usize::from(is_largest(row, label));
            product *= f64::from(share.clamp(f32::MIN_POSITIVE, 1.0));
        }
        loss -= product.ln();
    }
    (right, loss)
}

/// Whether a label's share is the largest, and the first of equals.
#[inline(always)]
fn is_largest(row: &Row, label: usize) -> bool {
    let share = row[label];
    (0..CLASSES).all(|class| share > row[class] || (share == row[class] && class >= label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::lanes::{self, Path};

    struct Job<'a>(&'a mut [Row]);

    impl lanes::Job for Job<'_> {
        fn run<S: Lanes>(self, s: S) {
            softmax(s, self.0, 1.0);
        }
    }

    #[test]
    fn exp_is_the_exponential() {
        for step in 0..=87_000 {
            let x = -(step as f32) / 1000.0;
            let exact = f64::from(x).exp();
            let error = (f64::from(exp(x)) - exact).abs() / exact;
            assert!(error < 2e-7, "{x}: {error}");
        }
        assert_eq!(exp(0.0), 1.0);
        assert_eq!(exp(f32::NEG_INFINITY), exp(-87.0));
        assert!(exp(f32::NAN).is_nan());
    }

    #[test]
    fn large_logits_do_not_overflow_and_fillers_have_no_share() {
        let mut rows = [[50.0; ROW]];
        rows[0][..CLASSES].copy_from_slice(&[1e30, -1e30, 0.0, 0.0, 0.0, 0.0]);
        Path::Portable.run(Job(&mut rows));
        assert_eq!(rows[0][0], 1.0);
        assert!(rows[0][CLASSES..].iter().all(|&share| share == 0.0));
    }

    #[test]
    fn equal_shares_are_one_guess_and_a_run_away_network_has_none() {
        let rows = [[1.0 / 6.0; ROW], [1.0 / 6.0; ROW], [f32::NAN; ROW]];
        let (right, loss) = judged(&rows[..2], &[0, 1]);
        assert_eq!(right, 1);
        assert!((loss - 2.0 * 6.0_f64.ln()).abs() < 1e-6);
        let (right, loss) = judged(&rows, &[0, 1, 2]);
        assert!(right == 1 && loss.is_nan());
    }
}
