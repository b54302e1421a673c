import { type Instant, MINUTE } from '../../time/instant.ts';
import { contains } from '../../time/span.ts';
import { hashText, mix, uniform } from '../forecast/draws.ts';
import { stayingTable } from '../forecast/leaving.ts';
import type { ForecastModel } from '../forecast/service-times.ts';
import { valueAt } from '../forecast/tables.ts';
import { callingFloor, callingNumbers } from '../queue/line/calling-floor.ts';
import { advisorFor, lineTime, nextOnFloor } from '../queue/line/calling-rule.ts';
import type { AdvisorState, FloorAdvisor, FloorPerson } from '../queue/line/floor.ts';
import type { Comer, Duty, ReplayDay } from './replay-day.ts';

/** What became of somebody. */
export interface Played {
  readonly comer: Comer;
  readonly calledAt: Instant | null;
  /** Served until then; null where he was not. */
  readonly servedMs: number;
  readonly leftAt: Instant | null;
}

interface Desk {
  readonly duty: Duty;
  state: AdvisorState;
  since: Instant;
  serviceId: string | null;
  pausesTaken: number;
}

interface Waiting {
  readonly comer: Comer;
  readonly person: FloorPerson;
}

/** Called and nobody came. */
const NO_REPLY_MS = 3 * MINUTE;
/** Whoever is at work when the doors shut stays until his line is served, at most so long. */
const STAYS_MS = 60 * MINUTE;

/** How long somebody would have waited before leaving: known for who left; for others longer than what they did wait. */
function patienceMs(comer: Comer, model: ForecastModel, stream: number): number {
  if (comer.left) return comer.waitedMs;
  if (comer.bookedAt !== null) return Number.POSITIVE_INFINITY;
  const luck = uniform(stream, hashText(`${comer.id} patience`));
  const staying = stayingTable(model.leaving);
  const waited = Math.min(staying.length - 1, Math.floor(comer.waitedMs / MINUTE));
  const gone = staying.findIndex((chance, minutes) => minutes > waited && chance < luck * staying[waited]!);
  return gone < 0 ? Number.POSITIVE_INFINITY : gone * MINUTE;
}

/** Plays a day from its first comer to its last by the store's own calling rule. What is drawn hangs on person and seed alone. */
class DayPlay {
  private readonly queue: { readonly at: Instant; readonly happen: () => void }[] = [];
  private readonly line: Waiting[] = [];
  private readonly desks: Desk[];
  private readonly here = new Set<string>();
  private readonly lastEnd: Instant;
  readonly played: Played[] = [];
  private now: Instant;

  constructor(
    private readonly day: ReplayDay,
    private readonly model: ForecastModel,
    private readonly stream: number,
  ) {
    this.now = day.span.startsAt;
    this.lastEnd = Math.max(day.span.startsAt, ...day.duties.map((duty) => duty.endsAt));
    this.desks = day.duties.map((duty) => ({
      duty,
      state: 'off',
      since: duty.startsAt,
      serviceId: null,
      pausesTaken: 0,
    }));
    for (const desk of this.desks) this.schedule(desk);
    for (const comer of day.comers) this.at(comer.joinedAt, () => this.join(comer));
    for (const { startsAt } of day.appointments) {
      // The moments at which a place, or an advisor kept free for it, changes by itself.
      this.at(startsAt - day.settings.competeBeforeMinutes * MINUTE, () => {});
      this.at(startsAt + day.settings.keepFreePastMinutes * MINUTE + 1, () => {});
    }
  }

  private schedule(desk: Desk): void {
    const { duty } = desk;
    this.at(duty.startsAt, () => this.free(desk));
    for (const pause of duty.breaks) this.at(pause.startsAt, () => desk.state === 'idle' && this.free(desk));
    this.at(duty.endsAt, () => desk.state === 'idle' && this.free(desk));
  }

  private at(at: Instant, happen: () => void): void {
    let i = this.queue.length;
    while (i > 0 && this.queue[i - 1]!.at < at) i--;
    this.queue.splice(i, 0, { at, happen });
  }

  private draw(table: Float64Array, comer: Comer, what: string): number {
    return valueAt(table, uniform(this.stream, hashText(`${comer.id} ${what}`)));
  }

  private join(comer: Comer): void {
    const { day } = this;
    const numbers = callingNumbers(day.settings);
    const person: FloorPerson = {
      id: comer.id,
      ticketNumber: this.here.size + 1,
      serviceId: comer.serviceId,
      joinedAt: comer.joinedAt,
      lineTime: lineTime(comer.joinedAt, comer.bookedAt ?? Number.NaN, numbers),
      bookedAt: comer.bookedAt,
      appointmentId: comer.appointmentId,
      advisorWantedId: null,
      counterWantedId: null,
      awayUntil: null,
      absentUntil: null,
    };
    const waiting = { comer, person };
    this.here.add(comer.appointmentId ?? comer.id);
    this.line.push(waiting);
    const patience = patienceMs(comer, this.model, this.stream);
    if (Number.isFinite(patience)) this.at(comer.joinedAt + patience, () => this.leave(waiting));
  }

