import { Controller, Get, HttpCode, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires } from '../http/access.js';
import { ApiIdempotent } from '../http/api-headers.js';
import { PageInterceptor, type PageOf } from '../http/page.js';
import { IdPipe } from '../http/params.js';
import { presentTask, TaskDto, TaskPageDto, TasksQuery } from './tasks.dto.js';
import { TasksService } from './tasks.service.js';

@ApiTags('tasks')
@Controller('api/v1/tasks')
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  @Get()
  @Requires('coordinator')
  @UseInterceptors(PageInterceptor)
  @ApiOperation({ summary: 'Background tasks, newest first' })
  @ApiOkResponse({ type: TaskPageDto })
  async list(@Query() query: TasksQuery): Promise<PageOf<TaskDto>> {
    return (await this.tasks.list(query)).map(presentTask);
  }

  @Get(':id')
  @Requires('coordinator')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'One task' })
  @ApiOkResponse({ type: TaskDto })
  async one(@Param('id', IdPipe) id: string): Promise<TaskDto> {
    return presentTask(await this.tasks.find(id));
  }

  @Post(':id/retry')
  @HttpCode(202)
  @Requires('coordinator')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiIdempotent()
  @ApiOperation({ summary: 'Send a dead task back to the queue' })
  @ApiAcceptedResponse({ type: TaskDto })
  async retry(@Param('id', IdPipe) id: string): Promise<TaskDto> {
    return presentTask(await this.tasks.retry(id));
  }
}
