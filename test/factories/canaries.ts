import { isIPv4 } from 'node:net';

/** Something that must not be written anywhere, under the name that a test tells of it. */
export interface Canary {
  readonly name: string;
  readonly value: string;
}

/** A place that was looked through: a file, a table, a log. */
export interface Place {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Every way in which a value might stand in a file: as it is, in hexadecimal, in base 64, percent-encoded, backwards. */
export function formsOf(value: string): readonly Buffer[] {
  const texts = new Set([
    value,
    value.toLowerCase(),
    value.toUpperCase(),
    ...(isIPv4(value) ? addressForms(value) : []),
  ]);
  const encoded = [...texts].flatMap((text) => {
    const bytes = Buffer.from(text);
    const hex = bytes.toString('hex');
    return [
      ...[text, [...text].reverse().join(''), encodeURIComponent(text)],
      ...[hex, hex.toUpperCase(), bytes.toString('hex').replaceAll(/../g, '%$&')],
      ...[0, 1, 2].flatMap((shift) => base64Inside(bytes, shift)),
    ];
  });
  const wide = Buffer.from(value, 'utf16le');
  return [...[...new Set(encoded)].map((text) => Buffer.from(text)), wide, ...binaryOf(value)];
}

/** Where canaries were found, each as “name in place”. */
export function findCanaries(canaries: readonly Canary[], places: readonly Place[]): string[] {
  return canaries.flatMap(({ name, value }) => {
    const forms = formsOf(value);
    const found = places.filter(({ bytes }) => forms.some((form) => bytes.includes(form)));
    return found.map((place) => `${name} in ${place.name}`);
  });
}

/** What of a value's base 64 does not depend on what stands before and after it, `shift` bytes into a group. */
function base64Inside(bytes: Buffer, shift: number): string[] {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const inside = text.slice(shift === 0 ? 0 : shift + 1, Math.floor(((bytes.length + shift) * 8) / 6));
  return inside.length < 8 ? [] : [inside, inside.replaceAll('+', '-').replaceAll('/', '_')];
}

/** A secret that is random bytes in base64url might be stored as those bytes; so might one in base 32. */
function binaryOf(value: string): Buffer[] {
  const bytes = /^[\w-]{43}$/.test(value) ? Buffer.from(value, 'base64url') : null;
  const raw = bytes ?? (/^[A-Z2-7]{32}$/.test(value) ? fromBase32(value) : null);
  return raw === null ? [] : [raw, Buffer.from(raw.toString('hex')), Buffer.from(raw.toString('base64'))];
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((one) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'),
  );
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** An address backwards by its octets, as a number, in hexadecimal, as IPv6 writes it. */
function addressForms(address: string): string[] {
  const octets = address.split('.').map(Number);
  return [octets, octets.toReversed()].flatMap((order) => {
    const hex = order.map((octet) => octet.toString(16).padStart(2, '0')).join('');
    return [
      order.join('.'),
      order.join('-'),
      hex,
      String(Number.parseInt(hex, 16)),
      `${hex.slice(0, 4)}:${hex.slice(4)}`,
    ];
  });
}
