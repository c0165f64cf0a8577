import { randomInt } from 'node:crypto';

const FIRST =
  'amber brisk calm clear coral crisp dawn deep early even fair far first fleet fresh gentle glad golden grand green high honest keen kind level light lively long lucid mellow mild neat new noble olive open pale plain proud quick quiet ready rising round sandy sharp silent silver simple slow smooth soft solid south spare steady still sunny swift tall true warm wide young'.split(
    ' ',
  );
const SECOND =
  'acorn anchor aspen badger beacon birch bridge brook cedar cliff cloud comet coast crane creek delta dove dune eagle elm falcon fern field finch fjord forest garden glade grove harbor hazel heron hill island ivy lake lark linden maple marsh meadow moss oak orchard otter pebble pine plain poplar quill raven reed ridge river robin sparrow spring stone swallow thistle tide valley willow wren'.split(
    ' ',
  );

/** A handle that says nothing about its owner: two words, and a number where `attempt` grows. */
export function randomHandle(attempt = 0): string {
  const words = `${pick(FIRST)}-${pick(SECOND)}`;
  return attempt === 0 ? words : `${words}-${randomInt(10, 10 ** (attempt + 1))}`;
}

function pick(words: readonly string[]): string {
  return words[randomInt(words.length)] ?? '';
}
