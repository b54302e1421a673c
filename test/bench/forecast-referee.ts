import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** A program beside the project that simulates stores and scores forecasts against what then happened. */
const REFEREE = resolve('../shared/referee/run.mjs');
const PREDICTOR = `node ${resolve('dist/cli.js')} forecast`;
const SEED_SHIFT = process.env.REFEREE_SEED_SHIFT ?? '20';

/** The forecaster's table: error, coverage and the same against the usual formula, store by store. */
export async function benchReferee(): Promise<void> {
  if (!existsSync(REFEREE)) {
    console.log(`\nThe referee is not here (${REFEREE}): forecasts are not scored.`);
    return;
  }
  console.log(`\nForecasts against what happened, seed shift ${SEED_SHIFT}`);
  const args = [REFEREE, '--predictor', PREDICTOR, '--seed-shift', SEED_SHIFT];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  const code = await new Promise((done) => child.once('exit', done));
  if (code !== 0) throw new Error(`the referee ended with ${code}`);
}
