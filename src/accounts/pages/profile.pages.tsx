import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../domain/accounts/caller.js';
import { CurrentCaller, HoldsSecret, RequiresSession } from '../../http/access.js';
import { Form, type SentForm } from '../../http/form.js';
import { type Places, type Refusal, refusalIn, refusedState } from '../../http/form-refusal.js';
import { TakesForm } from '../../http/media-type.guard.js';
import { seeOther, sendPage } from '../../http/send-page.js';
import { clearDeviceCookie, clearSessionCookie } from '../../http/session-cookie.js';
import { LanguagesService } from '../../languages/languages.service.js';
import { UNTOUCHED } from '../../web/form-state.js';
import { DeletePage, ProfilePage } from '../../web/pages/account-forms.js';
import { DeletionService } from '../people/deletion.service.js';
import { ProfileService } from '../people/profile.service.js';
import { confirmationPlaces, Owners } from './owners.js';

const PLACES: Places = {
  'handle-taken': ['handle', 'page.handle.taken'],
  'invalid-input': ['handle', 'page.handle.form'],
};

/** One's handle and language, and the end of it all. */
@ApiExcludeController()
@RequiresSession()
@HoldsSecret()
@Controller('account')
export class ProfilePages {
  constructor(
    private readonly owners: Owners,
    private readonly profile: ProfileService,
    private readonly deletion: DeletionService,
    private readonly languages: LanguagesService,
  ) {}

  @Get('profile')
  async askProfile(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showProfile(caller, { state: UNTOUCHED, status: 200 }, request, reply);
  }

  @Post('profile')
  @TakesForm()
  async changeProfile(
    @Form() form: SentForm,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = this.languages.ofScreens().find((tag) => tag === form.text('language')) ?? null;
    try {
      await this.profile.change(caller, { handle: form.text('handle'), uiLanguage: language });
      await seeOther(reply, '/account?done=saved');
    } catch (error) {
      const { frame } = await this.owners.page(caller, request);
      const values = form.values('handle', 'language');
      const refusal = refusalIn(error, { say: frame.say, places: PLACES, values, reply });
      await this.showProfile(caller, refusal, request, reply);
    }
  }

  @Get('delete')
  async askDeletion(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.showDeletion(caller, { state: UNTOUCHED, status: 200 }, request, reply);
  }

  @Post('delete')
  @TakesForm()
  async delete(
    @Form() form: SentForm,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { frame, hasPassphrase } = await this.owners.page(caller, request);
    if (!form.isTicked('sure')) {
      const state = refusedState(frame.say, {}, ['sure', 'page.delete.unsure']);
      await this.showDeletion(caller, { state, status: 400 }, request, reply);
      return;
    }
    try {
      await this.deletion.deleteOwn(caller, form.exact('confirmation'));
      clearSessionCookie(reply);
      clearDeviceCookie(reply);
      await seeOther(reply, '/sign-in?done=deleted');
    } catch (error) {
      const refusal = refusalIn(error, {
        ...{ say: frame.say, values: form.values('sure'), reply },
        places: { ...confirmationPlaces(hasPassphrase), 'last-coordinator': [null, 'page.delete.last'] },
      });
      await this.showDeletion(caller, refusal, request, reply);
    }
  }

  private async showProfile(
    caller: Caller,
    { state, status }: Refusal,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { frame, account } = await this.owners.page(caller, request);
    const languages = [
      { value: '', words: frame.say('page.account.asBrowser') },
      ...this.languages
        .ofScreens()
        .map((tag) => ({ value: tag, words: this.languages.autonym(tag), language: tag })),
    ];
    const { handle, uiLanguage } = account;
    const page = <ProfilePage {...{ frame, state, handle, languages, language: uiLanguage ?? '' }} />;
    await sendPage(reply, page, status);
  }

  private async showDeletion(
    caller: Caller,
    { state, status }: Refusal,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { frame, hasPassphrase } = await this.owners.page(caller, request);
    await sendPage(reply, <DeletePage {...{ frame, state, hasPassphrase }} />, status);
  }
}
