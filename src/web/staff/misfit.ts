import type { StaffNotice, TransferChoice } from '../../../views/staff/staff-props.ts';
import { whoGives } from '../../domain/queue/boards/floor-rows.ts';
import type { ActOutcome } from '../../operations/steps/act-on-visit.ts';
import { counterText } from '../../words/formatting.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext } from '../env.ts';
import { visitPanel } from './panels.ts';
import { refusal, type Told, ticketOf } from './said.ts';
import { boardFor, drawQueue } from './screen.tsx';

const MISFITS: ReadonlySet<string> = new Set(['no_skill', 'advisor_elsewhere']);

/** The refusal is that somebody could not serve them where they were sent. */
export const isMisfit = (why: string): boolean => MISFITS.has(why);

/** Who at a counter gives the service now, in a sentence. */
async function whoGivesText(c: AppContext, deps: WebDeps, serviceId: string): Promise<string> {
  const w = words(c.var.language).staff.desk.refused;
  const { floor, serviceNames } = await boardFor(c, deps);
  const service = serviceNames[serviceId] ?? '';
  const able = whoGives(floor, service).map(
    ({ advisorName, counterName }) => `${advisorName}, ${counterText(counterName ?? '', c.var.language)}`,
  );
  return able.length > 0 ? w.whoGives(service, able.join('; ')) : w.nobodyGives(service);
}

/** Who would call them, or go on with them, does not give what they come for: who does is named. */
export async function notMySkill(
  c: AppContext,
  deps: WebDeps,
  visit: Pick<Told, 'ticketLetter' | 'ticketNumber'> & { readonly serviceId: string },
): Promise<StaffNotice> {
  const told = words(c.var.language).staff.desk.refused.notMySkill(ticketOf(visit));
  return refusal(`${told} ${await whoGivesText(c, deps, visit.serviceId)}`);
}

/** They could not be served there: the transfer stays open with what was chosen, and who gives that service is named. */
export async function misfit(
  c: AppContext,
  deps: WebDeps,
  { visit, why }: ActOutcome & { kind: 'refused' },
  to: TransferChoice = {},
): Promise<Response> {
  const w = words(c.var.language).staff.desk.refused;
  const told = why === 'no_skill' ? w.noSkill : w.advisorElsewhere;
  const next = await whoGivesText(c, deps, to.service || visit.serviceId);
  const panel = await visitPanel(c, deps, visit.id, 'transfer', { to });
  return drawQueue(c, deps, { notice: refusal(`${told} ${next}`), panel }, 409);
}
