import { ROWS } from './rows.js';

/** Measures the row whose name is the argument; prints its figures as JSON on the last line. */
const row = ROWS.find(({ name }) => name === process.argv[2]);
if (row === undefined) throw new Error(`No row is named ${String(process.argv[2])}`);
process.stdout.write(`\n${JSON.stringify(await row.run())}\n`);
process.exit(0);
