import { CreateTables1763700000000 } from './1763700000000-create-tables.js';

/** In the order in which they are run. */
export const MIGRATIONS = [CreateTables1763700000000] as const;
