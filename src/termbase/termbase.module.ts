import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { LanguagesModule } from '../languages/languages.module.js';
import { TermRecognitionService } from './term-recognition.service.js';
import { TermTransferService } from './term-transfer.service.js';
import { TermbaseController } from './termbase.controller.js';
import { TermbaseService } from './termbase.service.js';

@Module({
  imports: [AccountsModule, JobsModule, LanguagesModule],
  controllers: [TermbaseController],
  providers: [TermbaseService, TermRecognitionService, TermTransferService],
  exports: [TermbaseService, TermRecognitionService, TermTransferService],
})
export class TermbaseModule {}
