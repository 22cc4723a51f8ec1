//! Optimizer: one step of stochastic gradient descent with momentum.

use ndarray::Zip;

use super::network::Network;
use super::recipe::Recipe;

/// velocity = momentum · velocity + gradient + weight_decay · weights; weights -= learning_rate · velocity.
/// (Sutskever et al. 2013, in the form of PyTorch's `SGD`.) Biases are not decayed.
pub(crate) fn sgd_step(
    network: &mut Network<f32>,
    velocity: &mut Network<f32>,
    gradient: &Network<f32>,
    recipe: &Recipe,
) {
    let &Recipe {
        momentum,
        learning_rate,
        weight_decay,
        ..
    } = recipe;
    for ((layer, velocity), gradient) in network
        .layers
        .iter_mut()
        .zip(&mut velocity.layers)
        .zip(&gradient.layers)
    {
        Zip::from(&mut layer.weights)
            .and(&mut velocity.weights)
            .and(&gradient.weights)
            .for_each(|w, v, &g| {
                *v = momentum * *v + g + weight_decay * *w;
                *w -= learning_rate * *v;
            });
        Zip::from(&mut layer.bias)
            .and(&mut velocity.bias)
            .and(&gradient.bias)
            .for_each(|b, v, &g| {
                *v = momentum * *v + g;
                *b -= learning_rate * *v;
            });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::network::Dense;
    use ndarray::array;

    fn single(weight: f32, bias: f32) -> Network<f32> {
        Network {
            layers: vec![Dense {
                weights: array![[weight]],
                bias: array![bias],
            }],
        }
    }

    #[test]
    fn two_steps_by_hand() {
        let recipe = Recipe {
            learning_rate: 0.1,
            momentum: 0.5,
            weight_decay: 0.2,
            ..Recipe::image()
        };
        let (mut network, mut velocity) = (single(1.0, 1.0), single(0.0, 0.0));
        sgd_step(&mut network, &mut velocity, &single(2.0, 2.0), &recipe);
        assert_eq!(velocity, single(2.2, 2.0));
        assert_eq!(network, single(0.78, 0.8));
        sgd_step(&mut network, &mut velocity, &single(0.0, 0.0), &recipe);
        assert_eq!(velocity, single(0.5 * 2.2 + 0.2 * 0.78, 1.0));
    }
}
