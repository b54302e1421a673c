/** Owner is of the chain; the others are of a store, each able to do what the next one is. */
export const ROLES = ['owner', 'manager', 'advisor', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** True when `role` may do what is open to `needed`; null = no role at this store. */
export const roleReaches = (role: Role | null, needed: Role): boolean =>
  role !== null && ROLES.indexOf(role) <= ROLES.indexOf(needed);

export const DEVICE_KINDS = ['kiosk', 'display'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];
export const DEVICE_STATUSES = ['pairing', 'paired', 'unpaired'] as const;
export type DeviceStatus = (typeof DEVICE_STATUSES)[number];

export const API_SCOPES = ['read', 'operate', 'manage'] as const;
export type ApiScope = (typeof API_SCOPES)[number];
