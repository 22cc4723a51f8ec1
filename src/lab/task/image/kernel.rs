//! Kernel: the image network as it trains, in lanes and without allocation. It computes what `network.rs` says, in
//! another order of sums; which pictures it is given, and how they were changed, is the business of `model.rs`.
//!
//! A batch passes in chunks, so that all that a chunk leaves behind stays in the cache nearest to the processor.

use super::convolution;
use super::picture::{CLASSES, Picture, SIDE};
use super::product::{self, Rows, TILE};
use super::shape::{ROW, Shape};
use super::softmax::{self, Row};
use crate::lab::lanes::{Job, Lanes, Path, transpose};

/// Examples that pass together; a multiple of [`TILE`].
pub(super) const CHUNK: usize = 32;

/// Examples to pass, the first `n` of each list.
pub(super) struct Chunk {
    pub(super) n: usize,
    /// [`CHUNK`] pictures.
    pub(super) pictures: Vec<Picture>,
    /// What the shares of the classes should be, scaled, and 0 for what fills up, [`CHUNK`] rows.
    pub(super) targets: Vec<Row>,
    /// A bit for each 16 pooled units of each example, in their order: 1 where it is dropped.
    pub(super) dropped: Vec<u16>,
    /// The factor of what is not dropped, or `None` where nothing is.
    pub(super) kept: Option<f32>,
    /// The weight of an example in the loss; what softmax gives is multiplied by it, as targets are.
    pub(super) scale: f32,
}

/// The network's buffers and the path it computes on.
pub(super) struct Kernel {
    shape: Shape,
    path: Path,
    passed: Passed,
    /// The weights of the hidden layer, (H, 9·K), and of the output layer, (C, H), without biases, all filled up.
    turned: [Vec<f32>; 2],
}

/// What a chunk leaves behind; [`CHUNK`] rows each.
struct Passed {
    /// (N, 9·K), filled up
    pooled: Vec<f32>,
    winners: Vec<f32>,
    d_pooled: Vec<f32>,
    /// (N, H), filled up
    hidden: Vec<f32>,
    d_hidden: Vec<f32>,
    /// Logits, then the shares of softmax, then the gradient by the logits.
    logits: Vec<Row>,
}

impl Chunk {
    pub(super) fn new(shape: Shape) -> Chunk {
        Chunk {
            n: 0,
            pictures: vec![[0.0; SIDE * SIDE]; CHUNK],
            targets: vec![[0.0; ROW]; CHUNK],
            dropped: vec![0; CHUNK * shape.pooled_lanes() / ROW],
            kept: None,
            scale: 1.0,
        }
    }

    /// Examples that are computed: those after the last are blank, so that nothing old leaks in.
    fn blank_rest(&mut self) -> usize {
        let all = self.n.next_multiple_of(TILE);
        self.pictures[self.n..all].fill([0.0; SIDE * SIDE]);
        all
    }
}

impl Kernel {
    pub(super) fn new(shape: Shape, path: Path) -> Kernel {
        let (pooled, hidden) = (shape.pooled_lanes(), shape.hidden_lanes());
        Kernel {
            shape,
            path,
            passed: Passed {
                pooled: vec![0.0; CHUNK * pooled],
                winners: vec![0.0; CHUNK * pooled],
                d_pooled: vec![0.0; CHUNK * pooled],
                hidden: vec![0.0; CHUNK * hidden],
                d_hidden: vec![0.0; CHUNK * hidden],
                logits: vec![[0.0; ROW]; CHUNK],
            },
            turned: [vec![0.0; hidden * pooled], vec![0.0; ROW * hidden]],
        }
    }

    /// Prepares for gradients by these weights, (W).
    pub(super) fn turn(&mut self, weights: &[f32]) {
        self.path.run(Turn {
            kernel: self,
            weights,
        });
    }

    /// Adds the gradient of a chunk's summed loss to `gradient`, (W); after [`Kernel::turn`] for the same weights.
    pub(super) fn learn(&mut self, weights: &[f32], chunk: &mut Chunk, gradient: &mut [f32]) {
        self.path.run(Learn {
            kernel: self,
            weights,
            chunk,
            gradient,
        });
    }

