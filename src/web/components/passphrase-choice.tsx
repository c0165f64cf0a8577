import type { VNode } from 'preact';
import type { FormState } from '../form-state.js';
import type { Say } from '../say.js';
import { Choice, Field } from './field.js';

/** Six words that were drawn for a page, and the seal by which they are known when they come back. */
export interface OfferedWords {
  readonly words: string;
  readonly seal: string;
}

interface PassphraseChoiceProps {
  readonly say: Say;
  readonly state: FormState;
  readonly offered: OfferedWords;
}

/** A new passphrase: the one that is offered, or one's own, which is meant where anything was typed. */
export function PassphraseChoice({ say, state, offered }: PassphraseChoiceProps): VNode {
  const isOwn = state.values.choice === 'own';
  return (
    <fieldset>
      <legend>{say('page.choose.legend')}</legend>
      <Choice
        {...{ type: 'radio', name: 'choice', value: 'offered', isChosen: !isOwn }}
        {...{ label: say('page.choose.offered'), hint: say('page.choose.offeredHint') }}
      />
      <output class="secret" lang="en" dir="ltr">
        {offered.words}
      </output>
      <input type="hidden" name="offered" value={offered.seal} />
      <Choice
        {...{ type: 'radio', name: 'choice', value: 'own', isChosen: isOwn }}
        {...{ label: say('page.choose.own') }}
      />
      <Field
        {...{
          state,
          name: 'passphrase',
          label: say('page.choose.ownLabel'),
          hint: say('page.choose.ownHint'),
        }}
        {...{ autocomplete: 'new-password', isSecret: true }}
      />
    </fieldset>
  );
}
