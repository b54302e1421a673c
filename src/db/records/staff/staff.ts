import { and, asc, eq, or } from 'drizzle-orm';
import type { Queries, Tx } from '../../client.ts';
import { advisorSkills, advisors } from '../../schema/staff.ts';

export type AdvisorRow = typeof advisors.$inferSelect;
export type NewAdvisor = typeof advisors.$inferInsert;
export interface AdvisorWithSkills extends AdvisorRow {
  /** Ids of the services that this advisor gives. */
  readonly skills: readonly string[];
}

/** Every advisor of a store by name, those who left too (`active` false), each with skills. One query. */
export async function advisorsOf(db: Queries, storeId: string): Promise<AdvisorWithSkills[]> {
  const rows = await db
    .select({ advisor: advisors, serviceId: advisorSkills.serviceId })
    .from(advisors)
    .leftJoin(advisorSkills, eq(advisorSkills.advisorId, advisors.id))
    .where(eq(advisors.storeId, storeId))
    .orderBy(asc(advisors.name), asc(advisors.id));
  const found = new Map<string, AdvisorRow & { skills: string[] }>();
  for (const { advisor, serviceId } of rows) {
    const known = found.get(advisor.id) ?? { ...advisor, skills: [] };
    if (serviceId !== null) known.skills.push(serviceId);
    found.set(advisor.id, known);
  }
  return [...found.values()];
}

/** An advisor by id or by the caller's own id in that store. */
export async function findAdvisor(db: Queries, storeId: string, idOrRef: string): Promise<AdvisorRow | undefined> {
  const rows = await db
    .select()
    .from(advisors)
    .where(and(eq(advisors.storeId, storeId), or(eq(advisors.id, idOrRef), eq(advisors.ref, idOrRef))))
    .limit(1);
  return rows[0];
}

/** The advisor gives the service. */
export async function hasSkill(db: Queries, advisorId: string, serviceId: string): Promise<boolean> {
  const rows = await db
    .select({ advisorId: advisorSkills.advisorId })
    .from(advisorSkills)
    .where(and(eq(advisorSkills.advisorId, advisorId), eq(advisorSkills.serviceId, serviceId)))
    .limit(1);
  return rows.length > 0;
}

export async function insertAdvisor(tx: Tx, advisor: NewAdvisor): Promise<void> {
  await tx.insert(advisors).values(advisor);
}

export async function updateAdvisor(tx: Tx, id: string, fields: Partial<Omit<NewAdvisor, 'id'>>): Promise<void> {
  await tx.update(advisors).set(fields).where(eq(advisors.id, id));
}

/** Makes these the advisor's only skills. */
export async function replaceSkills(
  tx: Tx,
  storeId: string,
  advisorId: string,
  serviceIds: readonly string[],
): Promise<void> {
  await tx.delete(advisorSkills).where(eq(advisorSkills.advisorId, advisorId));
  if (serviceIds.length === 0) return;
  await tx.insert(advisorSkills).values(serviceIds.map((serviceId) => ({ storeId, advisorId, serviceId })));
}
