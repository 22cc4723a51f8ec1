//! Tag: a label as Obsidian understands it, nested by `/`, alike in any case. Where tags are written is not known here.

/// A tag without its `#`, in the casing in which it was written, NFC. Compare with [`Tag::folded`].
#[derive(Clone, Debug)]
pub struct Tag(String);
