import { expect, it } from 'vitest';
import { csvLine, csvRows } from '../../../src/operations/stores/formats/csv-table.ts';

it('guards cells that a spreadsheet would run, and leaves numbers and telephone numbers as they are', () => {
  const cells = ['=1+2', '+cmd|x', '-2+3+A1', '@sum(A1)', '-95.93', '+14025550100', '+1 402-555-0100', 'Mill & Main'];
  expect(csvLine(cells)).toBe("'=1+2,'+cmd|x,'-2+3+A1,'@sum(A1),-95.93,+14025550100,+1 402-555-0100,Mill & Main\r\n");
});

it('reads its own lines back as they were', () => {
  const cells = ['=HYPERLINK("http://x","y")', "'quoted'", '-', '@home', 'a,b', '"'];
  const [row] = [...csvRows(csvLine(cells))];
  expect(row!.cells).toEqual(cells);
});
