import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireFound } from '../domain/accounts/caller.js';
import { STYLESHEET } from '../web/stylesheet.js';
import { Public } from './access.js';
import { entityTag, isFresh } from './precondition.js';

const ASSETS = new Map([STYLESHEET].map((asset) => [asset.name, asset]));

/** What pages load from Concord itself. A name never has other bytes. */
@ApiExcludeController()
@Public()
@Controller('assets')
export class AssetsController {
  @Get(':name')
  async asset(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, mediaType, sha256 } = requireFound(ASSETS.get(name), 'file');
    const etag = entityTag(sha256);
    void reply.headers({ etag, 'cache-control': 'public, max-age=31536000, immutable' });
    if (isFresh(request.headers['if-none-match'], etag)) await reply.status(304).send();
    else await reply.type(`${mediaType}; charset=utf-8`).send(bytes);
  }
}
