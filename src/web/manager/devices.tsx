import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { ConfirmPage } from '../../../views/manager/confirm-page.tsx';
import { DeviceForm, DevicesPage } from '../../../views/manager/devices-page.tsx';
import { type FormState, one } from '../../../views/manager/form-values.ts';
import { lengthProblem, textProblem, tidy } from '../../domain/problem.ts';
import { acceptDevice, endPairing, listDevices } from '../../operations/access/pair-device.ts';
import { renameDevice } from '../../operations/manage/rename-device.ts';
import { dayAndTime } from '../../time/wording.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { formValues } from '../forms.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { isSecureSite } from '../secure-site.ts';
import { actorOf, fieldErrors, inStore, say, storePath, takeSaid } from './page-context.ts';

const MOST_NAME = 40;

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
      return seeOther(c, storePath(c, '/devices'));
    })
    .get('/:device', async (c) => {
      const device = await deviceOf(c);
      const props = {
        device: { id: device.id, title: titleOf(c, device) },
        form: { values: { name: device.name }, errors: [] },
      };
      return respond(c, { page: () => <DeviceForm frame={frameOf(c)} where={inStore(c, 'devices')} {...props} /> });
    })
    .post('/:device', async (c) => {
      const device = await deviceOf(c);
      const values = await formValues(c);
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
