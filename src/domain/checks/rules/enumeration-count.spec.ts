import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { enumerationCount } from './enumeration-count.js';

const told = (source: string, target: string, language?: string) =>
  enumerationCount
    .run(checkInput(source, target, language))
    .map(({ params }) => [params.expected, params.found]);
const ENGLISH = 'They (a) watch; (b) count; and (c) report.';

describe('enumeration-count', () => {
  it.each([
    ['Ils a) regardent ; b) comptent ; c) rapportent.', 'fr'],
    ['а) смотрят; б) считают; в) сообщают.', 'ru'],
    ['(أ) المراقبة؛ (ب) العد؛ (ج) التقرير.', 'ar'],
    ['(الف) می‌بینند؛ (ب) می‌شمارند؛ (پ) گزارش می‌دهند.', 'fa'],
    ['（一）观察；（二）计数；（三）报告。', 'zh-Hans'],
    ['(क) देखते हैं; (ख) गिनते हैं; (ग) बताते हैं।', 'hi'],
    ['(ሀ) ያያሉ፤ (ለ) ይቆጥራሉ፤ (ሐ) ይዘግባሉ።', 'am'],
    ['ა) უყურებენ; ბ) ითვლიან; გ) აცხადებენ.', 'ka'],
    ['a) izler; b) sayar; c) bildirir.', 'tr'],
    ['(1) tazama; (2) hesabu; (3) ripoti.', 'sw'],
    ['(ก) ดู (ข) นับ (ค) รายงาน', 'th'],
  ])('counts three in “%s”', (target, language) => {
    expect(told(ENGLISH, target, language)).toEqual([]);
  });

  it('tells of one that is missing or too many', () => {
    expect(told(ENGLISH, 'Ils a) regardent ; b) comptent et rapportent.')).toEqual([['3', '2']]);
    expect(told('They watch and count.', 'Ils a) regardent et b) comptent.')).toEqual([['0', '2']]);
  });

  it('counts lists within lists', () => {
    expect(told('(a) one (i) two (ii) three; (b) four', 'a) un i) deux ii) trois ; b) quatre')).toEqual([]);
    expect(told('(a) one (i) two (ii) three; (b) four', 'a) un, deux, trois ; b) quatre')).toEqual([
      ['4', '2'],
    ]);
  });

  it('takes neither a reference nor a single letter for an item', () => {
    expect(told('under paragraphs 4 (a) and 4 (b)', 'selon les alinéas a) et b) du paragraphe 4')).toEqual(
      [],
    );
    expect(told('plan (a)', 'le plan')).toEqual([]);
  });

  it('reads a hundred thousand labels', () => {
    expect(told('(a)'.repeat(33_000), '(b)'.repeat(33_000))).toEqual([]);
  });
});
