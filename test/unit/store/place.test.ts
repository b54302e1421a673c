import { describe, expect, it } from 'vitest';
import { boundingBox, distanceKm, isInBox, isPoint, nearest } from '../../../src/domain/store/place.ts';

const DENVER = { lat: 39.7392, lng: -104.9903 };
const BOULDER = { lat: 40.015, lng: -105.2705 };

describe('place', () => {
  it('measures along the earth', () => {
    expect(distanceKm(DENVER, BOULDER)).toBeCloseTo(38.9, 0);
    expect(distanceKm(DENVER, DENVER)).toBe(0);
    expect(distanceKm({ lat: 0, lng: 179.5 }, { lat: 0, lng: -179.5 })).toBeCloseTo(111.2, 1);
  });

  it('draws a box that holds the circle, over the 180th meridian too', () => {
    const box = boundingBox(DENVER, 39);
    expect(isInBox(box, BOULDER)).toBe(true);
    expect(isInBox(box, { lat: 41, lng: -105 })).toBe(false);
    const aleutians = boundingBox({ lat: 51.9, lng: 179.9 }, 100);
    expect(aleutians.west).toBeGreaterThan(aleutians.east);
    expect(isInBox(aleutians, { lat: 51.9, lng: -179.9 })).toBe(true);
    expect(isInBox(boundingBox({ lat: 89.9, lng: 0 }, 50), { lat: 89.9, lng: 180 })).toBe(true);
  });

  it('finds the nearest, and knows what is a point', () => {
    const stores = [{ point: BOULDER }, { point: DENVER }];
    expect(nearest(stores, DENVER, 1)[0]!.thing).toBe(stores[1]);
    expect(nearest(stores, DENVER, 5, 10)).toHaveLength(1);
    expect([isPoint(90, -180), isPoint(91, 0), isPoint(0, 181), isPoint(Number.NaN, 0)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
