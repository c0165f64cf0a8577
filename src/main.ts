import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { AccountsService } from './accounts/accounts.service.js';
import { AppModule } from './app.module.js';
import { ConfigError, loadConfig } from './config/load-config.js';
import type { Config } from './config/config.js';
import { createApp } from './http/create-app.js';
import { Health } from './http/health.js';
import { stopOnSignals } from './http/stop-on-signals.js';

/** The environment, or one line per mistake on stderr and the exit status of a wrong usage. */
function configuration(): Config {
  try {
    return loadConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

const config = configuration();
const app = await createApp(AppModule, config);
stopOnSignals(app, app.get(Health), config.stopNotice * 1000);
await app.listen({ port: config.port, host: config.host });
const logger = new Logger('Concord');
logger.log(`Serving on ${config.publicUrl ?? (await app.getUrl())}`);
if ((await app.get(AccountsService).tokens()).length === 0) {
  logger.log('Nobody has a token yet. Make one: npm run --silent concord -- token create --role coordinator');
}
