import { SYSTEM } from '../../src/domain/actor.ts';
import { acceptDevice, listPairing } from '../../src/operations/access/pair-device.ts';
import type { TestApp } from './test-app.ts';
import type { Visitor } from './visitor.ts';

/** A screen of the store, paired as a manager would. */
export async function pairedScreen(app: TestApp, storeId: string, kind: 'kiosk' | 'display'): Promise<Visitor> {
  const screen = app.visitor();
  await screen.submit((await screen.get(`/${kind}`)).form('/pairing'));
  const [shown] = await listPairing(app.deps);
  const name = kind === 'kiosk' ? 'Kiosk 1' : 'Display 1';
  await acceptDevice(app.deps, { actor: SYSTEM, storeId, code: shown!.code, name });
  return screen;
}
