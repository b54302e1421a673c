import type { Tx } from '../../db/client.ts';
import { nextTicketNumber } from '../../db/records/queue/tickets.ts';
import { insertVisit, type NewVisit, type VisitRow } from '../../db/records/queue/visits.ts';
import type { Actor } from '../../domain/actor.ts';
import type { FloorForecast } from '../../domain/forecast/forecast-floor.ts';
import { isRangeTold, type WaitForecast } from '../../domain/forecast/wait-forecast.ts';
import { arrivalOf } from '../../domain/queue/visit/visit.ts';
import type { Settings } from '../../domain/settings.ts';
import { addMinutes, type Instant } from '../../time/instant.ts';
import { appendEvent } from './append-event.ts';

/** One of the ordered things the party comes for. */
export interface AdmittedStep {
  readonly serviceId: string;
  readonly minutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  /** Asked for by name. */
  readonly advisorId: string | null;
}

/** The forecast that was shown, and the run it came from. */
export interface Quote {
  readonly wait: WaitForecast;
  readonly run: Pick<FloorForecast, 'seed' | 'replications' | 'modelVersion'>;
}

/** Who comes into the line, with everything already decided but the ticket's number. */
export interface Admission {
  readonly visit: Omit<
    NewVisit,
    'ticketNumber' | 'status' | 'serviceId' | 'stepOrdinal' | 'revision' | 'updatedAt' | 'advisorWantedId'
  >;
  readonly steps: readonly AdmittedStep[];
  readonly settings: Settings;
  readonly quote: Quote | null;
  readonly actor: Actor;
  /** Given out by a kiosk without the line: its number, and when it came in. */
  readonly merged?: { readonly number: number; readonly at: Instant };
}

/** The latest time that is told: for an appointment its time and the promise, else the end of the range, where one is shown. */
function latestToldAt(admission: Admission): Instant | null {
  const { visit, quote, settings } = admission;
  if (visit.bookedAt) return addMinutes(visit.bookedAt, settings.promiseMinutes);
  return quote && isRangeTold(quote.wait) ? addMinutes(visit.joinedAt, quote.wait.highMinutes) : null;
}

function quoteData(quote: Quote | null, latestAt: Instant | null): Record<string, unknown> | null {
  if (!quote) return null;
  const { lowMinutes, likelyMinutes, highMinutes, raw: quantiles } = quote.wait;
  const { seed, replications, modelVersion } = quote.run;
  return { lowMinutes, likelyMinutes, highMinutes, latestAt, quantiles, seed, replications, modelVersion };
}

/** Puts a party in line: ticket, visit, its steps, and the `joined` event with the quote. In the caller's transaction. */
export async function admitVisit(tx: Tx, admission: Admission): Promise<VisitRow> {
  const { visit, steps, quote, actor, settings, merged } = admission;
  const [first] = steps;
  if (!first) throw new Error('a visit without a step');
  const promisedLatestAt = latestToldAt(admission);
  const shown = quote && isRangeTold(quote.wait) ? quote.wait : null;
  const row = await insertVisit(
    tx,
    {
      ...visit,
      ticketNumber: merged?.number ?? (await nextTicketNumber(tx, visit.storeId, visit.storeDay)),
      status: 'waiting',
      serviceId: first.serviceId,
      advisorWantedId: first.advisorId,
      quotedLowMinutes: shown?.lowMinutes ?? null,
      quotedLikelyMinutes: shown?.likelyMinutes ?? null,
      quotedHighMinutes: shown?.highMinutes ?? null,
      promisedLatestAt,
      revision: 1,
      updatedAt: merged?.at ?? visit.joinedAt,
    },
    steps.map((step, ordinal) => ({ ...step, ordinal })),
  );
  const data = {
    ticket: row.ticketNumber,
    letter: row.ticketLetter,
    service: row.serviceId,
    minutes: first.minutes,
    source: row.source,
    arrival: arrivalOf(row, settings),
    joinedAt: row.joinedAt,
    lineTime: row.lineTime,
    bookedAt: row.bookedAt,
    appointment: row.appointmentId,
    day: row.storeDay,
    advisorWanted: row.advisorWantedId,
    awayUntil: row.awayUntil,
    partySize: row.partySize,
    quote: quoteData(quote, promisedLatestAt),
    ...(merged ? { mergedAt: merged.at } : {}),
  };
  await appendEvent(tx, {
    storeId: row.storeId,
    subjectId: row.id,
    kind: 'joined',
    at: row.joinedAt,
    actor,
    data,
  });
  return row;
}
