//! The command line: what starts, what does not start and says why in one line, and how it ends.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::harness::{Server, binary, finish, free_port, lines_of};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

/// A folder of its own for one test, empty at first.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // What an earlier run left is in the way; that there is nothing is fine.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a scratch folder can be made");
    folder
}

/// It ended with 1 and said one line, with these words in it and no sign of a panic.
fn assert_one_line(outcome: &(ExitStatus, String), words: &[&str]) {
    let (status, said) = outcome;
    assert_eq!(status.code(), Some(1), "it said: {said}");
    assert!(!said.contains("panicked"), "{said}");
    for word in words {
        assert!(said.contains(word), "{word:?} is not in: {said}");
    }
    let errors = said
        .lines()
        .filter(|line| line.contains("ERROR") || line.starts_with("sarhad:"));
    assert_eq!(errors.count(), 1, "one line says why: {said}");
}

#[test]
fn a_port_in_use_is_one_line_and_exit_1() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("some port is free");
    let address = taken
        .local_addr()
        .expect("a bound socket has an address")
        .to_string();
    let second = fixture("second");
    let outcome = finish(
        binary()
            .args(["serve", "--listen", &address, "--geodata"])
            .arg(second),
    );
    assert_one_line(&outcome, &[&address]);
}

#[test]
fn a_missing_folder_is_one_line_and_exit_1() {
    let folder = scratch("no-such").join("folder");
    for command in ["serve", "check"] {
        let outcome = match command {
            "serve" => finish(
                binary()
                    .args(["serve", "--listen", "127.0.0.1:0", "--geodata"])
                    .arg(&folder),
            ),
            _ => finish(binary().arg("check").arg(&folder)),
        };
        assert_one_line(&outcome, &[&folder.to_string_lossy()]);
    }
}

#[test]
fn a_folder_without_a_manifest_is_one_line_and_exit_1() {
    let folder = scratch("no-manifest");
    let outcome = finish(
        binary()
            .args(["serve", "--listen", "127.0.0.1:0", "--geodata"])
            .arg(&folder),
    );
    assert_one_line(&outcome, &["sarhad.toml"]);
}

#[test]
fn an_unreadable_file_is_one_line_and_exit_1() {
    let folder = scratch("unreadable");
    copy(&fixture("second"), &folder);
    // Root reads what nobody may read: a folder in the file's place cannot be read by anyone.
    fs::remove_file(folder.join("gates.geojson")).expect("the copy can be changed");
    fs::create_dir(folder.join("gates.geojson")).expect("the copy can be changed");
    let outcome = finish(
        binary()
            .args(["serve", "--listen", "127.0.0.1:0", "--geodata"])
            .arg(&folder),
    );
    assert_one_line(&outcome, &["gates.geojson"]);
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the fixture is there") {
        let path = entry.expect("the fixture can be listed").path();
        let target = to.join(path.file_name().expect("a file has a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file can be copied");
        }
    }
}

#[test]
fn an_unknown_option_is_refused_with_the_nearest_one() {
    let (status, said) = finish(binary().args(["serve", "--geodate", "x"]));
    assert_eq!(status.code(), Some(2), "{said}");
    assert!(said.contains("--geodata"), "{said}");
}

#[test]
fn help_and_version_are_answered() {
    for argument in ["--help", "--version"] {
        let (status, said) = finish(binary().arg(argument));
        assert!(status.success() && said.contains("sarhad"), "{said}");
    }
    let (_, said) = finish(binary().args(["serve", "--help"]));
    for option in ["--geodata", "--listen", "--public-url"] {
        assert!(said.contains(option), "{option} is not in the help: {said}");
    }
}

#[test]
fn a_good_folder_passes_the_check_with_exit_0() {
    for folder in [
        fixture("second"),
        Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata"),
    ] {
        let (status, said) = finish(binary().arg("check").arg(&folder));
        assert_eq!(status.code(), Some(0), "{said}");
        assert!(
            said.contains("borders") || said.contains("lines"),
            "no table of collections: {said}"
        );
    }
}

