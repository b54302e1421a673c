import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { HelpAnswer, HelpPage } from '../../../views/kiosk/help.tsx';
import { type KioskDoor, StartNow, StartPage } from '../../../views/kiosk/start.tsx';
import { walkInStopOf } from '../../domain/queue/visit/joining.ts';
import { hoursSentence } from '../../domain/store/hours-view.ts';
import { askForHelp, isHelpWanted } from '../../operations/arrival/ask-for-help.ts';
import { lookForScreens, type ScreensLook } from '../../operations/boards/screens-look.ts';
import { waitsOf } from '../../operations/boards/store-waits.ts';
import type { Language } from '../../time/wording.ts';
import { hoursText } from '../../words/hours-text.ts';
import { walkInStopText } from '../../words/join-stop.ts';
import type { StoreLoad, WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import type { Topic } from '../live-events.ts';
import { deviceStream } from '../middleware/paired-device.tsx';
import { drawn, frameOf, respond, seeOther } from '../respond.tsx';
import { forgetTicket, placeOf } from './place.ts';

/** The store of this kiosk as its screens see it. */
export async function lookHere(c: AppContext, deps: WebDeps): Promise<ScreensLook> {
  const look = await lookForScreens(deps, c.var.store.id);
  if (!look) throw new HTTPException(404);
  return look;
}

/** "No more walk-ins", until when and why; null = they are taken. */
export function walkInStopHere(look: ScreensLook, lang: Language): string | null {
  const { store, asOf, closesAt } = look;
  const stop = walkInStopOf(store, asOf);
  return stop && walkInStopText(stop, { zone: store.zone, now: asOf, closesAt }, lang);
}

function doorOf(look: ScreensLook, lang: Language): KioskDoor {
  const { open, store, asOf } = look;
  if (open.kind === 'closed') {
    const opens = open.opensAt === null ? null : hoursText(hoursSentence(open, store.zone, asOf), store.zone, lang);
    return { kind: 'closed', opens };
  }
  const { main, services } = waitsOf(look);
  const takesWalkIns = services.some((service) => service.stop === null);
  return {
    kind: 'open',
    wait: takesWalkIns ? (main?.wait ?? null) : null,
    takesWalkIns,
    stop: walkInStopHere(look, lang),
  };
}

/** The first screen, kept fresh; `shown` is the kind of door that the page was drawn with. */
const startTopic = (storeId: string, lang: Language, shown: KioskDoor['kind']): Topic<StoreLoad> => ({
  key: `kiosk ${storeId} ${lang} ${shown}`,
  storeId,
  draw: (look) => {
    const door = doorOf(look, lang);
    return drawn(<StartNow lang={lang} door={door} startsOver={door.kind !== shown} />);
  },
});

/** The start of the kiosk and the call for help. */
export const startRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/', async (c) => {
      forgetTicket(c, deps);
      const door = doorOf(await lookHere(c, deps), c.var.language);
      return respond(c, { page: () => <StartPage frame={frameOf(c)} place={placeOf(c, deps)} door={door} /> });
    })
    .get('/live', (c) =>
      deviceStream(
        c,
        deps,
        startTopic(c.var.store.id, c.var.language, c.req.query('door') === 'closed' ? 'closed' : 'open'),
      ),
    )
    .post('/help', async (c) => {
      await askForHelp(deps, c.var.device);
      return seeOther(c, '/kiosk/help');
    })
    .get('/help', async (c) => {
      const isAnswered = !(await isHelpWanted(deps, c.var.device.id));
      const props = { frame: frameOf(c), place: placeOf(c, deps), isAnswered };
      return respond(c, { page: () => <HelpPage {...props} /> });
    })
    .get('/help/answer', async (c) => {
      const isAnswered = !(await isHelpWanted(deps, c.var.device.id));
      const answer = () => <HelpAnswer frame={frameOf(c)} isAnswered={isAnswered} />;
      return respond(c, { page: answer, fragment: answer });
    });
