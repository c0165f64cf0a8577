const DIGIT = /\p{Nd}/u;
const RUN_LENGTH = 10;

/**
 * The value of a decimal digit of any script (`٣` is 3), or null for another character. The digits of a script are ten
 * code points in a row that begin at a multiple of ten from its zero (Unicode 16, § 4.6: contiguous ranges), so the
 * zero is found by going down to the first that is none, or to the start of the row.
 */
export function digitValue(char: string): number | null {
  const code = char.codePointAt(0);
  if (code === undefined || !DIGIT.test(char)) return null;
  if (code < 0x80) return code - 48;
  let zero = code;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (code - zero) % RUN_LENGTH;
}

/** Writes the decimal digits of any script as `0`–`9`; everything else stays. */
export function toAsciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (char) => String(digitValue(char)));
}
