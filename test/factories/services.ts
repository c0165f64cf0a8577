import { describe, it } from '@jest/globals';

/** A server that tests need and a developer's machine may lack, by the variable that holds its address. */
const SERVICES = {
  PostgreSQL: 'CONCORD_TEST_POSTGRES_URL',
  Redis: 'CONCORD_TEST_REDIS_URL',
} as const;

export type Service = keyof typeof SERVICES;

/** The address of a service, or null where there is none. */
export function serviceUrl(service: Service): string | null {
  const url = process.env[SERVICES[service]];
  return url === undefined || url === '' ? null : url;
}

/**
 * A suite that needs services. Where one is absent the suite is skipped, and says so by its name; on the build machine
 * (`CI=true`) that is a failure.
 */
export function describeWith(services: readonly Service[], name: string, define: () => void): void {
  const missing = services.filter((service) => serviceUrl(service) === null);
  if (missing.length === 0) {
    describe(name, define);
    return;
  }
  const reason = missing.map((service) => `${service} (set ${SERVICES[service]})`).join(' and ');
  if (process.env.CI === 'true') {
    describe(name, () => {
      it('has the services that it needs', () => {
        throw new Error(`Missing: ${reason}.`);
      });
    });
    return;
  }
  describe.skip(`${name} [skipped: no ${reason}]`, define);
}
