import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from './database.js';
import { Reads } from './reads.js';
import { UnitOfWork } from './unit-of-work.js';

/** Opens the database when the application starts, brings it up to date, and closes it last of all. */
@Global()
@Module({
  providers: [
    {
      provide: Database,
      inject: [Config],
      useFactory: async (config: Config) => {
        const database = await Database.open(config);
        await database.migrate();
        return database;
      },
    },
    { provide: Reads, inject: [Database], useFactory: (database: Database) => database.reads },
    { provide: UnitOfWork, inject: [Database], useFactory: (database: Database) => database.unitOfWork },
  ],
  exports: [Database, Reads, UnitOfWork],
})
export class PersistenceModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
