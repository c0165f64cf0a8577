import { Module } from '@nestjs/common';
import { LanguagesModule } from '../../languages/languages.module.js';
import { FactorsModule } from '../factors/factors.module.js';
import { OidcModule } from '../oidc/oidc.module.js';
import { PeopleModule } from '../people/people.module.js';
import { AccountPages } from './account.pages.js';
import { Arrivals } from './arrivals.js';
import { ElsewhereSettingsPages } from './elsewhere-settings.pages.js';
import { JoinPages } from './join.pages.js';
import { Overviews } from './overviews.js';
import { Owners } from './owners.js';
import { PassphraseChoices } from './passphrase-choices.js';
import { ProfilePages } from './profile.pages.js';
import { SecondStepChanges } from './second-step-changes.js';
import { SecondStepPages } from './second-step.pages.js';
import { SecondStepSettingsPages } from './second-step-settings.pages.js';
import { SessionPages } from './session.pages.js';
import { ShownOnce } from './shown-once.js';
import { SignInPages } from './sign-in.pages.js';
import { TokenPages } from './token.pages.js';

/** The screens of joining, signing in and one's account. */
@Module({
  imports: [FactorsModule, LanguagesModule, OidcModule, PeopleModule],
  controllers: [
    AccountPages,
    ElsewhereSettingsPages,
    JoinPages,
    ProfilePages,
    SecondStepPages,
    SecondStepSettingsPages,
    SessionPages,
    SignInPages,
    TokenPages,
  ],
  providers: [Arrivals, Overviews, Owners, PassphraseChoices, SecondStepChanges, ShownOnce],
})
export class PagesModule {}
