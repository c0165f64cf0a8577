import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { AccountsService } from './accounts/accounts.service.js';
import { AppModule } from './app.module.js';
import { createApp } from './http/create-app.js';
import { Health } from './http/health.js';
import { requireFreeAddress } from './http/require-free-address.js';
import { stopOnSignals } from './http/stop-on-signals.js';
import { start } from './start.js';

await start(async (config) => {
  await requireFreeAddress(config.host, config.port);
  const app = await createApp(AppModule, config);
  stopOnSignals(app, app.get(Health), config.stopNotice * 1000);
  await app.listen({ port: config.port, host: config.host });
  const logger = new Logger('Concord');
  logger.log(`Serving on ${config.publicUrl ?? (await app.getUrl())}`);
  if ((await app.get(AccountsService).tokens()).length === 0) {
    logger.log(
      'Nobody has a token yet. Make one: npm run --silent concord -- token create --role coordinator',
    );
  }
});
