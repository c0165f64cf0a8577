import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { SESSION } from './session-cookie.js';
import { describeRefusals } from './describe-refusals.js';
import { styleHashes } from './own-style.js';
import { contentPolicy } from './security-headers.js';

const PATH = 'api/docs';
/** Stands in the page that Swagger UI is shown in, and in nothing else. */
const PAGE_MARK = '<div id="swagger-ui"></div>';

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
    // Nobody outside is asked whether the description is valid.
    swaggerOptions: { validatorUrl: null },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (_request, reply, payload, done) => {
      const isPage = typeof payload === 'string' && payload.includes(PAGE_MARK);
      if (isPage) void reply.header('content-security-policy', policyOf(payload));
      done(null, payload);
    });
}

/** The page brings its own scripts and styles; they come from this server and nowhere else. */
function policyOf(page: string): string {
  return contentPolicy({
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-hashes'", ...styleHashes(page)],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
  });
}
