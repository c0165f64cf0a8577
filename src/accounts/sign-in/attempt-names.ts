import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { Budget } from './attempts.js';

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

/**
 * What a sign-in is counted under. A browser that signed in before has a budget of its own, so that the owner gets in
 * while others guess.
 *
 * @param mark of the device, where it is known to be the account's.
 */
export function signInNames(handle: string, address: string, mark: string | null): readonly Budget[] {
  if (mark !== null) return [{ name: `sign-in device ${mark}`, free: FREE.pair }];
  const names = [
    { name: `sign-in ${handle} from ${address}`, free: FREE.pair },
    { name: `sign-in ${handle}`, free: FREE.account },
  ];
  return tellsCallersApart(address)
    ? [...names, { name: `sign-in from ${address}`, free: FREE.address }]
    : names;
}

function tellsCallersApart(address: string): boolean {
  if (isIPv4(address)) return !EVERYBODYS.check(address, 'ipv4');
  return isIPv6(address) && !EVERYBODYS.check(address, 'ipv6');
}