    /// The shares that softmax gives each class, for the examples of a chunk.
    pub(super) fn shares(&mut self, weights: &[f32], chunk: &mut Chunk) -> &[Row] {
        self.path.run(Judge {
            kernel: self,
            weights,
            chunk,
        });
        &self.passed.logits[..chunk.n]
    }

    /// Pictures to shares.
    #[inline(always)]
    fn forward<S: Lanes>(&mut self, s: S, weights: &[f32], chunk: &mut Chunk) {
        let n = chunk.blank_rest();
        let [convolution, hidden, output] = self.shape.places();
        let (pooled_lanes, hidden_lanes) = (self.shape.pooled_lanes(), self.shape.hidden_lanes());
        let passed = &mut self.passed;
        let pooled = &mut passed.pooled[..n * pooled_lanes];
        let panels = weights[convolution].chunks_exact(self.shape.convolution_panel());
        for (place, panel) in panels.enumerate() {
            let to = (&mut *pooled, &mut passed.winners[..n * pooled_lanes]);
            let pictures = &chunk.pictures[..n];
            convolution::forward(s, panel, pictures, to, pooled_lanes, place * ROW);
        }
        if let Some(kept) = chunk.kept {
            drop_units(s, pooled, &chunk.dropped, kept);
        }
        let x = Rows::new(pooled, pooled_lanes);
        let y = &mut passed.hidden[..n * hidden_lanes];
        let panels = weights[hidden].chunks_exact(self.shape.hidden_panel());
        for (place, panel) in panels.enumerate() {
            product::forward(s, x, panel, y, hidden_lanes, place * ROW);
        }
        for y in y.iter_mut() {
            *y = if *y > 0.0 { *y } else { 0.0 };
        }
        let x = Rows::new(y, hidden_lanes);
        let logits = passed.logits[..n].as_flattened_mut();
        product::forward(s, x, &weights[output], logits, ROW, 0);
        softmax::softmax(s, &mut passed.logits[..n], chunk.scale);
    }

    /// Shares to the gradient, after [`Kernel::forward`].
    #[inline(always)]
    fn backward<S: Lanes>(&mut self, s: S, chunk: &Chunk, gradient: &mut [f32]) {
        let n = chunk.n.next_multiple_of(TILE);
        let [convolution, hidden, output] = self.shape.places();
        let (pooled_lanes, hidden_lanes) = (self.shape.pooled_lanes(), self.shape.hidden_lanes());
        let passed = &mut self.passed;
        by_logits(s, &mut passed.logits[..n], &chunk.targets[..chunk.n]);
        let d_logits = Rows::new(passed.logits[..n].as_flattened(), ROW);
        let pooled = &passed.pooled[..n * pooled_lanes];
        let units = &passed.hidden[..n * hidden_lanes];
        let x = Rows::new(units, hidden_lanes);
        product::by_weights(s, x, d_logits, n, &mut gradient[output]);

        let d_hidden = &mut passed.d_hidden[..n * hidden_lanes];
        let [turned_hidden, turned_output] = &self.turned;
        product::by_inputs::<S, TILE, 1, CLASSES>(
            s,
            d_logits,
            CLASSES,
            turned_output,
            d_hidden,
            hidden_lanes,
        );
        let_through(d_hidden, units, 1.0);
        let x = Rows::new(pooled, pooled_lanes);
        let panels = gradient[hidden].chunks_exact_mut(self.shape.hidden_panel());
        for (place, panel) in panels.enumerate() {
            let d = Rows::new(d_hidden, hidden_lanes).from(place * ROW);
            product::by_weights(s, x, d, n, panel);
        }

        let d_pooled = &mut passed.d_pooled[..n * pooled_lanes];
        let d = Rows::new(d_hidden, hidden_lanes);
        product::by_inputs::<S, 4, 3, ROW>(
            s,
            d,
            hidden_lanes,
            turned_hidden,
            d_pooled,
            pooled_lanes,
        );
        let_through(d_pooled, pooled, chunk.kept.unwrap_or(1.0));
        let panels = gradient[convolution].chunks_exact_mut(self.shape.convolution_panel());
        for (place, panel) in panels.enumerate() {
            let from = (&*d_pooled, &passed.winners[..n * pooled_lanes]);
            let pictures = &chunk.pictures[..n];
            convolution::backward(s, panel, pictures, from, pooled_lanes, place * ROW);
        }
    }
}

