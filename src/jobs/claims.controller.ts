import { Body, Controller, Delete, HttpCode, Param, Post, Res, UseInterceptors } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../domain/accounts/caller.js';
import { CurrentCaller, Requires } from '../http/access.js';
import { ApiIdempotent } from '../http/api-headers.js';
import { VersionInterceptor } from '../http/version.interceptor.js';
import { IdPipe } from '../http/params.js';
import { ClaimsService } from './claims.service.js';
import { ClaimDto, claimRequest } from './claims.dto.js';
import { presentUnitDetail, UnitDetailDto } from './unit-detail.dto.js';

@ApiTags('claims')
@ApiParam({ name: 'id', format: 'uuid' })
@Controller('api/v1')
export class ClaimsController {
  constructor(private readonly claims: ClaimsService) {}

  @Post('jobs/:id/claims')
  @HttpCode(200)
  @Requires('translator')
  @UseInterceptors(VersionInterceptor)
  @ApiIdempotent()
  @ApiOperation({ summary: 'Claim the next unit, for an hour from the last save' })
  @ApiOkResponse({ type: UnitDetailDto })
  @ApiNoContentResponse({ description: 'Nothing is left.' })
  async claim(
    @Param('id', IdPipe) id: string,
    @Body() body: ClaimDto,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UnitDetailDto | undefined> {
    const claimed = await this.claims.claim(id, claimRequest(body), caller);
    if (claimed === null) return void reply.status(204);
    return presentUnitDetail(claimed, caller);
  }

  @Delete('units/:id/claim')
  @HttpCode(204)
  @Requires('translator')
  @ApiOperation({ summary: 'Hand a unit back' })
  @ApiNoContentResponse()
  handBack(@Param('id', IdPipe) id: string, @CurrentCaller() caller: Caller): Promise<void> {
    return this.claims.handBack(id, caller);
  }
}
