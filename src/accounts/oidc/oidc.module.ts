import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { Departures } from './departures.js';
import { ElsewherePages } from './elsewhere.pages.js';
import { ElsewhereService } from './elsewhere.service.js';
import { Flows } from './flow.js';
import { IdentitiesController } from './identities.controller.js';
import { IdentitiesService } from './identities.service.js';
import { OpenIdProvider } from './openid-provider.js';

/** Signing in with an OpenID provider, where one is set up. */
@Module({
  imports: [PeopleModule],
  controllers: [ElsewherePages, IdentitiesController],
  providers: [Departures, ElsewhereService, Flows, IdentitiesService, OpenIdProvider],
  exports: [Departures, IdentitiesService, OpenIdProvider],
})
export class OidcModule {}