  private leave(waiting: Waiting): void {
    const place = this.line.indexOf(waiting);
    if (place < 0) return;
    this.line.splice(place, 1);
    this.played.push({ comer: waiting.comer, calledAt: null, servedMs: 0, leftAt: this.now });
  }

  /** What an advisor does who has nothing in hand: goes home, on a break that is due, or is free. */
  private free(desk: Desk): void {
    const { duty } = desk;
    const isOver = this.now >= duty.endsAt;
    const pause = duty.breaks[desk.pausesTaken];
    const isBreak = pause !== undefined && pause.startsAt <= this.now;
    const isOff = isOver && !this.stays(desk);
    Object.assign(desk, { state: isOff ? 'off' : isBreak ? 'break' : 'idle', since: this.now, serviceId: null });
    if (isOff) return;
    if (isBreak) {
      desk.pausesTaken++;
      this.at(this.now + pause.endsAt - pause.startsAt, () => this.free(desk));
    } else if (isOver) this.at(this.now + MINUTE, () => desk.state === 'idle' && this.free(desk));
  }

  private stays({ duty }: Desk): boolean {
    if (duty.endsAt < this.lastEnd - STAYS_MS / 2 || this.now >= this.lastEnd + STAYS_MS) return false;
    return this.line.some(({ person }) => duty.skills.includes(person.serviceId));
  }

  private floorAdvisor({ duty, state, since, serviceId, pausesTaken }: Desk, index: number): FloorAdvisor {
    return {
      id: String(index),
      skills: duty.skills,
      state,
      since,
      counterId: state === 'off' ? null : String(index),
      serviceId,
      backAt: null,
      shift: duty,
      breaks: duty.breaks.slice(pausesTaken),
    };
  }

  private canCall(): boolean {
    return this.desks.some(
      ({ state, duty }) => state === 'idle' && this.line.some(({ person }) => duty.skills.includes(person.serviceId)),
    );
  }

  /** Whoever can be called is called, by the rule that *Call next* follows. */
  private dispatch(): void {
    const { day, now } = this;
    while (this.canCall()) {
      const due = { startsAt: now - day.settings.releaseMinutes * MINUTE, endsAt: now + 180 * MINUTE };
      const arrays = callingFloor({
        storeId: day.storeId,
        now,
        settings: day.settings,
        services: day.services,
        advisors: this.desks.map((desk, i) => this.floorAdvisor(desk, i)),
        line: this.line.map(({ person }) => person),
        appointments: day.appointments
          .filter((one) => contains(due, one.startsAt) && !this.here.has(one.id))
          .map((one) => ({ ...one, advisorNamedId: null })),
        closesAt: null,
      });
      const person = nextOnFloor(arrays.floor, now);
      if (person < 0) return;
      const desk = this.desks[advisorFor(arrays.floor, person, now)]!;
      const id = arrays.people[person]!.id;
      const place = this.line.findIndex((waiting) => waiting.comer.id === id);
      const [waiting] = this.line.splice(place, 1);
      this.call(desk, waiting!.comer);
    }
  }

  private call(desk: Desk, comer: Comer): void {
    const { model } = this;
    const calledAt = this.now;
    const service = model.services.get(comer.serviceId);
    const servedMs = comer.noShow ? 0 : (comer.serviceMs ?? (service ? this.draw(service, comer, 'service') : 0));
    const walkUp = comer.noShow ? NO_REPLY_MS : (comer.walkUpMs ?? this.draw(model.walkUp, comer, 'walk'));
    this.played.push({ comer, calledAt, servedMs, leftAt: null });
    Object.assign(desk, { state: 'serving', since: calledAt, serviceId: comer.serviceId });
    this.at(calledAt + walkUp + servedMs, () => {
      Object.assign(desk, { state: 'wrap', since: this.now, serviceId: null });
      this.at(this.now + this.draw(model.wrapUp, comer, 'wrap'), () => this.free(desk));
    });
  }

  run(): readonly Played[] {
    for (let next = this.queue.pop(); next; next = this.queue.pop()) {
      this.now = Math.max(this.now, next.at);
      next.happen();
      this.dispatch();
    }
    // Nobody was left who could serve them.
    for (const { comer } of this.line) this.played.push({ comer, calledAt: null, servedMs: 0, leftAt: this.now });
    return this.played;
  }
}

/**
 * Plays a day once: who comes when and how long he is served is the log's; what the log does not know (the patience of who
 * was served, the service of who left, tidying up) is drawn. The same day, model and seed give the same.
 */
export const playDay = (day: ReplayDay, model: ForecastModel, seed: number): readonly Played[] =>
  new DayPlay(day, model, mix(seed, hashText(day.storeId))).run();
