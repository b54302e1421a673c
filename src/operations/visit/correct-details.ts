import type { Tx } from '../../db/client.ts';
import type { VisitRow } from '../../db/records/queue/visits.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { wrongStatus } from '../../domain/queue/visit/visit-acts.ts';
import { type ActOutcome, actOnVisit, type Planned, told, type VisitCommand } from '../steps/act-on-visit.ts';
import { contactHash } from '../steps/contact-hash.ts';
import { otherOfContact } from '../steps/other-of-contact.ts';

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

async function plan(tx: Tx, deps: Deps, visit: VisitRow, details: VisitDetails): Promise<Planned> {
  const wrong = wrongStatus(visit, 'correct');
  if (wrong) return { refused: wrong };
  const { needs, ...others } = details;
  const fields: Partial<VisitRow> = { ...others, ...(needs ? { needs: [...needs] } : {}) };
  if (details.phone !== undefined || details.email !== undefined) {
    const hash = contactHash(deps.secretKey, { phone: visit.phone, email: visit.email, ...details });
    const isOther = hash !== null && hash !== visit.contactHash;
    const other = isOther ? await otherOfContact(tx, { ...visit, contactHash: hash }) : undefined;
    if (other) return { refused: 'contact_taken', other };
    fields.contactHash = hash;
  }
  // The log names what was put right, never what it says.
  const corrected = Object.keys(details).filter((name) => details[name as keyof VisitDetails] !== undefined);
  const { partySize, language } = { ...visit, ...fields };
  return { act: { kind: 'correct' }, fields, data: { corrected, partySize, language } };
}

/**
 * Puts right who a party is: name, contact, language, needs, size, note. Its place in line stays. Refused with
 * `contact_taken` where the new contact has another visit in this line: the two are merged, or the contact is left out.
 */
export async function correctDetails(deps: Deps, command: CorrectCommand): Promise<ActOutcome> {
  const outcome = await inTransaction(deps.db, (tx) =>
    actOnVisit(tx, command, (_, visit) => plan(tx, deps, visit, command.details), deps.now()),
  );
  return told(deps, outcome);
}
