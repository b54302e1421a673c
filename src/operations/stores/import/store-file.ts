import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { readAtpStores } from '../formats/atp-stores.ts';
import { readCsvStores } from '../formats/csv-stores.ts';
import type { FileItem } from './given-store.ts';

export const STORE_FORMATS = ['atp', 'google', 'csv'] as const;
export type StoreFormat = (typeof STORE_FORMATS)[number];

/**
 * The stores of a file: All The Places GeoJSON, one feature a line, or the zip of a run; a Google Business Profile sheet or
 * a plain CSV table. The format is told by the content where none is given. An empty file has no stores.
 */
export async function* readStoreFile(path: string, format: StoreFormat | null): AsyncGenerator<FileItem> {
  if (await isZip(path)) yield* readZip(path);
  else yield* readText(await readFile(path, 'utf8'), null, format);
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32LE() === 0x04034b50;
  } finally {
    await file.close();
  }
}

function* readText(text: string, file: string | null, format: StoreFormat | null): Generator<FileItem> {
  const start = text
    .slice(0, 1_000)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (start === '') return;
  const isJson = format === null ? /^[{[]/.test(start) : format === 'atp';
  if (isJson) yield* readAtpStores(text.replace(/^\uFEFF/, ''), file);
  else yield* readCsvStores(text, file);
}

/** The members of a run, one after the other: a run has thousands and is larger than memory. */
async function* readZip(path: string): AsyncGenerator<FileItem> {
  const done: { name: string; text: string | null }[] = [];
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
    for (const { name, text } of done.splice(0)) {
      if (text === null) yield { kind: 'broken', broken: { file: name, row: 1, code: 'broken_archive' } };
      else yield* readText(text, name, 'atp');
    }
  }
}

function collect(member: UnzipFile, done: { name: string; text: string | null }[]): void {
  if (!/\.(geo|ndgeo)?json$/i.test(member.name)) return;
  const parts: Uint8Array[] = [];
  member.ondata = (error, data, isLast) => {
    if (error) done.push({ name: member.name, text: null });
    else parts.push(data);
    if (!error && isLast) done.push({ name: member.name, text: Buffer.concat(parts).toString('utf8') });
  };
  member.start();
}
