import type { Socket } from 'node:net';
import { SECURITY_HEADERS } from './security-headers.js';
import { bareProblem, type Problem } from './problem.js';

/** Statuses for what Node's HTTP parser refuses (nodejs.org/api/http.html, event 'clientError'). */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Answers a request that could not be read as HTTP, or came too slowly, and closes the connection. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy(error);
    return;
  }
  socket.end(rawResponse(bareProblem(STATUS_OF_CODE[error.code ?? ''] ?? 400)));
}

function rawResponse(problem: Problem): string {
  const body = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    'Connection: close',
    'Content-Type: application/problem+json; charset=utf-8',
    ...Object.entries(SECURITY_HEADERS).map((header) => header.join(': ')),
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}
