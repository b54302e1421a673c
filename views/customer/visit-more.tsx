import { clockTime } from '../../src/time/wording.ts';
import { bringText } from '../../src/words/bring-text.ts';
import { spokenTicket } from '../../src/words/formatting.ts';
import { ended } from '../../src/words/one-stop.ts';
import { words } from '../../src/words/words.ts';
import { QrCode } from '../parts/qr-code.tsx';
import type { VisitNowProps } from './visit-now.tsx';

/** Who is called before, and why this place. */
export function VisitWhy({ state, reasons, aheadRows, help, ticket, joinedAt, bookedAt, zone, lang }: VisitNowProps) {
  const w = words(lang).visit;
  const more = state.kind === 'waiting' && state.ahead !== null ? state.ahead - aheadRows.length : 0;
  const mine =
    bookedAt === null ? w.youJoined(clockTime(joinedAt, zone, lang)) : w.youBooked(clockTime(bookedAt, zone, lang));
  return (
    <section class="section no-print" aria-labelledby="why-title">
      <h2 id="why-title">{w.why}</h2>
      <ol class="visit-order">
        {aheadRows.map((row) => (
          <li id={`ahead-${row.ticket}`}>
            <span class="code">{row.ticket}</span> <span>{row.why}</span>
          </li>
        ))}
        {more > 0 && (
          <li>
            <span></span> <span>{w.aheadMore(more)}</span>
          </li>
        )}
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
export function AtStore({ ticket, qr, bring, lang }: VisitNowProps) {
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

/** Rare acts, last. */
export function VisitAlso({ storeHref, storeName, joinHref, isOver, lang }: VisitNowProps & { isOver: boolean }) {
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
