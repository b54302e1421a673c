// Builds dist/: the bundled server and command line, the migrations and data files beside them, and the joined, hashed assets.
// `node src/build.mjs [--quiet] [--bench] [--demo] [--assets]`; does nothing when no source changed since the last build.
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildAssets } from './build-assets.mjs';
import { slimSourceMap } from './slim-source-map.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

// Native, or reading files beside themselves: these stay in node_modules.
const EXTERNAL = ['libsql', 'geo-tz', 'bufferutil', 'utf-8-validate', 'pino-pretty'];
/** A demo sends no mail, has no server of its database and reads no file: a third of its build would go into these. */
const NOT_OF_A_DEMO = ['nodemailer', 'ws', '@libsql/hrana-client', 'fflate', 'csv-parse'];

async function filesUnder(dir) {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((e) => e.isFile()).map((e) => join(e.parentPath ?? e.path, e.name));
}

/** A digest of the names, sizes and times of everything that a build reads. */
async function stampOf(kind) {
  const folders =
    kind === 'assets' ? ['static'] : ['src', 'views', 'static', ...(kind === 'bench' ? ['test/bench'] : [])];
  const files = (await Promise.all(folders.map((f) => filesUnder(join(root, f))))).flat();
  files.push(join(root, 'package-lock.json'), join(root, 'tsconfig.json'));
  const lines = await Promise.all(
    files.sort().map(async (f) => {
      const s = await stat(f);
      return `${relative(root, f)} ${s.size} ${s.mtimeMs}`;
    }),
  );
  return createHash('sha256')
    .update(`${process.version}\n${lines.join('\n')}`)
    .digest('hex');
}

const isFresh = async (name, stamp) => (await readFile(join(dist, name), 'utf8').catch(() => '')) === stamp;

/** Migrations and data files lie flat in dist, since modules address them as `./name` beside themselves. */
async function copyData() {
  await rm(join(dist, 'migrations'), { recursive: true, force: true });
  await cp(join(root, 'src/db/migrations'), join(dist, 'migrations'), { recursive: true });
  const data = (await filesUnder(join(root, 'src'))).filter((f) => /\.(tsv|tsv\.gz|bin)$/.test(f));
  for (const file of data) await cp(file, join(dist, basename(file)));
}

const lean = {
  name: 'lean',
  setup({ onLoad }) {
    // Messages of zod in fifty languages; ours are worded in src/words.
    onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      loader: 'js',
    }));
  },
};

const isOwn = (source) => !source.includes('node_modules/');

async function slim(path) {
  await writeFile(path, slimSourceMap(await readFile(path, 'utf8'), isOwn));
}

/** What is built later: asked for by the name that it will have. */
const later = {
  name: 'later',
  setup({ onResolve }) {
    onResolve({ filter: /\/serve-demo\.ts$/ }, () => ({ path: './serve-demo.js', external: true }));
  },
};

const ALL = { server: 'src/server.ts', cli: 'src/cli.ts', demo: 'src/demo.ts', fill: 'src/seed/fill.ts' };

/**
 * The programs of a build, in the order in which they are there. Somebody waits for a demo, so that it is built without what
 * it does not need, and first of all what plays its stores: a fifth of the whole, which takes longest to run.
 */
const PROGRAMS = {
  demo: [
    { entries: { demo: ALL.demo, fill: ALL.fill }, plugins: [lean, later] },
    { entries: { 'serve-demo': 'src/cli/serve-demo.ts' }, plugins: [lean] },
  ],
  server: [{ entries: ALL, plugins: [lean] }],
  bench: [{ entries: { ...ALL, bench: 'test/bench/main.ts' }, plugins: [lean] }],
};

async function bundle(kind, { entries, plugins }) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([out, source]) => ({ out, in: join(root, source) })),
    outdir: dist,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // A demo is built while somebody waits for it: what maps its lines to their sources takes a fifth of that, and without
    // them a shorter text is read in less time.
    sourcemap: kind !== 'demo',
    minifyWhitespace: kind === 'demo',
    sourcesContent: false,
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    external: kind === 'demo' ? [...EXTERNAL, ...NOT_OF_A_DEMO] : EXTERNAL,
    plugins,
    chunkNames: 'chunks-[name]-[hash]',
    metafile: true,
    logLevel: 'warning',
    // CommonJS packages inside the bundle still ask for node's own modules by `require`.
    banner: {
      js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);",
    },
  });
  return Object.keys(result.metafile.outputs).map((file) => basename(file));
}

/** Builds all of a kind, one after the other; `onBegun` is called when the first is there. */
async function bundleAll(kind, onBegun) {
  const made = new Set();
  for (const program of PROGRAMS[kind]) {
    for (const name of await bundle(kind, program)) made.add(name);
    onBegun();
  }
  for (const name of await readdir(dist)) {
    if (name.endsWith('.js.map') && made.has(name)) await slim(join(dist, name));
    if (/\.js(\.map)?$/.test(name) && !made.has(name)) await rm(join(dist, name));
  }
}

async function writeStamp(name, stamp) {
  await writeFile(join(dist, `${name}.new`), stamp);
  await rename(join(dist, `${name}.new`), join(dist, name));
}

/** Joined and hashed assets in dist/static with their manifest, for a server run from its sources. */
export async function ensureAssets() {
  await mkdir(dist, { recursive: true });
  const stamp = await stampOf('assets');
  if (await isFresh('.assets-stamp', stamp)) return;
  await buildAssets(root, dist);
  await writeStamp('.assets-stamp', stamp);
}

/** What may be built, and whose stamps tell that nothing is to be done: a server's build has all that a demo needs. */
const KINDS = { demo: ['demo', 'server'], server: ['server'], bench: ['bench'] };

/** The program; true where something was built. */
async function ensureProgram(kind, onBegun) {
  await mkdir(dist, { recursive: true });
  const stamp = await stampOf(kind);
  const isBuilt = await Promise.all(KINDS[kind].map((its) => isFresh(`.${its}-stamp`, stamp)));
  if (isBuilt.includes(true)) return false;
  // Parts that only the others have are taken away.
  for (const other of Object.keys(KINDS)) await rm(join(dist, `.${other}-stamp`), { force: true });
  await Promise.all([bundleAll(kind, onBegun), copyData()]);
  await writeStamp(`.${kind}-stamp`, stamp);
  return true;
}

async function main(args) {
  const started = Date.now();
  if (args.includes('--assets')) return ensureAssets();
  // Who waits for it may be gone, and then nobody needs it.
  const leave = () => process.exit(1);
  process.once('disconnect', leave);
  const tellBegun = () => process.connected && process.send('begun', () => {});
  // Side by side: esbuild, a process of its own, reads the program while this one packs the assets.
  const kind = args.includes('--bench') ? 'bench' : args.includes('--demo') ? 'demo' : 'server';
  const [isBuilt] = await Promise.all([ensureProgram(kind, tellBegun), ensureAssets()]);
  if (isBuilt && !args.includes('--quiet')) process.stderr.write(`built in ${Date.now() - started} ms\n`);
  process.off('disconnect', leave);
  // A channel to who waits would keep this process.
  if (process.connected) process.disconnect();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));
