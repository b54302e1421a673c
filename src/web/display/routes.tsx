import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { Board } from '../../../views/display/board.tsx';
import { DisplayPage, type DisplaySounds } from '../../../views/display/display.tsx';
import type { Wall } from '../../../views/display/wall.ts';
import { type DisplaySettings, keptDisplaySettings } from '../../domain/queue/boards/display-settings.ts';
import { displaySize } from '../../domain/queue/boards/display-size.ts';
import { lobbyOf } from '../../operations/boards/lobby-board.ts';
import { lookForScreens } from '../../operations/boards/screens-look.ts';
import type { Language } from '../../time/wording.ts';
import type { StoreLoad, WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
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

function soundsOf(c: AppContext): DisplaySounds {
  const { assets } = c.var;
  const [chime, wordsEn, wordsEs] = ['chime.wav', 'voice-en.mp3', 'voice-es.mp3'].map((n) => assets.url(`sounds/${n}`));
  return { chime: chime!, wordsEn: wordsEn!, wordsEs: wordsEs! };
}

const markOf = (settings: DisplaySettings): string =>
  createHash('sha256').update(JSON.stringify(settings)).digest('base64url').slice(0, 10);

/** The lobby display, mounted at /display. */
export const displayRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .route('/', pairingRoutes(deps, 'display'))
    .use(pairedDevice(deps, 'display'))
    .get('/', async (c) => {
      const look = await lookForScreens(deps, c.var.store.id);
      if (!look) return c.notFound();
      const wall = wallOf(look, deps.now(), c.var.language);
      const settings = keptDisplaySettings(c.var.device.settings);
      const props = {
        frame: frameOf(c),
        wall,
        sounds: soundsOf(c),
        settings,
        scale: settings.sight ? displaySize(settings.sight).scale : 1,
        settingsMark: markOf(settings),
      };
      return respond(c, { page: () => <DisplayPage {...props} /> });
    })
    .post('/heartbeats', (c) => c.json({ settings: markOf(keptDisplaySettings(c.var.device.settings)) }))
    .get('/live', (c) => deviceStream(c, deps, wallTopic(deps, c.var.store.id, c.var.language)));
