"""Records what the early stopping of real libraries does with prescribed values, into `expected.json` beside this file.

    pip install keras==3.15.1 jax==0.10.2 lightning==2.6.6 torch==2.15.0 \
        scikit-learn==1.9.1 xgboost==3.2.0 lightgbm==4.7.0
    python record.py            # records
    python record.py --check    # compares with what is recorded, writes nothing

Each library runs its own code; only the monitored value of each epoch is prescribed. Epochs are 1-based, 0 stands for the
weights before the first epoch. What is deployed is measured: each epoch's weights are told apart by their value.

All values and deltas are written in 64ths. They are exact in 32-bit floats and in the six decimals that XGBoost prints, so
that no comparison hangs on rounding. In `max` mode a library sees v/64, in `min` mode 1 - v/64; `null` is NaN.
"""

import json
import logging
import math
import os
import sys
import tempfile
import warnings
from importlib.metadata import version
from pathlib import Path

os.environ.update(KERAS_BACKEND="jax", CUDA_VISIBLE_DEVICES="", OMP_NUM_THREADS="1", JAX_PLATFORMS="cpu")
warnings.filterwarnings("ignore")

import keras
import lightgbm
import numpy
import torch
import xgboost
from lightning.pytorch import LightningModule, Trainer
from lightning.pytorch.callbacks import EarlyStopping, ModelCheckpoint
from lightning.pytorch.callbacks.early_stopping import EarlyStoppingReason
from sklearn.neural_network import MLPClassifier

EXPECTED = Path(__file__).with_name("expected.json")
LIBRARIES = ["keras", "jax", "lightning", "torch", "scikit-learn", "xgboost", "lightgbm"]

NAN = None
SEQUENCES = {
    "improving": [20, 24, 28, 32, 36, 40, 44, 48],
    "falling": [48, 44, 40, 36, 32, 28, 24, 20],
    "equal": [32, 32, 32, 32, 32, 32],
    "one epoch": [32],
    "one epoch of nan": [NAN],
    "two epochs": [32, 30],
    "rise and fall": [20, 28, 34, 38, 40, 39, 37, 36, 34, 32],
    "rise and plateau": [20, 28, 36, 40, 40, 40, 40, 40],
    "plateau, then a gain": [32, 32, 32, 36, 36, 36, 36, 36],
    "creep by 1": [32, 33, 34, 35, 36, 37, 38, 39, 40, 41],
    "creep by 2": [32, 34, 36, 38, 40, 42, 44, 46],
    "steps of exactly 4": [32, 36, 40, 44, 48, 52],
    "steps of 4 and back": [32, 36, 32, 36, 32, 40, 36, 40, 36],
    "creep, then a leap": [32, 33, 34, 35, 50, 49, 48, 47, 46],
    "leap, then a creep": [32, 48, 49, 50, 51, 52, 53, 54],
    "true maximum within the delta": [32, 40, 41, 36, 35, 34, 33, 32],
    "noisy rise": [20, 26, 23, 29, 27, 33, 30, 36, 34, 40, 37, 41],
    "noisy plateau": [38, 40, 37, 39, 38, 40, 37, 39, 41, 38, 39, 40],
    "late recovery after 2": [32, 40, 36, 35, 44, 43, 42, 41, 40],
    "late recovery after 3": [32, 40, 36, 35, 34, 44, 43, 42, 41, 40],
    "late recovery after 4": [32, 40, 36, 35, 34, 33, 44, 43, 42],
    "two equal peaks": [32, 40, 36, 40, 36, 35, 34, 33],
    "lucky first epoch": [50, 20, 24, 28, 32, 36, 40, 44, 48, 52],
    "zigzag": [32, 36, 32, 36, 32, 36, 32, 36],
    "nan first": [NAN, 30, 34, 38, 36, 35, 34, 33],
    "nan in the middle": [30, 34, NAN, 38, 36, 35, 34, 33],
    "nan after the peak": [30, 40, 38, NAN, 36, 35, 34, 33],
    "nan again and again": [30, 34, NAN, 33, NAN, 32, NAN, 31, NAN, 30],
    "nan for good": [30, 34, 38, NAN, NAN, NAN, NAN, NAN],
    "nan first and last": [NAN, NAN, 30, 34, NAN, NAN, NAN, NAN],
    "nothing but nan": [NAN, NAN, NAN, NAN, NAN, NAN],
    "from zero": [0, 0, 0, 1, 0, 1, 2, 0, 0, 0],
}
# Patience, min_delta in 64ths. Only Keras and Lightning know a patience of 0.
SETTINGS = {
    "max": [(0, 0), (1, 0), (2, 0), (3, 0), (2, 1), (3, 1), (2, 4), (3, 4)],
    "min": [(2, 0), (2, 1), (3, 4)],
}
WARM_UPS = [0, 3]
CHECKS_FINITE = ["stop", "ignore"]


