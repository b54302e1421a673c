export const APPOINTMENT_STATUSES = ['booked', 'checked_in', 'fulfilled', 'cancelled', 'no_show'] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

export const APPOINTMENT_SOURCES = ['web', 'staff', 'api', 'kiosk'] as const;
export type AppointmentSource = (typeof APPOINTMENT_SOURCES)[number];
