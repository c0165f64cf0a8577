import type { ComponentChildren, VNode } from 'preact';
import type { Say } from '../say.js';
import { STYLESHEET_PATH } from '../stylesheet.js';

/** A language that the page can be had in. */
export interface LanguageChoice {
  readonly tag: string;
  readonly autonym: string;
  readonly direction: 'ltr' | 'rtl';
  /** This page in that language; null: it is in it now. */
  readonly href: string | null;
}

/** What surrounds every screen. */
export interface Frame {
  readonly say: Say;
  /** BCP 47. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Nothing where the language is a setting of the account. */
  readonly languages: readonly LanguageChoice[];
  /** Who is signed in; null: nobody. */
  readonly handle: string | null;
  /** An address of ours, kept in the language that was chosen by hand. */
  readonly to: (path: string) => string;
}

interface LayoutProps {
  readonly frame: Frame;
  /** Of the window and, unless the page has a better one, of the page. */
  readonly title: string;
  /** Said before the title, for those who hear the page: something in the form is to be put right. */
  readonly isRefused?: boolean;
  readonly children: ComponentChildren;
}

/** The page around a screen: who Concord is, the way out, and the languages; no script, one stylesheet. */
export function Layout({ frame, title, isRefused, children }: LayoutProps): VNode {
  const { say, language, direction } = frame;
  return (
    <html lang={language} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>{`${isRefused === true ? `${say('page.refused')} ` : ''}${title} – Concord`}</title>
        <link rel="stylesheet" href={STYLESHEET_PATH} />
      </head>
      <body>
        <a class="skip" href="#main">
          {say('page.skip')}
        </a>
        <header class="top">
          <span class="name" lang="en" dir="ltr">
            Concord
          </span>
          {frame.handle === null ? <Languages frame={frame} /> : <Person say={say} handle={frame.handle} />}
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </body>
    </html>
  );
}

function Languages({ frame: { say, languages } }: { readonly frame: Frame }): VNode | null {
  if (languages.length === 0) return null;
  return (
    <nav aria-label={say('page.languages')}>
      <ul>
        {languages.map(({ tag, autonym, direction, href }) => (
          <li key={tag} lang={tag} dir={direction}>
            {href === null ? (
              <a href="" aria-current="true">
                {autonym}
              </a>
            ) : (
              <a href={href} hreflang={tag}>
                {autonym}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Person({ say, handle }: { readonly say: Say; readonly handle: string }): VNode {
  return (
    <nav aria-label={say('page.you')}>
      <ul>
        <li>
          <a href="/account">
            <bdi>{handle}</bdi>
          </a>
        </li>
        <li>
          <form method="post" action="/sign-out">
            <button class="plain">{say('page.signOut')}</button>
            <label>
              <input type="checkbox" name="forget" value="yes" /> {say('page.forgetBrowser')}
            </label>
          </form>
        </li>
      </ul>
    </nav>
  );
}
