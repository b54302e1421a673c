import { HTTPException } from 'hono/http-exception';
import { lookForScreens, type ScreensLook } from '../../operations/boards/screens-look.ts';
import type { WebDeps } from '../deps.ts';

/** The store as every screen sees it now; 404 where it closed for good meanwhile. */
export async function lookAt(deps: WebDeps, storeId: string): Promise<ScreensLook> {
  const look = await lookForScreens(deps, storeId);
  if (!look) throw new HTTPException(404);
  return look;
}
