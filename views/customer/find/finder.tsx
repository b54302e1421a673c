import type { HoursSentence } from '../../../src/domain/store/hours-view.ts';
import type { Instant } from '../../../src/time/instant.ts';
import type { Language } from '../../../src/time/wording.ts';
import type { WaitShown } from '../../../src/words/formatting.ts';
import { words } from '../../../src/words/words.ts';
import type { Frame } from '../../layouts/frame.ts';
import { Page } from '../../layouts/page.tsx';
import type { Choice } from '../../parts/field.tsx';
import { type MapPicture, StoreMap } from '../store/store-map.tsx';
import { FinderForm, UseLocation } from './finder-form.tsx';
import { FinderList } from './finder-list.tsx';

export interface FoundStore {
  readonly href: string;
  readonly name: string;
  /** "214 Mill St, Mill City" */
  readonly address: string;
  readonly miles: number | null;
  readonly zone: string;
  readonly hours: HoursSentence;
  /** Null: not known. */
  readonly wait: WaitShown | null;
  readonly isOpen: boolean;
  /** "No more walk-ins", until when and why, as a sentence; null = they are taken. */
  readonly walkInStop: string | null;
  readonly nextFreeAt: Instant | null;
}

/** What the search came to. */
export type FinderResult =
  | {
      readonly kind: 'near';
      /** Null: the person's own place. */
      readonly place: string | null;
      /** As far as counts as near. */
      readonly withinMiles: number;
      readonly stores: readonly FoundStore[];
      /** Those that nobody would call near, after them. */
      readonly farther: readonly FoundStore[];
    }
  | { readonly kind: 'named'; readonly stores: readonly FoundStore[] }
  | { readonly kind: 'all'; readonly total: number; readonly stores: readonly FoundStore[] }
  | { readonly kind: 'place_unknown' };

export interface FinderQuery {
  readonly q: string;
  readonly service: string;
  readonly openNow: boolean;
  /** "LAT,LNG" where the browser told it, else empty. */
  readonly near: string;
}

export interface FinderProps {
  readonly query: FinderQuery;
  readonly services: readonly Choice[];
  readonly result: FinderResult;
  /** Number of the first store of this page. */
  readonly firstNumber: number;
  readonly now: Instant;
  /** "2:03 pm" at the place that was searched for. */
  readonly asOf: string;
  /** Where the same list is fetched again. */
  readonly listHref: string;
  readonly moreHref: string | null;
  readonly closedToo: string | null;
  readonly map: MapPicture | null;
  /** What else the text may mean: other cities of the name, stores that are called so. */
  readonly alsoMeant: readonly { readonly href: string; readonly text: string }[];
  /** One's own visit, where this browser holds one. */
  readonly visitHref: string | null;
}

/** Find a store: the search, the list, and beside it from desk width on the map. */
export function FinderPage({ frame, ...props }: FinderProps & { frame: Frame }) {
  const { lang } = frame;
  const w = words(lang).finder;
  const links = props.visitHref ? [{ href: props.visitHref, text: words(lang).customer.yourVisit }] : [];
  return (
    <Page frame={frame} title={w.title} isPublic ownMain bodyClass="finder" links={links}>
      <div class={props.map ? 'finder-split' : undefined}>
        <main class="finder-main" id="main" tabindex={-1}>
          <div class="finder-title">
            <h1>{w.title}</h1>
            <UseLocation lang={lang} />
          </div>
          <FinderForm lang={lang} query={props.query} services={props.services} />
          {props.alsoMeant.length > 0 && <AlsoMeant lang={lang} links={props.alsoMeant} />}
          <FinderList lang={lang} {...props} />
        </main>
        {props.map && <StoreMap picture={props.map} lang={lang} />}
      </div>
    </Page>
  );
}

function AlsoMeant({ lang, links }: { lang: Language; links: FinderProps['alsoMeant'] }) {
  return (
    <p class="note finder-also">
      {words(lang).finder.orMeant}{' '}
      {links.map((link, i) => (
        <>
          {i > 0 && ' · '}
          <a href={link.href}>{link.text}</a>
        </>
      ))}
      ?
    </p>
  );
}
