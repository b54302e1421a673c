import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { LeavePage } from '../../../../views/customer/visit/leave.tsx';
import { VisitPage } from '../../../../views/customer/visit/visit.tsx';
import { VisitMoved, VisitNow, type VisitNowProps, visitParts } from '../../../../views/customer/visit/visit-now.tsx';
import type { ScreensLook } from '../../../operations/boards/screens-look.ts';
import { loadLinkedVisit, type VisitRow } from '../../../operations/loading/linked-visit.ts';
import { stayAway } from '../../../operations/visit/away.ts';
import { bringBack } from '../../../operations/visit/back.ts';
import { leaveLine } from '../../../operations/visit/leave.ts';
import type { Language } from '../../../time/wording.ts';
import { words } from '../../../words/words.ts';
import type { WebDeps } from '../../deps.ts';
import type { AppContext, AppEnv } from '../../env.ts';
import { formValues } from '../../forms.ts';
import type { Topic } from '../../live-events.ts';
import { drawn, frameOf, respond, seeOther } from '../../respond.tsx';
import { keptLinks } from '../kept-links.ts';
import { lookAt } from '../look.ts';
import { visitNowProps } from './visit-now.ts';

const MORE_MINUTES = 10;
const ACTS_LIMIT = { points: 30, seconds: 60 };

/** The visit that this browser holds a link to; 404 for anybody else. */
async function ownVisit(c: AppContext, deps: WebDeps): Promise<VisitRow> {
  const visit = await loadLinkedVisit(deps, c.req.param('visit') ?? '', keptLinks(c, deps));
  if (!visit) throw new HTTPException(404);
  return visit;
}

/** One's own visit: the page, its live part, and what a visitor may do. */
export const visitRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/visits/:visit', async (c) => show(c, deps, await ownVisit(c, deps)))
    .get('/visits/:visit/live', async (c) => {
      const visit = await ownVisit(c, deps);
      return deps.live.stream(c, visitTopic(deps, visit, c.var.language, c.req.query('changed') ?? ''));
    })
    .get('/visits/:visit/leave', async (c) => {
      const visit = await ownVisit(c, deps);
      const props = visitNowProps(deps, await lookAt(deps, visit.storeId), visit, c.var.language);
      if (!props.acts.includes('leave')) return seeOther(c, `/visits/${visit.id}`);
      return respond(c, { page: () => <LeavePage frame={frameOf(c)} {...props} /> });
    })
    .post('/visits/:visit/:act{here|away|leave}', deps.rateLimits.per('visits', ACTS_LIMIT), async (c) => {
      const visit = await ownVisit(c, deps);
      const outcome = await act(deps, c.req.param('act'), visit, await formValues(c));
      if (outcome.kind === 'done') return seeOther(c, `/visits/${visit.id}`);
      if (outcome.kind === 'not_found') throw new HTTPException(404);
      return show(c, deps, 'visit' in outcome ? outcome.visit : visit, words(c.var.language).visit.changed);
    });

async function act(deps: WebDeps, name: string, visit: VisitRow, values: Readonly<Record<string, unknown>>) {
  const revision = Number(values.revision);
  const key = typeof values.requestKey === 'string' ? values.requestKey.slice(0, 255) : '';
  const command = {
    visitId: visit.id,
    ...(Number.isInteger(revision) && revision > 0 ? { revision } : {}),
    actor: { kind: 'public', id: visit.id },
    as: { kind: 'visitor' },
    ...(key ? { request: { caller: `visit ${visit.id}`, route: name, key, bodyHash: String(values.revision) } } : {}),
  } as const;
  switch (name) {
    case 'here':
      return bringBack(deps, command);
    case 'away':
      return stayAway(deps, { ...command, minutes: MORE_MINUTES });
    default:
      return leaveLine(deps, command);
  }
}

/** The page, or for htmx its part. With a notice it is the answer to an act that was no longer possible. */
async function show(c: AppContext, deps: WebDeps, visit: VisitRow, notice: string | null = null): Promise<Response> {
  const look = await lookAt(deps, visit.storeId);
  const props = { ...visitNowProps(deps, look, visit, c.var.language), notice };
  // The first live frame comes at once and must not take the sentence away.
  const liveHref = `/visits/${visit.id}/live${notice ? `?changed=${visit.revision}` : ''}`;
  const page = () => <VisitPage frame={frameOf(c)} visit={props} liveHref={liveHref} />;
  return respond(c, { page, fragment: () => <VisitNow {...props} /> }, notice ? 409 : 200);
}

const rows = new WeakMap<ScreensLook, ReadonlyMap<string, VisitRow>>();

/** A hundred and fifty pages find theirs in the same look. */
function rowIn(look: ScreensLook, id: string): VisitRow | undefined {
  const there = rows.get(look) ?? new Map(look.visits.map((visit) => [visit.id, visit]));
  rows.set(look, there);
  return there.get(id);
}

interface Made {
  readonly look: ScreensLook;
  readonly row: VisitRow;
  readonly lang: Language;
  readonly props: VisitNowProps;
}

let last: Made | null = null;

/** A visit is asked for its line and at once for its picture. Only the last is kept: hundreds that lived on would be moved about. */
function propsIn(deps: WebDeps, look: ScreensLook, row: VisitRow, lang: Language): VisitNowProps {
  if (last?.look !== look || last.row !== row || last.lang !== lang)
    last = { look, row, lang, props: visitNowProps(deps, look, row, lang) };
  return last.props;
}

/**
 * Drawn only when this visit's own line changed: status, place and reason at once, a mere range now and then. That an
 * act came too late is said while the visit stands at revision `changed`.
 */
function visitTopic(deps: WebDeps, { id, storeId }: VisitRow, lang: Language, changed: string): Topic<ScreensLook> {
  return {
    key: `visit ${id} ${lang} ${changed}`,
    storeId,
    line(look) {
      const row = rowIn(look, id);
      if (!row) return { urgent: 'over', calm: '' };
      const { state, reasons, aheadRows, acts, wait, promise } = propsIn(deps, look, row, lang);
      return {
        urgent: JSON.stringify([row.revision, state, reasons, aheadRows, acts]),
        calm: JSON.stringify([wait, promise]),
      };
    },
    draw(look) {
      const row = rowIn(look, id);
      if (!row) return drawn(<VisitMoved visitId={id} />);
      const notice = String(row.revision) === changed ? words(lang).visit.changed : null;
      return visitParts({ ...propsIn(deps, look, row, lang), notice });
    },
  };
}
