import { Hono } from 'hono';
import { Board } from '../../../views/display/board.tsx';
import { DisplayPage } from '../../../views/display/display.tsx';
import type { Wall } from '../../../views/display/wall.ts';
import { lobbyOf } from '../../operations/boards/lobby-board.ts';
import { lookForScreens } from '../../operations/boards/screens-look.ts';
import type { Language } from '../../time/wording.ts';
import type { StoreLoad, WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import type { Topic, TopicLine } from '../live-events.ts';
import { deviceStream, pairedDevice, pairingRoutes } from '../middleware/paired-device.tsx';
import { drawn, frameOf, respond } from '../respond.tsx';

function wallOf(look: StoreLoad, now: number, language: Language): Wall {
  const { storeName, zone, calling, recent, waits } = lobbyOf(look, now, language);
  const { absentMinutes } = look.settings;
  return { storeName, zone, asOf: now, calling, recent, waits, absentMinutes };
}

/** A call goes out at once; a wait that moves may take its time. */
function lineOf(wall: Wall): TopicLine {
  const calls = [...wall.calling, ...wall.recent].map((call) => call.id);
  const waits = wall.waits.map(({ serviceId, wait, stop }) => [serviceId, stop, wait?.lowMinutes, wait?.highMinutes]);
  return { urgent: calls.join(' '), calm: JSON.stringify(waits) };
}

/** The wall of one store in one language, drawn once for all its screens. */
const wallTopic = (deps: WebDeps, storeId: string, language: Language): Topic<StoreLoad> => ({
  key: `display ${storeId} ${language}`,
  storeId,
  draw: (look) => drawn(<Board wall={wallOf(look, deps.now(), language)} lang={language} />),
  line: (look) => lineOf(wallOf(look, deps.now(), language)),
});

/** The lobby display, mounted at /display. */
export const displayRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .route('/', pairingRoutes(deps, 'display'))
    .use(pairedDevice(deps, 'display'))
    .get('/', async (c) => {
      const look = await lookForScreens(deps, c.var.store.id);
      if (!look) return c.notFound();
      const wall = wallOf(look, deps.now(), c.var.language);
      const chime = c.var.assets.url('sounds/chime.wav');
      return respond(c, { page: () => <DisplayPage frame={frameOf(c)} wall={wall} chime={chime} /> });
    })
    .get('/live', (c) => deviceStream(c, deps, wallTopic(deps, c.var.store.id, c.var.language)));
