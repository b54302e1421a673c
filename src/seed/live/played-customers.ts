import type { Deps } from '../../deps.ts';
import { configuredModel } from '../../domain/forecast/service-times.ts';
import { openSpansOn } from '../../domain/store/opening-hours.ts';
import { checkIn } from '../../operations/arrival/check-in.ts';
import { joinLine } from '../../operations/arrival/walk-in.ts';
import { bringBack } from '../../operations/visit/back.ts';
import { leaveLine } from '../../operations/visit/leave.ts';
import { type Instant, MINUTE } from '../../time/instant.ts';
import { addDays, type LocalDate } from '../../time/local.ts';
import { contains } from '../../time/span.ts';
import { localOf } from '../../time/store-zone.ts';
import type { StorePlan } from '../chain/store-plan.ts';
import { type Booking, bookDay } from '../history/bookings.ts';
import { type WalkIn, walkInsOn } from '../history/demand.ts';
import { CUSTOMER } from '../history/ledger.ts';
import { patienceOf } from '../history/patience.ts';
import type { Random } from '../random.ts';
import type { Agenda } from './agenda.ts';

const COMES_BACK_SHARE = 0.65;
/** After closing, whoever is still in line goes home. */
const SERVED_AFTER_CLOSING = 40 * MINUTE;

/** The demo's customers of one store: they come, wait as long as they have patience, and leave. */
export class PlayedCustomers {
  private readonly leaving = configuredModel([]).leaving;

  constructor(
    private readonly deps: Deps,
    private readonly plan: StorePlan,
    private readonly agenda: Agenda,
    private readonly random: Random,
    /** Bookings of the demo were made before this moment; later ones are people's own. */
    private readonly startedAt: Instant,
  ) {}

  /** Puts everybody on the agenda who comes on a local date after `from`. */
  expect(date: LocalDate, from: Instant): void {
    for (const comes of walkInsOn(this.plan, date)) {
      if (comes.at > from) this.agenda.at(comes.at, () => this.walkIn(comes));
    }
    for (const booking of bookDay(this.plan, date, this.startedAt, { next: 0 })) {
      const { comesAt } = booking;
      if (comesAt !== null && comesAt > from) this.agenda.at(comesAt, () => this.arrive(booking));
    }
  }

  private async walkIn(comes: WalkIn): Promise<void> {
    const { name, phone, language, source, partySize, service } = comes;
    const joined = await joinLine(this.deps, {
      storeId: this.plan.id,
      services: [this.plan.services[service]!.id],
      name,
      phone,
      language,
      source,
      partySize,
      actor: CUSTOMER,
    });
    if (joined.kind === 'joined') this.waits(joined.visit.id);
  }

  private async arrive(booking: Booking): Promise<void> {
    await checkIn(this.deps, {
      storeId: this.plan.id,
      appointmentId: booking.id,
      joinNow: true,
      source: 'kiosk',
      actor: CUSTOMER,
    });
  }

  private goesHomeAt(now: Instant): Instant {
    const { hours, demo } = this.plan;
    const today = localOf(demo.zone, now).date;
    const spans = [-1, 0].flatMap((days) => openSpansOn(hours, demo.zone, addDays(today, days)));
    const open = spans.find((span) => contains(span, now));
    return demo.hours === 'always' || !open ? Number.POSITIVE_INFINITY : open.endsAt + SERVED_AFTER_CLOSING;
  }

  /** Leaves when patience runs out; being called by then, nothing comes of it. */
  waits(visitId: string): void {
    const now = this.deps.now();
    const leavesAt = Math.min(now + patienceOf(this.leaving, this.random), this.goesHomeAt(now));
    if (!Number.isFinite(leavesAt)) return;
    this.agenda.at(leavesAt, async () => {
      await leaveLine(this.deps, { visitId, actor: CUSTOMER, as: { kind: 'visitor' } });
    });
  }

  /** Was called and not here: most come back within minutes, the others are no-shows when their absence is over. */
  missedCall(visitId: string): void {
    if (!this.random.chance(COMES_BACK_SHARE)) return;
    this.agenda.at(this.deps.now() + (1 + this.random.next() * 10) * MINUTE, async () => {
      await bringBack(this.deps, { visitId, actor: CUSTOMER, as: { kind: 'visitor' } });
    });
  }
}
