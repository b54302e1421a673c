import type { Language } from '../../../src/time/wording.ts';
import { words } from '../../../src/words/words.ts';

/** A map as lines and places in its own units: x to the right, y down, from 0 to `width` and `height`. */
export interface MapPicture {
  readonly width: number;
  readonly height: number;
  readonly land: string;
  readonly borders: string;
  readonly towns: readonly { readonly x: number; readonly y: number; readonly name: string }[];
  readonly pins: readonly { readonly x: number; readonly y: number; readonly number: number }[];
  readonly you: { readonly x: number; readonly y: number } | null;
  readonly scale: { readonly width: number; readonly miles: number } | null;
}

const PIN = 'h32v32h-10l-6 10-6-10h-10z';

/** Drawn by the server from outlines that ship with it: no tiles, nothing fetched from anyone else. An extra to the list. */
export function StoreMap({ picture: p, lang }: { picture: MapPicture; lang: Language }) {
  const w = words(lang).finder;
  return (
    <aside class="map-box" aria-label={w.map}>
      <svg
        class="map"
        viewBox={`0 0 ${p.width} ${p.height}`}
        preserveAspectRatio="xMidYMid meet"
        role="img"
        aria-label={w.mapAlt(p.pins.length)}
      >
        <rect class="map-water" x={-p.width} y={-p.height} width={3 * p.width} height={3 * p.height} />
        <path class="map-land" d={p.land} />
        <path class="map-border" d={p.borders} />
        {p.towns.map((t) => (
          <g class="map-town">
            <circle cx={t.x} cy={t.y} r="2.5" />
            <text x={t.x + 7} y={t.y + 4}>
              {t.name}
            </text>
          </g>
        ))}
        {p.you && (
          <g class="map-you">
            <circle cx={p.you.x} cy={p.you.y} r="8" />
            <circle class="map-halo" cx={p.you.x} cy={p.you.y} r="17" />
          </g>
        )}
        {p.pins.toReversed().map((pin) => (
          <g class={pin.number === p.pins[0]?.number ? 'map-pin map-pin-first' : 'map-pin'}>
            <path d={`M${pin.x - 16} ${pin.y - 42}${PIN}`} />
            <text x={pin.x} y={pin.y - 20} text-anchor="middle">
              {pin.number}
            </text>
          </g>
        ))}
        {p.scale && (
          <g class="map-scale">
            <path d={`M20 ${p.height - 28}v8h${p.scale.width}v-8`} />
            <text x="28" y={p.height - 28}>
              {w.mapScale(p.scale.miles)}
            </text>
          </g>
        )}
      </svg>
    </aside>
  );
}
