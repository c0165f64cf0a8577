import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { Hearing } from './attempts.js';

/** Addresses behind which there is a proxy, an onion service or a test: everybody's, so they tell nobody apart. */
const EVERYBODYS = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  EVERYBODYS.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  EVERYBODYS.addSubnet(network, prefix, 'ipv6');

/** Bad sign-ins that are free: on an account from one address, on it at all, from one address on any account. */
const FREE = { pair: 10, account: 30, address: 100 } as const;

/** What a browser that signed in before is counted under. @param mark known to be the account's. */
export function ofDevice(handle: string, mark: string): Hearing {
  return { budgets: [{ name: `sign-in device ${mark}`, free: FREE.pair }], turn: `sign-in known ${handle}` };
}

/** What the sign-ins of anybody else are counted under. */
export function ofStranger(handle: string, address: string): Hearing {
  const network = networkOf(address);
  const pair = `sign-in ${handle} from ${network}`;
  const hearing: Hearing = {
    budgets: [
      { name: pair, free: FREE.pair },
      { name: `sign-in ${handle}`, free: FREE.account },
    ],
    turn: `sign-in ${handle}`,
  };
  if (!tellsCallersApart(network)) return hearing;
  return { ...hearing, gate: { name: `sign-in from ${network}`, free: FREE.address, unlessFirst: pair } };
}

/** Whose share of the work a stranger's sign-in is: the address's, or where that is everybody's, the handle's. */
export function shareOf(handle: string, address: string): string {
  const network = networkOf(address);
  return tellsCallersApart(network) ? network : handle;
}

/**
 * What one caller has as a rule: an IPv4 address, also where it comes as IPv6; of IPv6 the /64 that a provider gives to one
 * customer, and in which the customer chooses addresses at will (RFC 6177, RFC 8981).
 */
export function networkOf(address: string): string {
  const [bare = ''] = address.toLowerCase().split('%');
  if (!isIPv6(bare)) return bare;
  const groups = groupsOf(bare);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 0xff])
      .join('.');
  if (EVERYBODYS.check(bare, 'ipv6')) return bare;
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::`;
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): readonly number[] {
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address)?.slice(1).map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = dotted ?? [];
  const plain = address.replace(/[\d.]+\.\d+$/, `${hex(a * 256 + b)}:${hex(c * 256 + d)}`);
  const [head = '', tail] = (dotted === undefined ? address : plain).split('::');
  const [before, after] = [head, tail ?? ''].map((part) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)),
  ) as [number[], number[]];
  return [...before, ...Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0), ...after];
}

function hex(number: number): string {
  return number.toString(16);
}

function tellsCallersApart(network: string): boolean {
  if (isIPv4(network)) return !EVERYBODYS.check(network, 'ipv4');
  return isIPv6(network) && !EVERYBODYS.check(network, 'ipv6');
}
