import { describe, expect, it } from '@jest/globals';
import { renderPage } from '../render-page.js';
import { UNTOUCHED } from '../form-state.js';
import { STYLESHEET, STYLESHEET_PATH } from '../stylesheet.js';
import { Field } from './field.js';
import { Form } from './form.js';
import { type Frame, Layout } from './layout.js';

const FRAME: Frame = {
  say: (key) => `[${key}]`,
  to: (path) => path,
  ...{ language: 'ar', direction: 'rtl', handle: null },
  languages: [
    { tag: 'ar', autonym: 'العربية', direction: 'rtl', href: null },
    { tag: 'en', autonym: 'English', direction: 'ltr', href: '/sign-in?lang=en' },
  ],
};

describe('a screen', () => {
  it('says its language and direction, and each name of a language says its own', () => {
    const page = renderPage(
      <Layout frame={FRAME} title="دخول">
        …
      </Layout>,
    );
    expect(page).toMatch(/^<!doctype html>\n<html lang="ar" dir="rtl">/);
    expect(page).toContain('<li lang="en" dir="ltr"><a href="/sign-in?lang=en" hreflang="en">English</a>');
    expect(page).toContain(`<link rel="stylesheet" href="${STYLESHEET_PATH}"/>`);
  });

  it('loads and runs nothing else', () => {
    const page = renderPage(
      <Layout frame={{ ...FRAME, handle: 'quiet-heron' }} title="Account">
        …
      </Layout>,
    );
    expect(page).not.toMatch(/<script|<style|style=|https?:/);
    expect(String(STYLESHEET.bytes)).not.toMatch(/url\(|@import|\b(?:left|right)\b/);
  });

  it('shows what people typed as they typed it, and never as markup (attack 10)', () => {
    const typed = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const page = renderPage(
      <Layout frame={{ ...FRAME, handle: typed }} title={typed}>
        <Form action="/join" state={{ ...UNTOUCHED, problem: typed }}>
          <Field
            state={{ ...UNTOUCHED, values: { handle: typed }, errors: { handle: typed } }}
            {...{ name: 'handle', label: 'Handle', autocomplete: 'username' }}
          />
        </Form>
      </Layout>,
    );
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain('value="&quot;>&lt;script>');
  });
});

describe('a field', () => {
  it('has its label, its hint and what is wrong with it within hearing', () => {
    const field = renderPage(
      <Field
        state={{ ...UNTOUCHED, errors: { passphrase: 'This passphrase is too short.' } }}
        {...{ name: 'passphrase', label: 'Passphrase', hint: 'At least 12 characters.' }}
        {...{ isSecret: true, autocomplete: 'new-password' }}
      />,
    );
    expect(field).toContain('<label for="passphrase">Passphrase</label>');
    expect(field).toContain('aria-describedby="passphrase-hint passphrase-error"');
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain('<p class="error" id="passphrase-error">This passphrase is too short.</p>');
  });

  it('never gives a passphrase back', () => {
    const field = renderPage(
      <Field
        state={{ ...UNTOUCHED, values: { passphrase: 'correct horse battery' } }}
        {...{ name: 'passphrase', label: 'Passphrase', isSecret: true, autocomplete: 'current-password' }}
      />,
    );
    expect(field).not.toContain('horse');
  });
});
