import { describe, expect, it } from 'vitest';
import { foldPlace } from '../../../src/domain/places/fold-place.ts';
import { readPlaceQuery } from '../../../src/domain/places/place-query.ts';
import { stateCode } from '../../../src/domain/places/us-states.ts';

describe('foldPlace', () => {
  it('gives every spelling of a place the same key', () => {
    for (const name of ['St. Louis', 'Saint Louis', 'ST LOUIS', 'st louis'])
      expect(foldPlace(name)).toBe('saint louis');
    expect(foldPlace('Ft. Worth')).toBe('fort worth');
    expect(foldPlace('Mt Vernon')).toBe('mount vernon');
    expect(foldPlace('The Bronx')).toBe('bronx');
    expect(foldPlace('Cañon City')).toBe('canon city');
    expect(foldPlace("Coeur d'Alene")).toBe('coeur dalene');
    expect(foldPlace('Winston-Salem')).toBe('winston salem');
    expect(foldPlace('N. Little Rock')).toBe('north little rock');
  });
});

describe('readPlaceQuery', () => {
  it('reads coordinates and ZIPs', () => {
    expect(readPlaceQuery(' 45.5, -122.6 ')).toEqual({ kind: 'point', point: { lat: 45.5, lng: -122.6 } });
    for (const text of ['97201', '97201-1234', '972011234', 'Portland, OR 97201', '97201 1234']) {
      expect(readPlaceQuery(text)).toEqual({ kind: 'zip', zip: '97201' });
    }
    expect(readPlaceQuery('  ')).toEqual({ kind: 'nothing' });
  });

  it('reads a city with its state, likeliest first', () => {
    const cities = (text: string) => {
      const query = readPlaceQuery(text);
      return query.kind === 'names' ? query.cities.map((c) => `${c.key}/${c.state ?? ''}`) : query.kind;
    };
    expect(cities('Portland, OR')).toEqual(['portland/OR']);
    expect(cities('portland oregon')).toEqual(['portland/OR', 'portland oregon/']);
    expect(cities('Portland, Oregon, USA')).toEqual(['portland/OR']);
    expect(cities('new york')).toEqual(['new york/']);
    expect(cities('charleston west virginia')).toEqual([
      'charleston/WV',
      'charleston west/VA',
      'charleston west virginia/',
    ]);
    expect(cities('St. Paul')).toEqual(['saint paul/']);
    expect(cities('New York City, NY')).toEqual(['new york city/NY', 'new york/NY']);
    expect(cities('new york city')).toEqual(['new york city/', 'new york/']);
  });

  it('knows states by name and code', () => {
    expect([
      stateCode('Oregon'),
      stateCode('or'),
      stateCode('D.C.'),
      stateCode('Puerto Rico'),
      stateCode('xx'),
    ]).toEqual(['OR', 'OR', 'DC', 'PR', null]);
  });
});
