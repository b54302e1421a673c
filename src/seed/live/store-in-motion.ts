import type { Deps } from '../../deps.ts';
import type { ForecastModel } from '../../domain/forecast/service-times.ts';
import { valueAt } from '../../domain/forecast/tables.ts';
import { handsOn } from '../../operations/demo/hands-on.ts';
import { lookAtStore } from '../../operations/loading/store-forecast.ts';
import { type Instant, MINUTE, SECOND } from '../../time/instant.ts';
import { addDays, type LocalDate } from '../../time/local.ts';
import { contains, type Span } from '../../time/span.ts';
import { instantOf, localOf } from '../../time/store-zone.ts';
import type { PlanShift, StorePlan } from '../chain/store-plan.ts';
import { type Random, randomOf } from '../random.ts';
import { trueTimes } from '../true-times.ts';
import type { Agenda } from './agenda.ts';
import { PlayedAdvisor } from './played-advisor.ts';
import { PlayedCustomers } from './played-customers.ts';

const NO_ANSWER_SHARE = 0.035;
const GIVE_UP_CALLING = 2.5 * MINUTE;
const LOOK_AFTER = SECOND;
const LOOK_AGAIN_EVERY = MINUTE;

type Look = NonNullable<Awaited<ReturnType<typeof lookAtStore>>>;
type OpenVisit = Look['visits'][number];

/** One store's day, played on from where its rows stand. */
export class StoreInMotion {
  private readonly random: Random;
  private readonly model: ForecastModel;
  private readonly customers: PlayedCustomers;
  private readonly advisors: PlayedAdvisor[];
  private readonly breaksDue = new Map<PlayedAdvisor, Span>();
  private readonly counters: readonly string[];
  private isLookPlanned = false;
  private lastEvent: number;

  constructor(
    private readonly deps: Deps,
    private readonly plan: StorePlan,
    private readonly agenda: Agenda,
    options: { readonly startedAt: Instant; readonly countersUsed: number; readonly lastEvent: number },
  ) {
    this.random = randomOf(`${plan.demo.slug} ${plan.today} motion`);
    this.model = trueTimes(plan.services.map(({ id, spec }) => ({ id, minutes: spec.minutes })));
    this.customers = new PlayedCustomers(deps, plan, agenda, this.random, options.startedAt);
    this.advisors = plan.advisors
      .slice(0, plan.floaters)
      .map(({ id, skills }) => new PlayedAdvisor(deps, plan.id, id, skills.length));
    this.counters = plan.counters.slice(0, options.countersUsed).map(({ id }) => id);
    this.lastEvent = options.lastEvent;
  }

  get id(): string {
    return this.plan.id;
  }

  /** Takes over at `playedUntil`, the moment at which the rows of the day so far end. */
  async takeOver(playedUntil: Instant): Promise<void> {
    const look = await lookAtStore(this.deps.db.read, this.id, this.deps.now());
    if (!look) return;
    for (const { id, session } of look.staff) {
      const advisor = this.advisors.find((other) => other.id === id);
      if (advisor && session) this.resume(advisor, session, look);
    }
    for (const visit of look.visits) {
      if (visit.status !== 'waiting') continue;
      if (visit.absentUntil !== null) this.customers.missedCall(visit.id);
      else if (visit.bookedAt === null) this.customers.waits(visit.id);
    }
    const today = localOf(this.plan.demo.zone, playedUntil).date;
    this.planDay(addDays(today, -1), playedUntil);
    this.planDay(today, playedUntil);
    this.planTomorrow(today);
    this.keepLooking();
  }

  private resume(advisor: PlayedAdvisor, session: NonNullable<Look['staff'][number]['session']>, look: Look): void {
    const visit = look.visits.find((v) => v.counterSessionId === session.id && v.status !== 'waiting');
    const state = visit ? 'busy' : session.state === 'paused' ? 'break' : 'free';
    advisor.resume(session.counterId, state, session.lastEndedAt ?? session.stateSince);
    if (visit) this.goOn(advisor, visit, look.asOf);
    if (state === 'break') this.agenda.at(session.pausedUntil ?? look.asOf, () => this.breakOver(advisor));
  }

  private planTomorrow(today: LocalDate): void {
    const date = addDays(today, 1);
    this.agenda.at(instantOf(this.plan.demo.zone, date, 0, 'start'), async () => {
      this.planDay(date, this.deps.now() - MINUTE);
      this.planTomorrow(date);
    });
  }

  private planDay(date: LocalDate, from: Instant): void {
    this.customers.expect(date, from);
    for (const shift of this.plan.shifts) {
      const advisor = this.advisors[shift.advisor];
      if (shift.date !== date || shift.endsAt <= from || !advisor) continue;
      const late = this.random.chance(0.6) ? this.random.exponential(2 * MINUTE) : 0;
      this.agenda.at(Math.max(shift.startsAt + late, from), () => this.begin(advisor));
      for (const pause of shift.breaks) {
        if (pause.startsAt > from) this.agenda.at(pause.startsAt, () => this.breakDue(advisor, pause));
      }
      this.agenda.at(shift.endsAt, () => this.settle(advisor));
    }
  }

