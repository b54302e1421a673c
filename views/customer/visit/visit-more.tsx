import { clockTime } from '../../../src/time/wording.ts';
import { bringText } from '../../../src/words/bring-text.ts';
import { spokenTicket } from '../../../src/words/formatting.ts';
import { ended } from '../../../src/words/one-stop.ts';
import { words } from '../../../src/words/words.ts';
import { keptDrawing } from '../../parts/kept-drawing.ts';
import { QrCode } from '../../parts/qr-code.tsx';
import type { VisitNowProps } from './visit-now.tsx';

// A change of the line is drawn on hundreds of pages at once: what it did not touch, or most of them share, is kept.
const orders = keptDrawing(300);
const atStores = keptDrawing(500);
const alsos = keptDrawing(200);

type Ahead = Pick<VisitNowProps, 'aheadRows' | 'lang'> & { readonly more: number };

function AheadRows({ aheadRows, more, lang }: Ahead) {
  return (
    <>
      {aheadRows.map((row) => (
        <li id={`ahead-${row.ticket}`}>
          <span class="code">{row.ticket}</span> <span>{row.why}</span>
        </li>
      ))}
      {more > 0 && (
        <li>
          <span></span> <span>{words(lang).visit.aheadMore(more)}</span>
        </li>
      )}
    </>
  );
}

/** Who is called before, and why this place. */
export function VisitWhy({ state, reasons, aheadRows, help, ticket, joinedAt, bookedAt, zone, lang }: VisitNowProps) {
  const w = words(lang).visit;
  const more = state.kind === 'waiting' && state.ahead !== null ? state.ahead - aheadRows.length : 0;
  const mine =
    bookedAt === null ? w.youJoined(clockTime(joinedAt, zone, lang)) : w.youBooked(clockTime(bookedAt, zone, lang));
  const order = JSON.stringify([aheadRows, more, lang]);
  const ahead = orders(order, () => <AheadRows aheadRows={aheadRows} more={more} lang={lang} />);
  return (
    <section class="section no-print" aria-labelledby="why-title">
      <h2 id="why-title">{w.why}</h2>
      <ol class="visit-order">
        {ahead}
        <li class="visit-mine">
          <span class="code">{ticket}</span> <span>{mine}</span>
        </li>
      </ol>
      {reasons.map((reason) => (
        <p class="note">{reason}</p>
      ))}
      {help && <p class="note">{ended(help)}</p>}
    </section>
  );
}

/** What to show and to bring at the store. */
export const AtStore = (props: VisitNowProps) => {
  const { ticket, qr, bring, lang } = props;
  return atStores(JSON.stringify([ticket, qr, bring, lang]), () => <ToShow {...props} />);
};

function ToShow({ ticket, qr, bring, lang }: Pick<VisitNowProps, 'ticket' | 'qr' | 'bring' | 'lang'>) {
  const w = words(lang).visit;
  return (
    <>
      <section class="section visit-show" aria-labelledby="show-title">
        <div>
          <h2 id="show-title">{w.atStore}</h2>
          <p>{w.atStoreText(spokenTicket(ticket, lang))}</p>
        </div>
        <QrCode text={qr} label={words(lang).common.qrOfTicket(ticket)} />
      </section>
      {bring.length > 0 && (
        <section class="section" aria-labelledby="bring-title">
          <h2 id="bring-title">{w.bring}</h2>
          <ul>
            {bring.map((line) => (
              <li>{bringText(line, lang)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

type Also = Pick<VisitNowProps, 'storeHref' | 'storeName' | 'joinHref' | 'lang'> & { readonly isOver: boolean };

/** Rare acts, last. */
export const VisitAlso = (props: Also) => {
  const { storeHref, storeName, joinHref, isOver, lang } = props;
  return alsos(JSON.stringify([storeHref, storeName, joinHref, isOver, lang]), () => <RareActs {...props} />);
};

function RareActs({ storeHref, storeName, joinHref, isOver, lang }: Also) {
  const w = words(lang).visit;
  return (
    <section class="section no-print" aria-labelledby="also-title">
      <h2 id="also-title">{w.also}</h2>
      <ul class="rows rows-links">
        {isOver && (
          <li>
            <a href={joinHref}>{w.joinAgain}</a>
          </li>
        )}
        <li>
          <a href={storeHref}>{w.storePage(storeName)}</a>
        </li>
        {!isOver && (
          <li data-print="" hidden>
            <button class="link-button" type="button">
              {w.print}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}
