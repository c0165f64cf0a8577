import { beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryLoader, type IncomingUnit } from '../../src/memory/memory-loader.js';
import { type FoundMatch, MemoryMatcher } from '../../src/memory/memory-matcher.js';
import { editText, chance, unitText } from '../bench/memory-texts.js';
import { eachDatabase } from '../factories/databases.js';

const NOWHERE = { clauseKey: null, previous: null, next: null };
const COUNT = 10_000;
const none = (): readonly string[] => [];

const unit = (source: string, target: string, more: Partial<IncomingUnit> = {}): IncomingUnit => ({
  ...{ sourceLanguage: 'en', targetLanguage: 'fr', source, target, createdOn: null, ...more },
});

describe('the translation memory', () => {
  eachDatabase((db) => {
    const loader = () => new MemoryLoader(db.database.unitOfWork, none);
    const load = (units: readonly IncomingUnit[]) => loader().load('a test', () => replay(units));
    const find = (
      text: string,
      more: { sourceLanguage?: string; targetLanguage?: string } = {},
      sees: (language: string) => boolean = () => true,
    ): Promise<FoundMatch[]> =>
      new MemoryMatcher(db.database.reads, none).find(
        { sourceLanguage: 'en', targetLanguage: 'fr', ...more, text, context: NOWHERE },
        sees,
      );

    describe(`of ${COUNT.toLocaleString('en')} units`, () => {
      beforeAll(async () => {
        const texts = Array.from({ length: COUNT }, (_, number) => unitText(number));
        await load(texts.map((text) => unit(text, `Texte : ${text}`)));
      }, 120_000);

      it('finds the right one first for 99 % of texts of which 1 to 30 % of the words were changed', async () => {
        const random = chance(11);
        let right = 0;
        for (let query = 0; query < 500; query += 1) {
          const text = unitText(Math.floor(random() * COUNT));
          const [best] = await find(editText(text, 0.01 + random() * 0.29, query));
          if (best?.candidate.source === text) right += 1;
        }
        expect(right).toBeGreaterThanOrEqual(495);
      }, 120_000);

      it('finds an equal text, and nothing for one that is like none', async () => {
        expect((await find(unitText(42)))[0]).toMatchObject({ score: 100, scope: 'clause' });
        expect(await find('Nobody ever said this in any communiqué of ours.')).toEqual([]);
      });

      it('does not take in what it has', async () => {
        const before = { entries: 1, known: 2 };
        expect(await load([unit(unitText(1), `Texte : ${unitText(1)}`), ...twice])).toMatchObject(before);
      });
    });

    const twice = [unit('Twice the same.', 'Deux fois.'), unit('Twice the same.', 'Deux fois.')];

    it.each([
      ['ar', 'راقبت البعثة افتتاح مراكز الاقتراع في جميع المناطق التسع.', 'افتتاح', 'إغلاق'],
      [
        'ru',
        'Миссия наблюдала открытие избирательных участков во всех девяти регионах.',
        'открытие',
        'закрытие',
      ],
      ['zh-Hans', '观察团观察了全国九个地区所有投票站的开放情况。', '开放', '关闭'],
      ['ja', '監視団は全国九地域すべての投票所の開場を監視した。', '開場', '閉場'],
      ['th', 'คณะผู้สังเกตการณ์สังเกตการเปิดหน่วยเลือกตั้งในเก้าภูมิภาค', 'เปิด', 'ปิด'],
      ['km', 'បេសកកម្មបានសង្កេតការបើកការិយាល័យបោះឆ្នោតនៅតំបន់ទាំងប្រាំបួន', 'បើក', 'បិទ'],
    ])('finds a similar text in %s', async (sourceLanguage, text, word, other) => {
      await load([unit(text, `Texte ${sourceLanguage}`, { sourceLanguage })]);
      const [best] = await find(text.replace(word, other), { sourceLanguage });
      expect(best).toMatchObject({ target: `Texte ${sourceLanguage}` });
      expect(best?.score).toBeGreaterThanOrEqual(75);
      expect(best?.diff.some(({ type }) => type === 'added')).toBe(true);
    });

    it('finds the sentences of a clause, each with its part of the translation', async () => {
      await load([
        unit(
          'The ballots were counted in public. All nine protocols were posted at the door.',
          'Le dépouillement était public. Les neuf procès-verbaux ont été affichés à la porte.',
        ),
      ]);
      const found = await find('Nobody had expected it of them. All nine protocols were posted at the gate.');
      expect(found).toMatchObject([
        {
          scope: 'sentence',
          range: { start: 32, end: 75 },
          target: 'Les neuf procès-verbaux ont été affichés à la porte.',
          candidate: { source: 'All nine protocols were posted at the door.', paired: true },
        },
      ]);
    });

    it('shows nobody a language that is not theirs, and other regions of a language', async () => {
      const text = 'The tabulation centres were open to party agents.';
      await load([
        unit(text, 'Les centres étaient ouverts.', { sourceLanguage: 'en-GB', targetLanguage: 'fr-CA' }),
      ]);
      expect(await find(text)).toMatchObject([{ score: 100, candidate: { targetLanguage: 'fr-CA' } }]);
      expect(await find(text, {}, (language) => language === 'fr')).toEqual([]);
      expect(await find(text, { targetLanguage: 'es' })).toEqual([]);
    });

    it('writes nothing of what breaks off, and shows nothing of what is still coming in', async () => {
      const text = 'Indelible ink was used in every polling station that we went to.';
      async function* broken(): AsyncGenerator<IncomingUnit> {
        yield unit(text, 'De l’encre indélébile était utilisée.');
        await Promise.resolve();
        throw new Error('line 3 is broken');
      }
      const before = await entries();
      await expect(loader().load('broken', broken)).rejects.toThrow('line 3');
      expect(await entries()).toBe(before);
      let reads = 0;
      const killed = async function* (): AsyncGenerator<IncomingUnit> {
        reads += 1;
        for (let number = 0; number < 1_500; number += 1) yield unit(`${text} ${number}`, 'Encre');
        await Promise.resolve();
        if (reads === 2) throw new Error('killed');
      };
      await expect(loader().load('killed', killed)).rejects.toThrow('killed');
      expect(await entries()).toBe(before + 1_000);
      expect(await find(`${text} 12`)).toEqual([]);
      expect(await db.database.reads.memory.imports()).not.toContainEqual(
        expect.objectContaining({ name: 'killed' }),
      );
    });

    async function entries(): Promise<number> {
      const [row] = await db.database.rows.query('SELECT CAST(COUNT(*) AS integer) AS n FROM memory_entry');
      return Number(row?.n);
    }
  });
});

async function* replay(units: readonly IncomingUnit[]): AsyncGenerator<IncomingUnit> {
  await Promise.resolve();
  yield* units;
}
