import { Module } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { BlobsModule } from './blobs/blobs.module.js';
import { CommuniquesModule } from './communiques/communiques.module.js';
import { ConfigModule } from './config/config.module.js';
import { EditionsModule } from './editions/editions.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MemoryModule } from './memory/memory.module.js';
import { PersistenceModule } from './persistence/persistence.module.js';
import { ReviewModule } from './review/review.module.js';
import { RevisionsModule } from './revisions/revisions.module.js';
import { TasksModule } from './tasks/tasks.module.js';
import { TermbaseModule } from './termbase/termbase.module.js';

/** Everything that Concord does, whichever process does it: web, worker or command line. */
@Module({
  imports: [
    ConfigModule,
    PersistenceModule,
    BlobsModule,
    AccountsModule,
    CommuniquesModule,
    RevisionsModule,
    JobsModule,
    ReviewModule,
    MemoryModule,
    EditionsModule,
    TasksModule,
    TermbaseModule,
  ],
})
export class FeaturesModule {}
