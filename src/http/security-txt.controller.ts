import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Config } from '../config/config.js';
import { notFound } from '../domain/accounts/caller.js';
import { Public } from './access.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Well within the year that RFC 9116 recommends at most. */
const GOOD_FOR_DAYS = 180;

/** Whom to tell of holes (RFC 9116), where the operator has said so. */
@ApiExcludeController()
@Public()
@Controller('.well-known')
export class SecurityTxtController {
  constructor(private readonly config: Config) {}

  @Get('security.txt')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=3600')
  contact(): string {
    const text = securityTxt(this.config, new Date());
    if (text === null) throw notFound('security contact');
    return text;
  }
}

/** The same all day; null where nobody is named. */
function securityTxt(
  { securityContact, publicUrl, onionUrl }: Pick<Config, 'securityContact' | 'publicUrl' | 'onionUrl'>,
  now: Date,
): string | null {
  if (securityContact === null) return null;
  const expires = new Date((Math.floor(now.getTime() / DAY_MS) + GOOD_FOR_DAYS) * DAY_MS);
  const fields = [
    ['Contact', securityContact],
    ['Expires', expires.toISOString()],
    ...[publicUrl, onionUrl]
      .filter((url) => url !== null)
      .map((url) => ['Canonical', `${url}/.well-known/security.txt`]),
  ];
  return fields.map((field) => `${field.join(': ')}\n`).join('');
}
