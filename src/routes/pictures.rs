//! `/map.svg`, `/map.png` and `/card.png`: the map drawn on the server, in the state that the address names.
//!
//! A picture costs the server far more than its request costs the client. So only a few are drawn at a time, away from
//! the workers that answer everything else; who waits too long for a turn is told to come back.

use actix_web::{HttpRequest, web};
use bytes::Bytes;
use std::time::Duration;
use tokio::sync::OwnedSemaphorePermit;

use super::{Answer, Answered, Problem, State, Visit};
use crate::{
    ogcapi::media,
    pages::{
        self,
        share::{self, Studio},
    },
    query::{EmbedParts, PageState, PictureSize},
    render::{Fonts, relief_address, relief_of},
};

/// Longest wait for a turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// All that a drawing needs, away from its request.
struct Order {
    visit: Visit,
    state: PageState,
    fonts: Fonts,
}

impl Order {
    fn studio(&self) -> Studio<'_> {
        Studio {
            dataset: self.visit.dataset(),
            fonts: &self.fonts,
        }
    }

    /// The relief is asked for by a name; a saved drawing must hold it.
    fn held(&self) -> String {
        relief_address(self.visit.dataset(), share::picture_theme(self.state.theme))
    }

    fn png(&self, svg: &str, scale: f64) -> Result<Bytes, Problem> {
        let relief = relief_of(self.visit.dataset(), share::picture_theme(self.state.theme));
        match self.fonts.png(svg, scale, relief) {
            Ok(bytes) => Ok(bytes.into()),
            Err(error) => {
                tracing::error!("a picture could not be made: {error}");
                Err(Problem::Internal)
            }
        }
    }
}

pub(super) async fn map_svg(request: HttpRequest, visit: Visit) -> Answered {
    let size = PictureSize::parse(&visit.params)?;
    draw(&request, visit, media::SVG, move |order| {
        let held = order.held();
        let svg = share::map_picture(
            order.visit.frame(),
            order.studio(),
            &order.state,
            size.px(),
            &|_| held.clone(),
        );
        Ok(svg.into())
    })
    .await
}

pub(super) async fn map_png(request: HttpRequest, visit: Visit) -> Answered {
    let size = PictureSize::parse(&visit.params)?;
    draw(&request, visit, media::PNG, move |order| {
        let svg = share::map_picture(
            order.visit.frame(),
            order.studio(),
            &order.state,
            size.px(),
            &str::to_owned,
        );
        order.png(&svg, size.scale)
    })
    .await
}

pub(super) async fn card(request: HttpRequest, visit: Visit) -> Answered {
    let report = PageState::parse(visit.query()).report;
    if let Some(id) = report.filter(|id| visit.dataset().report(id).is_none()) {
        return Err(Problem::no_such("report", &id));
    }
    draw(&request, visit, media::PNG, |order| {
        let svg = share::card(
            order.visit.frame(),
            order.studio(),
            &order.state,
            &str::to_owned,
        );
        order.png(&svg.ok_or(Problem::Internal)?, 1.0)
    })
    .await
}

/// `/print`: a page, but one with a drawing in it.
pub(super) async fn print(request: HttpRequest, visit: Visit) -> Answered {
    let turn = turn(&request).await?;
    let fonts = visit.snapshot.fonts().clone();
    let drawn = web::block(move || {
        let _turn = turn;
        let state = PageState::parse(visit.query());
        let studio = Studio {
            dataset: visit.dataset(),
            fonts: &fonts,
        };
        visit.page(pages::map::print(
            visit.frame(),
            studio,
            &state,
            &visit.links,
        ))
    });
    drawn.await.map_err(|broken| {
        tracing::error!("a sheet was not finished: {broken}");
        Problem::Internal
    })
}

/// `/embed`: the one page that other sites may put into theirs.
pub(super) async fn embed(visit: Visit) -> Answered {
    let state = PageState::parse(visit.query());
    let parts = EmbedParts::parse(&visit.params);
    let html = || pages::map::embed(visit.frame(), visit.dataset(), &state, parts);
    Ok(visit.drawn(html).embeddable())
}

async fn draw(
    request: &HttpRequest,
    visit: Visit,
    media_type: &'static str,
    work: impl FnOnce(&Order) -> Result<Bytes, Problem> + Send + 'static,
) -> Answered {
    if let Some(unchanged) = visit.unchanged(media_type) {
        return Ok(unchanged);
    }
    let turn = turn(request).await?;
    let order = Order {
        state: PageState::parse(visit.query()),
        fonts: visit.snapshot.fonts().clone(),
        visit,
    };
    let drawn = web::block(move || {
        // Who goes away frees the turn only when the drawing has ended.
        let _turn = turn;
        let bytes = work(&order)?;
        Ok::<Answer, Problem>(order.visit.answer(media_type, || bytes))
    });
    match drawn.await {
        Ok(answer) => answer,
        Err(broken) => {
            tracing::error!("a picture was not finished: {broken}");
            Err(Problem::Internal)
        }
    }
}

/// A turn to draw, within the server's patience.
async fn turn(request: &HttpRequest) -> Result<OwnedSemaphorePermit, Problem> {
    let Some(state) = request.app_data::<web::Data<State>>() else {
        return Err(Problem::Internal);
    };
    match tokio::time::timeout(PATIENCE, state.easels().acquire_owned()).await {
        Ok(Ok(turn)) => Ok(turn),
        Ok(Err(_)) | Err(_) => Err(Problem::Busy),
    }
}
