// Runs before `npm start` and `npm test`: builds dist/ unless it is newer than everything it is made from.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const stamp = path.join(root, 'dist', '.built');
const lock = path.join(root, '.building');
const SOURCES = ['src', 'migrations', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', '.swcrc'];
const LOCK_IS_STALE_AFTER_MS = 120_000;

function newestChange(entry) {
  const stats = statSync(entry, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return /\.spec\.tsx?$/.test(entry) ? 0 : stats.mtimeMs;
  // A folder's own time counts too: it changes when a file in it is removed.
  return readdirSync(entry).reduce(
    (newest, name) => Math.max(newest, newestChange(path.join(entry, name))),
    stats.mtimeMs,
  );
}

function isUpToDate() {
  const built = statSync(stamp, { throwIfNoEntry: false });
  return (
    built !== undefined && SOURCES.every((source) => newestChange(path.join(root, source)) <= built.mtimeMs)
  );
}

/** Two builds at once would empty dist/ under each other. */
function takeLock() {
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > LOCK_IS_STALE_AFTER_MS) rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
}

function build() {
  const startedAt = new Date();
  const nest = path.join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  // Types are the business of `npm run build` and `npm run verify`; here only the start is waited for.
  const result = spawnSync(process.execPath, [nest, 'build', '--no-type-check'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (result.status !== 0) return result.status ?? 1;
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
  return 0;
}

if (!isUpToDate()) {
  takeLock();
  try {
    process.exitCode = isUpToDate() ? 0 : build();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
