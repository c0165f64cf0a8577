import { describe, expect, it } from '@jest/globals';
import { alignClauses } from './align-clauses.js';
import type { NamedClause } from './compare-revisions.js';
import type { Correction, DraftLink } from './correct-alignment.js';
import { correctAlignment } from './correct-alignment.js';
import { keepCorrections } from './keep-corrections.js';

const HALLS = 'Observers may enter every polling hall of the country.';
const SEALS = 'The seals are checked by two members of different parties.';
const COUNT = 'The count is public and begins when the doors close.';
const THANKS = 'We thank the voluteers for there work.';
const THANKS_MENDED = 'We thank the volunteers for their work.';
const PRESS = 'Journalists have a table of their own beside the ballot box.';
const CAMERAS = 'Cameras may be used while the votes are counted.';

const base = (texts: Readonly<Record<string, string>>): NamedClause[] =>
  Object.entries(texts).map(([key, text], at) => ({
    key,
    clause: { kind: 'clause', number: String(at + 1), parent: null, text },
  }));

const draft = (...texts: string[]) => base(Object.fromEntries(texts.map((text, at) => [String(at), text])));

const propose = (old: readonly NamedClause[], fresh: readonly NamedClause[]): DraftLink[] =>
  alignClauses(
    old.map(({ clause }) => clause),
    fresh.map(({ clause }) => clause),
  ).clauses.map((link) => ({ ...link, returns: null, editorial: false, confirmed: false }));

/** Corrects a draft, publishes another one before it, and aligns it again. */
function realign(
  fresh: readonly NamedClause[],
  before: readonly NamedClause[],
  now: readonly NamedClause[],
  corrections: readonly Correction[],
  resting: { readonly before: readonly string[]; readonly now: readonly string[] } = { before: [], now: [] },
) {
  const clauses = fresh.map(({ clause }) => clause);
  const links = corrections.reduce(
    (said, correction) =>
      correctAlignment(
        before.map(({ clause }) => clause),
        clauses,
        said,
        correction,
      ),
    propose(before, fresh),
  );
  const kept = keepCorrections({
    before: { clauses: before, resting: resting.before },
    now: { clauses: now, resting: resting.now },
    clauses,
    links,
    proposed: propose(now, fresh),
  });
  const named = kept.links.map((link) => ({ ...link, keys: link.from.map((at) => now[at]?.key) }));
  return { links: named, fates: Object.fromEntries(kept.fates) };
}

