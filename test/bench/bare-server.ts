import { createServer } from 'node:http';

/**
 * The least that Node can do: reads the request to its end and answers `length` bytes.
 * Arguments: port, media type, length of the answer.
 */
const [port = '0', mediaType = 'text/html', length = '0'] = process.argv.slice(2);
const body = Buffer.alloc(Number(length), 'a');

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(200, { 'content-type': mediaType, 'content-length': body.length });
    response.end(body);
  });
}).listen(Number(port), '127.0.0.1');
