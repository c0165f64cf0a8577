// Compiles test/bench, and the factories that it uses, beside what it measures: dist/test/bench imports dist/src.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformFileSync } from '@swc/core';

const root = path.resolve(import.meta.dirname, '..');

for (const folder of ['bench', 'factories']) {
  const source = path.join(root, 'test', folder);
  const target = path.join(root, 'dist', 'test', folder);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(source).filter((file) => file.endsWith('.ts'))) {
    const { code } = transformFileSync(path.join(source, name), {
      configFile: path.join(root, '.swcrc'),
      sourceMaps: 'inline',
    });
    writeFileSync(path.join(target, name.replace(/\.ts$/, '.js')), code);
  }
}
