import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { readAtpStores } from '../formats/atp-stores.ts';
import { readCsvStores } from '../formats/csv-stores.ts';
import { decodeText } from './decode-text.ts';
import type { FileItem } from './given-store.ts';

export const STORE_FORMATS = ['atp', 'google', 'csv'] as const;
export type StoreFormat = (typeof STORE_FORMATS)[number];

/**
 * The stores of a file: All The Places GeoJSON, one feature a line, or the zip of a run; a Google Business Profile sheet or
 * a plain CSV table. The format is told by name and content where none is given. An empty file has no stores.
 */
export async function* readStoreFile(path: string, format: StoreFormat | null): AsyncGenerator<FileItem> {
  if (await isZip(path)) yield* readZip(path);
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
async function* readZip(path: string): AsyncGenerator<FileItem> {
  const done: Member[] = [];
  const unzip = new Unzip((member) => collect(member, done));
  unzip.register(UnzipInflate);
  const stream = createReadStream(path, { highWaterMark: 1 << 18 });
  for await (const chunk of stream) {
    try {
      unzip.push(chunk as Uint8Array);
    } catch {
      yield { kind: 'broken', broken: { file: null, row: 1, code: 'broken_archive' } };
      return;
    }
    for (const { name, bytes } of done.splice(0)) {
      if (bytes === null) yield { kind: 'broken', broken: { file: name, row: 1, code: 'broken_archive' } };
      else yield* readText(bytes, name, 'atp');
    }
  }
}

interface Member {
  readonly name: string;
  /** Null: damaged. */
  readonly bytes: Uint8Array | null;
}

function collect(member: UnzipFile, done: Member[]): void {
  if (!JSON_NAME.test(member.name)) return;
  const parts: Uint8Array[] = [];
  member.ondata = (error, data, isLast) => {
    if (error) done.push({ name: member.name, bytes: null });
    else parts.push(data);
    if (!error && isLast) done.push({ name: member.name, bytes: Buffer.concat(parts) });
  };
  member.start();
}
