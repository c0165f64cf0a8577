import type { FastifyRequest } from 'fastify';
import { negotiateLanguage } from '../domain/languages/negotiate-language.js';
import { LanguagesService } from '../languages/languages.service.js';
import type { Frame } from '../web/components/layout.js';

/** Whose page it is, as far as the frame shows it. */
export interface PageOwner {
  readonly handle: string;
  /** BCP 47; null: what the browser asks for. */
  readonly uiLanguage: string | null;
}

const FALLBACK = 'en';
const BASE = 'http://concord.invalid';
const languages = new LanguagesService();

/**
 * What surrounds a page. Its language is the one that its address asks for (`?lang=`), else the one in the settings of
 * who is signed in, else the one that the browser asks for.
 */
export function pageFrame(request: Pick<FastifyRequest, 'url' | 'headers'>, owner: PageOwner | null): Frame {
  const offered = languages.ofScreens();
  const { pathname, searchParams } = addressOf(request);
  const chosen = chosenLanguage(request);
  const settled = chosen ?? owner?.uiLanguage ?? null;
  const language =
    settled === null
      ? negotiateLanguage(request.headers['accept-language'], offered, FALLBACK)
      : negotiateLanguage(settled, offered, FALLBACK);
  return {
    say: languages.translator(language),
    language,
    direction: languages.direction(language),
    languages: offered.map((tag) => ({
      tag,
      autonym: languages.autonym(tag),
      direction: languages.direction(tag),
      href: tag === language ? null : withLanguage(pathname, searchParams, tag),
    })),
    handle: owner?.handle ?? null,
    to: (path) => (chosen === null ? path : withLanguage(path, new URLSearchParams(), chosen)),
  };
}

/** The language that the address of a page names, if the screens can be had in it; null: none. */
export function chosenLanguage(request: Pick<FastifyRequest, 'url'>): string | null {
  const named = addressOf(request).searchParams.get('lang');
  return languages.ofScreens().find((tag) => tag === named) ?? null;
}

function addressOf({ url }: Pick<FastifyRequest, 'url'>): URL {
  return new URL(URL.canParse(url, BASE) ? url : '/', BASE);
}

function withLanguage(path: string, query: URLSearchParams, tag: string): string {
  const [pathname = '', search = ''] = path.split('?', 2);
  const next = new URLSearchParams([...new URLSearchParams(search), ...query]);
  next.set('lang', tag);
  return `${pathname}?${next.toString()}`;
}
