import { Module } from '@nestjs/common';
import { CommuniquesModule } from '../communiques/communiques.module.js';
import { HotAnswers } from '../http/hot-answers.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { LanguagesModule } from '../languages/languages.module.js';
import { AttributionsController } from './attributions.controller.js';
import { AttributionsService } from './attributions.service.js';
import { BuildEditionTaskHandler } from './build-edition.task-handler.js';
import { Credits } from './credits.js';
import { EditionArchive } from './edition-archive.js';
import { EditionPress } from './edition-press.js';
import { EditionSources } from './edition-source.js';
import { EditionsController } from './editions.controller.js';
import { EditionsService } from './editions.service.js';
import { LagService } from './lag.service.js';
import { LeftBehind } from './left-behind.js';
import { PagesBehind } from './pages-behind.js';
import { ReaderController } from './reader.controller.js';
import { ReaderService } from './reader.service.js';
import { SourcePages } from './source-pages.js';

@Module({
  imports: [CommuniquesModule, JobsModule, LanguagesModule],
  controllers: [EditionsController, AttributionsController, ReaderController],
  providers: [
    EditionsService,
    AttributionsService,
    Credits,
    ReaderService,
    EditionSources,
    EditionPress,
    EditionArchive,
    LagService,
    LeftBehind,
    PagesBehind,
    SourcePages,
    BuildEditionTaskHandler,
    HotAnswers,
  ],
  exports: [EditionsService, EditionArchive],
})
export class EditionsModule {}
