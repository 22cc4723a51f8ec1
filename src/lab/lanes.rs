//! Lanes: vectors of `f32` as wide as the processor has them, and the choice among them when the program runs.
//! What is computed in them stands with the layers and the optimizer that need it.

#[cfg(target_arch = "x86_64")]
use pulp::{
    Simd, b16, cast, f32x8, f32x16, m32x8,
    x86::{V3, V4},
};

/// A width of vectors and what can be done with them. Every lane is computed alike on every path, except that `fma`
/// rounds once where the processor can and twice where it cannot.
///
/// Everything on the way from [`Path::run`] to these methods is always inlined, and takes no closure that is not: only
/// there does the compiler know which instructions it may use. What is left outside is right, but many times slower.
pub(crate) trait Lanes: Copy {
    type Vector: Copy;

    /// Numbers in a vector: a divisor of 16.
    const COUNT: usize;

    fn splat(self, x: f32) -> Self::Vector;

    /// The first [`Lanes::COUNT`] numbers of `from`.
    ///
    /// # Panics
    /// When there are fewer.
    fn load(self, from: &[f32]) -> Self::Vector;

    /// Writes a vector over the first [`Lanes::COUNT`] numbers of `to`.
    ///
    /// # Panics
    /// When there are fewer.
    fn store(self, vector: Self::Vector, to: &mut [f32]);

    fn add(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;

    /// a · b + c.
    fn fma(self, a: Self::Vector, b: Self::Vector, c: Self::Vector) -> Self::Vector;

    /// The lanes of both in turn, a₀ b₀ a₁ b₁ …, in two vectors.
    fn zip(self, a: Self::Vector, b: Self::Vector) -> [Self::Vector; 2];

    /// `yes` in the lanes whose bit is set, the lowest bit for the first lane; `no` in the others.
    fn where_set(self, bits: u32, yes: Self::Vector, no: Self::Vector) -> Self::Vector;

    /// `yes` in the lanes where a > b, `no` in the others.
    fn where_greater(
        self,
        a: Self::Vector,
        b: Self::Vector,
        yes: Self::Vector,
        no: Self::Vector,
    ) -> Self::Vector;
}

/// Something to compute, written once for every width.
pub(crate) trait Job {
    fn run<S: Lanes>(self, lanes: S);
}

/// Which vectors a processor has.
#[derive(Clone, Copy, Debug)]
pub enum Path {
    /// 16 lanes, multiplied and added in one rounding.
    #[cfg(target_arch = "x86_64")]
    Avx512(V4),
    /// 8 lanes, multiplied and added in one rounding.
    #[cfg(target_arch = "x86_64")]
    Avx2(V3),
    /// What every processor can do.
    Portable,
}

impl Path {
    /// The paths that this processor has, the widest first.
    #[must_use]
    pub fn available() -> Vec<Path> {
        let mut paths = Vec::new();
        #[cfg(target_arch = "x86_64")]
        {
            paths.extend(V4::try_new().map(Path::Avx512));
            paths.extend(V3::try_new().map(Path::Avx2));
        }
        paths.push(Path::Portable);
        paths
    }

    /// The widest path that this processor has.
    #[must_use]
    pub fn widest() -> Path {
        Path::available()[0]
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            #[cfg(target_arch = "x86_64")]
            Path::Avx512(_) => "avx512",
            #[cfg(target_arch = "x86_64")]
            Path::Avx2(_) => "avx2",
            Path::Portable => "portable",
        }
    }

    /// Multiplies and adds as fast as the path can, `rounds` times, and says how many operations that were.
    #[must_use]
    pub fn exert(self, rounds: usize) -> f64 {
        let mut operations = 0.0;
        self.run(Exertion {
            rounds,
            operations: &mut operations,
        });
        operations
    }

    #[inline]
    pub(crate) fn run(self, job: impl Job) {
        match self {
            #[cfg(target_arch = "x86_64")]
            Path::Avx512(lanes) => lanes.vectorize(
                #[inline(always)]
                || job.run(lanes),
            ),
            #[cfg(target_arch = "x86_64")]
            Path::Avx2(lanes) => lanes.vectorize(
                #[inline(always)]
                || job.run(lanes),
            ),
            Path::Portable => job.run(Portable),
        }
    }
}

