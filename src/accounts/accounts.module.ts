import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../http/authenticator.js';
import { AccountsService } from './accounts.service.js';
import { FactorsModule } from './factors/factors.module.js';
import { OidcModule } from './oidc/oidc.module.js';
import { PagesModule } from './pages/pages.module.js';
import { PeopleModule } from './people/people.module.js';
import { AuthenticationService } from './sign-in/authentication.service.js';
import { SignInModule } from './sign-in/sign-in.module.js';

/** Global: the guard of every route asks it who is calling. */
@Global()
@Module({
  imports: [SignInModule, FactorsModule, PeopleModule, OidcModule, PagesModule],
  providers: [
    AccountsService,
    AuthenticationService,
    { provide: Authenticator, useExisting: AuthenticationService },
  ],
  exports: [AccountsService, Authenticator],
})
export class AccountsModule {}
