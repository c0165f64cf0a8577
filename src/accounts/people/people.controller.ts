import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../domain/accounts/caller.js';
import { ApiLimited, CurrentCaller, HoldsSecret, Requires, RequiresSession } from '../../http/access.js';
import { PageInterceptor, type PageOf, pageOf, PageQuery } from '../../http/page.js';
import { DeletionService } from './deletion.service.js';
import { HandlePipe } from './handle.pipe.js';
import { MembershipService } from './membership.service.js';
import { PersonDto, PersonPageDto, presentPerson, SetRolesDto } from './people.dto.js';
import { PeopleService } from './people.service.js';
import { ConfirmationDto } from './profile.dto.js';

@ApiTags('people')
@Controller('api/v1/accounts')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly membership: MembershipService,
    private readonly deletion: DeletionService,
  ) {}

  @Get()
  @Requires('translator')
  @UseInterceptors(PageInterceptor)
  @ApiOperation({ summary: 'For coordinators everybody; for others the teams of their languages' })
  @ApiOkResponse({ type: PersonPageDto })
  async list(@Query() query: PageQuery, @CurrentCaller() caller: Caller): Promise<PageOf<PersonDto>> {
    return pageOf(await this.people.list(caller), query, ({ account }) => account.id).map(presentPerson);
  }

  @Get(':handle')
  @Requires('translator')
  @ApiOperation({ summary: 'One person' })
  @ApiOkResponse({ type: PersonDto })
  async one(
    @Param('handle', HandlePipe) handle: string,
    @CurrentCaller() caller: Caller,
  ): Promise<PersonDto> {
    return presentPerson(await this.people.find(handle, caller));
  }

  @Put(':handle/roles')
  @RequiresSession('coordinator')
  @HoldsSecret()
  @ApiLimited()
  @ApiOperation({ summary: 'Give and take roles; where one is lost the person’s sessions end' })
  @ApiOkResponse({ type: PersonDto })
  async setRoles(
    @Param('handle', HandlePipe) handle: string,
    @Body() { roles, passphrase }: SetRolesDto,
    @CurrentCaller() caller: Caller,
  ): Promise<PersonDto> {
    await this.membership.setRoles(handle, roles, caller, passphrase);
    return this.one(handle, caller);
  }

  @Put(':handle/disabled')
  @HttpCode(204)
  @RequiresSession('coordinator')
  @ApiOperation({ summary: 'Shut somebody out, at once' })
  @ApiNoContentResponse()
  disable(@Param('handle', HandlePipe) handle: string, @CurrentCaller() caller: Caller): Promise<void> {
    return this.membership.disable(handle, caller);
  }

  @Delete(':handle/disabled')
  @HttpCode(204)
  @RequiresSession('coordinator')
  @ApiOperation({ summary: 'Let somebody in again' })
  @ApiNoContentResponse()
  enable(@Param('handle', HandlePipe) handle: string, @CurrentCaller() caller: Caller): Promise<void> {
    return this.membership.enable(handle, caller);
  }

  @Delete(':handle/tokens')
  @HttpCode(204)
  @RequiresSession('coordinator')
  @ApiOperation({ summary: 'End all of somebody’s API tokens at once' })
  @ApiNoContentResponse()
  revokeTokens(@Param('handle', HandlePipe) handle: string, @CurrentCaller() caller: Caller): Promise<void> {
    return this.membership.revokeTokens(handle, caller);
  }

  @Delete(':handle')
  @HttpCode(204)
  @RequiresSession('coordinator')
  @ApiLimited()
  @ApiOperation({ summary: 'Delete somebody’s account: the words stay, and name nobody' })
  @ApiNoContentResponse()
  delete(
    @Param('handle', HandlePipe) handle: string,
    @Body() { passphrase }: ConfirmationDto,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    return this.deletion.delete(handle, caller, passphrase);
  }
}
