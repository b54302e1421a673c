/** A message of a stream; `event` is empty for an unnamed one, which htmx swaps in. */
export interface StreamMessage {
  readonly event: string;
  readonly data: string;
}

export interface EventStream {
  /** Data of the next message of that name (unnamed without one); messages of other names are skipped. */
  next(event?: string): Promise<string>;
  /** The next message that fits, of any name. */
  until(fits: (message: StreamMessage) => boolean): Promise<StreamMessage>;
  readonly ended: Promise<void>;
  close(): void;
}

const WAIT_MS = 5_000;

function messageOf(block: string): StreamMessage {
  const field = (name: string): string[] =>
    block
      .split('\n')
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).replace(/^ /, ''));
  return { event: field('event').join(''), data: field('data').join('\n') };
}

/** Reads server-sent events as a screen does. Rejects with the status where the stream is refused. */
export async function openStream(url: string, headers: Record<string, string> = {}): Promise<EventStream> {
  const controller = new AbortController();
  const response = await fetch(url, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: controller.signal,
  });
  if (!response.ok || !response.body) {
    controller.abort();
    throw new Error(`stream refused: ${response.status}`);
  }
  const waiting: StreamMessage[] = [];
  let wake = (): void => {};
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    let buffer = '';
    for await (const chunk of response.body!) {
      buffer += decoder.decode(chunk, { stream: true });
      const blocks = buffer.split('\n\n');
      buffer = blocks.pop()!;
      waiting.push(...blocks.map(messageOf));
      wake();
    }
  };
  const ended = read().catch(() => {});

  async function until(fits: (message: StreamMessage) => boolean): Promise<StreamMessage> {
    const giveUpAt = Date.now() + WAIT_MS;
    for (;;) {
      while (waiting.length > 0) {
        const message = waiting.shift()!;
        if (fits(message)) return message;
      }
      const left = giveUpAt - Date.now();
      if (left <= 0) throw new Error('no such message came');
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, left);
      });
    }
  }

  return {
    until,
    next: async (event = '') => (await until((m) => m.event === event)).data,
    ended,
    close: () => controller.abort(),
  };
}
