import type { FastifyInstance } from 'fastify';

interface Route {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

/** Which methods an address takes: the server itself only knows whether it takes the one that was asked. */
export class AllowedMethods {
  private readonly routes: Route[] = [];

  /** Hears of every route that is registered from here on. */
  constructor(server: FastifyInstance) {
    server.addHook('onRoute', ({ url, method }) => {
      const methods = [method].flat().filter((one) => one !== 'TRACE');
      if (url.includes('*')) return;
      this.routes.push({ pattern: patternOf(url), methods });
    });
  }

  /** In the order of the alphabet; none where there is nothing at the address. */
  at(url: string): readonly string[] {
    const path = url.replace(/[?#].*$/s, '');
    const found = this.routes.filter(({ pattern }) => pattern.test(path));
    return [...new Set(found.flatMap(({ methods }) => methods))].sort();
  }
}

/** The addresses of a route's template: each `:name` is one part between slashes. */
function patternOf(template: string): RegExp {
  const parts = template
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${parts.join('/')}$`);
}
