import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { InvitationsService } from './accounts/invitations/invitations.service.js';
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
  await tellFirstLink(app.get(InvitationsService));
});

/** Written out and not logged: a log is kept, and sent to other machines. */
async function tellFirstLink(invitations: InvitationsService): Promise<void> {
  const first = await invitations.makeFirst();
  if (first === null) return;
  process.stdout.write(
    `Nobody coordinates yet. Whoever opens this link, by tomorrow, is the first coordinator:\n${first.link}\n`,
  );
}