/// A square of as many vectors as a vector has lanes, with rows for columns; what follows in the array is left alone.
///
/// Shuffling the two halves into each other moves the first binary digit of a place to its end; when every digit of
/// the row has taken its turn, row and column have changed places.
#[inline(always)]
pub(crate) fn transpose<S: Lanes>(s: S, square: &mut [S::Vector; 16]) {
    let half = S::COUNT / 2;
    for _ in 0..S::COUNT.ilog2() {
        let old = *square;
        for row in 0..half {
            let [even, odd] = s.zip(old[row], old[row + half]);
            square[2 * row] = even;
            square[2 * row + 1] = odd;
        }
    }
}

#[cfg(target_arch = "x86_64")]
macro_rules! lanes_of_pulp {
    ($path:ty, $vector:ident, $count:literal, $greater:ident, $select:ident, $mask:ident, $zip:ident) => {
        impl Lanes for $path {
            type Vector = $vector;

            const COUNT: usize = $count;

            #[inline(always)]
            fn splat(self, x: f32) -> $vector {
                self.splat_f32s(x)
            }

            #[inline(always)]
            fn load(self, from: &[f32]) -> $vector {
                cast(*from.first_chunk::<$count>().expect("a whole vector"))
            }

            #[inline(always)]
            fn store(self, vector: $vector, to: &mut [f32]) {
                *to.first_chunk_mut::<$count>().expect("a whole vector") = cast(vector);
            }

            #[inline(always)]
            fn add(self, a: $vector, b: $vector) -> $vector {
                self.add_f32s(a, b)
            }

            #[inline(always)]
            fn fma(self, a: $vector, b: $vector, c: $vector) -> $vector {
                self.mul_add_f32s(a, b, c)
            }

            #[inline(always)]
            fn zip(self, a: $vector, b: $vector) -> [$vector; 2] {
                $zip(self, a, b)
            }

            #[inline(always)]
            fn where_set(self, bits: u32, yes: $vector, no: $vector) -> $vector {
                self.$select($mask(self, bits), yes, no)
            }

            #[inline(always)]
            fn where_greater(self, a: $vector, b: $vector, yes: $vector, no: $vector) -> $vector {
                self.$select(self.$greater(a, b), yes, no)
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
lanes_of_pulp!(
    V4,
    f32x16,
    16,
    cmp_gt_f32x16,
    select_f32x16,
    mask_16,
    zip_16
);
#[cfg(target_arch = "x86_64")]
lanes_of_pulp!(V3, f32x8, 8, cmp_gt_f32x8, select_f32x8, mask_8, zip_8);

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn mask_16(_: V4, bits: u32) -> b16 {
    b16(bits as u16)
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn mask_8(lanes: V3, bits: u32) -> m32x8 {
    let own = cast([1_u32, 2, 4, 8, 16, 32, 64, 128]);
    let set = lanes.and_u32x8(lanes.splat_u32x8(bits), own);
    lanes.cmp_gt_u32x8(set, lanes.splat_u32x8(0))
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn zip_16(lanes: V4, a: f32x16, b: f32x16) -> [f32x16; 2] {
    /// From 16 on, a place in b.
    const LOW: [i32; 16] = [0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23];
    let high = LOW.map(|place| place + 8);
    [LOW, high].map(|places| {
        cast(
            lanes
                .avx512f
                ._mm512_permutex2var_ps(cast(a), cast(places), cast(b)),
        )
    })
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn zip_8(lanes: V3, a: f32x8, b: f32x8) -> [f32x8; 2] {
    let avx = lanes.avx;
    let low = avx._mm256_unpacklo_ps(cast(a), cast(b));
    let high = avx._mm256_unpackhi_ps(cast(a), cast(b));
    [
        cast(avx._mm256_permute2f128_ps::<0x20>(low, high)),
        cast(avx._mm256_permute2f128_ps::<0x31>(low, high)),
    ]
}

/// Sums that wait only for themselves, more of them than multiply-adds are under way at once.
struct Exertion<'a> {
    rounds: usize,
    operations: &'a mut f64,
}

impl Job for Exertion<'_> {
    #[inline(always)]
    fn run<S: Lanes>(self, s: S) {
        const SUMS: usize = 12;
        let factor = s.splat(std::hint::black_box(0.999));
        let mut sums = [s.splat(1.0); SUMS];
        for _ in 0..self.rounds {
            for _ in 0..8 {
                for sum in &mut sums {
                    *sum = s.fma(*sum, factor, factor);
                }
            }
        }
        let mut total = [0.0; 16];
        for sum in sums {
            s.store(s.add(sum, s.load(&total)), &mut total);
        }
        std::hint::black_box(total);
        *self.operations = (2 * 8 * SUMS * self.rounds * S::COUNT) as f64;
    }
}

/// Four lanes in plain Rust, which compilers turn into whatever the processor is sure to have.
#[derive(Clone, Copy)]
struct Portable;

impl Lanes for Portable {
    type Vector = [f32; 4];

    const COUNT: usize = 4;

    #[inline(always)]
    fn splat(self, x: f32) -> [f32; 4] {
        [x; 4]
    }

    #[inline(always)]
    fn load(self, from: &[f32]) -> [f32; 4] {
        *from.first_chunk().expect("a whole vector")
    }

    #[inline(always)]
    fn store(self, vector: [f32; 4], to: &mut [f32]) {
        *to.first_chunk_mut().expect("a whole vector") = vector;
    }

    #[inline(always)]
    fn add(self, a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
        let mut sum = a;
        for lane in 0..4 {
            sum[lane] += b[lane];
        }
        sum
    }

    #[inline(always)]
    fn fma(self, a: [f32; 4], b: [f32; 4], c: [f32; 4]) -> [f32; 4] {
        let mut sum = c;
        for lane in 0..4 {
            sum[lane] += a[lane] * b[lane];
        }
        sum
    }

    #[inline(always)]
    fn zip(self, a: [f32; 4], b: [f32; 4]) -> [[f32; 4]; 2] {
        [[a[0], b[0], a[1], b[1]], [a[2], b[2], a[3], b[3]]]
    }

    #[inline(always)]
    fn where_set(self, bits: u32, yes: [f32; 4], no: [f32; 4]) -> [f32; 4] {
        let mut chosen = no;
        for lane in 0..4 {
            chosen[lane] = if bits >> lane & 1 == 1 {
                yes[lane]
            } else {
                chosen[lane]
            };
        }
        chosen
    }

    #[inline(always)]
    fn where_greater(self, a: [f32; 4], b: [f32; 4], yes: [f32; 4], no: [f32; 4]) -> [f32; 4] {
        let mut chosen = no;
        for lane in 0..4 {
            chosen[lane] = if a[lane] > b[lane] {
                yes[lane]
            } else {
                chosen[lane]
            };
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Transposition<'a>(&'a mut [f32; 256], &'a mut usize);

    impl Job for Transposition<'_> {
        fn run<S: Lanes>(self, s: S) {
            let mut square = [s.splat(0.0); 16];
            for (row, vector) in square.iter_mut().enumerate() {
                *vector = s.load(&self.0[row * 16..]);
            }
            transpose(s, &mut square);
            for (row, vector) in square.into_iter().enumerate() {
                s.store(vector, &mut self.0[row * 16..]);
            }
            *self.1 = S::COUNT;
        }
    }

    #[test]
    fn rows_become_columns() {
        for path in Path::available() {
            let mut square = std::array::from_fn(|place| place as f32);
            let mut side = 0;
            path.run(Transposition(&mut square, &mut side));
            for row in 0..16 {
                for column in 0..side {
                    let (from_row, from_column) = if row < side {
                        (column, row)
                    } else {
                        (row, column)
                    };
                    let expected = (from_row * 16 + from_column) as f32;
                    assert_eq!(square[row * 16 + column], expected, "{}", path.name());
                }
            }
        }
    }
}
