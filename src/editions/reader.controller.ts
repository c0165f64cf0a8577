import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../http/access.js';
import { EditionPipe, LanguagePipe, SlugPipe } from '../http/params.js';
import { entityTag, isFresh } from '../http/precondition.js';
import { type ReaderFile, ReaderService } from './reader.service.js';

/** An edition never changes. */
const FOREVER = 'public, max-age=31536000, immutable';
/** A newer edition may come at any time: ask, and be told 304. */
const ASK_AGAIN = 'public, no-cache';

/** The pages and files bring their own styles and nothing else. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** What readers open, without an account. */
@ApiExcludeController()
@Public()
@Controller('c')
export class ReaderController {
  constructor(private readonly reader: ReaderService) {}

  @Get(':slug')
  async negotiate(
    @Param('slug', SlugPipe) slug: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = await this.reader.negotiate(slug, request.headers['accept-language']);
    void reply.headers({ vary: 'Accept-Language', 'cache-control': ASK_AGAIN });
    await reply.redirect(`/c/${slug}/${language}`, 303);
  }

  @Get(':slug/:language')
  async newest(
    @Param('slug', SlugPipe) slug: string,
    @Param('language', LanguagePipe) language: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { page, languages } = await this.reader.newest(slug, language);
    const alternates = languages.map((one) => `</c/${slug}/${one}>; rel="alternate"; hreflang="${one}"`);
    void reply.headers({ 'cache-control': ASK_AGAIN, link: alternates.join(', ') });
    await sendPage(page, request, reply);
  }

  @Get(':slug/:language/:edition')
  async edition(
    @Param('slug', SlugPipe) slug: string,
    @Param('language', LanguagePipe) language: string,
    @Param('edition', EditionPipe) number: number,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.reader.page(slug, language, number);
    void reply.header('cache-control', FOREVER);
    await sendPage(page, request, reply);
  }

  @Get(':slug/:language/:edition/:file')
  async download(
    @Param('slug', SlugPipe) slug: string,
    @Param('language', LanguagePipe) language: string,
    @Param('edition', EditionPipe) number: number,
    @Param('file') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.reader.download(slug, language, number, name);
    void reply.headers({
      'cache-control': FOREVER,
      'content-disposition': `attachment; filename="${file.name}"`,
    });
    await send(file, request, reply);
  }
}

async function sendPage(page: ReaderFile, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  void reply.header('content-security-policy', PAGE_POLICY);
  await send(page, request, reply);
}

/** Sends the bytes with their hash as a strong ETag, or 304 where the reader has them. */
async function send(file: ReaderFile, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const tag = entityTag(file.sha256);
  void reply.headers({ etag: tag, 'content-language': file.language });
  if (isFresh(request.headers['if-none-match'], tag)) {
    await reply.status(304).send();
    return;
  }
  await reply.type(`${file.mediaType}; charset=utf-8`).send(file.bytes);
}
