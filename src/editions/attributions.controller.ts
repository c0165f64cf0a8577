import { Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import type { Caller } from '../domain/accounts/caller.js';
import { CurrentCaller, RequiresAccount, RequiresSession } from '../http/access.js';
import { SlugPipe } from '../http/params.js';
import { AttributionsService } from './attributions.service.js';

class AttributionListDto {
  @ApiProperty({ type: [String], description: 'Slugs of communiqués.' })
  items!: readonly string[];
}

/** Being named is asked for by a person who is signed in, never by a token that somebody may have lost. */
@ApiTags('your account')
@Controller('api/v1/me/attributions')
export class AttributionsController {
  constructor(private readonly attributions: AttributionsService) {}

  @Get()
  @RequiresAccount()
  @ApiOperation({ summary: 'The communiqués that you are named beside; by default none' })
  @ApiOkResponse({ type: AttributionListDto })
  async list(@CurrentCaller() caller: Caller): Promise<AttributionListDto> {
    return { items: await this.attributions.slugs(caller) };
  }

  @Put(':slug')
  @HttpCode(204)
  @RequiresSession('translator')
  @ApiParam({ name: 'slug', type: String })
  @ApiOperation({
    summary:
      'Be named, by your handle, on the pages of the editions that you translated or reviewed; never in files',
  })
  @ApiNoContentResponse({ description: 'You are named.' })
  name(@Param('slug', SlugPipe) slug: string, @CurrentCaller() caller: Caller): Promise<void> {
    return this.attributions.name(caller, slug);
  }

  @Delete(':slug')
  @HttpCode(204)
  @RequiresSession()
  @ApiParam({ name: 'slug', type: String })
  @ApiOperation({ summary: 'Be named there no more' })
  @ApiNoContentResponse({ description: 'You are not named.' })
  withdraw(@Param('slug', SlugPipe) slug: string, @CurrentCaller() caller: Caller): Promise<void> {
    return this.attributions.withdraw(caller, slug);
  }
}
