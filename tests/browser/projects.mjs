// The projects the pages are tested on, each served by the real binary, and what their files hold.
import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const binary = process.env.SARHAD_BIN ?? join(root, "target/debug/sarhad");

/** Where screenshots land; git ignores it. */
export const screenshots = join(root, "screenshots");

export const projects = [
  { name: "bundled", folder: join(root, "geodata"), hasClaims: true },
  { name: "second", folder: join(root, "tests/fixtures/second"), hasClaims: false },
];

/** Starts the server of a project; resolves to its base URL and a function that ends it. */
export function serve({ folder }, { listen = "127.0.0.1:0", publicUrl } = {}) {
  const behind = publicUrl ? ["--public-url", publicUrl] : [];
  const child = spawn(binary, ["serve", "--geodata", folder, "--listen", listen, ...behind], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1" },
  });
  process.once("exit", () => child.kill());
  const stop = () => new Promise((done) => (child.once("exit", done), child.kill()));
  return new Promise((resolve, reject) => {
    let said = "";
    const read = (chunk) => {
      said += chunk;
      const base = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (base) resolve({ base, stop });
    };
    child.stdout.setEncoding("utf8").on("data", read);
    child.stderr.setEncoding("utf8").on("data", read);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    child.once("error", reject);
  });
}

/** The manifest's tables of a name, as far as these tests read them: flat keys of [[name]]. */
function tables(manifest, name) {
  return manifest
    .split(/^\[+/m)
    .filter((part) => part.startsWith(`${name}]]`))
    .map((part) => Object.fromEntries([...part.matchAll(/^(\w+) *= *"([^"]*)"/gm)].map(([, key, value]) => [key, value])));
}

/** Every report of a project's files, in no order. */
export function reportsOf({ folder }) {
  const manifest = readFileSync(join(folder, "sarhad.toml"), "utf8");
  return tables(manifest, "collection")
    .filter(({ kind }) => kind === "report")
    .flatMap(({ file }) => files(folder, file))
    .flatMap((file) => JSON.parse(readFileSync(file, "utf8")).features);
}

export function categoriesOf({ folder }) {
  return tables(readFileSync(join(folder, "sarhad.toml"), "utf8"), "category").map(({ id }) => id);
}

function files(folder, pattern) {
  const [before, after] = basename(pattern).split("*");
  if (after === undefined) return [join(folder, pattern)];
  const inside = join(folder, dirname(pattern));
  return readdirSync(inside)
    .filter((name) => name.startsWith(before) && name.endsWith(after))
    .map((name) => join(inside, name));
}
