import type { MapPicture } from '../../../../views/customer/store/store-map.tsx';
import { type Frame, type MapView, mapViewOf, type Pixel, project, scaleBar } from '../../../domain/store/map-view.ts';
import type { Point } from '../../../domain/store/place.ts';
import type { Town } from '../../../operations/loading/map-towns.ts';
import { outlinePaths } from './map-outlines.ts';

const WIDTH = 520;
const HEIGHT = 744;
// The panel is rarely of the picture's own shape, so the land goes on beyond its edges.
const FRAME: Frame = { left: -WIDTH, top: -HEIGHT, right: 2 * WIDTH, bottom: 2 * HEIGHT };
const MOST_TOWNS = 14;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const round = ({ x, y }: Pixel): Pixel => ({ x: Math.round(x), y: Math.round(y) });
const isInside = ({ x, y }: Pixel): boolean => x > 0 && y > 0 && x < WIDTH && y < HEIGHT;

/** Cheaper than projecting thousands of towns for a map that shows a dozen. */
const isNear = (view: MapView, town: Point): boolean => Math.abs(town.lat - view.center.lat) * view.scale < HEIGHT / 2;

/** Towns in their order as far as their names hide neither a pin nor one another. */
function placedTowns(towns: readonly (Pixel & { name: string })[], taken: Box[]): (Pixel & { name: string })[] {
  const placed: (Pixel & { name: string })[] = [];
  for (const town of towns) {
    if (placed.length === MOST_TOWNS) break;
    const box = { left: town.x - 6, right: town.x + 12 + town.name.length * 7, top: town.y - 12, bottom: town.y + 12 };
    if (!isInside(town) || box.right > WIDTH || taken.some((t) => overlap(t, box))) continue;
    taken.push(box);
    placed.push(town);
  }
  return placed;
}

/** The map beside the list: pins numbered as the list is. `towns` likeliest known first. */
export function mapPicture(
  stores: readonly Point[],
  you: Point | null,
  towns: readonly Town[],
  firstNumber = 1,
): MapPicture | null {
  const view = mapViewOf(you ? [...stores, you] : stores, WIDTH, HEIGHT);
  if (!view || stores.length === 0) return null;
  const pins = stores.map((s, i) => ({ ...round(project(view, s)), number: firstNumber + i }));
  const taken = pins.map((p) => ({ left: p.x - 18, right: p.x + 18, top: p.y - 44, bottom: p.y + 2 }));
  const mine = you && round(project(view, you));
  if (mine) taken.push({ left: mine.x - 20, right: mine.x + 20, top: mine.y - 20, bottom: mine.y + 20 });
  return {
    width: WIDTH,
    height: HEIGHT,
    ...outlinePaths(view, FRAME),
    towns: placedTowns(
      towns.filter((t) => isNear(view, t)).map((t) => ({ ...round(project(view, t)), name: t.name })),
      taken,
    ),
    pins,
    you: mine,
    scale: scaleBar(view, 140),
  };
}
