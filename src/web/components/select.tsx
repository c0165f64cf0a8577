import type { VNode } from 'preact';

export interface SelectOption {
  readonly value: string;
  readonly words: string;
  /** BCP 47, where the words are in another language than the page. */
  readonly language?: string;
}

interface SelectProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly SelectOption[];
  /** The value of the option that is chosen. */
  readonly chosen: string;
}

/** One of a few. */
export function Select({ name, label, options, chosen }: SelectProps): VNode {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {options.map(({ value, words, language }) => (
          <option key={value} value={value} lang={language} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
