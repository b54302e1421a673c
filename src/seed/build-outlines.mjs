// Writes src/web/customer/find/map-outlines.bin: coasts, state borders and county lines of the United States for the finder's
// map, from us-atlas (ISC; shapes of the US Census Bureau, public domain). Run by hand when us-atlas changes:
// `node src/seed/build-outlines.mjs`.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { feature, mesh } from 'topojson-client';

const root = new URL('../..', import.meta.url);
/** Steps of a degree: about 110 m, finer than the source. */
const STEPS = 1000;

const topology = JSON.parse(await readFile(new URL('node_modules/us-atlas/counties-10m.json', root), 'utf8'));
const { counties, states, nation } = topology.objects;

const ringsOf = (geometry) => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat());
const land = feature(topology, nation).features.flatMap((f) => ringsOf(f.geometry));
const stateOf = (county) => String(county.id).slice(0, 2);
const stateLines = mesh(topology, states, (a, b) => a !== b).coordinates;
const countyLines = mesh(topology, counties, (a, b) => a !== b && stateOf(a) === stateOf(b)).coordinates;

/** A line as its start and then steps, each in 16 bits; a longer step is taken in halves. */
function encoded(line) {
  const points = line.map(([lng, lat]) => [Math.round(lng * STEPS), Math.round(lat * STEPS)]);
  const out = [points[0]];
  for (const [x, y] of points.slice(1)) {
    const [px, py] = out.at(-1);
    const parts = Math.ceil(Math.max(Math.abs(x - px), Math.abs(y - py)) / 32_000);
    for (let i = 1; i <= parts; i++)
      out.push([Math.round(px + ((x - px) * i) / parts), Math.round(py + ((y - py) * i) / parts)]);
  }
  const buffer = Buffer.alloc(12 + (out.length - 1) * 4);
  buffer.writeInt32LE(out.length, 0);
  buffer.writeInt32LE(out[0][0], 4);
  buffer.writeInt32LE(out[0][1], 8);
  for (let i = 1; i < out.length; i++) {
    buffer.writeInt16LE(out[i][0] - out[i - 1][0], 8 + i * 4);
    buffer.writeInt16LE(out[i][1] - out[i - 1][1], 10 + i * 4);
  }
  return buffer;
}

const section = (lines) => {
  const count = Buffer.alloc(4);
  count.writeInt32LE(lines.length, 0);
  return Buffer.concat([count, ...lines.map(encoded)]);
};

const file = fileURLToPath(new URL('src/web/customer/find/map-outlines.bin', root));
await writeFile(file, Buffer.concat([land, stateLines, countyLines].map(section)));
