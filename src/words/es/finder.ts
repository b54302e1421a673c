import type { finder as en } from '../en/finder.ts';

const stores = (n: number): string => (n === 1 ? '1 tienda' : `${n} tiendas`);

export const finder: typeof en = {
  title: 'Buscar una tienda',
  useLocation: 'Usar mi ubicación',
  locationRefused: 'Su ubicación no está disponible. Escriba un código postal, una ciudad o el nombre de una tienda.',
  searchLabel: 'Código postal, ciudad o tienda',
  search: 'Buscar',
  service: 'Servicio',
  anyService: 'Cualquier servicio',
  openNow: 'Abiertas ahora',
  near: (n, place) => `${stores(n)} cerca de ${place}`,
  nearYou: (n) => `${stores(n)} cerca de usted`,
  named: (n, text) => `${stores(n)} para «${text}»`,
  all: (n) => stores(n),
  waitsAsOf: (time) => `Esperas a las ${time}`,
  columnStore: 'Tienda',
  notFoundTitle: (text) => `No conocemos un lugar ni una tienda que se llame «${text}»`,
  notFoundHint: 'Pruebe con un código postal, una ciudad y su estado, como «Portland, OR», o el nombre de una tienda.',
  noneTitle: (place) => `No hay tiendas cerca de ${place}`,
  noneOpenTitle: (place) => `Ninguna tienda cerca de ${place} está abierta ahora`,
  noneHint: 'Pruebe con otro lugar o con menos condiciones.',
  seeAll: 'Ver todas las tiendas',
  withClosed: 'Mostrar también las que están cerradas ahora',
  emptyTitle: 'Todavía no hay tiendas',
  emptyHint: 'Las tiendas se agregan en las páginas de administración o se importan de un archivo.',
  more: 'Más tiendas',
  map: 'Mapa',
  mapAlt: (n) => `Mapa de ${stores(n)} de la lista, con los mismos números. La lista tiene los mismos datos.`,
  mapScale: (miles) => `${miles} mi`,
};
