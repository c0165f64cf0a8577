import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AccountsService } from '../accounts/accounts.service.js';
import type { Caller } from '../domain/accounts/caller.js';
import { CurrentCaller, Requires } from '../http/access.js';
import { ApiIdempotent, ApiPrecondition } from '../http/api-headers.js';
import { VersionInterceptor } from '../http/version.interceptor.js';
import { PageInterceptor, type PageOf, pageOf, PageQuery } from '../http/page.js';
import { IdPipe } from '../http/params.js';
import { IfMatch, Precondition } from '../http/precondition.js';
import {
  presentSaved,
  presentUnit,
  RestoreTargetDto,
  SavedUnitDto,
  SaveTargetDto,
  type UnitDto,
  UnitPageDto,
  UnitsQuery,
} from './units.dto.js';
import { type PastTargetDto, presentPastTarget, TargetListDto } from './targets.dto.js';
import { presentUnitDetail, UnitDetailDto } from './unit-detail.dto.js';
import { UnitsService } from './units.service.js';

@ApiTags('units')
@ApiParam({ name: 'id', format: 'uuid' })
@Controller('api/v1')
export class UnitsController {
  constructor(
    private readonly units: UnitsService,
    private readonly accounts: AccountsService,
  ) {}

  @Get('jobs/:id/units')
  @Requires('translator')
  @UseInterceptors(PageInterceptor)
  @ApiOperation({ summary: 'The units of a job in reading order' })
  @ApiOkResponse({ type: UnitPageDto })
  async ofJob(
    @Param('id', IdPipe) id: string,
    @Query() query: UnitsQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<PageOf<UnitDto>> {
    return (await this.units.ofJob(id, query, caller)).map((view) => presentUnit(view, caller));
  }

  @Get('units/:id')
  @Requires('translator')
  @UseInterceptors(VersionInterceptor)
  @ApiOperation({ summary: 'One unit; its ETag is what a write needs' })
  @ApiOkResponse({ type: UnitDetailDto })
  async one(@Param('id', IdPipe) id: string, @CurrentCaller() caller: Caller): Promise<UnitDetailDto> {
    return presentUnitDetail(await this.units.find(id, caller), caller);
  }

  @Get('units/:id/targets')
  @Requires('translator')
  @UseInterceptors(PageInterceptor)
  @ApiOperation({ summary: 'Every target the unit ever had, oldest first' })
  @ApiOkResponse({ type: TargetListDto })
  async history(
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<PageOf<PastTargetDto>> {
    const history = pageOf(await this.units.history(id, caller), query, ({ target }) => target.seq);
    const handles = await this.accounts.handles(history.items.map(({ target }) => target.authorId));
    return history.map((past) => presentPastTarget(past, caller, handles));
  }

  @Post('units/:id/targets')
  @Requires('translator')
  @UseInterceptors(VersionInterceptor)
  @ApiIdempotent()
  @ApiPrecondition()
  @ApiOperation({ summary: 'Save a text, as a draft or for review' })
  @ApiCreatedResponse({ type: SavedUnitDto })
  async save(
    @Param('id', IdPipe) id: string,
    @Body() body: SaveTargetDto,
    @IfMatch() precondition: Precondition,
    @CurrentCaller() caller: Caller,
  ): Promise<SavedUnitDto> {
    return presentSaved(await this.units.save(id, body, precondition, caller), caller);
  }

  @Post('units/:id/restorations')
  @Requires('translator')
  @UseInterceptors(VersionInterceptor)
  @ApiIdempotent()
  @ApiPrecondition()
  @ApiOperation({ summary: 'Put an older target back, as a new one' })
  @ApiCreatedResponse({ type: SavedUnitDto })
  async restore(
    @Param('id', IdPipe) id: string,
    @Body() body: RestoreTargetDto,
    @IfMatch() precondition: Precondition,
    @CurrentCaller() caller: Caller,
  ): Promise<SavedUnitDto> {
    return presentSaved(await this.units.restore(id, body.targetId, precondition, caller), caller);
  }
}
