import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { renderPage } from '../web/render-page.js';
import { contentPolicy } from './security-headers.js';

/** A page loads our stylesheet and sends its forms to us; nothing runs in it. */
export const PAGE_POLICY = contentPolicy({ 'style-src': ["'self'"], 'form-action': ["'self'"] });

/** Sends a screen. Nobody keeps it: what stands in it is for one person. */
export async function sendPage(reply: FastifyReply, page: VNode, status = 200): Promise<void> {
  await reply
    .status(status)
    .headers({
      'cache-control': 'no-store',
      'content-security-policy': PAGE_POLICY,
      vary: 'Accept-Language, Cookie',
    })
    .type('text/html; charset=utf-8')
    .send(renderPage(page));
}

/** After a form: the browser fetches the next page anew, so that “reload” sends nothing twice. */
export async function seeOther(reply: FastifyReply, path: string): Promise<void> {
  void reply.header('cache-control', 'no-store');
  await reply.redirect(path, 303);
}
