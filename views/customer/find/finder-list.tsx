import { clockTime, type Language } from '../../../src/time/wording.ts';
import { milesText } from '../../../src/words/formatting.ts';
import { words } from '../../../src/words/words.ts';
import { dayOrToday } from '../../parts/day-and-time.ts';
import { OpenLine } from '../../parts/open-line.tsx';
import { TimeFigure, WaitFigure } from '../../parts/wait-figure.tsx';
import { type RulerScale, rowsScale, WaitRuler } from '../../parts/wait-ruler.tsx';
import type { FinderProps, FinderResult, FoundStore } from './finder.tsx';

function heading(props: FinderProps, lang: Language): string {
  const w = words(lang).finder;
  const { result } = props;
  const { q } = props.query;
  switch (result.kind) {
    case 'near':
      return result.stores.length > 0 ? nearHeading(props, result, lang) : noneNearHeading(props, result, lang);
    case 'named':
      return w.named(result.stores.length, q);
    case 'all':
      return w.all(result.total);
    case 'place_unknown':
      return w.notFoundTitle(q);
  }
}

type Near = Extract<FinderResult, { kind: 'near' }>;

/** How many there are is said only where all of them are on the page. */
function nearHeading({ firstNumber, moreHref }: FinderProps, { place, stores, farther }: Near, lang: Language): string {
  const w = words(lang).finder;
  if (firstNumber > 1) return w.more;
  const count = stores.length;
  if (moreHref && farther.length === 0) return place ? w.nearest(count, place) : w.nearestYou(count);
  return place ? w.near(count, place) : w.nearYou(count);
}

function noneNearHeading({ firstNumber, query }: FinderProps, { place, withinMiles }: Near, lang: Language): string {
  const w = words(lang).finder;
  if (firstNumber > 1) return w.farther;
  if (query.openNow) return place ? w.noneOpenWithin(withinMiles, place) : w.noneOpenWithinYou(withinMiles);
  if (query.service) return place ? w.noneOffersWithin(withinMiles, place) : w.noneOffersWithinYou(withinMiles);
  return place ? w.noneWithin(withinMiles, place) : w.noneWithinYou(withinMiles);
}

/** The found stores, nearest first. Fetched again every half minute while the page is looked at. */
export function FinderList(props: FinderProps & { lang: Language }) {
  const { lang, result } = props;
  const w = words(lang).finder;
  if (result.kind === 'place_unknown')
    return <NothingFound title={heading(props, lang)} hint={w.notFoundHint} lang={lang} closedToo={null} />;
  const { stores } = result;
  const farther = result.kind === 'near' ? result.farther : [];
  if (stores.length + farther.length === 0) return <NoStores {...props} />;
  const rows = { lang, now: props.now, scale: rowsScale([...stores, ...farther].map((s) => s.wait)) };
  return (
    <section
      id="found"
      aria-labelledby="found-title"
      data-hx-get={props.listHref}
      data-hx-trigger="every 30s"
      data-hx-swap="outerMorph"
    >
      <div class="section section-head finder-head">
        <h2 id="found-title">{heading(props, lang)}</h2>
        <p class="note">{w.waitsAsOf(props.asOf)}</p>
      </div>
      <div class="finder-columns note" aria-hidden="true">
        <span></span>
        <span>{w.columnStore}</span>
        <span>{words(lang).customer.ifJoinedNow}</span>
        <span>{words(lang).customer.nextFreeTime}</span>
      </div>
      <StoreRows stores={stores} firstNumber={props.firstNumber} {...rows} />
      {farther.length > 0 && stores.length > 0 && <p class="finder-farther">{w.farther}</p>}
      <StoreRows stores={farther} firstNumber={props.firstNumber + stores.length} {...rows} />
      {props.moreHref && (
        <p class="actions">
          <a class="button" href={props.moreHref}>
            {w.more}
          </a>
        </p>
      )}
    </section>
  );
}

interface RowsProps {
  readonly lang: Language;
  readonly now: number;
  readonly scale: RulerScale;
}

function StoreRows(props: RowsProps & { stores: readonly FoundStore[]; firstNumber: number }) {
  const { stores, firstNumber, ...rows } = props;
  if (stores.length === 0) return null;
  return (
    <ol class="stores" start={firstNumber}>
      {stores.map((store, i) => (
        <StoreRow store={store} number={firstNumber + i} {...rows} />
      ))}
    </ol>
  );
}

interface RowProps extends RowsProps {
  readonly store: FoundStore;
  readonly number: number;
}

function StoreRow({ store, number, lang, now, scale }: RowProps) {
  const w = words(lang).customer;
  return (
    <li id={`found-${store.href.split('/').at(-1)}`}>
      <span class="store-key" aria-hidden="true">
        {number}
      </span>
      <div class="store-who">
        <h3>
          <a href={store.href}>{store.name}</a>
        </h3>
        <p class="note">
          <span class="store-address">{store.address}</span>
          {store.miles !== null && <span class="store-miles">{milesText(store.miles, lang)}</span>}
        </p>
        <p class="note">
          <OpenLine sentence={store.hours} zone={store.zone} lang={lang} />
        </p>
      </div>
      <dl class="store-wait">
        <dt>{w.waitNow}</dt>
        {store.walkInStop ? (
          <dd class="store-none">{store.walkInStop}</dd>
        ) : store.wait ? (
          <>
            <dd>
              <WaitFigure wait={store.wait} lang={lang} size="figure" />
            </dd>
            <dd aria-hidden="true">
              <WaitRuler wait={store.wait} lang={lang} scale={scale} />
            </dd>
          </>
        ) : (
          <dd class="store-none">{store.isOpen ? w.noWaitKnown : w.closedNow}</dd>
        )}
      </dl>
      <dl class="store-next">
        <dt>{w.nextFree}</dt>
        {store.nextFreeAt === null ? (
          <dd class="store-none">{w.noFreeTime}</dd>
        ) : (
          <>
            <dd>
              <TimeFigure time={clockTime(store.nextFreeAt, store.zone, lang)} size="figure" />
            </dd>
            <dd class="note">{dayOrToday(store.nextFreeAt, store.zone, now, lang)}</dd>
          </>
        )}
      </dl>
    </li>
  );
}

function NoStores({ result, query, lang, closedToo }: FinderProps & { lang: Language }) {
  const w = words(lang).finder;
  if (result.kind === 'all' && !query.openNow && !query.service)
    return <NothingFound title={w.emptyTitle} hint={w.emptyHint} lang={lang} closedToo={null} isAll />;
  const place = result.kind === 'near' && result.place ? result.place : query.q;
  const title = query.openNow && place ? w.noneOpenTitle(place) : place ? w.noneTitle(place) : w.all(0);
  return <NothingFound title={title} hint={w.noneHint} lang={lang} closedToo={closedToo} />;
}

interface NothingProps {
  readonly title: string;
  readonly hint: string;
  readonly lang: Language;
  readonly closedToo: string | null;
  readonly isAll?: boolean;
}

function NothingFound({ title, hint, lang, closedToo, isAll }: NothingProps) {
  const w = words(lang).finder;
  return (
    <section id="found" class="section" aria-labelledby="found-title">
      <h2 id="found-title">{title}</h2>
      <p>{hint}</p>
      <p class="actions">
        {closedToo && (
          <a class="button" href={closedToo}>
            {w.withClosed}
          </a>
        )}
        {!isAll && (
          <a class="button button-plain" href="/">
            {w.seeAll}
          </a>
        )}
      </p>
    </section>
  );
}
