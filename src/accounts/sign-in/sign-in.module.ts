import { Global, Module } from '@nestjs/common';
import { Attempts } from './attempts.js';
import { Passphrases } from './passphrases.js';
import { ReauthenticationService } from './reauthentication.service.js';
import { SessionsService } from './sessions.service.js';

/** Passphrases and sessions; global within accounts and for the guard's sake. */
@Global()
@Module({
  providers: [Attempts, Passphrases, ReauthenticationService, SessionsService],
  exports: [Attempts, Passphrases, ReauthenticationService, SessionsService],
})
export class SignInModule {}
