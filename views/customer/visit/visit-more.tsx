import { clockTime, type Language } from '../../../src/time/wording.ts';
import { bringText } from '../../../src/words/bring-text.ts';
import { spokenTicket } from '../../../src/words/formatting.ts';
import { ended } from '../../../src/words/one-stop.ts';
import { words } from '../../../src/words/words.ts';
import { keptAround, keptParts, type Part } from '../../parts/kept-drawing.ts';
import { QrCode } from '../../parts/qr-code.tsx';
import type { VisitNowProps } from './visit-now.tsx';

const sections = keptAround(2);
const orders = keptParts(300);
const mores = keptParts(500);
const mine = keptParts(3_000);
const notes = keptParts(500);
const atStores = keptParts(3_000);
const rareActs = keptParts(200);

const orderPart = (rows: VisitNowProps['aheadRows']): Part =>
  orders(JSON.stringify(rows), () => (
    <>
      {rows.map((row) => (
        <li id={`ahead-${row.ticket}`}>
          <span class="code">{row.ticket}</span> <span>{row.why}</span>
        </li>
      ))}
    </>
  ));

const morePart = (more: number, lang: Language): Part =>
  mores(`${more} ${lang}`, () => (
    <li>
      <span></span> <span>{words(lang).visit.aheadMore(more)}</span>
    </li>
  ));

/** Who is called before, and why this place. */
export function whyParts(props: VisitNowProps): readonly Part[] {
  const { state, reasons, aheadRows, help, lang } = props;
  const more = state.kind === 'waiting' && state.ahead !== null ? state.ahead - aheadRows.length : 0;
  const [begin, afterOrder, end] = sections(lang, (hole) => (
    <section class="section no-print" aria-labelledby="why-title">
      <h2 id="why-title">{words(lang).visit.why}</h2>
      <ol class="visit-order">{hole}</ol>
      {hole}
    </section>
  ));
  return [
    begin!,
    orderPart(aheadRows),
    ...(more > 0 ? [morePart(more, lang)] : []),
    minePart(props),
    afterOrder!,
    ...reasons.map(notePart),
    ...(help === null ? [] : [notePart(ended(help))]),
    end!,
  ];
}

const notePart = (text: string): Part => notes(text, () => <p class="note">{text}</p>);

function minePart({ ticket, joinedAt, bookedAt, zone, lang }: VisitNowProps): Part {
  const w = words(lang).visit;
  const text =
    bookedAt === null ? w.youJoined(clockTime(joinedAt, zone, lang)) : w.youBooked(clockTime(bookedAt, zone, lang));
  return mine(`${ticket} ${text}`, () => (
    <li class="visit-mine">
      <span class="code">{ticket}</span> <span>{text}</span>
    </li>
  ));
}

/** What to show and to bring at the store. */
export const atStorePart = ({ ticket, qr, bring, lang }: VisitNowProps): Part =>
  atStores(JSON.stringify([ticket, qr, bring, lang]), () => (
    <AtStore ticket={ticket} qr={qr} bring={bring} lang={lang} />
  ));

function AtStore({ ticket, qr, bring, lang }: Pick<VisitNowProps, 'ticket' | 'qr' | 'bring' | 'lang'>) {
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
export const rareActsPart = (props: Also): Part => {
  const { storeHref, storeName, joinHref, isOver, lang } = props;
  return rareActs(JSON.stringify([storeHref, storeName, joinHref, isOver, lang]), () => <RareActs {...props} />);
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