#[test]
fn start_up_prints_a_table_of_the_collections() {
    let server = Server::start(&fixture("second"));
    server.get("/health/ready").ok();
    // The table comes before the ready line: a second server's whole output is read here.
    let (mut child, lines, _) = spawn(&fixture("second"));
    let table = read_until_ready(&lines);
    end(&mut child, "TERM");
    for (collection, features) in [("sightings", "15"), ("minutes", "2"), ("gates", "2")] {
        let found = table
            .iter()
            .any(|line| line.contains(collection) && line.contains(features));
        assert!(
            found,
            "no line with {collection} and {features}:\n{}",
            table.join("\n")
        );
    }
}

fn spawn(folder: &Path) -> (Child, mpsc::Receiver<String>, u16) {
    let port = free_port();
    let mut child = binary()
        .args([
            "serve",
            "--listen",
            &format!("127.0.0.1:{port}"),
            "--geodata",
        ])
        .arg(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let lines = lines_of(&mut child);
    (child, lines, port)
}

fn read_until_ready(lines: &mpsc::Receiver<String>) -> Vec<String> {
    let mut seen = Vec::new();
    while let Ok(line) = lines.recv_timeout(Duration::from_secs(90)) {
        let ready = line.contains("http://127.0.0.1:");
        seen.push(line);
        if ready {
            return seen;
        }
    }
    unreachable!("no ready line: {}", seen.join("\n"))
}

/// Sends a signal by the child's own id and waits for its end.
fn end(child: &mut Child, signal: &str) -> (ExitStatus, Duration) {
    let sent = Command::new("kill")
        .args(["-s", signal, &child.id().to_string()])
        .status()
        .expect("kill runs");
    assert!(sent.success());
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(40) {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            return (status, start.elapsed());
        }
        thread::sleep(Duration::from_millis(10));
    }
    let _ = child.kill();
    unreachable!("{signal} did not end the server")
}

#[test]
fn sigterm_and_sigint_end_it_with_exit_0() {
    for signal in ["TERM", "INT"] {
        let (mut child, lines, _) = spawn(&fixture("second"));
        read_until_ready(&lines);
        let (status, _) = end(&mut child, signal);
        assert_eq!(
            status.code(),
            Some(0),
            "SIG{signal}: {}",
            lines.iter().collect::<Vec<_>>().join("\n")
        );
    }
}