def prescribed(sequence, mode):
    shares = [math.nan if value is None else value / 64 for value in sequence]
    return shares if mode == "max" else [1 - share for share in shares]


def keras_run(values, mode, patience, delta, start_from_epoch, restore):
    """The callback as `fit` calls it. The one weight of the model is the number of its epoch."""
    inputs = keras.Input((1,))
    model = keras.Model(inputs, keras.layers.Dense(1, use_bias=False)(inputs))
    model.stop_training = False
    callback = keras.callbacks.EarlyStopping(
        "val_metric",
        min_delta=delta,
        patience=patience,
        mode=mode,
        restore_best_weights=restore == "best",
        start_from_epoch=start_from_epoch,
    )
    callback.set_model(model)
    callback.on_train_begin()
    stop = None
    for epoch, value in enumerate(values):
        model.set_weights([numpy.full((1, 1), epoch + 1.0)])
        callback.on_epoch_end(epoch, logs={"val_metric": value})
        if model.stop_training:
            stop = epoch + 1
            break
    callback.on_train_end()
    best = None if callback.best is None else callback.best_epoch + 1
    return stop, best, round(float(model.get_weights()[0][0, 0]))


class Prescribed(LightningModule):
    """Logs the prescribed value of each epoch; its one weight grows by 1 in each epoch, from 0."""

    def __init__(self, values):
        super().__init__()
        self.values = values
        self.weight = torch.nn.Parameter(torch.zeros(()))

    def training_step(self, batch, place):
        return -self.weight

    def validation_step(self, batch, place):
        self.log("metric", torch.tensor(self.values[self.current_epoch]))

    def train_dataloader(self):
        return torch.utils.data.DataLoader(torch.zeros(1, 1))

    val_dataloader = train_dataloader

    def configure_optimizers(self):
        return torch.optim.SGD(self.parameters(), lr=1.0)


def lightning_run(values, mode, patience, delta, check_finite):
    """A whole `Trainer.fit`. Early stopping keeps no weights here: the best are those of a `ModelCheckpoint` beside it."""
    stopping = EarlyStopping("metric", delta, patience, mode=mode, check_finite=check_finite == "stop")
    with tempfile.TemporaryDirectory() as folder:
        checkpoint = ModelCheckpoint(folder, monitor="metric", mode=mode, save_top_k=1)
        module = Prescribed(values)
        Trainer(
            accelerator="cpu",
            max_epochs=len(values),
            num_sanity_val_steps=0,
            callbacks=[stopping, checkpoint],
            logger=False,
            enable_progress_bar=False,
            enable_model_summary=False,
        ).fit(module)
        saved = torch.load(checkpoint.best_model_path, weights_only=True)
    stopped = stopping.stopping_reason != EarlyStoppingReason.NOT_STOPPED
    best = round(float(saved["state_dict"]["weight"]))
    return stopping.stopped_epoch + 1 if stopped else None, best, best, round(float(module.weight))


class PrescribedMlp(MLPClassifier):
    """A network whose validation score is prescribed; it keeps the weights of every epoch to know them again."""

    def _initialize(self, *arguments, **named):
        super()._initialize(*arguments, **named)
        self.history = [self.coefs_[0].copy()]

    def _score(self, *arguments, **named):
        self.history.append(self.coefs_[0].copy())
        return self.values[len(self.history) - 2]


def sklearn_run(values, patience, delta):
    rng = numpy.random.default_rng(1)
    x, y = rng.normal(size=(20, 2)), numpy.arange(20) % 2
    mlp = PrescribedMlp(
        (2,),
        early_stopping=True,
        n_iter_no_change=patience,
        tol=delta,
        max_iter=len(values),
        random_state=1,
    )
    mlp.values = values
    mlp.fit(x, y)
    deployed = [epoch for epoch, kept in enumerate(mlp.history) if (kept == mlp.coefs_[0]).all()]
    assert len(deployed) == 1, "epochs are told apart by their weights"
    stopped = mlp._no_improvement_count > patience
    return mlp.n_iter_ if stopped else None, deployed[0], deployed[0], None


def trees():
    rng = numpy.random.default_rng(1)
    x = rng.normal(size=(64, 2))
    return x, x[:, 0] + x[:, 1] ** 2


