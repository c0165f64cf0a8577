import type { VNode } from 'preact';
import type { FormState } from '../form-state.js';
import type { Say } from '../say.js';
import { Choice, Field } from './field.js';

interface PassphraseChoiceProps {
  readonly say: Say;
  readonly state: FormState;
  /** Six words that were drawn for this page; they come back with the form. */
  readonly offered: string;
}

/** A new passphrase: the one that is offered, or one's own. Which is meant is said, not guessed. */
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
        {offered}
      </output>
      <input type="hidden" name="offered" value={offered} />
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
