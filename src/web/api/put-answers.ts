import type { Problem } from '../../domain/problem.ts';
import { words } from '../../words/words.ts';
import type { AppContext } from '../env.ts';
import { problem } from '../problem.ts';
import { textOf } from '../shapes/common.ts';
import { notFound } from './json.ts';

interface Affected {
  readonly id: string;
  readonly reference: string;
  readonly startsAt: number;
}

/** What a PUT of the configuration comes to. */
export type PutOutcome =
  | { readonly kind: 'saved'; readonly created?: boolean }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'appointments_affected'; readonly appointments: readonly Affected[] }
  | { readonly kind: 'not_found' };

/** Each refused value as RFC 9457 errors, in the caller's language. */
function refusedBy(c: AppContext, problems: readonly Problem[]): Response {
  const { problems: say, things } = words(c.var.language);
  const named: Readonly<Record<string, string>> = things;
  const thing = (pointer: string) => named[pointer.split('/').at(-1) ?? ''] ?? pointer;
  const errors = problems.map((p) => ({
    pointer: p.pointer,
    code: p.code,
    detail: say[p.code](thing(p.pointer), p.values ?? {}),
  }));
  return problem(c, 422, 'validation_failed', { errors });
}

/** 201 made, 200 replaced; 422 with each mistake; 409 with the appointments that would be left without anybody. */
export function putAnswer(c: AppContext, outcome: PutOutcome, id: string): Response {
  switch (outcome.kind) {
    case 'saved':
      return c.json({ id, created: outcome.created ?? false }, outcome.created ? 201 : 200);
    case 'refused':
      return refusedBy(c, outcome.problems);
    case 'appointments_affected': {
      const appointments = outcome.appointments.map((a) => ({
        id: a.id,
        reference: a.reference,
        startsAt: textOf(a.startsAt),
      }));
      const detail = 'Nothing was changed. With ?affected=keep it is, and these are marked for staff.';
      return problem(c, 409, 'appointments_affected', { detail, appointments });
    }
    case 'not_found':
      return notFound(c);
  }
}
