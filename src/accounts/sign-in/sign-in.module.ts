import { Global, Module } from '@nestjs/common';
import { Attempts } from './attempts.js';
import { Devices } from './devices.js';
import { FailedSignIns } from './failed-sign-ins.js';
import { InstanceKey } from './instance-key.js';
import { PassphraseChangeService } from './passphrase-change.service.js';
import { PassphraseController } from './passphrase.controller.js';
import { Passphrases } from './passphrases.js';
import { ReauthenticationService } from './reauthentication.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { SignInService } from './sign-in.service.js';

const SERVICES = [
  Attempts,
  Devices,
  FailedSignIns,
  InstanceKey,
  PassphraseChangeService,
  Passphrases,
  ReauthenticationService,
  SessionsService,
  SignInAttempts,
  SignInService,
];

/** Passphrases and sessions: every part of accounts asks them. */
@Global()
@Module({
  controllers: [SessionsController, PassphraseController],
  providers: SERVICES,
  exports: SERVICES,
})
export class SignInModule {}
