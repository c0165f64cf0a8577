import { Module } from '@nestjs/common';
import { Challenges } from './challenges.js';
import { FactorsController } from './factors.controller.js';
import { FactorsService } from './factors.service.js';
import { PasskeysController } from './passkeys.controller.js';
import { PasskeysService } from './passkeys.service.js';
import { Proofs } from './proofs.js';
import { RecoveryCodesService } from './recovery-codes.service.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorService } from './second-factor.service.js';
import { TotpService } from './totp.service.js';

/** What is asked for after the passphrase. */
@Module({
  controllers: [FactorsController, PasskeysController, SecondFactorController],
  providers: [
    Challenges,
    FactorsService,
    PasskeysService,
    Proofs,
    RecoveryCodesService,
    SecondFactorService,
    TotpService,
  ],
  exports: [FactorsService, PasskeysService, RecoveryCodesService, SecondFactorService, TotpService],
})
export class FactorsModule {}