describe('the corrections of a draft that is aligned with a newer revision', () => {
  const before = base({ halls: HALLS, seals: SEALS, count: COUNT, thanks: THANKS });

  it('stand where their origins say what they said, wherever these stand now', () => {
    const fresh = draft(HALLS, PRESS, COUNT, THANKS_MENDED);
    const now = base({ cameras: CAMERAS, halls: HALLS, count: COUNT, seals: SEALS, thanks: THANKS });
    const { links, fates } = realign(fresh, before, now, [
      { index: 1, from: [1] },
      { index: 2, confirmed: true },
      { index: 3, editorial: true },
    ]);
    expect(fates).toEqual({ 1: 'kept', 2: 'kept', 3: 'kept' });
    expect(links).toMatchObject([
      { keys: ['halls'], relation: 'kept', confirmed: false },
      { keys: ['seals'], relation: 'kept', edited: true, confirmed: true, confidence: 1 },
      { keys: ['count'], relation: 'kept', edited: false, confirmed: true },
      { keys: ['thanks'], editorial: true, confirmed: true },
    ]);
  });

  it('name the origin still where its words have changed, and nobody has confirmed that yet', () => {
    const fresh = draft(HALLS, PRESS, COUNT, THANKS_MENDED);
    const now = base({
      halls: HALLS,
      seals: SEALS.replace('two', 'three'),
      count: COUNT,
      thanks: THANKS.replace('We thank', 'We do not thank'),
    });
    const { links, fates } = realign(fresh, before, now, [
      { index: 1, from: [1] },
      { index: 3, editorial: true },
    ]);
    expect(fates).toEqual({ 1: 'to-confirm', 3: 'to-confirm' });
    expect(links[1]).toMatchObject({ keys: ['seals'], relation: 'kept', confirmed: false });
    expect(links[1]?.confidence).toBeLessThan(0.5);
    expect(links[3]).toMatchObject({ keys: ['thanks'], editorial: false, confirmed: false, edited: true });
  });

  it('are proposed anew where the origin is gone', () => {
    const fresh = draft(HALLS, PRESS, COUNT, THANKS);
    const now = base({ halls: HALLS, count: COUNT, thanks: THANKS });
    const { links, fates } = realign(fresh, before, now, [{ index: 1, from: [1] }]);
    expect(fates).toEqual({ 1: 'dropped' });
    expect(links[1]).toMatchObject({ keys: [], relation: 'added', confirmed: false });
  });

  it('leave a clause added, unless the newer revision has what it came from', () => {
    const fresh = draft(HALLS, SEALS.replace('two', 'three'), COUNT, THANKS, CAMERAS);
    const now = base({ halls: HALLS, seals: SEALS, count: COUNT, thanks: THANKS, cameras: CAMERAS });
    const { links, fates } = realign(fresh, before, now, [
      { index: 1, from: [] },
      { index: 4, from: [] },
    ]);
    expect(fates).toEqual({ 1: 'kept', 4: 'dropped' });
    expect(links[1]).toMatchObject({ keys: [], relation: 'added', confirmed: true });
    expect(links[4]).toMatchObject({ keys: ['cameras'], relation: 'kept', edited: false, confirmed: false });
  });

  it('keep for a clause the origin that another one would be given now', () => {
    const three = SEALS.replace('two', 'three');
    const older = base({ halls: HALLS, seals: SEALS, three, thanks: THANKS });
    const fresh = draft(HALLS, PRESS, three, THANKS);
    const now = base({ halls: HALLS, seals: SEALS, thanks: THANKS });
    const { links, fates } = realign(fresh, older, now, [{ index: 1, from: [1] }]);
    expect(propose(now, fresh)[2]).toMatchObject({ from: [1], relation: 'kept' });
    expect(fates).toEqual({ 1: 'kept' });
    expect(links[1]).toMatchObject({ keys: ['seals'], relation: 'kept', confirmed: true });
    expect(links[2]).toMatchObject({ keys: [], relation: 'added', confirmed: false });
    expect(links[2]?.confidence).toBeLessThan(0.5);
  });

  it('bring back a resting clause as long as it rests', () => {
    const fresh = draft(HALLS, SEALS, COUNT, THANKS, CAMERAS);
    const returns = [{ index: 4, returns: { key: 'cameras', text: CAMERAS } }];
    const still = realign(fresh, before, before, returns, { before: ['cameras'], now: ['cameras'] });
    expect(still.fates).toEqual({ 4: 'kept' });
    expect(still.links[4]).toMatchObject({ returns: 'cameras', relation: 'added', confirmed: true });
    const now = [...before, ...base({ cameras: CAMERAS })];
    const back = realign(fresh, before, now, returns, { before: ['cameras'], now: [] });
    expect(back.fates).toEqual({ 4: 'dropped' });
    expect(back.links[4]).toMatchObject({ keys: ['cameras'], returns: null, relation: 'kept' });
  });

  it('stay as they are, all of them, where the base is the same', () => {
    const fresh = draft(HALLS, SEALS, COUNT, THANKS_MENDED);
    const { links, fates } = realign(fresh, before, before, [{ index: 3, editorial: true }]);
    expect(fates).toEqual({ 3: 'kept' });
    expect(links.map(({ editorial, confirmed }) => editorial && confirmed)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });
});
