import type { Config } from '../config/config.js';

/** What may be loaded and sent where; a directive that is not named is closed. */
type Openings = Readonly<Record<string, readonly string[]>>;

/** Closed by name as well: `default-src` does not speak for the last three (CSP 3, section 6), and ASVS 3.4.3 wants the second. */
const CLOSED: Openings = {
  'default-src': ["'none'"],
  'object-src': ["'none'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

/** A Content-Security-Policy that lets nothing happen but what is named. */
export function contentPolicy(openings: Openings = {}): string {
  const directives = Object.entries({ ...CLOSED, ...openings });
  return directives.map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}

/** No page of ours uses these; a script that should not be there cannot either. */
const UNUSED_FEATURES = [
  ...['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media'],
  ...['fullscreen', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment'],
  ...['picture-in-picture', 'screen-wake-lock', 'usb', 'xr-spatial-tracking'],
];

/** What every answer says to a browser; what needs more, or may be kept, says so itself. */
export const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': contentPolicy(),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': UNUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  // Looking a name up tells the network which links a page has.
  'x-dns-prefetch-control': 'off',
} as const;

/** One year, in seconds. */
const YEAR = 365 * 24 * 60 * 60;

/** `SECURITY_HEADERS`, and where Concord is known under https that nobody shall ask for it otherwise (RFC 6797). */
export function securityHeaders({ publicUrl }: Pick<Config, 'publicUrl'>): Readonly<Record<string, string>> {
  if (publicUrl?.startsWith('https:') !== true) return SECURITY_HEADERS;
  return { ...SECURITY_HEADERS, 'strict-transport-security': `max-age=${YEAR}; includeSubDomains` };
}

/**
 * Where Tor Browser finds the same page as an onion service; nothing for what is no page.
 *
 * @param url path and query, as they were asked for.
 * @see https://community.torproject.org/onion-services/advanced/onion-location/
 */
export function onionLocation(
  { onionUrl }: Pick<Config, 'onionUrl'>,
  url: string,
  mediaType: unknown,
): Readonly<Record<string, string>> {
  const isPage = typeof mediaType === 'string' && mediaType.startsWith('text/html');
  if (onionUrl === null || !isPage || !/^\/[\x21-\x7e]*$/u.test(url)) return {};
  return { 'onion-location': `${onionUrl}${url}` };
}
