// Joins scripts and styles, gives every asset a name with its content's hash, and writes the manifest that src/web/assets.ts reads.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';

const COMPRESSIBLE = new Set(['.css', '.js', '.svg', '.json', '.webmanifest']);
// The tokens file declares the order of the layers, so it comes first; print has the last word.
const CSS_FIRST = ['tokens.css', 'base.css'];
const CSS_LAST = ['print.css'];

const hashOf = (body) => createHash('sha256').update(body).digest('hex').slice(0, 12);

function hashedName(name, body) {
  const ext = extname(name);
  return `${name.slice(0, -ext.length)}-${hashOf(body)}${ext}`;
}

async function filesIn(dir, ext) {
  const names = await readdir(dir).catch(() => []);
  return names.filter((n) => n.endsWith(ext)).sort();
}

async function plainFiles(dir) {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((e) => e.isFile()).map((e) => join(e.parentPath ?? e.path, e.name));
}

/** htmx, its SSE extension and our own scripts as one file: as separate files the streams sometimes did not start. */
async function joinScripts(root) {
  const htmx = join(root, 'node_modules/htmx.org/dist');
  const folder = join(root, 'static/js');
  const own = (await filesIn(folder, '.js')).sort((a, b) => Number(b === 'app.js') - Number(a === 'app.js'));
  const bundled = await build({
    stdin: { contents: own.map((n) => `import './${n}';`).join('\n'), resolveDir: folder },
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    target: 'es2022',
    legalComments: 'none',
  });
  const parts = await Promise.all(['htmx.min.js', 'ext/hx-sse.min.js'].map((n) => readFile(join(htmx, n), 'utf8')));
  return [...parts.map((p) => p.replace(/^\/\/# sourceMappingURL=.*$/gm, '')), bundled.outputFiles[0].text].join(';\n');
}

/** Scripts that only some pages need (maps, service worker), each bundled into a file of its own. */
async function separateScripts(root) {
  const folder = join(root, 'static/js/separate');
  const out = {};
  for (const name of await filesIn(folder, '.js')) {
    const made = await build({
      entryPoints: [join(folder, name)],
      bundle: true,
      write: false,
      format: 'iife',
      minify: true,
      target: 'es2022',
      legalComments: 'none',
    });
    out[`js/${name}`] = made.outputFiles[0].text;
  }
  return out;
}

/** All style sheets in the order of their layers, with `../fonts/x` and the like pointing at the hashed names. */
async function joinStyles(root, manifest) {
  const folder = join(root, 'static/css');
  const rank = (n) => (CSS_FIRST.includes(n) ? CSS_FIRST.indexOf(n) : CSS_LAST.includes(n) ? 1000 : 100);
  const names = (await filesIn(folder, '.css')).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  const joined = (await Promise.all(names.map((n) => readFile(join(folder, n), 'utf8')))).join('\n');
  const pointed = joined.replace(/url\(\s*["']?(?:\.\.\/|\/static\/)([^"')]+)["']?\s*\)/g, (whole, name) => {
    if (!manifest[name]) throw new Error(`static/css names an asset that is not there: ${whole}`);
    return `url("/static/${manifest[name]}")`;
  });
  return (await transform(pointed, { loader: 'css', minify: true })).code;
}

async function emit(dir, manifest, name, body) {
  const hashed = hashedName(name, body);
  const path = join(dir, hashed);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, body);
  if (COMPRESSIBLE.has(extname(name))) {
    await writeFile(`${path}.gz`, gzipSync(body, { level: 9 }));
    await writeFile(`${path}.br`, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  }
  manifest[name] = hashed;
}

/** Writes dist/static and dist/assets.json; the manifest is replaced last and in one step. */
export async function buildAssets(root, dist) {
  const dir = join(dist, 'static');
  const manifest = {};
  for (const folder of ['fonts', 'images', 'sounds']) {
    for (const file of await plainFiles(join(root, 'static', folder))) {
      await emit(dir, manifest, relative(join(root, 'static'), file), await readFile(file));
    }
  }
  await emit(dir, manifest, 'app.css', await joinStyles(root, manifest));
  await emit(dir, manifest, 'app.js', await joinScripts(root));
  for (const [name, body] of Object.entries(await separateScripts(root))) await emit(dir, manifest, name, body);
  const kept = new Set(Object.values(manifest));
  for (const file of await plainFiles(dir)) {
    const name = relative(dir, file).replace(/\.(gz|br)$/, '');
    if (!kept.has(name)) await rm(file);
  }
  await writeFile(join(dist, 'assets.json.new'), JSON.stringify(manifest, null, 2));
  await rename(join(dist, 'assets.json.new'), join(dist, 'assets.json'));
}
