/** What somebody typed into a form and what is wrong with it, by the names of the fields. */
export interface FormState {
  /** Never a passphrase or a code. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  /** What is wrong with none of the fields; null: nothing. */
  readonly problem: string | null;
}

/** A form that nobody has filled in yet. */
export const UNTOUCHED: FormState = { values: {}, errors: {}, problem: null };

export function isRefused({ errors, problem }: FormState): boolean {
  return problem !== null || Object.keys(errors).length > 0;
}
