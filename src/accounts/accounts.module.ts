import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../http/authenticator.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { Attempts } from './sign-in/attempts.js';
import { Passphrases } from './sign-in/passphrases.js';
import { ReauthenticationService } from './sign-in/reauthentication.service.js';
import { SessionsService } from './sign-in/sessions.service.js';

/** Global: the guard of every route asks it who is calling. */
@Global()
@Module({
  controllers: [AccountsController],
  providers: [
    AccountsService,
    Attempts,
    Passphrases,
    ReauthenticationService,
    SessionsService,
    { provide: Authenticator, useExisting: AccountsService },
  ],
  exports: [AccountsService, Authenticator],
})
export class AccountsModule {}
