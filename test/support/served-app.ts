import { createServer } from 'node:net';
import { type TestApp, type TestAppOptions, testApp } from './test-app.ts';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** The site behind a real address, which it knows as its own: forms of browsers are taken. */
export async function servedApp(options: TestAppOptions = {}): Promise<{ app: TestApp; url: string }> {
  const port = await freePort();
  const app = await testApp({ ...options, baseUrl: `http://127.0.0.1:${port}` });
  return { app, url: await app.listen(port) };
}
