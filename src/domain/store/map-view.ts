import type { Point } from './place.ts';

/** A drawing plane over a part of the earth: x to the right, y down, both in pixels. */
export interface MapView {
  readonly width: number;
  readonly height: number;
  readonly center: Point;
  /** Pixels a degree of latitude. */
  readonly scale: number;
}

const EDGE = 64;
const SMALLEST_SPAN_DEGREES = 0.06;
const MILES_A_DEGREE = 69.09;
const SCALE_MILES = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500];

/** Longitude less the center's, the short way round the earth. */
const eastOf = (lng: number, center: number): number => ((((lng - center) % 360) + 540) % 360) - 180;
const narrowing = (lat: number): number => Math.cos((lat * Math.PI) / 180);

/** The view that shows all points with room for their pins. Undefined for none. */
export function mapViewOf(points: readonly Point[], width: number, height: number): MapView | undefined {
  const first = points[0];
  if (!first) return undefined;
  const lats = points.map((p) => p.lat);
  const easts = points.map((p) => eastOf(p.lng, first.lng));
  const middle = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  const span = (values: readonly number[]): number =>
    Math.max(Math.max(...values) - Math.min(...values), SMALLEST_SPAN_DEGREES);
  const center = { lat: middle(lats), lng: first.lng + middle(easts) };
  const scale = Math.min((height - 2 * EDGE) / span(lats), (width - 2 * EDGE) / (span(easts) * narrowing(center.lat)));
  return { width, height, center, scale };
}

export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** Equirectangular about the center: true to shape at a city's size, good enough at a country's. */
export function project(view: MapView, point: Point): Pixel {
  const { center, scale, width, height } = view;
  return {
    x: width / 2 + eastOf(point.lng, center.lng) * narrowing(center.lat) * scale,
    y: height / 2 - (point.lat - center.lat) * scale,
  };
}

/** The longest round number of miles whose bar is at most `maxWidth` pixels. */
export function scaleBar(view: MapView, maxWidth: number): { readonly miles: number; readonly width: number } {
  const widthOf = (miles: number): number => (miles / MILES_A_DEGREE) * view.scale;
  const miles = SCALE_MILES.findLast((m) => widthOf(m) <= maxWidth) ?? SCALE_MILES[0]!;
  return { miles, width: Math.round(widthOf(miles)) };
}

/** Miles from one edge of the view to the other, along its middle. */
export const viewMiles = (view: MapView): number => (view.height / view.scale) * MILES_A_DEGREE;

/** A rectangle in pixels. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Side = (p: Pixel) => number;

const sidesOf = (f: Frame): readonly Side[] => [
  (p) => p.x - f.left,
  (p) => f.right - p.x,
  (p) => p.y - f.top,
  (p) => f.bottom - p.y,
];

/** The part of a closed ring inside the frame (Sutherland and Hodgman 1974). */
export function clipRing(ring: readonly Pixel[], frame: Frame): Pixel[] {
  let points: readonly Pixel[] = ring;
  for (const side of sidesOf(frame)) {
    const kept: Pixel[] = [];
    points.forEach((p, i) => {
      const before = points.at(i - 1)!;
      const [a, b] = [side(before), side(p)];
      if (a >= 0 !== b >= 0) {
        const t = a / (a - b);
        kept.push({ x: before.x + (p.x - before.x) * t, y: before.y + (p.y - before.y) * t });
      }
      if (b >= 0) kept.push(p);
    });
    points = kept;
  }
  return [...points];
}

/** The runs of a line that come near the frame; what is wholly outside is left out. */
export function clipLine(line: readonly Pixel[], frame: Frame): Pixel[][] {
  const sides = sidesOf(frame);
  const runs: Pixel[][] = [];
  let run: Pixel[] = [];
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const isOutside = sides.some((side) => side(a) < 0 && side(b) < 0);
    if (!isOutside) {
      if (run.length === 0) run.push(a);
      run.push(b);
    } else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** An SVG path of the points, to half a pixel; points closer than that to the one before are left out. */
export function pathOf(points: readonly Pixel[], isClosed: boolean): string {
  const half = (n: number): number => Math.round(n * 2) / 2;
  const parts: string[] = [];
  let last: Pixel | null = null;
  for (const p of points) {
    if (last && Math.abs(p.x - last.x) < 1 && Math.abs(p.y - last.y) < 1) continue;
    parts.push(`${half(p.x)} ${half(p.y)}`);
    last = p;
  }
  return parts.length < 2 ? '' : `M${parts.join('L')}${isClosed ? 'z' : ''}`;
}
