import { readFileSync } from 'node:fs';
import {
  clipLine,
  clipRing,
  type Frame,
  type MapView,
  pathOf,
  project,
  viewMiles,
} from '../../../domain/store/map-view.ts';
import type { Point } from '../../../domain/store/place.ts';

const STEPS = 1000;
/** Where more than this is seen at once, county lines would be a thicket. */
const COUNTIES_UP_TO_MILES = 250;

interface Line {
  readonly points: readonly Point[];
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

interface Outlines {
  readonly land: readonly Line[];
  readonly states: readonly Line[];
  readonly counties: readonly Line[];
}

function lineOf(points: readonly Point[]): Line {
  const line = { points, south: 90, north: -90, west: 180, east: -180 };
  for (const p of points) {
    line.south = Math.min(line.south, p.lat);
    line.north = Math.max(line.north, p.lat);
    line.west = Math.min(line.west, p.lng);
    line.east = Math.max(line.east, p.lng);
  }
  return line;
}

/** Reads the file that src/seed/build-outlines.mjs writes. */
function read(): Outlines {
  const file = readFileSync(new URL('./map-outlines.bin', import.meta.url));
  let at = 0;
  const int32 = (): number => {
    at += 4;
    return file.readInt32LE(at - 4);
  };
  const int16 = (): number => {
    at += 2;
    return file.readInt16LE(at - 2);
  };
  const line = (): Line => {
    const count = int32();
    let [x, y] = [int32(), int32()];
    const points = [{ lng: x / STEPS, lat: y / STEPS }];
    for (let i = 1; i < count; i++) {
      x += int16();
      y += int16();
      points.push({ lng: x / STEPS, lat: y / STEPS });
    }
    return lineOf(points);
  };
  const section = (): Line[] => Array.from({ length: int32() }, line);
  return { land: section(), states: section(), counties: section() };
}

let kept: Outlines | null = null;
const outlines = (): Outlines => {
  kept ??= read();
  return kept;
};

interface Paths {
  readonly land: string;
  readonly borders: string;
}

const MOST_KEPT = 60;
const drawnBefore = new Map<string, Paths>();

/** What the picture shows beside the pins: land and borders, as SVG paths, for the frame around the view. */
export function outlinePaths(view: MapView, frame: Frame): Paths {
  const key = `${view.center.lat} ${view.center.lng} ${view.scale}`;
  const before = drawnBefore.get(key);
  if (before) return before;
  const paths = draw(view, frame);
  // A whole country takes some 50 ms, and the list of all stores asks for the same one again and again.
  if (drawnBefore.size >= MOST_KEPT) drawnBefore.delete(drawnBefore.keys().next().value!);
  drawnBefore.set(key, paths);
  return paths;
}

function draw(view: MapView, frame: Frame): Paths {
  const { land, states, counties } = outlines();
  const halfLat = (frame.bottom - frame.top) / 2 / view.scale;
  const isNear = (l: Line): boolean => l.south < view.center.lat + halfLat && l.north > view.center.lat - halfLat;
  const pixels = (l: Line) => l.points.map((p) => project(view, p));
  const lines = viewMiles(view) > COUNTIES_UP_TO_MILES ? states : [...states, ...counties];
  return {
    land: land
      .filter(isNear)
      .map((l) => pathOf(clipRing(pixels(l), frame), true))
      .join(''),
    borders: lines
      .filter(isNear)
      .flatMap((l) => clipLine(pixels(l), frame).map((run) => pathOf(run, false)))
      .join(''),
  };
}
