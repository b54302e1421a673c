import type { findings as en } from '../en/import.ts';

type Values = Readonly<Record<string, string | number>>;

const swapped = (v: Values): string =>
  v.swappedLat === undefined ? '' : `; latitud y longitud parecen intercambiadas (${v.swappedLat}, ${v.swappedLng})`;

export const findings: typeof en = {
  not_json: () => 'no se puede leer como JSON',
  not_a_store: () => 'no es una tienda con propiedades y un punto',
  broken_archive: () => 'el archivo comprimido está dañado aquí',
  too_large_unpacked: (v) => `más de ${v.megabytes} MB al descomprimirlo; no se lee`,
  cells_do_not_match: () => 'más celdas que la fila de encabezados',
  no_known_column: () =>
    'no se conoce ninguna columna de esta fila de encabezados: walkup import-stores --help las enumera',
  no_name: () => 'sin nombre',
  no_coordinates: () => 'sin coordenadas',
  impossible_coordinates: (v) => `coordenadas imposibles ${v.lat}, ${v.lng}${swapped(v)}`,
  duplicate_ref: (v) => `una segunda fila de ${v.ref}`,
  ref_too_long: (v) => `su identificador tiene más de ${v.most} caracteres`,
  closed_for_good: () => 'cerrada definitivamente',
  far_from_postcode: (v) => `a ${v.km} km de su código postal${swapped(v)}`,
  zone_unknown: (v) => `no se conoce la zona horaria "${v.given}"; ${v.zone} según sus coordenadas`,
  zone_disagrees: (v) => `se conserva la zona horaria ${v.given}; sus coordenadas dicen ${v.zone}`,
  hours_not_understood: (v) => `no se entiende el horario en "${v.near}" (${v.why}); queda como desconocido`,
  special_hours_not_understood: (v) =>
    `no se entiende el horario especial en "${v.near}"; se conserva el que tiene la tienda`,
  phone_not_understood: (v) => `no se entiende el teléfono "${v.given}" y se omite`,
  website_not_understood: (v) => `no se entiende la dirección web "${v.given}" y se omite`,
  country_not_understood: (v) => `no se entiende el país "${v.given}"`,
  cut_short: (v) => `${v.field} se corta a los ${v.most} caracteres`,
};
