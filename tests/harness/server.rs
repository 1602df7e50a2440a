//! The real binary on a real port, ended when nobody needs it any more.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::client::{Reply, fetch};

/// The server's path, as cargo built it for these tests.
pub(crate) fn binary() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sarhad"));
    for (name, _) in std::env::vars() {
        if name.starts_with("SARHAD_") {
            command.env_remove(name);
        }
    }
    command.env("NO_COLOR", "1").env_remove("RUST_LOG");
    command
}

/// A shell between us and the server: when our end of its standard input closes, however we end, it ends the
/// server by its id. A static server would otherwise outlive the test process, which drops no statics.
const KEEPER: &str = r#"exec 3<&0
"$0" "$@" </dev/null 3<&- 2>&1 & server=$!
(cat <&3; kill $server) >/dev/null 2>&1 &
wait $server"#;

/// How long a start may take, with a debug build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(90);

/// A running server; ends when dropped.
#[derive(Debug)]
pub(crate) struct Server {
    /// The base URL of its ready line, without a slash at the end.
    pub(crate) base: String,
    keeper: Child,
    stdin: Option<ChildStdin>,
}

impl Server {
    /// Serves a project folder on a free port.
    pub(crate) fn start(folder: &Path) -> Self {
        let folder = folder.to_str().expect("fixture paths are UTF-8");
        Self::start_with(&["serve", "--geodata", folder, "--listen", "127.0.0.1:0"])
    }

    /// Serves with these arguments; returns once the ready line is there.
    pub(crate) fn start_with(arguments: &[&str]) -> Self {
        Self::start_saying(arguments, "http://127.0.0.1:")
    }

    /// Serves with these arguments; its ready line is the one that holds this beginning of its base URL.
    pub(crate) fn start_saying(arguments: &[&str], beginning: &str) -> Self {
        let plain = binary();
        let mut shell = Command::new("sh");
        for (name, value) in plain.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        let mut keeper = shell
            .args(["-c", KEEPER])
            .arg(plain.get_program())
            .args(arguments)
            .current_dir(std::env::temp_dir())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("sh starts");
        let stdin = keeper.stdin.take();
        let output = keeper.stdout.take().expect("standard output is piped");
        let lines = follow(output);
        let base = ready(&lines, beginning);
        Self {
            base,
            keeper,
            stdin,
        }
    }

    /// Asks for a path of this server (or for an absolute URL) with no headers of its own.
    pub(crate) fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &[])
    }

    /// Asks as a browser that opens a page.
    pub(crate) fn browse(&self, path: &str) -> Reply {
        self.ask(
            "GET",
            path,
            &[(
                "accept",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            )],
        )
    }

    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
        fetch(method, &self.url(path), headers)
    }

    pub(crate) fn url(&self, path: &str) -> String {
        if path.starts_with("http") {
            path.to_owned()
        } else {
            format!("{}{path}", self.base)
        }
    }

    /// Sends these bytes as they are, for requests that a decent client refuses to make; returns the whole answer.
    pub(crate) fn raw(&self, request: &str) -> String {
        let address = self
            .base
            .strip_prefix("http://")
            .expect("the base URL is plain HTTP");
        let mut stream = TcpStream::connect(address).expect("the server accepts");
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .expect("a timeout can be set");
        stream
            .write_all(request.as_bytes())
            .expect("the request is sent");
        let mut answer = Vec::new();
        // A reset after the answer is no failure: what was read until then counts.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stdin.take());
        let _ = self.keeper.wait();
    }
}

fn follow(output: impl Read + Send + 'static) -> mpsc::Receiver<String> {
    let (sender, lines) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            // Read on when nobody listens any more: a server must not find its log closed.
            drop(sender.send(line));
        }
    });
    lines
}

/// Waits for the line that holds the base URL.
fn ready(lines: &mpsc::Receiver<String>, beginning: &str) -> String {
    let until = Instant::now() + PATIENCE;
    let mut seen = Vec::new();
    while let Ok(line) = lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
        if let Some(base) = base_url(&line, beginning) {
            return base;
        }
        seen.push(line);
    }
    unreachable!(
        "the server never said where it listens; it said: {}",
        seen.join("\n")
    )
}

fn base_url(line: &str, beginning: &str) -> Option<String> {
    let start = line.find(beginning)?;
    let rest = &line[start..];
    let end = rest
        .find(|c: char| c.is_whitespace() || "\"',;)\u{1b}".contains(c))
        .unwrap_or(rest.len());
    Some(rest[..end].trim_end_matches('/').to_owned())
}

/// A port that was free a moment ago.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("some port is free");
    listener
        .local_addr()
        .expect("a bound socket has an address")
        .port()
}

/// Runs a command to its end, at most a minute: exit status and everything it said.
pub(crate) fn finish(command: &mut Command) -> (ExitStatus, String) {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let said = lines_of(&mut child);
    let until = Instant::now() + PATIENCE;
    loop {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            return (status, said.iter().collect::<Vec<_>>().join("\n"));
        }
        if Instant::now() > until {
            let _ = child.kill();
            unreachable!(
                "the command did not end; it said: {}",
                said.try_iter().collect::<Vec<_>>().join("\n")
            );
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// The lines of both outputs of a child as they come.
pub(crate) fn lines_of(child: &mut Child) -> mpsc::Receiver<String> {
    let (sender, lines) = mpsc::channel();
    let out = follow(child.stdout.take().expect("standard output is piped"));
    let err = follow(child.stderr.take().expect("standard error is piped"));
    for source in [out, err] {
        let sender = sender.clone();
        thread::spawn(move || source.iter().for_each(|line| drop(sender.send(line))));
    }
    lines
}
