import type { VisitRow } from '../../db/records/queue/visits.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { type ActOutcome, type ActPlan, actOnVisit, told, type VisitCommand } from '../steps/act-on-visit.ts';
import { contactHash } from '../steps/contact-hash.ts';

/** What may be put right; what is left out stays. */
export interface VisitDetails {
  readonly name?: string | null;
  /** E.164. */
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly language?: string;
  readonly needs?: readonly string[];
  /** 1 to 20. */
  readonly partySize?: number;
  readonly note?: string | null;
}

export interface CorrectCommand extends VisitCommand {
  readonly details: VisitDetails;
}

function plan(deps: Deps, visit: VisitRow, details: VisitDetails): ActPlan {
  const { needs, ...others } = details;
  const fields: Partial<VisitRow> = { ...others, ...(needs ? { needs: [...needs] } : {}) };
  if (details.phone !== undefined || details.email !== undefined) {
    fields.contactHash = contactHash(deps.secretKey, { phone: visit.phone, email: visit.email, ...details });
  }
  // The log names what was put right, never what it says.
  const corrected = Object.keys(details).filter((name) => details[name as keyof VisitDetails] !== undefined);
  const { partySize, language } = { ...visit, ...fields };
  return { act: { kind: 'correct' }, fields, data: { corrected, partySize, language } };
}

/** Puts right who a party is: name, contact, language, needs, size, note. Its place in line stays. */
export async function correctDetails(deps: Deps, command: CorrectCommand): Promise<ActOutcome> {
  const outcome = await inTransaction(deps.db, (tx) =>
    actOnVisit(tx, command, (_, visit) => plan(deps, visit, command.details), deps.now()),
  );
  return told(deps, outcome);
}
