import type { Check } from '../check.js';
import { empty } from './empty.js';
import { markup } from './markup.js';
import { numbers } from './numbers.js';
import { urlEmail } from './url-email.js';

/** Every check, in the order that findings are shown in. */
export const CHECKS: readonly Check[] = [empty, numbers, urlEmail, markup];
