import { describe, expect, it } from '@jest/globals';
import { prefersPage } from './prefers-page.js';

describe('a refusal', () => {
  it.each([
    'text/html',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'TEXT/HTML; charset=utf-8, application/json;q=0.5',
  ])('is a page for who asks for %s', (accept) => {
    expect(prefersPage(accept)).toBe(true);
  });

  it.each([
    undefined,
    '*/*',
    'application/json',
    'application/json, text/html;q=0.1',
    'application/problem+json;q=0.6, text/html;q=0.5',
    'text/html;q=0',
    'text/html;q=x',
    'application/xhtml+text/html',
  ])('is JSON for who asks for %s', (accept) => {
    expect(prefersPage(accept)).toBe(false);
  });
});
