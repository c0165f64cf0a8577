import { Module } from '@nestjs/common';
import { CommuniquesModule } from '../communiques/communiques.module.js';
import { LanguagesModule } from '../languages/languages.module.js';
import { ComparisonsController } from './comparisons.controller.js';
import { ComparisonsService } from './comparisons.service.js';
import { DraftAlignmentService } from './draft-alignment.service.js';
import { DraftReader } from './draft-reader.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsService } from './drafts.service.js';
import { PublicationService } from './publication.service.js';
import { RevisionsController } from './revisions.controller.js';
import { RevisionsService } from './revisions.service.js';

@Module({
  imports: [CommuniquesModule, LanguagesModule],
  controllers: [ComparisonsController, DraftsController, RevisionsController],
  providers: [
    ComparisonsService,
    RevisionsService,
    DraftReader,
    DraftsService,
    DraftAlignmentService,
    PublicationService,
  ],
  exports: [RevisionsService, DraftsService, PublicationService],
})
export class RevisionsModule {}