def xgboost_run(values, mode, patience, delta, restore):
    """What is deployed is the number of trees in the returned model."""
    x, y = trees()
    rounds = iter(values)
    stopping = xgboost.callback.EarlyStopping(
        rounds=patience, maximize=mode == "max", save_best=restore == "best", min_delta=delta
    )
    data = xgboost.DMatrix(x, y)
    model = xgboost.train(
        {"disable_default_eval_metric": True, "nthread": 1, "verbosity": 0},
        data,
        num_boost_round=len(values),
        evals=[(data, "validation")],
        custom_metric=lambda *_: ("metric", next(rounds)),
        callbacks=[stopping],
        verbose_eval=False,
    )
    trained = len(values) - len(list(rounds))
    stopped = stopping.current_rounds >= patience
    return trained if stopped else None, model.best_iteration + 1, model.num_boosted_rounds()


class Heard:
    """LightGBM says in its log alone whether it stopped early or came to its end."""

    def __init__(self):
        self.lines = []

    def info(self, line):
        self.lines.append(line)

    warning = info


def lightgbm_run(values, mode, patience, delta):
    """What is deployed is the number of trees that give what `predict` gives by itself."""
    x, y = trees()
    heard, rounds = Heard(), iter(values)
    lightgbm.register_logger(heard)
    train = lightgbm.Dataset(x, y)
    model = lightgbm.train(
        {"metric": "None", "num_threads": 1, "min_data_in_leaf": 1, "verbosity": 1},
        train,
        num_boost_round=len(values),
        valid_sets=[lightgbm.Dataset(x, y, reference=train)],
        feval=lambda *_: ("metric", next(rounds), mode == "max"),
        callbacks=[lightgbm.early_stopping(patience, min_delta=delta)],
    )
    stopped = any(line.startswith("Early stopping") for line in heard.lines)
    trained = len(values) - len(list(rounds))
    by_itself, kept = model.predict(x), model.current_iteration()
    deployed = [n for n in range(1, kept + 1) if (model.predict(x, num_iteration=n) == by_itself).all()]
    assert len(deployed) == 1, "epochs are told apart by what they predict"
    return trained if stopped else None, model.best_iteration, deployed[0], None


def runs(sequence, mode, patience, delta):
    """Every library on one sequence: its name, warm-up, check_finite, and what came of it: the epoch after which it
    stopped, the epoch it calls best, and the epoch deployed if the best is to be restored and if not."""
    values, delta = prescribed(sequence, mode), delta / 64
    both = lambda run, *settings: deployed_both([run(*settings, restore) for restore in ["best", "last"]])
    for start in WARM_UPS:
        yield "keras", start, "ignore", both(keras_run, values, mode, patience, delta, start)
    for check_finite in CHECKS_FINITE if any(map(math.isnan, values)) else ["stop"]:
        yield "lightning", 0, check_finite, lightning_run(values, mode, patience, delta, check_finite)
    if patience == 0:
        return
    if mode == "max":
        yield "sklearn", 0, "ignore", sklearn_run(values, patience, delta)
    yield "xgboost", 0, "ignore", both(xgboost_run, values, mode, patience, delta)
    yield "lightgbm", 0, "ignore", lightgbm_run(values, mode, patience, delta)


def deployed_both(two_runs):
    (*found, restored), (*found_again, kept) = two_runs
    assert found == found_again, "restoring decides nothing but what is deployed"
    return *found, restored, kept


def recorded():
    cases = []
    for name, sequence in SEQUENCES.items():
        for mode, settings in SETTINGS.items():
            for patience, delta in settings:
                for library, start, check_finite, found in runs(sequence, mode, patience, delta):
                    cases.append([library, name, mode, patience, delta, start, check_finite, *found])
        print(name, len(cases), file=sys.stderr)
    return cases


def written(cases):
    """JSON with a line for each sequence and each case, so that a difference is a line."""
    fields = "semantics sequence mode patience min_delta start_from_epoch check_finite stop best restored kept"
    versions = {library: version(library) for library in LIBRARIES}
    lines = ",\n".join(f"    {json.dumps(case, separators=(',', ':'))}" for case in cases)
    sequences = ",\n".join(f"    {json.dumps(name)}: {json.dumps(values)}" for name, values in SEQUENCES.items())
    return (
        f'{{\n  "versions": {json.dumps(versions)},\n  "sequences": {{\n{sequences}\n  }},\n'
        f'  "fields": {json.dumps(fields.split())},\n  "cases": [\n{lines}\n  ]\n}}\n'
    )


def main():
    logging.getLogger("lightning.pytorch").setLevel(logging.ERROR)
    for library in LIBRARIES:
        print(library, version(library))
    text = written(recorded())
    if "--check" not in sys.argv:
        EXPECTED.write_text(text)
    elif text != EXPECTED.read_text():
        sys.exit("the libraries do something else than what is recorded")


if __name__ == "__main__":
    main()
