import { expect, test } from 'vitest';
import {
  clipLine,
  clipRing,
  mapViewOf,
  pathOf,
  project,
  scaleBar,
  viewMiles,
} from '../../src/domain/store/map-view.ts';

const FRAME = { left: 0, top: 0, right: 100, bottom: 100 };

test('every point lies in the view with room for its pin', () => {
  const points = [
    { lat: 45.0, lng: -93.2 },
    { lat: 44.9, lng: -93.4 },
    { lat: 45.1, lng: -93.3 },
  ];
  const view = mapViewOf(points, 520, 744)!;
  for (const { x, y } of points.map((p) => project(view, p))) {
    expect(x).toBeGreaterThanOrEqual(63.9);
    expect(x).toBeLessThanOrEqual(456.1);
    expect(y).toBeGreaterThanOrEqual(63.9);
    expect(y).toBeLessThanOrEqual(680.1);
  }
});

test('north is up and east is right', () => {
  const view = mapViewOf([{ lat: 45, lng: -93 }], 520, 744)!;
  expect(project(view, { lat: 45, lng: -93 })).toEqual({ x: 260, y: 372 });
  expect(project(view, { lat: 45.01, lng: -93 }).y).toBeLessThan(372);
  expect(project(view, { lat: 45, lng: -92.99 }).x).toBeGreaterThan(260);
});

test('stores on both sides of the date line are near each other', () => {
  const view = mapViewOf(
    [
      { lat: 52, lng: 179.9 },
      { lat: 52, lng: -179.9 },
    ],
    520,
    744,
  )!;
  expect(viewMiles(view)).toBeLessThan(30);
  expect(project(view, { lat: 52, lng: -179.9 }).x).toBeGreaterThan(project(view, { lat: 52, lng: 179.9 }).x);
});

test('one store alone is shown with its surroundings, and no store with no view', () => {
  expect(viewMiles(mapViewOf([{ lat: 45, lng: -93 }], 520, 744)!)).toBeGreaterThan(3);
  expect(mapViewOf([], 520, 744)).toBeUndefined();
});

test('the scale bar is a round number of miles that fits', () => {
  const view = mapViewOf([{ lat: 45, lng: -93 }], 520, 744)!;
  const bar = scaleBar(view, 140);
  expect(bar.width).toBeLessThanOrEqual(140);
  expect([0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500]).toContain(bar.miles);
});

test('a ring is cut at the frame', () => {
  const ring = [
    { x: -50, y: -50 },
    { x: 150, y: -50 },
    { x: 150, y: 150 },
    { x: -50, y: 150 },
  ];
  const cut = clipRing(ring, FRAME);
  expect(cut.every((p) => p.x >= 0 && p.x <= 100 && p.y >= 0 && p.y <= 100)).toBe(true);
  expect(new Set(cut.map((p) => `${p.x} ${p.y}`)).size).toBe(4);
  expect(
    clipRing(
      [
        { x: 200, y: 0 },
        { x: 300, y: 0 },
        { x: 300, y: 50 },
      ],
      FRAME,
    ),
  ).toEqual([]);
});

test('of a line only what comes near the frame is kept', () => {
  const line = [
    { x: -300, y: 50 },
    { x: -200, y: 50 },
    { x: 50, y: 50 },
    { x: 300, y: 50 },
    { x: 400, y: 50 },
  ];
  expect(clipLine(line, FRAME)).toEqual([line.slice(1, 4)]);
});

test('a path leaves out points that no eye could tell apart', () => {
  expect(
    pathOf(
      [
        { x: 0, y: 0 },
        { x: 0.2, y: 0.2 },
        { x: 10, y: 10.3 },
      ],
      false,
    ),
  ).toBe('M0 0L10 10.5');
  expect(pathOf([{ x: 0, y: 0 }], true)).toBe('');
});
