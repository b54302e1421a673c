import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { readAtpStores } from '../formats/atp-stores.ts';
import { readCsvStores } from '../formats/csv-stores.ts';
import { decodeText } from './decode-text.ts';
import type { BrokenRow, FileItem } from './given-store.ts';

export const STORE_FORMATS = ['atp', 'google', 'csv'] as const;
export type StoreFormat = (typeof STORE_FORMATS)[number];

/** The most that one member of an archive may hold, unpacked: the largest list of a run has a fifth of it. */
export const MOST_UNPACKED_BYTES = 256 * 1024 * 1024;
/** Packed bytes that are unpacked at once: a thousandfold, at the worst, is what memory must have room for. */
const PACKED_AT_ONCE = 32 * 1024;

/**
 * The stores of a file: All The Places GeoJSON, one feature a line, or the zip of a run; a Google Business Profile sheet or
 * a plain CSV table. The format is told by name and content where none is given. An empty file has no stores.
 * A member of an archive that unpacks to more than `mostUnpacked` bytes is refused (`too_large_unpacked`), the rest is read.
 */
export async function* readStoreFile(
  path: string,
  format: StoreFormat | null,
  mostUnpacked: number = MOST_UNPACKED_BYTES,
): AsyncGenerator<FileItem> {
  if (await isZip(path)) yield* readZip(path, mostUnpacked);
  else yield* readText(await readFile(path), null, format ?? (JSON_NAME.test(path) ? 'atp' : null));
}

const JSON_NAME = /\.(geo|ndgeo|nd)?jsonl?$/i;
/** A member of an archive, and the end of one, with which an archive without members begins. */
const ZIP_MARKS = [0x04034b50, 0x06054b50];

async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && ZIP_MARKS.includes(buffer.readUInt32LE());
  } finally {
    await file.close();
  }
}

function* readText(bytes: Uint8Array, file: string | null, format: StoreFormat | null): Generator<FileItem> {
  const { text, encoding } = decodeText(bytes);
  const start = text.slice(0, 1_000).trimStart();
  if (start === '') return;
  if (encoding !== 'utf-8') yield { kind: 'read_as', file, encoding };
  const isJson = format === null ? /^[{[]/.test(start) : format === 'atp';
  if (isJson) yield* readAtpStores(text, file);
  else yield* readCsvStores(text, file);
}

/** The members of a run, one after the other: a run has thousands and is larger than memory. */
async function* readZip(path: string, mostUnpacked: number): AsyncGenerator<FileItem> {
  const done: Member[] = [];
  const unzip = new Unzip((member) => collect(member, mostUnpacked, done));
  unzip.register(UnzipInflate);
  const stream = createReadStream(path, { highWaterMark: PACKED_AT_ONCE });
  for await (const chunk of stream) {
    try {
      unzip.push(chunk as Uint8Array);
    } catch {
      yield { kind: 'broken', broken: { file: null, row: 1, code: 'broken_archive' } };
      return;
    }
    for (const { name, content } of done.splice(0)) {
      if (content instanceof Uint8Array) yield* readText(content, name, 'atp');
      else yield { kind: 'broken', broken: { file: name, row: 1, ...content } };
    }
  }
}

interface Member {
  readonly name: string;
  /** Its bytes, or why it has none. */
  readonly content: Uint8Array | Pick<BrokenRow, 'code' | 'values'>;
}

function collect(member: UnzipFile, most: number, done: Member[]): void {
  if (!JSON_NAME.test(member.name)) return;
  const { name } = member;
  let parts: Uint8Array[] = [];
  let size = 0;
  let isOver = false;
  const end = (content: Member['content']): void => {
    parts = [];
    isOver = true;
    done.push({ name, content });
  };
  member.ondata = (error, data, isLast) => {
    // What is left of a refused one is unpacked piece by piece and thrown away, to come to the next.
    if (isOver) return;
    if (error) return end({ code: 'broken_archive' });
    size += data.length;
    if (size > most) return end({ code: 'too_large_unpacked', values: { megabytes: Math.floor(most / 1024 ** 2) } });
    parts.push(data);
    if (isLast) end(Buffer.concat(parts));
  };
  member.start();
}
