/** The string of a key in the language of the page, its `{{names}}` filled in as they are. */
export type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;
