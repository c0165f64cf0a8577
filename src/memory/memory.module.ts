import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { LanguagesModule } from '../languages/languages.module.js';
import { MatchesController } from './matches.controller.js';
import { MemoryTransferService } from './memory-transfer.service.js';
import { MemoryService } from './memory.service.js';

@Module({
  imports: [JobsModule, LanguagesModule],
  controllers: [MatchesController],
  providers: [MemoryService, MemoryTransferService],
  exports: [MemoryService, MemoryTransferService],
})
export class MemoryModule {}
