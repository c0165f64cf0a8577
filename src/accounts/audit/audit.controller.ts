import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../http/access.js';
import { PageInterceptor, type PageOf, PageQuery } from '../../http/page.js';
import { type AuditEventDto, AuditPageDto, presentAuditEvent } from './audit.dto.js';
import { AuditService } from './audit.service.js';

@ApiTags('people')
@Controller('api/v1/audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Requires('coordinator')
  @UseInterceptors(PageInterceptor)
  @ApiOperation({ summary: 'What was done with accounts and publications, newest first' })
  @ApiOkResponse({ type: AuditPageDto })
  async list(@Query() query: PageQuery): Promise<PageOf<AuditEventDto>> {
    return (await this.audit.list(query)).map(presentAuditEvent);
  }
}
