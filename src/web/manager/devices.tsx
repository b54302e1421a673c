import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { ConfirmPage } from '../../../views/manager/confirm-page.tsx';
import { DeviceForm, DevicesPage } from '../../../views/manager/devices-page.tsx';
import { DisplayForm } from '../../../views/manager/display-form.tsx';
import { type FormState, one } from '../../../views/manager/form-values.ts';
import { lengthProblem, textProblem, tidy } from '../../domain/problem.ts';
import { keptDisplaySettings } from '../../domain/queue/boards/display-settings.ts';
import { displaySize } from '../../domain/queue/boards/display-size.ts';
import { acceptDevice, type DeviceRow, endPairing, listDevices } from '../../operations/access/pair-device.ts';
import { renameDevice } from '../../operations/manage/rename-device.ts';
import { setDisplay } from '../../operations/manage/set-display.ts';
import { dayAndTime } from '../../time/wording.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { type FormValues, formValues } from '../forms.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { isSecureSite } from '../secure-site.ts';
import { actorOf, fieldErrors, inStore, say, storePath, takeSaid } from './page-context.ts';

const MOST_NAME = 40;

const clockTyped = (minutes: number | undefined): string =>
  minutes === undefined ? '' : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** The settings of a display as they stand in its form. */
function displayValues(device: DeviceRow): Record<string, string> {
  const { sight, quiet, notices } = keptDisplaySettings(device.settings);
  return {
    name: device.name,
    screenInches: sight ? String(sight.screenInches) : '',
    farthestFeet: sight ? String(sight.farthestFeet) : '',
    quietFrom: clockTyped(quiet?.from),
    quietUntil: clockTyped(quiet?.until),
    notices: notices.join('\n'),
  };
}

function readableOf(device: DeviceRow) {
  const { sight } = keptDisplaySettings(device.settings);
  if (!sight) return null;
  const { rowsReadableFeet: rowsFeet, callReadableFeet: callFeet } = displaySize(sight);
  return { rowsFeet, callFeet, farthestFeet: sight.farthestFeet };
}

