//! Package: files in one zip, as Anki and test players take them. Nothing is compressed: what is in them is small, and
//! pictures are compressed as they are.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip of these files: path with `/`, each once, and bytes. The same files make the same bytes at any time.
pub(super) fn package<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (path, bytes) in files {
        zip.start_file(path, options)
            .and_then(|()| Ok(zip.write_all(bytes)?))
            .expect("memory takes what is written, and no path comes twice");
    }
    let written = zip.finish().expect("memory takes what is written");
    written.into_inner()
}
