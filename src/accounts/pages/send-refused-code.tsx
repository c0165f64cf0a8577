import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../domain/errors.js';
import { pageFrame } from '../../http/page-frame.js';
import { problemOf } from '../../http/problem.js';
import { sendPage } from '../../http/send-page.js';
import { ToldPage } from '../../web/pages/told-page.js';

/**
 * Tells that a code is good for nothing, and why only where somebody has joined with it just now; what is not about the
 * code is thrown on.
 */
export async function sendRefusedCode(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (!(error instanceof DomainError) || error.code !== 'code-refused') throw error;
  const frame = pageFrame(request, null);
  const isUsed = error.details.justUsed === true;
  const page = (
    <ToldPage
      frame={frame}
      title={frame.say(isUsed ? 'page.code.used' : 'page.code.closed')}
      sentences={[frame.say(isUsed ? 'page.code.usedWhy' : 'page.code.closedWhy')]}
      link={
        isUsed
          ? { href: frame.to('/sign-in'), words: frame.say('page.signIn.title') }
          : { href: frame.to('/join'), words: frame.say('page.code.another') }
      }
    />
  );
  await sendPage(reply, page, problemOf(error).status);
}
