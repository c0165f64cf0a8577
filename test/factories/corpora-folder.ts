import { resolve } from 'node:path';

/** Folder of the real documents that tests and benchmarks read in place. */
export const CORPORA = resolve(process.env.CONCORD_CORPORA ?? '../shared/corpora');
