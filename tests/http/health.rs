//! Health.

use crate::harness::projects;

#[test]
fn live_and_ready_answer_200_and_are_not_cached() {
    for project in projects() {
        for path in ["/health/live", "/health/ready"] {
            let answer = project.server.get(path).ok();
            assert!(
                answer.header("cache-control").contains("no-"),
                "{path}: {}",
                answer.header("cache-control")
            );
        }
        assert_ne!(
            project.server.get("/health/ready").json()["status"],
            "degraded"
        );
    }
}
