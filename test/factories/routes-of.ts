import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { Concord } from './concord.js';

/** Every route that a controller has, pages among them: `GET /join/{code}`. */
export function routesOf({ app }: Pick<Concord, 'app'>): string[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  const routes = controllers.flatMap(({ metatype }) => {
    if (metatype === null) return [];
    const { prototype } = metatype as { readonly prototype: Record<string, object> };
    const base = pathOf(metatype);
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = prototype[name] ?? {};
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const path = `/${[base, pathOf(handler)].filter((part) => part !== '').join('/')}`;
      return [`${RequestMethod[method]} ${path.replaceAll(/:(\w+)/g, '{$1}')}`];
    });
  });
  return [...new Set(routes)].sort();
}

function pathOf(target: object): string {
  return String(Reflect.getMetadata(PATH_METADATA, target) ?? '').replaceAll(/^\/|\/$/g, '');
}