struct Turn<'a> {
    kernel: &'a mut Kernel,
    weights: &'a [f32],
}

impl Job for Turn<'_> {
    #[inline(always)]
    fn run<S: Lanes>(self, s: S) {
        let shape = self.kernel.shape;
        let [_, hidden, output] = shape.places();
        let [turned_hidden, turned_output] = &mut self.kernel.turned;
        let pooled = shape.pooled_lanes();
        let panels = self.weights[hidden].chunks_exact(shape.hidden_panel());
        for (panel, to) in panels.zip(turned_hidden.chunks_exact_mut(ROW * pooled)) {
            turn(s, &panel[ROW..], to);
        }
        turn(s, &self.weights[output][ROW..], turned_output);
    }
}

struct Learn<'a> {
    kernel: &'a mut Kernel,
    weights: &'a [f32],
    chunk: &'a mut Chunk,
    gradient: &'a mut [f32],
}

impl Job for Learn<'_> {
    #[inline(always)]
    fn run<S: Lanes>(self, s: S) {
        self.kernel.forward(s, self.weights, self.chunk);
        self.kernel.backward(s, self.chunk, self.gradient);
    }
}

struct Judge<'a> {
    kernel: &'a mut Kernel,
    weights: &'a [f32],
    chunk: &'a mut Chunk,
}

impl Job for Judge<'_> {
    #[inline(always)]
    fn run<S: Lanes>(self, s: S) {
        self.kernel.forward(s, self.weights, self.chunk);
    }
}

/// Writes rows of 16, (I, 16), the other way around, (16, I); 16 divides I.
#[inline(always)]
fn turn<S: Lanes>(s: S, rows: &[f32], to: &mut [f32]) {
    let inputs = rows.len() / ROW;
    let mut square = [s.splat(0.0); ROW];
    for output in (0..ROW).step_by(S::COUNT) {
        for input in (0..inputs).step_by(S::COUNT) {
            for i in 0..S::COUNT {
                square[i] = s.load(&rows[(input + i) * ROW + output..]);
            }
            transpose(s, &mut square);
            for o in 0..S::COUNT {
                s.store(square[o], &mut to[(output + o) * inputs + input..]);
            }
        }
    }
}

/// Dropout: 0 where a bit is set, and what is left times `kept`.
#[inline(always)]
fn drop_units<S: Lanes>(s: S, units: &mut [f32], dropped: &[u16], kept: f32) {
    let (zero, kept) = (s.splat(0.0), s.splat(kept));
    for (row, &bits) in units.chunks_exact_mut(ROW).zip(dropped) {
        for lane in (0..ROW).step_by(S::COUNT) {
            let unit = s.fma(s.load(&row[lane..]), kept, zero);
            let unit = s.where_set(u32::from(bits) >> lane, zero, unit);
            s.store(unit, &mut row[lane..]);
        }
    }
}

/// The gradient by the logits from shares and targets, which are both scaled: their difference; 0 for examples that
/// have no target.
#[inline(always)]
fn by_logits<S: Lanes>(s: S, shares: &mut [Row], targets: &[Row]) {
    let (real, rest) = shares.split_at_mut(targets.len());
    let minus = s.splat(-1.0);
    for (shares, targets) in real.iter_mut().zip(targets) {
        for lane in (0..ROW).step_by(S::COUNT) {
            let d = s.fma(s.load(&targets[lane..]), minus, s.load(&shares[lane..]));
            s.store(d, &mut shares[lane..]);
        }
    }
    rest.fill([0.0; ROW]);
}

/// ReLU and dropout backward: the gradient passes, times `kept`, where something came through forward.
#[inline(always)]
fn let_through(d: &mut [f32], units: &[f32], kept: f32) {
    for (d, &unit) in d.iter_mut().zip(units) {
        *d = if unit > 0.0 { *d * kept } else { 0.0 };
    }
}
