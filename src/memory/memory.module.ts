import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { LanguagesModule } from '../languages/languages.module.js';
import { ConcordanceController } from './concordance.controller.js';
import { ConcordanceService } from './concordance.service.js';
import { MatchesController } from './matches.controller.js';
import { MemoryTransferService } from './memory-transfer.service.js';
import { MemoryService } from './memory.service.js';

@Module({
  imports: [JobsModule, LanguagesModule],
  controllers: [MatchesController, ConcordanceController],
  providers: [MemoryService, MemoryTransferService, ConcordanceService],
  exports: [MemoryService, MemoryTransferService],
})
export class MemoryModule {}