  private shiftOf(advisor: PlayedAdvisor): PlanShift | undefined {
    const now = this.deps.now();
    return this.plan.shifts.find((shift) => this.advisors[shift.advisor] === advisor && contains(shift, now));
  }

  private async begin(advisor: PlayedAdvisor): Promise<void> {
    if (advisor.state !== 'off' || !this.shiftOf(advisor)) return;
    if (await advisor.begin(this.counters)) await this.settle(advisor);
  }

  private async breakDue(advisor: PlayedAdvisor, pause: Span): Promise<void> {
    if (advisor.state !== 'free' && advisor.state !== 'busy') return;
    this.breaksDue.set(advisor, pause);
    await this.settle(advisor);
  }

  private async breakOver(advisor: PlayedAdvisor): Promise<void> {
    if (await advisor.comeBack()) await this.settle(advisor);
  }

  /** What an advisor does who has nothing in hand: a break that is due, going home, the next call. */
  private async settle(advisor: PlayedAdvisor): Promise<void> {
    if (advisor.state !== 'free') return;
    const isOver = this.shiftOf(advisor) === undefined;
    const pause = this.breaksDue.get(advisor);
    this.breaksDue.delete(advisor);
    if (pause && !isOver) {
      await this.takeBreak(advisor, pause);
      return;
    }
    const isFollowed = this.plan.shifts.some((shift) => contains(shift, this.deps.now()));
    if (isOver && isFollowed) await this.goHome(advisor);
    else if (!(await this.call(advisor)) && isOver && this.isFree(advisor)) await this.goHome(advisor);
  }

  private readonly isFree = ({ state }: PlayedAdvisor): boolean => state === 'free';

  private async takeBreak(advisor: PlayedAdvisor, pause: Span): Promise<void> {
    const length = pause.endsAt - pause.startsAt;
    const backAt = this.deps.now() + length * this.random.lognormal(1.03, 0.1);
    if (await advisor.takeBreak(length / MINUTE)) this.agenda.at(backAt, () => this.breakOver(advisor));
  }

  private async goHome(advisor: PlayedAdvisor): Promise<void> {
    await advisor.goHome();
    for (const other of this.advisors) if (other !== advisor) await this.begin(other);
  }

  private async call(advisor: PlayedAdvisor): Promise<boolean> {
    const outcome = await advisor.callNext();
    if (outcome.kind !== 'called') return false;
    this.goOn(advisor, outcome.visit, this.deps.now());
    return true;
  }

  private draw(table: Float64Array): number {
    return valueAt(table, this.random.next());
  }

  /** From being called, or from the middle of the service, to the end of the visit. */
  private goOn(advisor: PlayedAdvisor, visit: OpenVisit, now: Instant): void {
    if (visit.status === 'in_service') this.serve(advisor, visit, now);
    else if (this.random.chance(NO_ANSWER_SHARE)) {
      this.agenda.at(now + GIVE_UP_CALLING, async () => {
        if (advisor.state !== 'busy' || !(await advisor.notHere(visit.id))) return;
        this.customers.missedCall(visit.id);
        this.tidyUp(advisor);
      });
    } else {
      this.agenda.at(now + this.draw(this.model.walkUp), async () => {
        if (advisor.state === 'busy' && (await advisor.start(visit.id))) this.serve(advisor, visit, this.deps.now());
      });
    }
  }

  private serve(advisor: PlayedAdvisor, visit: OpenVisit, now: Instant): void {
    const table = this.model.services.get(visit.serviceId);
    const since = visit.startedAt ?? now;
    let length = table ? this.draw(table) : 10 * MINUTE;
    for (let n = 0; n < 20 && table && since + length < now; n++) length = this.draw(table);
    const endsAt = Math.max(since + Math.max(length, MINUTE), now + 20 * SECOND);
    this.agenda.at(endsAt, async () => {
      if (advisor.state === 'busy' && (await advisor.finish(visit.id))) this.tidyUp(advisor);
    });
  }

  private tidyUp(advisor: PlayedAdvisor): void {
    this.agenda.at(this.deps.now() + this.draw(this.model.wrapUp), async () => {
      advisor.tidiedUp();
      await this.settle(advisor);
    });
  }

  /** Something happened in the store: whoever is free looks up. */
  changed(): void {
    if (this.isLookPlanned) return;
    this.isLookPlanned = true;
    this.agenda.at(this.deps.now() + LOOK_AFTER, () => this.look());
  }

  private keepLooking(): void {
    this.agenda.at(this.deps.now() + LOOK_AGAIN_EVERY, async () => {
      if (this.advisors.some(this.isFree)) await this.look();
      this.keepLooking();
    });
  }

  private async look(): Promise<void> {
    this.isLookPlanned = false;
    const hands = await handsOn(this.deps, this.id, this.lastEvent);
    this.lastEvent = hands.lastEvent;
    for (const advisor of this.advisors) {
      if (advisor.counterId !== null && hands.counters.includes(advisor.counterId)) advisor.letGo();
    }
    const free = this.advisors.filter(this.isFree).sort((a, b) => a.skills - b.skills || a.since - b.since);
    for (const advisor of free) await this.settle(advisor);
  }
}
