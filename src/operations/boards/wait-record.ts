import { findWaitRecord, type WaitRecordRow } from '../../db/records/waits/wait-records.ts';
import type { Deps } from '../../deps.ts';

/** What a store publishes of its waits. */
export type WaitRecord = Pick<WaitRecordRow, 'throughDay' | 'track' | 'usual'>;

/** The published record of a store's waits; null before its first day is over. One query, worked out at night. */
export const waitRecord = async (deps: Deps, storeId: string): Promise<WaitRecord | null> =>
  (await findWaitRecord(deps.db.read, storeId)) ?? null;
