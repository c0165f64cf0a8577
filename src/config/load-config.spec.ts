import { describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from './load-config.js';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the configuration', () => {
  it('needs nothing: SQLite in ./data, tasks in the process, this machine only', () => {
    expect(loadConfig({})).toEqual({
      ...{
        dataDir: './data',
        port: 3000,
        host: '127.0.0.1',
        publicUrl: null,
        onionUrl: null,
        securityContact: null,
        databaseUrl: null,
        redisUrl: null,
      },
      ...{ inlineWorker: true, stopNotice: 12, logLevel: 'info', instanceKey: null, metricsToken: null },
      ...{ oidcIssuer: null, oidcClientId: null, oidcClientSecret: null },
    });
  });

  it('knows an OpenID provider only as a whole, and over TLS unless it is on this machine', () => {
    const whole = { OIDC_ISSUER: 'https://id.example/realm', OIDC_CLIENT_ID: 'c', OIDC_CLIENT_SECRET: 's' };
    expect(loadConfig(whole).oidcIssuer).toBe('https://id.example/realm');
    expect(loadConfig({ ...whole, OIDC_ISSUER: 'http://127.0.0.1:4000' }).oidcClientSecret).toBe('s');
    expect(problemsOf({ OIDC_ISSUER: whole.OIDC_ISSUER })).toEqual([
      'OIDC_CLIENT_ID is missing: OIDC_ISSUER needs it.',
      'OIDC_CLIENT_SECRET is missing: OIDC_ISSUER needs it.',
    ]);
    for (const OIDC_ISSUER of ['http://id.example', 'id.example', 'http://localhost.evil.example', ''])
      expect(problemsOf({ ...whole, OIDC_ISSUER })).toEqual([expect.stringMatching(/^OIDC_ISSUER is not/)]);
  });

  it('takes what the environment says', () => {
    const env = {
      ...{
        CONCORD_DATA: '/var/lib/concord',
        PORT: '80',
        HOST: '0.0.0.0',
        PUBLIC_URL: 'https://concord.example/',
      },
      ...{ DATABASE_URL: 'postgresql://concord:secret@db/concord', REDIS_URL: 'redis://redis:6379/1' },
      ...{ CONCORD_WORKER: 'off', LOG_LEVEL: 'warn' },
    };
    expect(loadConfig(env)).toMatchObject({
      ...{ port: 80, publicUrl: 'https://concord.example', inlineWorker: false, logLevel: 'warn' },
      ...{ databaseUrl: env.DATABASE_URL, redisUrl: env.REDIS_URL },
    });
  });

  it('knows an onion service and whom to tell of holes, and refuses what is neither', () => {
    const onion = `http://${'abcdefgh234567'.repeat(4)}.onion`;
    const good = { ONION_URL: `${onion}/`, SECURITY_CONTACT: 'mailto:security@concord.example' };
    expect(loadConfig(good)).toMatchObject({ onionUrl: onion, securityContact: good.SECURITY_CONTACT });
    for (const ONION_URL of [
      'http://short.onion',
      `${onion}/path`,
      `ftp${onion.slice(4)}`,
      `${onion}.example`,
    ])
      expect(problemsOf({ ONION_URL })).toEqual([expect.stringMatching(/^ONION_URL is not/)]);
    for (const SECURITY_CONTACT of [
      'security@concord.example',
      'http://concord.example',
      'mailto:x@y.example\nExpires: 2000-01-01',
    ])
      expect(problemsOf({ SECURITY_CONTACT })).toEqual([
        expect.stringMatching(/^SECURITY_CONTACT is neither/),
      ]);
  });

  it('reads variables that are set to nothing as not set', () => {
    expect(loadConfig({ DATABASE_URL: '', REDIS_URL: '', PUBLIC_URL: '' })).toMatchObject({
      ...{ databaseUrl: null, redisUrl: null, publicUrl: null },
    });
  });

  it('takes plain http as the public address only where browsers keep cookies: on this machine, and of an onion service', () => {
    const near = [
      'http://localhost:3000',
      'http://127.0.0.1:8080',
      'http://[::1]',
      `http://${'a'.repeat(56)}.onion`,
    ];
    for (const PUBLIC_URL of near) expect(problemsOf({ PUBLIC_URL })).toEqual([]);
    const far = [
      'http://concord.example',
      'http://192.168.1.4:3000',
      'http://localhost.evil.example',
      'HTTP://concord.example',
    ];
    for (const PUBLIC_URL of far)
      expect(problemsOf({ PUBLIC_URL })).toEqual([
        'PUBLIC_URL is plain http: nobody could sign in, since browsers keep our cookies only over https.',
      ]);
  });

  it.each([
    ['PORT', 'three thousand', 'PORT is not a number between 0 and 65535.'],
    ['PORT', '65536', 'PORT is not a number between 0 and 65535.'],
    ['CONCORD_DATA', '', 'CONCORD_DATA is empty: it names the folder that holds the data.'],
    ['HOST', '', 'HOST is empty: it names the address to listen on.'],
    [
      'PUBLIC_URL',
      'concord.example',
      'PUBLIC_URL is not an http or https address, such as https://concord.example.',
    ],
    [
      'PUBLIC_URL',
      'javascript:0',
      'PUBLIC_URL is not an http or https address, such as https://concord.example.',
    ],
    [
      'DATABASE_URL',
      'mysql://root@db/concord',
      'DATABASE_URL is not the address of a PostgreSQL database (postgresql://user:password@host/database).',
    ],
    ['REDIS_URL', 'localhost', 'REDIS_URL is not the address of a Redis server (redis://host:6379).'],
    [
      'CONCORD_KEY',
      'c2hvcnQ=',
      'CONCORD_KEY is not 32 bytes in base64, such as `openssl rand -base64 32` gives.',
    ],
    [
      'CONCORD_METRICS_TOKEN',
      'a'.repeat(31),
      'CONCORD_METRICS_TOKEN is not 32 characters or more, such as `openssl rand -hex 32` gives.',
    ],
    ['CONCORD_WORKER', 'no', 'CONCORD_WORKER is neither "on" nor "off".'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is none of debug, info, warn, error, silent.'],
  ])('refuses %s=%s with one sentence', (name, value, sentence) => {
    expect(problemsOf({ [name]: value })).toEqual([sentence]);
  });

  it('names every mistake, and no password', () => {
    const problems = problemsOf({ PORT: 'x', DATABASE_URL: 'db:hunter2@host' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('hunter2');
  });
});
