import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../http/authenticator.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';

/** Global: the guard of every route asks it who is calling. */
@Global()
@Module({
  controllers: [AccountsController],
  providers: [AccountsService, { provide: Authenticator, useExisting: AccountsService }],
  exports: [AccountsService, Authenticator],
})
export class AccountsModule {}
