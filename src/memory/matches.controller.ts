import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../domain/accounts/caller.js';
import { CurrentCaller, Requires } from '../http/access.js';
import { IdPipe } from '../http/params.js';
import { MatchListDto, presentMatch } from './matches.dto.js';
import { MemoryService } from './memory.service.js';

@ApiTags('translation memory')
@ApiParam({ name: 'id', format: 'uuid' })
@Controller('api/v1/units/:id/matches')
export class MatchesController {
  constructor(private readonly memory: MemoryService) {}

  @Get()
  @Requires('translator')
  @ApiOperation({ summary: 'What was translated before for the clause and for its sentences, best first' })
  @ApiOkResponse({ type: MatchListDto })
  async ofUnit(@Param('id', IdPipe) id: string, @CurrentCaller() caller: Caller): Promise<MatchListDto> {
    return { items: (await this.memory.forUnit(id, caller)).map(presentMatch) };
  }
}
