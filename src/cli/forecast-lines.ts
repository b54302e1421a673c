import type { LogConfig, LogSnapshot } from '../domain/forecast/snapshot.ts';

const isListOfObjects = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null);

const DAY_MINUTES = 1440;

/** A config with the lists that it left out; null where it has something else in their place. */
export function configIn(entry: object): LogConfig | null {
  const config = { kind: 'config' as const, services: [], advisors: [], ...entry };
  return isListOfObjects(config.services) && isListOfObjects(config.advisors) ? config : null;
}

/** A snapshot with what it left out: empty lists, and doors that shut at midnight. Null where it cannot be read. */
export function snapshotIn(entry: object): LogSnapshot | null {
  const t = 't' in entry && entry.t !== null ? Number(entry.t) : Number.NaN;
  if (!Number.isFinite(t)) return null;
  const close = (Math.floor(t / DAY_MINUTES) + 1) * DAY_MINUTES;
  const empty = { advisors: [], queue: [], appointments: [], targets: [] };
  const snapshot = { kind: 'snapshot' as const, id: '', close, ...empty, ...entry, t };
  const lists = [snapshot.advisors, snapshot.queue, snapshot.appointments];
  return lists.every(isListOfObjects) && Array.isArray(snapshot.targets) ? snapshot : null;
}
