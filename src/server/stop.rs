//! Being told to stop: SIGTERM from whoever runs the process, SIGINT from the keyboard.

use std::{future::Future, io};

/// Begins to listen at once; the future ends with the first signal.
#[cfg(unix)]
pub(super) fn signal() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        std::future::poll_fn(|context| {
            if terminate.poll_recv(context).is_ready() || interrupt.poll_recv(context).is_ready() {
                std::task::Poll::Ready(())
            } else {
                std::task::Poll::Pending
            }
        })
        .await;
        tracing::info!("told to stop; finishing open requests");
    })
}

/// Begins to listen at once; the future ends with the first signal.
#[cfg(not(unix))]
pub(super) fn signal() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        // Without a way to hear the keyboard the process is ended from outside.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
