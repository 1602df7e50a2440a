// Bundles static/ into a folder of hashed, compressed files and lists them in assets.tsv. Usage: node static/bundle.mjs OUT
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";

const out = process.argv[2];
const require = createRequire(import.meta.url);
const COMPRESSIBLE = new Set([".js", ".mjs", ".css", ".svg", ".txt"]);

/** `import url from "file:package/path"` copies that file as it is (minified where it is CSS) and gives its hashed address. */
const copiedFiles = {
  name: "copied-files",
  setup(build) {
    build.onResolve({ filter: /^file:/ }, ({ path }) => {
      const inside = path.slice("file:".length);
      const [scopeOrName, ...rest] = inside.split("/");
      const root = dirname(require.resolve(`${scopeOrName}/package.json`));
      return { path: join(root, ...rest), namespace: "copied" };
    });
    build.onLoad({ filter: /.*/, namespace: "copied" }, async ({ path }) => {
      const text = readFileSync(path, "utf8").replace(/\n\/[/*]# sourceMappingURL=.*$/m, "");
      const css = extname(path) === ".css";
      const contents = css ? (await esbuild.transform(text, { loader: "css", minify: true })).code : text;
      return { contents, loader: "file" };
    });
  },
};

/** Dark follows the system unless the page says otherwise: the rules of `[data-theme="dark"]` again, for who asked for nothing. */
const systemDark = {
  name: "system-dark",
  setup(build) {
    build.onLoad({ filter: /[/\\]tokens\.css$/ }, ({ path }) => {
      const tokens = readFileSync(path, "utf8");
      const dark = tokens.match(/\[data-theme="dark"\] (\{[^}]*\})/)?.[1];
      if (!dark) throw new Error(`${path}: no block [data-theme="dark"] { … }`);
      return { contents: `${tokens}\n@media (prefers-color-scheme: dark) { :root:not([data-theme]) ${dark} }\n`, loader: "css" };
    });
  },
};

const LANGUAGES = readdirSync("static/lang").sort();

/** `words:fa` is a module that teaches static/words.ts the messages of a language which scripts may say, and no others. */
const messages = {
  name: "messages",
  setup(build) {
    build.onResolve({ filter: /^words:/ }, ({ path }) => ({ path: path.slice("words:".length), namespace: "words" }));
    build.onLoad({ filter: /.*/, namespace: "words" }, ({ path: language }) => {
      const text = JSON.stringify(messagesOf(language));
      return { contents: `import { learn } from "./static/words.ts";\nlearn(${text});`, resolveDir: process.cwd() };
    });
  },
};

const { metafile } = await esbuild.build({
  entryPoints: [
    ...["static/early.ts", "static/map.ts", "static/embed.ts", "static/print.ts", "static/mini-map.ts", "static/site.ts", "static/css/site.css"].map((path) => ({ in: path, out: basename(path, extname(path)) })),
    ...LANGUAGES.map((language) => ({ in: `words:${language}`, out: `words-${language}` })),
  ],
  outdir: out,
  outbase: "static",
  entryNames: "[name].[hash]",
  chunkNames: "[name].[hash]",
  assetNames: "[name].[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["es2022", "chrome111", "firefox113", "safari16.4"],
  minify: true,
  legalComments: "linked",
  charset: "utf8",
  loader: { ".svg": "text", ".woff2": "file" },
  plugins: [copiedFiles, systemDark, messages],
  metafile: true,
  logLevel: "warning",
});

/** `map.3ZK2QXWA.js` is asked for by its logical name, `map.js`. */
const logical = (name) => name.replace(/\.[0-9A-Z]{8}(?=\.)/, "");

const names = [...Object.keys(metafile.outputs).map((path) => basename(path)), copyHashed("static/favicon.svg")];
await bundleWorker(names);
for (const name of names) compress(name);
removeStale(new Set(names));
const rows = names.map((name) => `${logical(name)}\t${name}\n`).sort();
writeFileSync(join(out, "assets.tsv"), rows.join(""));
writeFileSync(join(out, "metafile.json"), JSON.stringify(metafile));

/** The messages of a language whose ids stand as strings in some script. */
function messagesOf(language) {
  const scripts = readdirSync("static", { recursive: true }).filter((path) => path.endsWith(".ts"));
  const code = scripts.map((path) => readFileSync(join("static", path), "utf8")).join("\n");
  const files = readdirSync(join("static/lang", language)).sort();
  const text = files.map((file) => readFileSync(join("static/lang", language, file), "utf8")).join("\n");
  // A message is its first line and all behind it that is indented, closes a brace, or is blank between such lines.
  const all = text.match(/^[a-z][\w-]* *=.*(?:\n+(?:[ \t]+\S|[ \t]*\}).*)*/gm) ?? [];
  return all.filter((message) => code.includes(`"${message.match(/^[\w-]+/)[0]}"`)).join("\n");
}

/** The service worker stands at the root under its own name; its build is the hash of all names, which hold their contents' hashes. */
async function bundleWorker(names) {
  const build = createHash("sha256").update([...names].sort().join("\n")).digest("hex").slice(0, 12);
  await esbuild.build({
    entryPoints: ["static/sw.ts"],
    outfile: join(out, "sw.js"),
    bundle: true,
    format: "iife",
    target: ["es2022", "chrome111", "firefox113", "safari16.4"],
    minify: true,
    charset: "utf8",
    define: { BUILD: JSON.stringify(build) },
    logLevel: "warning",
  });
  // Its name says nothing of its content: what was compressed before may be another one.
  for (const ending of [".br", ".gz"]) rmSync(join(out, `sw.js${ending}`), { force: true });
  names.push("sw.js");
}

/** Copies a file that no other one imports; its name gets a hash in esbuild's form. */
function copyHashed(path) {
  const bytes = readFileSync(path);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8).toUpperCase();
  const extension = extname(path);
  const name = `${basename(path, extension)}.${hash}${extension}`;
  writeFileSync(join(out, name), bytes);
  return name;
}

/** Writes `.br` and `.gz` beside a file once: its name holds its hash, so they never grow old. */
function compress(name) {
  const path = join(out, name);
  if (!COMPRESSIBLE.has(extname(name)) || existsSync(`${path}.gz`)) return;
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}

function removeStale(kept) {
  for (const name of readdirSync(out)) {
    const whole = name.replace(/\.(br|gz)$/, "");
    if (!kept.has(whole)) rmSync(join(out, name));
  }
}
