#!/usr/bin/env node
import { existsSync } from 'node:fs';

const cli = new URL('../dist/src/cli.js', import.meta.url);

if (existsSync(cli)) await import(cli.href);
else {
  process.stderr.write('Concord is not built yet: run “npm run build” first.\n');
  process.exitCode = 1;
}
