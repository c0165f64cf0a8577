import { CreateTables1763700000000 } from './1763700000000-create-tables.js';
import { AddRevisionDrafts1764000000000 } from './1764000000000-add-revision-drafts.js';
import { AddMemory1764500000000 } from './1764500000000-add-memory.js';
import { AddPeople1764300000000 } from './1764300000000-add-people.js';
import { AddTerms1764600000000 } from './1764600000000-add-terms.js';
import { CountReturnedTasks1764100000000 } from './1764100000000-count-returned-tasks.js';
import { AddReturns1764200000000 } from './1764200000000-add-returns.js';
import { DateConfirmations1764210000000 } from './1764210000000-date-confirmations.js';

/** In the order in which they are run. */
export const MIGRATIONS = [
  CreateTables1763700000000,
  AddRevisionDrafts1764000000000,
  CountReturnedTasks1764100000000,
  AddReturns1764200000000,
  DateConfirmations1764210000000,
  AddPeople1764300000000,
  AddMemory1764500000000,
  AddTerms1764600000000,
] as const;
