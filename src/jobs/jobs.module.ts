import { Module } from '@nestjs/common';
import { CommuniquesModule } from '../communiques/communiques.module.js';
import { RevisionsModule } from '../revisions/revisions.module.js';
import { ClaimsController } from './claims.controller.js';
import { ClaimsService } from './claims.service.js';
import { JobsController } from './jobs.controller.js';
import { JobsService } from './jobs.service.js';
import { OpenJobTaskHandler } from './open-job.task-handler.js';
import { StalenessController } from './staleness.controller.js';
import { StalenessService } from './staleness.service.js';
import { UnitsController } from './units.controller.js';
import { UnitsService } from './units.service.js';

@Module({
  imports: [CommuniquesModule, RevisionsModule],
  controllers: [JobsController, UnitsController, ClaimsController, StalenessController],
  providers: [JobsService, UnitsService, ClaimsService, StalenessService, OpenJobTaskHandler],
  exports: [JobsService, UnitsService],
})
export class JobsModule {}
