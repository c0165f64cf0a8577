import type { VNode } from 'preact';
import { AlreadyIn, SharedChoice } from '../components/arriving.js';
import { Field } from '../components/field.js';
import { Actions, Form, Notice } from '../components/form.js';
import { type Frame, Layout } from '../components/layout.js';
import { type FormState, isRefused } from '../form-state.js';

/** A provider at which people may sign in instead. */
export interface ElsewhereLink {
  /** Its name, as people know it. */
  readonly provider: string;
  readonly href: string;
  /** For a computer that others use. */
  readonly sharedHref: string;
}

interface SignInPageProps {
  readonly frame: Frame;
  readonly state: FormState;
  readonly action: string;
  /** What was done just before; null: nothing. */
  readonly notice: string | null;
  readonly elsewhere: ElsewhereLink | null;
  /** The handle of who is signed in already; null: nobody. */
  readonly whoIsIn: string | null;
}

export function SignInPage({ frame, state, action, notice, elsewhere, whoIsIn }: SignInPageProps): VNode {
  const { say, to } = frame;
  const title = say('page.signIn.title');
  return (
    <Layout frame={frame} title={title} isRefused={isRefused(state)}>
      <h1>{title}</h1>
      {notice === null ? null : <Notice>{notice}</Notice>}
      {whoIsIn === null ? null : <AlreadyIn frame={frame} handle={whoIsIn} />}
      <Form action={action} state={state}>
        <Field
          {...{
            state,
            name: 'handle',
            label: say('page.signIn.handle'),
            hint: say('page.signIn.handleHint'),
          }}
          {...{ autocomplete: 'username', isCode: true, isFirst: true }}
        />
        <Field
          {...{ state, name: 'passphrase', label: say('page.signIn.passphrase') }}
          {...{ autocomplete: 'current-password', isSecret: true }}
        />
        <SharedChoice {...{ say, state }} />
        <Actions>
          <button class="primary">{say('page.signIn.submit')}</button>
          {elsewhere === null ? null : (
            <>
              <a href={elsewhere.href}>{say('page.signIn.elsewhere', { provider: elsewhere.provider })}</a>
              <a href={elsewhere.sharedHref}>
                {say('page.signIn.elsewhereShared', { provider: elsewhere.provider })}
              </a>
            </>
          )}
        </Actions>
      </Form>
      <section>
        <p>
          <a href={to('/join')}>{say('page.signIn.invited')}</a>
        </p>
        <p class="quiet">{say('page.signIn.lost')}</p>
      </section>
    </Layout>
  );
}
