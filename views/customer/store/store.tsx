import type { DayHours, HoursSentence } from '../../../src/domain/store/hours-view.ts';
import { bringText } from '../../../src/words/bring-text.ts';
import { phoneText } from '../../../src/words/formatting.ts';
import { words } from '../../../src/words/words.ts';
import type { Frame } from '../../layouts/frame.ts';
import { Page } from '../../layouts/page.tsx';
import { JsonLd } from '../../parts/json-ld.tsx';
import { Live } from '../../parts/live.tsx';
import { OpenLine } from '../../parts/open-line.tsx';
import { StoreBook, type StoreBookProps } from './store-book.tsx';
import { StoreHours } from './store-hours.tsx';
import { StoreNow, type StoreNowProps } from './store-now.tsx';
import { StoreUsual, type StoreUsualProps } from './store-usual.tsx';

export interface StorePageProps {
  readonly frame: Frame;
  readonly name: string;
  readonly street: string;
  /** "Mill City, MN 55401" */
  readonly town: string;
  readonly zone: string;
  /** "Central Standard Time" */
  readonly zoneName: string;
  readonly phone: string | null;
  readonly directionsHref: string;
  readonly directionsText: string | null;
  readonly sentence: HoursSentence;
  readonly days: readonly DayHours[];
  readonly hasKiosk: boolean;
  readonly bring: readonly { readonly service: string; readonly lines: readonly string[] }[];
  readonly now: StoreNowProps;
  /** Null where nothing can be booked. */
  readonly book: StoreBookProps | null;
  /** Null before the store's first day is over. */
  readonly usual: StoreUsualProps | null;
  readonly liveHref: string;
  /** What search engines read. */
  readonly jsonLd: Readonly<Record<string, unknown>>;
}

/** A store: what holds now first, then the days to come. */
export function StorePage(props: StorePageProps) {
  const { frame } = props;
  const w = words(frame.lang);
  return (
    <Page
      frame={frame}
      title={props.name}
      isPublic
      bodyClass="store"
      zone={props.zone}
      links={[{ href: '/', text: w.customer.allStores }]}
      head={<JsonLd data={props.jsonLd} />}
    >
      <div class="store-page">
        <StoreHead {...props} />
        <Live id="store-now" class="store-now" href={props.liveHref}>
          <StoreNow {...props.now} />
        </Live>
        {props.book && <StoreBook {...props.book} />}
        <StoreHours days={props.days} zoneName={props.zoneName} lang={frame.lang} />
        {props.usual && <StoreUsual {...props.usual} />}
        {props.bring.length > 0 && (
          <section class="section store-bring">
            <h2>{w.store.bring}</h2>
            <dl class="bring">
              {props.bring.map((b) => (
                <div>
                  <dt>{b.service}</dt>
                  {b.lines.map((line) => (
                    <dd>{bringText(line, frame.lang)}</dd>
                  ))}
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
    </Page>
  );
}

function StoreHead(props: StorePageProps) {
  const { lang } = props.frame;
  const w = words(lang).store;
  return (
    <div class="store-head">
      <h1>{props.name}</h1>
      <p class="lead">
        <OpenLine sentence={props.sentence} zone={props.zone} lang={lang} />
      </p>
      <p class="store-where">
        {props.street}
        {props.street && <br />}
        {props.town}
      </p>
      <p class="store-links">
        <a href={props.directionsHref} rel="external noreferrer">
          {w.directions}
        </a>{' '}
        {props.phone && <a href={`tel:${props.phone}`}>{phoneText(props.phone)}</a>}
      </p>
      {props.directionsText && <p class="note">{props.directionsText}</p>}
      {props.hasKiosk && <p class="note">{w.kiosk}</p>}
    </div>
  );
}
