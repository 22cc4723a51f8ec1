//! Route: which page stands at which address, and the way of a request through guard and page.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{
    DefaultBodyLimit, Form, FromRequest, FromRequestParts, RawPathParams, Request, State,
};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use axum::middleware::{self, Next};
use axum::routing::{MethodRouter, get, post};

use super::app::App;
use super::failure::Failure;
use super::guard::{self, Refusal};
use super::reply::{self, Reply};
use super::visit::Visit;
use super::{
    asset, dispute, exam, file, goal, home, lab, language, note, quiz, search, stats, stream, tune,
    why,
};
use crate::clock::Moment;
use crate::message::Message;

/// What answers a visit. It may block.
type Page = fn(&Visit) -> Result<Reply, Failure>;

/// A form of ours is never larger, in bytes.
const LARGEST_FORM: usize = 64 * 1024;
/// Seconds after which it is worth to ask again for what is busy.
const SOON: &str = "10";

pub(super) fn routes(app: Arc<App>) -> Router {
    Router::new()
        .route("/", shown(home::page))
        .route("/language", sent(language::switch))
        .route("/search", shown(search::page))
        .route("/search/hits", shown(search::hits))
        .route("/note/{*note}", shown(note::page))
        .route("/file/{*file}", shown(file::picture))
        .route("/why/{question}", shown(why::page))
        .route("/why/{question}/stream", streamed(why::watched))
        .route("/quiz", shown(quiz::start).merge(sent(quiz::begin)))
        .route("/quiz/{quiz}", shown(quiz::page))
        .route("/quiz/{quiz}/answer", sent(quiz::answer))
        .route("/quiz/{quiz}/next", sent(quiz::next))
        .route("/quiz/{quiz}/undo", sent(quiz::undo))
        .route("/exam", shown(exam::start).merge(sent(exam::begin)))
        .route("/exam/{exam}", shown(exam::page).merge(sent(exam::take)))
        .route(
            "/exam/{exam}/hand-in",
            shown(exam::sure).merge(sent(exam::hand_in)),
        )
        .route("/exam/{exam}/give-up", sent(exam::give_up))
        .route("/stats", shown(stats::page))
        .route("/goal", sent(goal::save))
        .route("/dispute", shown(dispute::page).merge(sent(dispute::send)))
        .route("/dispute/settle", sent(dispute::settle))
        .route("/lab", shown(lab::page))
        .route("/lab/stream", streamed(lab::watched))
        .route("/tune", shown(tune::page))
        .route(asset::STYLE.path, shown(asset::style))
        .route(asset::CURVES.path, shown(asset::curves))
        .route(asset::SCRIPT.path, shown(asset::script))
        .route(asset::ICON.path, shown(asset::icon))
        .fallback(|State(app), request| answer(app, |_| Err(Failure::nowhere()), request))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&app),
            through_the_door,
        ))
        .with_state(app)
}

/// A page that changes nothing.
fn shown(page: Page) -> MethodRouter<Arc<App>> {
    get(move |State(app), request| answer(app, page, request))
}

/// What a form does.
fn sent(page: Page) -> MethodRouter<Arc<App>> {
    post(move |State(app), request| answer(app, page, request))
}

/// What is told while a comparison trains.
fn streamed(source: stream::Source) -> MethodRouter<Arc<App>> {
    get(
        async move |State(app), request| match visit(app, request).await {
            Ok(visit) => stream::of(visit, source).await,
            Err(refusal) => refusal,
        },
    )
}

/// Lets a request in or says why not, and says with every reply what a browser is to keep to.
async fn through_the_door(
    State(app): State<Arc<App>>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let let_in = app.door.lets_in(request.method(), request.headers());
    let mut response = match (let_in, with_token(&app, &request)) {
        (Ok(()) | Err(Refusal::Token), Some(known)) => known,
        (Ok(()), None) => next.run(request).await,
        (Err(refusal), _) => refused(&app, refusal, &request),
    };
    for (name, value) in guard::headers() {
        response.headers_mut().entry(name).or_insert(value);
    }
    response
}

/// Who brings the token in the address keeps it in a cookie and comes again without it.
fn with_token(app: &App, request: &Request) -> Option<Response<Body>> {
    const TOKEN: &str = "token=";
    let fields = request.uri().query()?.split('&');
    let (tokens, others): (Vec<&str>, Vec<&str>) =
        fields.partition(|field| field.starts_with(TOKEN));
    let given = tokens.first()?.strip_prefix(TOKEN)?;
    let cookie = app
        .door
        .cookie(given)
        .filter(|_| *request.method() == Method::GET)?;
    let path = request.uri().path();
    let to = match others.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{}", others.join("&")),
    };
    Some(Reply::SeeWith { to, cookie }.into_response())
}

fn refused(app: &App, refusal: Refusal, request: &Request) -> Response<Body> {
    let (status, id) = match refusal {
        Refusal::Host => (StatusCode::MISDIRECTED_REQUEST, "web-wrong-host"),
        Refusal::Token => (StatusCode::UNAUTHORIZED, "web-wrong-token"),
        Refusal::Origin => (StatusCode::FORBIDDEN, "web-wrong-origin"),
    };
    let said = wanted_language(app, request.headers()).say(&Message::new(id));
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "text/plain; charset=utf-8")
        .body(Body::from(said + "\n"))
        .expect("headers without control characters")
}

async fn answer(app: Arc<App>, page: Page, request: Request) -> Response<Body> {
    let visit = match visit(app, request).await {
        Ok(visit) => visit,
        Err(refusal) => return refusal,
    };
    let answered = tokio::task::spawn_blocking(move || {
        let replied = page(&visit).map(Reply::into_response);
        replied.unwrap_or_else(|failure| failed(&failure, &visit))
    });
    answered.await.unwrap_or_else(|_| {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        let response = Response::builder().status(status).body(Body::empty());
        response.expect("a status alone")
    })
}

fn failed(failure: &Failure, visit: &Visit) -> Response<Body> {
    let page = reply::page(failure.status, failure.page(visit));
    let mut response = page.expect("headers without control characters");
    if failure.status == StatusCode::SERVICE_UNAVAILABLE {
        let soon = HeaderValue::from_static(SOON);
        response.headers_mut().insert(header::RETRY_AFTER, soon);
    }
    response
}

async fn visit(app: Arc<App>, request: Request) -> Result<Visit, Response<Body>> {
    let (mut head, body) = request.into_parts();
    let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    let parts = RawPathParams::from_request_parts(&mut head, &()).await;
    let parts = parts.map_or_else(|_| Vec::new(), |parts| parts.iter().map(owned).collect());
    let mut visit = Visit {
        lang: wanted_language(&app, &head.headers),
        address: head
            .uri
            .path_and_query()
            .map_or_else(String::new, ToString::to_string),
        parts,
        fields: Vec::new(),
        now: Moment::now(),
        app,
    };
    let form = Form::<Vec<(String, String)>>::from_request(Request::from_parts(head, body), &());
    match form.await {
        Ok(Form(fields)) => visit.fields = fields,
        Err(rejection) => {
            let message = Message::new("web-form-refused").with("most", LARGEST_FORM / 1024);
            let failure = Failure::new(rejection.status(), message, None);
            return Err(failed(&failure, &visit));
        }
    }
    Ok(visit)
}

fn wanted_language(app: &App, headers: &HeaderMap) -> crate::text::Lang {
    let text = |name| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default()
    };
    language::of(
        text(header::COOKIE),
        text(header::ACCEPT_LANGUAGE),
        app.lang,
    )
}
