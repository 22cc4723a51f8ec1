"""The recipe in JAX: whole trainings in one compiled program, `lax.scan` over epochs and steps, `vmap` over seeds.

    python by_jax.py FOLDER [SEEDS …]

The convolution is tried as such and as a matrix product over patches that are cut out once, beforehand; pooling as it is
usually written and as maxima of pairs, whose gradient is cheaper. Flags for wider vectors, fast mathematics, oneDNN and
XNNPACK were tried and change nothing beyond 2 %.
"""

import sys
import time
from functools import partial

import jax
import jax.numpy as jnp
from jax import lax

import recipe


def first(given):
    return [(jnp.array(weights), jnp.zeros((weights.shape[0], weights.shape[2]), jnp.float32)) for weights in given.weights]


def dense(layer, x):
    return x @ layer[0] + layer[1]


def head(weights, pooled):
    hidden = jax.nn.relu(dense(weights[1], jax.nn.relu(pooled).reshape(pooled.shape[0], -1)))
    return dense(weights[2], hidden)


def by_convolution(weights, pictures):
    """Pictures (N, 8, 8, 1)."""
    kernel = weights[0][0].reshape(3, 3, 1, -1)
    y = lax.conv_general_dilated(pictures, kernel, (1, 1), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC"))
    return head(weights, lax.reduce_window(y + weights[0][1], -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID"))


def by_patches(weights, patches):
    """Patches (N, 9, 4, 9)."""
    return head(weights, dense(weights[0], patches).max(axis=2))


def by_pairs(weights, patches):
    """The same with the four corners of a cell compared two by two."""
    y = dense(weights[0], patches)
    top, bottom = jnp.maximum(y[:, :, 0], y[:, :, 1]), jnp.maximum(y[:, :, 2], y[:, :, 3])
    return head(weights, jnp.maximum(top, bottom))


def by_flat_pairs(weights, patches):
    """The same, as one product of two plain matrices."""
    y = dense(weights[0], patches.reshape(-1, 9)).reshape(-1, 4, 16)
    top, bottom = jnp.maximum(y[:, 0], y[:, 1]), jnp.maximum(y[:, 2], y[:, 3])
    return head(weights, jnp.maximum(top, bottom).reshape(patches.shape[0], -1))


NETWORKS = [
    ("patches", by_patches, 1),
    ("pairs", by_pairs, 1),
    ("flat pairs", by_flat_pairs, 1),
    ("flat pairs, steps unrolled", by_flat_pairs, recipe.STEPS),
]


def loss(network, weights, x, labels):
    """Labels (N, C), 1 where right: choosing by place instead has a slow gradient."""
    return -(jax.nn.log_softmax(network(weights, x)) * labels).sum(axis=1).mean()


def score(network, weights, x, labels):
    logits = network(weights, x)
    losses = (jax.nn.log_softmax(logits) * labels).sum(axis=1)
    return -losses.mean(), (logits.argmax(axis=1) == labels.argmax(axis=1)).mean()


def train(network, unroll, scoring, data, weights, orders):
    """Scores by epoch, of one seed. `data` are examples and labels of the train and of the validation set."""
    x, labels, validation, validation_labels = data

    def step(state, batch):
        weights, speed = state
        gradient = jax.grad(partial(loss, network))(weights, *batch)
        speed = jax.tree.map(lambda v, g: recipe.MOMENTUM * v + g, speed, gradient)
        return (jax.tree.map(lambda w, v: w - recipe.RATE * v, weights, speed), speed), None

    def epoch(state, order):
        batches = [part[order].reshape(recipe.STEPS, recipe.BATCH, *part.shape[1:]) for part in (x, labels)]
        state, _ = lax.scan(step, state, batches, unroll=unroll)
        if not scoring:
            return state, 0.0
        return state, (score(network, state[0], x, labels), score(network, state[0], validation, validation_labels))

    state = (weights, jax.tree.map(jnp.zeros_like, weights))
    (weights, _), scores = lax.scan(epoch, state, orders)
    return weights, scores


def measure(name, network, examples, given, seeds, unroll):
    x, validation = examples
    labels = [jax.nn.one_hot(part[:seeds], recipe.CLASSES) for part in (given.train_labels, given.validation_labels)]
    data = [jnp.array(x[:seeds]), labels[0], jnp.array(validation[:seeds]), labels[1]]
    weights = jax.tree.map(lambda part: part[:seeds], first(given))
    orders = jnp.array(given.orders[:seeds, : recipe.FEW])
    seconds = {}
    for scoring in (True, False):
        run = partial(train, network, unroll, scoring)
        if seeds == 1:
            arguments = jax.tree.map(lambda part: part[0], (data, weights, orders))
        else:
            arguments, run = (data, weights, orders), jax.vmap(run)
        start = time.perf_counter()
        program = jax.jit(run).lower(*arguments).compile()
        compiling = time.perf_counter() - start
        seconds[scoring] = recipe.best(2.0, lambda: jax.block_until_ready(program(*arguments)))
        if scoring:
            losses = program(*arguments)[1][0][0].reshape(seeds, -1)
            compiled = compiling
    step = seconds[False] / (recipe.FEW * recipe.STEPS)
    run = seconds[True] * recipe.EPOCHS / recipe.FEW
    recipe.say(f"JAX, {name}", seeds, step, run, float(losses[0, recipe.CHECKED - 1]), compiled)


if __name__ == "__main__":
    folder, *sizes = sys.argv[1:]
    sizes = [int(size) for size in sizes] or [1, 8, 16]
    given = recipe.Handout(folder, max(sizes))
    pictures = given.train[..., None], given.validation[..., None]
    patches = recipe.patches(given.train), recipe.patches(given.validation)
    for seeds in sizes:
        if seeds == 1:
            measure("convolution", by_convolution, pictures, given, seeds, 1)
        for name, network, unroll in NETWORKS:
            measure(name, network, patches, given, seeds, unroll)
