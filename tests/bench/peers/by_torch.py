"""The recipe in PyTorch: eager, and `vmap` of `grad` over seeds.

    python by_torch.py FOLDER [SEEDS …]

One seed is trained in the usual eager way, several by `torch.func`; there the convolution is tried as such and as a matrix
product over patches that are cut out once, beforehand.
"""

import sys
import time

import torch
from torch import nn
from torch.func import grad, vmap
from torch.nn import functional

import recipe


def tensors(given, place=slice(None)):
    arrays = given.train, given.train_labels, given.validation, given.validation_labels, given.orders
    pictures, labels, validation, validation_labels, orders = (torch.from_numpy(array[place]) for array in arrays)
    return pictures.unsqueeze(-3), labels.long(), validation.unsqueeze(-3), validation_labels.long(), orders.long()


def eager(given):
    pictures, labels, validation, validation_labels, orders = tensors(given, 0)

    model = nn.Sequential(
        nn.Conv2d(1, 16, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(144, 16), nn.ReLU(), nn.Linear(16, 6)
    )
    convolution, hidden, output = (torch.from_numpy(weights[0]) for weights in given.weights)
    with torch.no_grad():
        model[0].weight.copy_(convolution.T.reshape(16, 1, 3, 3))
        model[4].weight.copy_(hidden.reshape(9, 16, 16).permute(2, 1, 0).reshape(16, 144))
        model[6].weight.copy_(output.T)
        for layer in (model[0], model[4], model[6]):
            layer.bias.zero_()
    optimizer = torch.optim.SGD(model.parameters(), lr=recipe.RATE, momentum=recipe.MOMENTUM)
    history = []

    def learn(order):
        for batch in order.split(recipe.BATCH):
            optimizer.zero_grad()
            functional.cross_entropy(model(pictures[batch]), labels[batch]).backward()
            optimizer.step()

    def score():
        with torch.no_grad():
            for x, y in ((pictures, labels), (validation, validation_labels)):
                logits = model(x)
                right = (logits.argmax(1) == y).float().mean().item()
                history.append((functional.cross_entropy(logits, y).item(), right))

    step, run = epochs_timed(orders, learn, score)
    recipe.say("PyTorch, eager", 1, step, run, history[2 * recipe.CHECKED - 2][0])


def epochs_timed(orders, learn, score):
    """Seconds of the best step and of a run as fast as the best epoch with its scoring, over the epochs of `orders`."""
    steps, epochs = [], []
    for order in orders:
        start = time.perf_counter()
        learn(order)
        steps.append((time.perf_counter() - start) / recipe.STEPS)
        score()
        epochs.append(time.perf_counter() - start)
    return min(steps), min(epochs) * recipe.EPOCHS


def by_convolution(weights, x):
    y = functional.conv2d(x, weights[0].T.reshape(16, 1, 3, 3), weights[1])
    pooled = functional.max_pool2d(y, 2).relu().permute(0, 2, 3, 1).flatten(1)
    return (pooled @ weights[2] + weights[3]).relu() @ weights[4] + weights[5]


def by_patches(weights, x):
    """Patches (N, 9, 4, 9)."""
    pooled = (x @ weights[0] + weights[1]).amax(2).relu().flatten(1)
    return (pooled @ weights[2] + weights[3]).relu() @ weights[4] + weights[5]


def mapped(name, network, given, seeds):
    pictures, labels, validation, validation_labels, orders = tensors(given, slice(seeds))
    if network is by_patches:
        pictures = torch.from_numpy(recipe.patches(given.train[:seeds]))
        validation = torch.from_numpy(recipe.patches(given.validation[:seeds]))
    which = torch.arange(seeds)[:, None]

    def loss(weights, x, y):
        return functional.cross_entropy(network(weights, x), y)

    def score(weights, x, y):
        logits = network(weights, x)
        return functional.cross_entropy(logits, y), (logits.argmax(1) == y).float().mean()

    gradients, scores = vmap(grad(loss)), vmap(score)

    weights = []
    for layer in given.weights:
        layer = torch.from_numpy(layer[:seeds])
        weights += [layer.clone(), torch.zeros(seeds, layer.shape[2])]
    speeds = [torch.zeros_like(weight) for weight in weights]
    history = []

    def learn(order):
        for batch in order.split(recipe.BATCH, dim=1):
            gradient = gradients(tuple(weights), pictures[which, batch], labels[which, batch])
            torch._foreach_mul_(speeds, recipe.MOMENTUM)
            torch._foreach_add_(speeds, list(gradient))
            torch._foreach_add_(weights, speeds, alpha=-recipe.RATE)

    def judge():
        for x, y in ((pictures, labels), (validation, validation_labels)):
            history.append([part.tolist() for part in scores(tuple(weights), x, y)])

    with torch.no_grad():
        step, run = epochs_timed(orders.transpose(0, 1)[: recipe.CHECKED], learn, judge)
    recipe.say(f"PyTorch, vmap of grad, {name}", seeds, step, run, history[2 * recipe.CHECKED - 2][0][0])


if __name__ == "__main__":
    torch.set_num_threads(1)
    folder, *sizes = sys.argv[1:]
    sizes = [int(size) for size in sizes] or [1, 8, 16]
    given = recipe.Handout(folder, max(sizes))
    if 1 in sizes:
        eager(given)
    for seeds in sizes:
        if seeds > 1:
            mapped("convolution", by_convolution, given, seeds)
            mapped("patches", by_patches, given, seeds)
