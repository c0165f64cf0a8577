import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { SESSION } from './session-cookie.js';
import { describeRefusals } from './describe-refusals.js';

const PATH = 'api/docs';

/** The swagger page brings its own scripts and styles; they come from this server and nowhere else. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'";

/** Describes every route as OpenAPI 3.1. */
function describeApi(app: NestFastifyApplication, publicUrl: string | null): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Concord')
    .setDescription(
      'One communiqué in every language, clause by clause. Refusals are application/problem+json (RFC 9457).',
    )
    .setVersion('1')
    .addServer(publicUrl ?? '/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'concord token create' })
    .addCookieAuth(SESSION, { type: 'apiKey', in: 'cookie', description: 'POST /api/v1/sessions' })
    .build();
  return describeRefusals(SwaggerModule.createDocument(app, config));
}

/** Serves the description at `/api/docs-json` and a page to read it at `/api/docs`. */
export function serveApiDocs(app: NestFastifyApplication, publicUrl: string | null): void {
  SwaggerModule.setup(PATH, app, () => describeApi(app, publicUrl), {
    jsonDocumentUrl: `${PATH}-json`,
    yamlDocumentUrl: `${PATH}-yaml`,
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, reply, payload, done) => {
      if (request.url.startsWith(`/${PATH}`)) void reply.header('content-security-policy', PAGE_POLICY);
      done(null, payload);
    });
}
