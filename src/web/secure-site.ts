import type { WebDeps } from './deps.ts';

/** True where browsers allow offline screens, camera and push: over https, or on the machine itself. */
export function isSecureSite(deps: Pick<WebDeps, 'https' | 'baseUrl'>): boolean {
  const { hostname } = new URL(deps.baseUrl);
  return deps.https || hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
