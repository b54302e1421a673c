import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type FormState, one } from '../../../views/manager/form-values.ts';
import type { Where } from '../../../views/manager/manager-page.tsx';
import { SETTINGS_SHOWN, SettingsPage } from '../../../views/manager/settings-page.tsx';
import { parseWalkInSeats } from '../../domain/booking/walk-in-seats.ts';
import type { Settings } from '../../domain/settings.ts';
import { type StoreRow, seeSettings } from '../../operations/manage/see-configuration.ts';
import { setSettings } from '../../operations/manage/set-settings.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { formValues } from '../forms.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { actorOf, fieldErrors, inChain, inStore, say, storePath, takeSaid } from './page-context.ts';
import { walkInSeatsRoutes } from './walk-in-seats.tsx';

export interface SettingsScope {
  readonly store: StoreRow | null;
  readonly where: Where;
  readonly path: string;
}

const ofStore = (c: AppContext): SettingsScope => ({
  store: c.var.store,
  where: inStore(c, 'settings'),
  path: storePath(c, '/settings'),
});
const ofChain = (c: AppContext): SettingsScope => ({
  store: null,
  where: inChain(c, 'chainSettings'),
  path: '/manage/settings',
});

/** Settings of a store, or of the chain. */
export function settingsRoutes(deps: WebDeps, kind: 'store' | 'chain') {
  const scopeOf = kind === 'store' ? ofStore : ofChain;

  async function show(c: AppContext, form: FormState | null, status: 200 | 422 = 200) {
    const { store, where } = scopeOf(c);
    const { own, above } = await seeSettings(deps, store);
    const { noDate } = words(c.var.language).manager.settings;
    const values = Object.fromEntries(
      Object.entries(own).map(([name, value]) => [name, value === 'none' ? noDate : String(value)]),
    );
    const hoursWithSeats = parseWalkInSeats(own.walkInSeats ?? above.walkInSeats)?.length ?? 0;
    const filled = form ?? { values, errors: [] };
    const props = { frame: frameOf(c), where, said: takeSaid(c), above, hoursWithSeats, form: filled };
    return respond(c, { page: () => <SettingsPage {...props} /> }, status);
  }

  return new Hono<AppEnv>()
    .route('/walk-in-seats', walkInSeatsRoutes(deps, scopeOf))
    .get('/', (c) => show(c, null))
    .post('/', async (c) => {
      const values = await formValues(c);
      const w = words(c.var.language).manager.settings;
      const settings = Object.fromEntries(
        SETTINGS_SHOWN.map((name) => [name, one(values, name).trim().replace(',', '.')])
          .filter(([, value]) => value !== '')
          .map(([name, value]) => [name, value!.toLowerCase() === w.noDate ? 'none' : value]),
      );
      const { store, path } = scopeOf(c);
      const input = { storeId: store?.id ?? null, settings, only: SETTINGS_SHOWN, actor: actorOf(c) };
      const outcome = await setSettings(deps, input);
      switch (outcome.kind) {
        case 'saved':
          say(c, w.saved);
          return seeOther(c, path);
        case 'refused': {
          const thing = (field: string) => {
            const label = w.named[field as keyof Settings]?.[0];
            return label && `“${label}”`;
          };
          return show(c, { values, errors: fieldErrors(c, outcome.problems, { thing }) }, 422);
        }
        case 'not_found':
          throw new HTTPException(404);
      }
    });
}