/** Kiosks and displays of a store. */
export function devicesRoutes(deps: WebDeps) {
  const titleOf = (c: AppContext, device: { name: string; kind: 'kiosk' | 'display' }): string =>
    device.name || words(c.var.language).manager.devices.kinds[device.kind];

  async function deviceOf(c: AppContext) {
    const device = (await listDevices(deps, c.var.store.id)).find((one_) => one_.id === c.req.param('device'));
    if (!device) throw new HTTPException(404);
    return device;
  }

  async function showList(c: AppContext, form: FormState, status: 200 | 422 = 200) {
    const { store, language } = c.var;
    const devices = (await listDevices(deps, store.id)).map((device) => ({
      id: device.id,
      kind: device.kind,
      name: device.name,
      lastSeen: device.lastSeenAt === null ? null : dayAndTime(device.lastSeenAt, store.zone, language),
      wantsHelp: device.helpWantedAt !== null,
      isOffline: device.offlineAt !== null,
    }));
    const props = {
      frame: frameOf(c),
      where: inStore(c, 'devices'),
      said: takeSaid(c),
      devices,
      kioskUrl: `${deps.baseUrl}/kiosk`,
      displayUrl: `${deps.baseUrl}/display`,
      isSecure: isSecureSite(deps),
      form,
    };
    return respond(c, { page: () => <DevicesPage {...props} /> }, status);
  }

  function showDisplay(c: AppContext, device: DeviceRow, form: FormState, status: 200 | 422 = 200) {
    const props = {
      frame: frameOf(c),
      where: inStore(c, 'devices'),
      said: takeSaid(c),
      device: { id: device.id, title: titleOf(c, device) },
      form,
      readable: readableOf(device),
    };
    return respond(c, { page: () => <DisplayForm {...props} /> }, status);
  }

  async function saveDisplay(c: AppContext, device: DeviceRow, values: FormValues) {
    const w = words(c.var.language).manager.devices;
    const outcome = await setDisplay(deps, {
      storeId: c.var.store.id,
      deviceId: device.id,
      name: one(values, 'name'),
      display: {
        screenInches: one(values, 'screenInches'),
        farthestFeet: one(values, 'farthestFeet'),
        quietFrom: one(values, 'quietFrom'),
        quietUntil: one(values, 'quietUntil'),
        notices: one(values, 'notices'),
      },
      actor: actorOf(c),
    });
    if (outcome.kind === 'not_found') throw new HTTPException(404);
    if (outcome.kind === 'refused') {
      const thing = (field: string) => (w.display as Record<string, unknown>)[field] as string | undefined;
      return showDisplay(c, device, { values, errors: fieldErrors(c, outcome.problems, { thing }) }, 422);
    }
    say(c, w.display.saved);
    return seeOther(c, storePath(c, `/devices/${device.id}`));
  }

  return new Hono<AppEnv>()
    .get('/', (c) => showList(c, { values: {}, errors: [] }))
    .post('/', async (c) => {
      const values = await formValues(c);
      const name = tidy(one(values, 'name'));
      const code = tidy(one(values, 'code'));
      const problems = [textProblem('/code', code, 20), lengthProblem('/name', name, MOST_NAME)].filter(
        (p) => p !== null,
      );
      if (problems.length > 0) return showList(c, { values, errors: fieldErrors(c, problems) }, 422);
      const w = words(c.var.language).manager.devices;
      const outcome = await acceptDevice(deps, { actor: actorOf(c), storeId: c.var.store.id, code, name });
      if (outcome.kind === 'unknown_code')
        return showList(c, { values, errors: [{ field: 'code', message: w.unknownCode }] }, 422);
      say(c, w.paired(titleOf(c, outcome.device)));
      // A display is asked at once how far it is seen.
      const isDisplay = outcome.device.kind === 'display';
      return seeOther(c, storePath(c, isDisplay ? `/devices/${outcome.device.id}` : '/devices'));
    })
    .get('/:device', async (c) => {
      const device = await deviceOf(c);
      if (device.kind === 'display') return showDisplay(c, device, { values: displayValues(device), errors: [] });
      const props = {
        device: { id: device.id, title: titleOf(c, device) },
        form: { values: { name: device.name }, errors: [] },
      };
      return respond(c, { page: () => <DeviceForm frame={frameOf(c)} where={inStore(c, 'devices')} {...props} /> });
    })
    .post('/:device', async (c) => {
      const device = await deviceOf(c);
      const values = await formValues(c);
      if (device.kind === 'display') return saveDisplay(c, device, values);
      const input = { storeId: c.var.store.id, deviceId: device.id, name: one(values, 'name'), actor: actorOf(c) };
      const outcome = await renameDevice(deps, input);
      if (outcome.kind === 'refused') {
        const form = { values, errors: fieldErrors(c, outcome.problems) };
        const props = { device: { id: device.id, title: titleOf(c, device) }, form };
        const page = () => <DeviceForm frame={frameOf(c)} where={inStore(c, 'devices')} {...props} />;
        return respond(c, { page }, 422);
      }
      say(c, words(c.var.language).manager.devices.renamed);
      return seeOther(c, storePath(c, '/devices'));
    })
    .get('/:device/removal', async (c) => {
      const device = await deviceOf(c);
      const w = words(c.var.language).manager.devices;
      const props = {
        title: w.unpairTitle(titleOf(c, device)),
        text: w.unpairText,
        button: w.unpairButton,
        action: storePath(c, `/devices/${device.id}/removal`),
        backHref: storePath(c, '/devices'),
      };
      return respond(c, { page: () => <ConfirmPage frame={frameOf(c)} where={inStore(c, 'devices')} {...props} /> });
    })
    .post('/:device/removal', async (c) => {
      const device = await deviceOf(c);
      await endPairing(deps, actorOf(c), device.id);
      say(c, words(c.var.language).manager.devices.unpaired(titleOf(c, device)));
      return seeOther(c, storePath(c, '/devices'));
    });
}
