"""The recipe that all libraries train, the handouts they train it on, and how they are timed.

A handout is what `cargo bench --bench peers -- --export` writes for one seed: pictures, labels, first weights and the
order of the examples in each epoch. Shapes: S seeds, E epochs, N examples.
"""

import json
import time
from pathlib import Path

import numpy

BATCH, RATE, MOMENTUM = 32, 0.0012, 0.9
EPOCHS, N_TRAIN = 400, 384
# Epochs that are timed together. The machine may have others on it, so the best of many short times stands for all: a
# run of 400 epochs is taken for ten times the best forty, or four hundred times the best one.
FEW = 40
STEPS = N_TRAIN // BATCH
CLASSES = 6
# The epoch after which a library's training loss of seed 1 is held against the recorded one.
CHECKED = 40


class Handout:
    """Of the seeds 1 to S, stacked: every array begins with S."""

    def __init__(self, folder, seeds):
        given = [json.loads(Path(folder, f"seed-{seed}.json").read_text()) for seed in range(1, seeds + 1)]

        def stacked(name, place, kind, shape):
            return numpy.array([one[name][place] for one in given], dtype=kind).reshape(seeds, -1, *shape)

        self.train, self.validation = (stacked("pictures", place, "f4", (8, 8)) for place in (0, 1))
        self.train_labels, self.validation_labels = (stacked("labels", place, "i4", ()) for place in (0, 1))
        # (S, 9, 16), (S, 144, 16), (S, 16, 6); the cells of a pooled picture lie row by row, each with its channels.
        self.weights = [stacked("weights", 0, "f4", (16,)), stacked("weights", 1, "f4", (16,)), stacked("weights", 2, "f4", (6,))]
        # (S, E, N)
        self.orders = numpy.array([one["orders"] for one in given], dtype="i4")


def patches(pictures):
    """Pictures (…, 8, 8) as (…, 9 cells, 4 corners, 9 taps): what each output of the convolution depends on."""
    windows = numpy.lib.stride_tricks.sliding_window_view(pictures, (3, 3), axis=(-2, -1))
    by_cell = windows.reshape(*pictures.shape[:-2], 3, 2, 3, 2, 9)
    by_cell = numpy.moveaxis(by_cell, -3, -4)
    return numpy.ascontiguousarray(by_cell.reshape(*pictures.shape[:-2], 9, 4, 9))


def best(seconds, work):
    """Seconds of the fastest of as many repetitions as there is time for, at least three."""
    taken = []
    while sum(taken) < seconds or len(taken) < 3:
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def say(library, seeds, step, run, loss=None, compiling=None):
    """A line for `run.py`: seconds of a training step and of a run of all epochs with scoring, for all seeds together."""
    line = {"library": library, "seeds": seeds, "step": step, "run": run, "loss": loss, "compiling": compiling}
    print(json.dumps(line), flush=True)
