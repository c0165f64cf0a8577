import { Controller, Get, Param, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../http/access.js';
import { HotAnswers } from '../http/hot-answers.js';
import { routeOf } from '../http/metrics.js';
import { ownStyle } from '../http/own-style.js';
import { EditionPipe, LanguagePipe, SlugPipe } from '../http/params.js';
import { entityTag, isFresh } from '../http/precondition.js';
import { editionPath, MARKED } from './addresses.js';
import { CanonicalLanguageInterceptor } from './canonical-language.interceptor.js';
import { ApiNegotiation, ApiReading } from './reader-docs.js';
import { Credits } from './credits.js';
import type { ReaderFile } from './reader-file.js';
import { ReaderService } from './reader.service.js';

/** A file of an edition never changes. */
const FOREVER = { cache: 'public, max-age=31536000, immutable', hotFor: Infinity };
/** Something newer may come at any time, and pages say so: ask, and be told 304. Another process may publish: look each half second. */
const NEWEST = { cache: 'public, no-cache', hotFor: 500 };

/** What readers open, without an account. */
@ApiTags('readers')
@Public()
@UseInterceptors(CanonicalLanguageInterceptor)
@Controller('c')
export class ReaderController {
  constructor(
    private readonly reader: ReaderService,
    private readonly hot: HotAnswers,
    private readonly credits: Credits,
  ) {}

  @Get(':slug')
  @ApiNegotiation()
  async negotiate(
    @Param('slug', SlugPipe) slug: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = await this.reader.negotiate(slug, request.headers['accept-language']);
    void reply.headers({ vary: 'Accept-Language', 'cache-control': NEWEST.cache });
    await reply.redirect(`/c/${slug}/${language}`, 303);
  }

  @Get(':slug/:language')
  @ApiReading('The newest edition, or the source text, as a page', 'text/html')
  async newest(
    @Param('slug', SlugPipe) slug: string,
    @Param('language', LanguagePipe) language: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { page, number, languages, sourceLanguage } = await this.reader.newest(slug, language);
    const alternates = [
      ...languages.map((one) => alternate(slug, one, one)),
      alternate(slug, sourceLanguage, 'x-default'),
    ];
    const named = await this.credits.beside(page, slug, number);
    await this.send(named, NEWEST, { ...ownStyle(page.bytes), link: alternates.join(', ') }, request, reply);
  }

  @Get(':slug/:language/:edition')
  @ApiParam({ name: 'edition', example: 'e1' })
  @ApiReading('One edition as a page, for ever; with what has changed since', 'text/html')
  async edition(
    @Param('slug', SlugPipe) slug: string,
    @Param('language', LanguagePipe) language: string,
    @Param('edition', EditionPipe) number: number,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.credits.beside(await this.reader.page(slug, language, number), slug, number);
    const headers = { ...ownStyle(page.bytes), link: latest(slug, language) };
    await this.send(page, NEWEST, headers, request, reply);
  }

  @Get(':slug/:language/:edition/:file')
  @ApiParam({ name: 'edition', example: 'e1' })
  @ApiParam({ name: 'file', example: 'prague-2026.r1.fr.md' })
  @ApiQuery({
    ...{ name: MARKED, required: false, allowEmptyValue: true, schema: { type: 'string', enum: [''] } },
    description: 'The same file, made now: with what has changed since it was published.',
  })
  @ApiReading('A file of an edition', 'text/markdown', 'text/html', 'text/plain', 'application/json')
  async download(
    @Param('slug', SlugPipe) slug: string,
    @Param('language', LanguagePipe) language: string,
    @Param('edition', EditionPipe) number: number,
    @Param('file') name: string,
    @Query(MARKED) marked: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isMarked = marked !== undefined;
    const file = isMarked
      ? await this.reader.marked(slug, language, number, name)
      : await this.reader.download(slug, language, number, name);
    const plain = `<${editionPath(slug, { language, number })}/${name}>; rel="canonical"`;
    const headers = {
      'content-disposition': `attachment; filename="${file.name}"`,
      link: isMarked ? `${plain}, ${latest(slug, language)}` : latest(slug, language),
    };
    await this.send(file, isMarked ? NEWEST : FOREVER, headers, request, reply);
  }

  /** Sends the bytes with their hash as a strong ETag, or 304 where the reader has them; and keeps them at hand. */
  private async send(
    file: ReaderFile,
    { cache, hotFor }: typeof FOREVER,
    more: Readonly<Record<string, string>>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const etag = entityTag(file.sha256);
    const headers = {
      ...more,
      'cache-control': cache,
      'content-language': file.language,
      'content-type': `${file.mediaType}; charset=utf-8`,
    };
    this.hot.keep(request.url, { etag, route: routeOf(request), headers, bytes: file.bytes }, hotFor);
    void reply.headers({ ...headers, etag });
    if (isFresh(request.headers['if-none-match'], etag)) await reply.status(304).send();
    else await reply.send(file.bytes);
  }
}

function alternate(slug: string, language: string, hreflang: string): string {
  return `</c/${slug}/${language}>; rel="alternate"; hreflang="${hreflang}"`;
}

/** Where the newest edition is, which says how far the English has moved on (RFC 5829). */
function latest(slug: string, language: string): string {
  return `</c/${slug}/${language}>; rel="latest-version"`;
}
