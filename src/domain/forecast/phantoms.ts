import { advisorFor, canServe, goesBefore, keptFree } from '../queue/line/calling-rule.ts';
import type { Playground } from './playground.ts';

// Phantoms stand for those who might join now, one for each service: each is called when the rule would call him, and takes
// nobody's time.

/** Somebody in line who competes goes before whoever joins now. */
export const beatsPhantoms = ({ f, line }: Playground, p: number, at: number): boolean =>
  p < line && f.lineTime[p]! <= 0 && f.competesFrom[p]! <= at;

/** Whoever might join for the service of phantom `s` would be called now. */
function callPhantom(play: Playground, s: number, at: number): void {
  play.isPhantomOpen[s] = 0;
  play.waits[(play.line + s) * play.replications + play.replication] = at;
  play.openPhantoms--;
  play.open--;
}

/** Those who might join now would be called by this advisor, the only one to think of, rather than person `p` (-1: rather than nobody). */
export function callPhantomsBy(play: Playground, a: number, p: number, at: number): void {
  const { f } = play;
  for (let s = 0; s < play.phantoms.length; s++) {
    const phantom = play.phantoms[s]!;
    if (play.isPhantomOpen[s] === 0 || !canServe(f, a, phantom)) continue;
    if (p >= 0 && !goesBefore(f, phantom, p, at)) continue;
    if (keptFree(f, a, phantom, at) >= 0) play.isHeld = true;
    else callPhantom(play, s, at);
  }
}

/** Those who might join now would be called by any free advisor, rather than person `p` by whom he is called. */
export function callPhantomsBefore(play: Playground, p: number, at: number): void {
  const { f } = play;
  for (let s = 0; s < play.phantoms.length; s++) {
    const phantom = play.phantoms[s]!;
    if (play.isPhantomOpen[s] === 0 || !goesBefore(f, phantom, p, at)) continue;
    if (advisorFor(f, phantom, at) >= 0) callPhantom(play, s, at);
  }
}
