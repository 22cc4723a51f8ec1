//! Dropout: what is dropped on the way forward, and held back on the way back (Srivastava et al. 2014, inverted).

use ndarray::{Array2, NdFloat};

use super::weights::number;
use crate::seed::Dice;

/// Drops each number with probability `rate`; without dice nothing.
pub(super) struct Dropout<'a> {
    rate: f32,
    dice: Option<&'a mut Dice>,
}

/// 0 where a number was dropped, 1 / (1 - rate) where it stayed; nothing if nothing was dropped.
pub(super) struct Mask<F>(Option<Array2<F>>);

impl<'a> Dropout<'a> {
    /// `rate` is 0 to 0.9.
    pub(super) fn of(rate: f32, dice: &'a mut Dice) -> Dropout<'a> {
        let dice = (rate > 0.0).then_some(dice);
        Dropout { rate, dice }
    }

    pub(super) fn off() -> Dropout<'a> {
        let (rate, dice) = (0.0, None);
        Dropout { rate, dice }
    }

    pub(super) fn forward<F: NdFloat>(&mut self, y: &mut Array2<F>) -> Mask<F> {
        let rate = self.rate;
        let draw = |dice: &mut &mut Dice| {
            let stays = number(1.0 / (1.0 - rate));
            let one = || if dice.unit() < rate { F::zero() } else { stays };
            Array2::from_shape_simple_fn(y.dim(), one)
        };
        let mask = Mask(self.dice.as_mut().map(draw));
        mask.backward(y);
        mask
    }
}

impl<F: NdFloat> Mask<F> {
    pub(super) fn backward(&self, d: &mut Array2<F>) {
        if let Mask(Some(mask)) = self {
            *d *= mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::Seed;

    #[test]
    fn dropout_keeps_the_mean() {
        let mut dice = Seed(3).stream("dropout", &[]);
        let mut y = Array2::<f64>::ones((200, 200));
        Dropout::of(0.3, &mut dice).forward(&mut y);
        let mean = y.sum() / 40_000.0;
        assert!((mean - 1.0).abs() < 0.02, "{mean}");
        assert!(y.iter().any(|&y| y == 0.0));
    }

    #[test]
    fn off_drops_nothing() {
        let mut y = Array2::<f32>::ones((20, 20));
        Dropout::off().forward(&mut y);
        assert!(y.iter().all(|&y| y == 1.0));
    }
}
