import { relations } from 'drizzle-orm';
import { appointmentSteps, appointments } from './booking.ts';
import { visitSteps, visits } from './queue.ts';
import { breaks, shifts } from './staff.ts';

export const shiftRelations = relations(shifts, ({ many }) => ({ breaks: many(breaks) }));
export const breakRelations = relations(breaks, ({ one }) => ({
  shift: one(shifts, { fields: [breaks.shiftId], references: [shifts.id] }),
}));
export const appointmentRelations = relations(appointments, ({ many }) => ({ steps: many(appointmentSteps) }));
export const appointmentStepRelations = relations(appointmentSteps, ({ one }) => ({
  appointment: one(appointments, { fields: [appointmentSteps.appointmentId], references: [appointments.id] }),
}));
export const visitRelations = relations(visits, ({ many }) => ({ steps: many(visitSteps) }));
export const visitStepRelations = relations(visitSteps, ({ one }) => ({
  visit: one(visits, { fields: [visitSteps.visitId], references: [visits.id] }),
}));
