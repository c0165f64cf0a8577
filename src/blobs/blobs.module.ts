import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { BlobStore } from './blob-store.js';
import { FolderBlobStore } from './folder-blob-store.js';

@Global()
@Module({
  providers: [
    {
      provide: BlobStore,
      inject: [Config],
      useFactory: (config: Config) => new FolderBlobStore(join(config.dataDir, 'blobs')),
    },
  ],
  exports: [BlobStore],
})
export class BlobsModule {}
