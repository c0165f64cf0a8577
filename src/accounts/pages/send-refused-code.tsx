import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../domain/errors.js';
import { pageFrame } from '../../http/page-frame.js';
import { problemOf } from '../../http/problem.js';
import { sendPage } from '../../http/send-page.js';
import { ToldPage } from '../../web/pages/told-page.js';

/** Tells that a code is good for nothing, without saying why; what is not about the code is thrown on. */
export async function sendRefusedCode(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (!(error instanceof DomainError) || error.code !== 'code-refused') throw error;
  const frame = pageFrame(request, null);
  const page = (
    <ToldPage
      frame={frame}
      title={frame.say('page.code.closed')}
      sentences={[frame.say('page.code.closedWhy')]}
      link={{ href: frame.to('/join'), words: frame.say('page.code.another') }}
    />
  );
  await sendPage(reply, page, problemOf(error).status);
}
