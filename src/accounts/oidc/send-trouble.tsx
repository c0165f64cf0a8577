import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, type ErrorCode } from '../../domain/errors.js';
import { pageFrame } from '../../http/page-frame.js';
import { problemOf } from '../../http/problem.js';
import { sendPage } from '../../http/send-page.js';
import { ToldPage } from '../../web/pages/told-page.js';

/** Which words tell what went wrong with a sign-in elsewhere: a title and a sentence. */
const WORDS: Partial<Record<ErrorCode, readonly [title: string, sentence: string]>> = {
  'provider-down': ['page.elsewhere.down', 'page.elsewhere.downWhy'],
  'provider-refused': ['page.elsewhere.failed', 'page.elsewhere.failedWhy'],
  'unknown-identity': ['page.elsewhere.unknown', 'page.elsewhere.unknownWhy'],
  'identity-taken': ['page.elsewhere.failed', 'page.identities.taken'],
};

/** Tells in words what went wrong; what is not about the provider is thrown on. */
export async function sendTrouble(
  error: unknown,
  provider: string | null,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const words = error instanceof DomainError ? WORDS[error.code] : undefined;
  if (words === undefined || provider === null || !(error instanceof DomainError)) throw error;
  const frame = { ...pageFrame(request, null), languages: [] };
  const [title, sentence] = words.map((key) => frame.say(key, { provider }));
  const page = (
    <ToldPage
      frame={frame}
      title={title ?? ''}
      sentences={[sentence ?? '']}
      link={{ href: '/sign-in', words: frame.say('page.elsewhere.again') }}
    />
  );
  await sendPage(reply, page, problemOf(error).status);
}
