import { renderPage } from '../web/render-page.js';
import { ProblemPage, type WayOn } from '../web/pages/problem-page.js';
import type { AuthenticatedRequest } from './access.js';
import { pageFrame } from './page-frame.js';
import type { Problem } from './problem.js';

/** A problem as a page, in the language of whoever reads with a browser; its detail is told to those who read English. */
export function problemPage(problem: Problem, request: AuthenticatedRequest): string {
  const frame = { ...pageFrame(request, null), languages: [] };
  const key = `problem.${problem.code}`;
  const said = frame.say(key);
  const page = (
    <ProblemPage
      frame={frame}
      title={said === key ? frame.say('page.failed') : said}
      detail={frame.language === 'en' ? (problem.detail ?? null) : null}
      wait={typeof problem.retryAfter === 'number' ? problem.retryAfter : null}
      next={wayOn(problem, request)}
    />
  );
  return renderPage(page);
}

/** A page that exists: the account of who is signed in; for anybody else the sign-in page, which leads back here. */
function wayOn({ status }: Problem, request: AuthenticatedRequest): WayOn {
  if (request.caller !== undefined && status !== 401) return { href: '/account', words: 'page.back' };
  const back = status === 401 && request.method === 'GET' ? request.url : null;
  return { href: signInPath(back), words: 'page.signIn.title' };
}

/** Where the second step of signing in is. */
export const SECOND_STEP = '/sign-in/second-step';

/** The address of the sign-in page, or of its second step, from which one comes back to `next`. */
export function signInPath(next: string | null, isSecondStep = false): string {
  const path = isSecondStep ? SECOND_STEP : '/sign-in';
  return next === null ? path : `${path}?${new URLSearchParams({ next }).toString()}`;
}
