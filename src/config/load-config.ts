import 'reflect-metadata';
import { validateSync } from 'class-validator';
import { Config } from './config.js';

/** The environment says something that Concord cannot work with; one sentence per value. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

/**
 * Reads the environment, once per process.
 *
 * @throws ConfigError naming every value that is wrong; the value itself is not repeated, since it may hold a password.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const config = new Config(env);
  const errors = validateSync(config);
  const problems = errors.flatMap(({ constraints }) => Object.values(constraints ?? {}).slice(0, 1));
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
