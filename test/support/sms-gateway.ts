import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SmsPost {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface SmsGateway {
  readonly url: string;
  /** Every request, in order. */
  readonly posts: SmsPost[];
  /** Answers to the next requests; `hang` = none; none = 201. */
  readonly answers: ({ readonly status: number; readonly body?: string } | 'hang' | 'cut')[];
  close(): Promise<void>;
}

/** A real HTTP server on loopback that keeps what it is sent. */
export async function smsGateway(): Promise<SmsGateway> {
  const posts: SmsPost[] = [];
  const answers: SmsGateway['answers'] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      posts.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
      const answer = answers.shift() ?? { status: 201, body: '{"sid":"SM1"}' };
      if (answer === 'hang') return;
      if (answer === 'cut') return request.socket.destroy();
      response.writeHead(answer.status, answer.status === 302 ? { location: '/elsewhere' } : {});
      response.end(answer.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/messages`,
    posts,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