/// Answers of three megabytes, more than the sockets hold: at the signal one of them is on its way.
#[test]
fn sigterm_lets_an_open_request_finish() {
    let (mut child, lines, port) = spawn(&Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata"));
    read_until_ready(&lines);
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the server accepts");
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .expect("a timeout can be set");
    let request = "GET /collections/countries/items?limit=100 HTTP/1.1\r\nHost: x\r\nAccept-Encoding: identity\r\n\r\n";
    stream
        .write_all(request.repeat(12).as_bytes())
        .expect("the requests are sent");
    let mut answers = vec![0; 1000];
    stream
        .read_exact(&mut answers)
        .expect("the first answer begins");
    let sent = Command::new("kill")
        .args(["-s", "TERM", &child.id().to_string()])
        .status()
        .expect("kill runs");
    assert!(sent.success());
    thread::sleep(Duration::from_millis(500));
    let _ = stream.read_to_end(&mut answers);
    assert_whole(&answers);
    assert_eq!(
        child.wait().expect("a child can be waited for").code(),
        Some(0)
    );
}

/// One answer or more, and the last is as long as its `Content-Length` says.
fn assert_whole(answers: &[u8]) {
    let (mut rest, mut whole) = (answers, 0);
    while !rest.is_empty() {
        let end = rest
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .expect("an answer has a whole head")
            + 4;
        let head = String::from_utf8_lossy(&rest[..end]).to_lowercase();
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        let length: usize = length
            .expect("an answer has a length")
            .trim()
            .parse()
            .expect("a length is a number");
        assert!(
            rest.len() >= end + length,
            "answer {whole} was cut: {} of {length} bytes",
            rest.len() - end
        );
        rest = &rest[end + length..];
        whole += 1;
    }
    assert!(whole > 0, "there is no answer");
}

#[test]
fn settings_come_from_the_environment_too() {
    let port = free_port();
    let mut child = binary()
        .env("SARHAD_LISTEN", format!("127.0.0.1:{port}"))
        .env("SARHAD_GEODATA", fixture("second"))
        .env("SARHAD_PUBLIC_URL", "https://maps.example.org/lines/")
        .current_dir(scratch("environment"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let lines = lines_of(&mut child);
    await_port(port, &lines);
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the server accepts");
    stream
        .write_all(b"GET /collections HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .expect("it is sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer comes");
    assert!(
        answer.contains("https://maps.example.org/lines/collections/sightings"),
        "{answer}"
    );
    let (status, _) = end(&mut child, "TERM");
    assert!(status.success());
}

fn await_port(port: u16, lines: &mpsc::Receiver<String>) {
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(
            start.elapsed() < Duration::from_secs(90),
            "{}",
            lines.try_iter().collect::<Vec<_>>().join("\n")
        );
        thread::sleep(Duration::from_millis(50));
    }
}

/// With no `--geodata` and no `./geodata` the project inside the binary is served.
#[test]
fn the_built_in_project_is_served_where_there_is_no_folder() {
    let server = Server::start_with(&["serve", "--listen", "127.0.0.1:0"]);
    let reports = server.get("/collections/reports/items?limit=1").ok().json();
    assert_eq!(reports["numberMatched"], 48);
}

#[test]
fn check_tells_gaps_between_areas_with_place_and_size() {
    let folder = scratch("gap");
    let land = |code: &str, ring: &str| {
        format!(
            r#"{{"type":"Feature","id":"{code}","properties":{{"code":"{code}"}},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}"#
        )
    };
    // They meet south of 0.2° and north of 0.8°; between, one of them bends away by 0.002° (222 m).
    let west = land("AAA", "[[0,0],[1,0],[1,0.2],[1,0.8],[1,1],[0,1],[0,0]]");
    let east = land(
        "BBB",
        "[[1,0],[2,0],[2,1],[1,1],[1,0.8],[1.002,0.5],[1,0.2],[1,0]]",
    );
    let file = format!(r#"{{"type":"FeatureCollection","features":[{west},{east}]}}"#);
    fs::write(folder.join("lands.geojson"), file).expect("it can be written");
    let manifest = "title = \"Two lands\"\n[[collection]]\nid = \"lands\"\nkind = \"area\"\nborders = true\ntitle = \"Lands\"\nfile = \"lands.geojson\"\n";
    fs::write(folder.join("sarhad.toml"), manifest).expect("it can be written");
    let said = binary()
        .arg("check")
        .arg(&folder)
        .output()
        .expect("it runs");
    let text = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.status.success(), "a warning is no error: {text}");
    for words in [
        "sliver between AAA, BBB at 1.00",
        "km²",
        "km long",
        "m wide",
    ] {
        assert!(text.contains(words), "{words:?} is not in: {text}");
    }
}

#[test]
fn measure_refuses_what_the_border_does_not_have_and_says_its_range() {
    let second = fixture("second");
    let measure = |arguments: &[&str]| {
        let mut command = binary();
        command
            .arg("measure")
            .args(arguments)
            .arg("--geodata")
            .arg(&second);
        finish(&mut command)
    };
    assert_one_line(
        &measure(&["ELM-OAK", "--at", "99999"]),
        &["km 99999", "from km 0 to km"],
    );
    assert_one_line(
        &measure(&["ELM-OAK", "--at", "-1"]),
        &["km -1", "from km 0 to km"],
    );
    assert_one_line(&measure(&["XXX-YYY"]), &["XXX-YYY", "ELM-OAK"]);
    for (arguments, said) in [
        (&["--locate", "181,0"][..], "LON from -180 to 180"),
        (&["--locate", "0,0", "--radius-km", "-1"], "from 0 to 20004"),
        (&["--at", "10"], "BORDER"),
    ] {
        let (status, text) = measure(arguments);
        assert_eq!(status.code(), Some(2), "{text}");
        assert!(text.contains(said), "{text}");
    }
}
