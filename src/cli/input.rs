//! Input: what is typed, a line at a time, waited for as long as it takes or no longer than given.

use std::io::{self, BufRead};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

/// What a person or a script types.
pub struct Input(Source);

enum Source {
    Direct(Box<dyn BufRead + Send>),
    /// Lines that a thread reads. It outlives the wait that began it: a read cannot be broken off.
    Thread(Receiver<io::Result<String>>),
}

/// What came of a wait.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// With its line end, if it has one.
    Line(String),
    /// The time is over.
    Nothing,
    /// Nothing more will come.
    End,
}

impl Input {
    #[must_use]
    pub fn of(reader: impl BufRead + Send + 'static) -> Input {
        Input(Source::Direct(Box::new(reader)))
    }

    /// The next line with its line end; `None` when nothing more will come.
    pub(super) fn line(&mut self) -> io::Result<Option<String>> {
        match &mut self.0 {
            Source::Direct(reader) => {
                let mut line = String::new();
                Ok((reader.read_line(&mut line)? > 0).then_some(line))
            }
            Source::Thread(lines) => lines.recv().ok().transpose(),
        }
    }

    /// Everything that is still to come.
    pub(super) fn rest(&mut self) -> io::Result<String> {
        let mut rest = String::new();
        while let Some(line) = self.line()? {
            rest += &line;
        }
        Ok(rest)
    }

    /// The next line, waited for no longer than this.
    pub(super) fn line_within(&mut self, wait: Duration) -> io::Result<Heard> {
        match self.lines().recv_timeout(wait) {
            Ok(line) => Ok(Heard::Line(line?)),
            Err(RecvTimeoutError::Timeout) => Ok(Heard::Nothing),
            Err(RecvTimeoutError::Disconnected) => Ok(Heard::End),
        }
    }

    /// Hands the reader to a thread, unless that is done.
    fn lines(&mut self) -> &Receiver<io::Result<String>> {
        if let Source::Direct(reader) = &mut self.0 {
            let mut input = Input(Source::Direct(std::mem::replace(
                reader,
                Box::new(io::empty()),
            )));
            let (sender, lines) = sync_channel(1);
            thread::spawn(move || {
                while let Some(line) = input.line().transpose() {
                    if sender.send(line).is_err() {
                        return;
                    }
                }
            });
            self.0 = Source::Thread(lines);
        }
        match &self.0 {
            Source::Thread(lines) => lines,
            Source::Direct(_) => unreachable!("it was handed over just now"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn lines_come_the_same_waited_for_or_not() {
        let mut input = Input::of(io::Cursor::new("a\nb\nc\nd"));
        assert_eq!(input.line().expect("read"), Some("a\n".to_owned()));
        let heard = input.line_within(LONG).expect("read");
        assert_eq!(heard, Heard::Line("b\n".to_owned()));
        assert_eq!(input.line().expect("read"), Some("c\n".to_owned()));
        assert_eq!(input.rest().expect("read"), "d");
        assert_eq!(input.line_within(LONG).expect("read"), Heard::End);
    }

    #[test]
    fn a_wait_ends_though_nobody_types() {
        let (reader, _writer) = io::pipe().expect("a pipe");
        let mut input = Input::of(io::BufReader::new(reader));
        let heard = input.line_within(Duration::from_millis(1)).expect("read");
        assert_eq!(heard, Heard::Nothing);
    }
}
