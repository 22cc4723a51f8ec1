//! AUC: the area under the ROC curve, as the probability that a clicked example is ranked above one that was not
//! (Mann and Whitney 1947; Hanley and McNeil 1982). Exact: whole pairs are counted, ties as half.

/// The AUC of scores and whether each was clicked, 0 to 1. `room` is emptied and used to sort in.
///
/// Half where nothing can be ranked: one of the two kinds is missing, or a score is not a number.
pub(super) fn auc(scored: impl Iterator<Item = (f32, bool)>, room: &mut Vec<u64>) -> f32 {
    room.clear();
    for (score, clicked) in scored {
        if score.is_nan() {
            return 0.5;
        }
        room.push(u64::from(order(score)) << 1 | u64::from(clicked));
    }
    room.sort_unstable();
    let clicked = room.iter().filter(|&&key| key & 1 == 1).count() as u64;
    let pairs = clicked * (room.len() as u64 - clicked);
    if pairs == 0 {
        return 0.5;
    }
    (twice_won(room) as f64 / (2 * pairs) as f64) as f32
}

/// Twice the pairs in which the clicked example stands above the other, a tie being half a pair.
fn twice_won(sorted: &[u64]) -> u64 {
    let (mut won, mut below) = (0, 0);
    for ties in sorted.chunk_by(|a, b| a >> 1 == b >> 1) {
        let clicked = ties.iter().filter(|&&key| key & 1 == 1).count() as u64;
        let others = ties.len() as u64 - clicked;
        won += clicked * (2 * below + others);
        below += others;
    }
    won
}

/// A number that is larger where the score is larger, and equal where it is equal: the bits of a float are ordered by
/// size within a sign.
fn order(score: f32) -> u32 {
    let bits = (score + 0.0).to_bits(); // -0.0 becomes 0.0
    if bits >> 31 == 0 {
        bits | 1 << 31
    } else {
        !bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn by_rank(scored: &[(f32, bool)]) -> f32 {
        auc(scored.iter().copied(), &mut vec![7])
    }

    /// The definition: over all pairs, one if the clicked score is larger, half if equal.
    fn by_definition(scored: &[(f32, bool)]) -> f32 {
        let of = |kind| scored.iter().filter(move |(_, clicked)| *clicked == kind);
        let won = |a: f32, b: f32| f64::from(u8::from(a > b)) + f64::from(u8::from(a == b)) / 2.0;
        let sum: f64 = of(true)
            .flat_map(|&(a, _)| of(false).map(move |&(b, _)| won(a, b)))
            .sum();
        match of(true).count() * of(false).count() {
            0 => 0.5,
            pairs => (sum / pairs as f64) as f32,
        }
    }

    /// Scores with many ties, of both signs, zeros of both signs and the largest there are.
    fn scored() -> impl Strategy<Value = Vec<(f32, bool)>> {
        let score = prop_oneof![
            (-4_i8..4).prop_map(|n| f32::from(n) / 2.0),
            Just(-0.0),
            -1e30_f32..1e30,
            Just(f32::INFINITY),
            Just(f32::NEG_INFINITY),
        ];
        prop::collection::vec((score, any::<bool>()), 0..60)
    }

    proptest! {
        #[test]
        fn ranks_give_the_definition(scored in scored()) {
            prop_assert_eq!(by_rank(&scored), by_definition(&scored));
        }

        #[test]
        fn only_the_order_counts(scored in prop::collection::vec((-50_i16..50, any::<bool>()), 0..60)) {
            let plain: Vec<_> = scored.iter().map(|&(s, c)| (f32::from(s), c)).collect();
            let bent: Vec<_> = plain.iter().map(|&(s, c)| ((s / 10.0).exp() - 3.0, c)).collect();
            prop_assert_eq!(by_rank(&plain), by_rank(&bent));
        }

        #[test]
        fn turned_around_it_is_the_rest(scored in scored()) {
            let turned: Vec<_> = scored.iter().map(|&(s, c)| (-s, c)).collect();
            prop_assert!((by_rank(&scored) + by_rank(&turned) - 1.0).abs() < 1e-6);
        }
    }

    #[test]
    fn by_hand() {
        let check = |scored: &[(f32, bool)], expected: f32| {
            assert_eq!(by_rank(scored), expected, "{scored:?}");
        };
        check(&[(1.0, true), (0.0, false)], 1.0);
        check(&[(0.0, true), (-0.0, false)], 0.5);
        check(&[(1.0, true), (1.0, false), (0.0, false)], 0.75);
        check(&[(1.0, true)], 0.5);
        check(&[], 0.5);
        check(&[(f32::NAN, true), (0.0, false), (1.0, true)], 0.5);
    }
}
