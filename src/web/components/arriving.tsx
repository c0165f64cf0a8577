import type { VNode } from 'preact';
import type { FormState } from '../form-state.js';
import type { Say } from '../say.js';
import { Choice } from './field.js';
import type { Frame } from './layout.js';

interface AlreadyInProps {
  readonly frame: Frame;
  readonly handle: string;
}

/** Tells somebody who is signed in already, where one signs in or joins, and gives both ways on. */
export function AlreadyIn({ frame: { say, to }, handle }: AlreadyInProps): VNode {
  return (
    <div class="notice">
      <p>{say('page.signIn.already', { handle })}</p>
      <form method="post" action={to('/sign-out')}>
        <div class="actions">
          <a href="/account">{say('page.back')}</a>
          <button class="secondary">{say('page.signOut')}</button>
        </div>
      </form>
    </div>
  );
}

interface SharedChoiceProps {
  readonly say: Say;
  readonly state: FormState;
}

/** Whether the computer is one's own. */
export function SharedChoice({ say, state }: SharedChoiceProps): VNode {
  return (
    <Choice
      {...{ type: 'checkbox', name: 'shared', value: 'yes', isChosen: state.values.shared === 'yes' }}
      {...{ label: say('page.signIn.shared'), hint: say('page.signIn.sharedHint') }}
    />
  );
}
