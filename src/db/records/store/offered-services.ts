import { count, desc, eq, sql } from 'drizzle-orm';
import type { Queries } from '../../client.ts';
import { services } from '../../schema/catalogue.ts';

export interface OfferedService {
  readonly key: string;
  readonly name: string;
  readonly names: Readonly<Record<string, string>>;
}

/** The services that most stores offer, by key, with the names that one of the stores gave. */
export const offeredServices = (db: Queries, limit: number): Promise<OfferedService[]> =>
  db
    .select({ key: services.key, name: sql<string>`min(${services.name})`, names: services.names })
    .from(services)
    .where(eq(services.active, true))
    .groupBy(services.key)
    .orderBy(desc(count()), services.key)
    .limit(limit);
