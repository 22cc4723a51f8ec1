//! Stream: what a page is told while a comparison trains, as server-sent events. What is told is drawn in `curves.rs`.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::Response;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use super::curves::{self, Watched};
use super::failure::Failure;
use super::server::closed_by;
use super::visit::Visit;

/// What a stream shows: the plan that an address names.
pub(super) type Source = fn(&Visit) -> Result<Watched, Failure>;

/// As often as an eye follows.
const TICK: Duration = Duration::from_millis(150);

/// Tells how a training grows until it ends, the reader leaves or the server stops.
pub(super) async fn of(visit: Visit, source: Source) -> Response<Body> {
    let (tell, told) = mpsc::channel(2);
    let visit = Arc::new(visit);
    tokio::spawn(async move {
        let mut closing = visit.app.closing.clone();
        let mut last = None;
        loop {
            let looked = Arc::clone(&visit);
            let drawn = tokio::task::spawn_blocking(move || curves::drawn(&looked, source, last));
            // It panicked: the reader is left with what there is.
            let Ok(drawn) = drawn.await else { return };
            last = drawn.progress;
            if let Some((name, data)) = drawn.told {
                let event = Event::default().event(name).data(data);
                if tell.send(Ok::<_, Infallible>(event)).await.is_err() {
                    return;
                }
            }
            if drawn.is_last {
                return;
            }
            tokio::select! {
                () = tokio::time::sleep(TICK) => {}
                () = tell.closed() => return,
                () = closed_by(&mut closing) => return,
            }
        }
    });
    Sse::new(ReceiverStream::new(told))
        .keep_alive(KeepAlive::default())
        .into_response()
}
