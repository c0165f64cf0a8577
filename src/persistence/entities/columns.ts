import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

type Options = Pick<ColumnOptions, 'nullable' | 'unique'>;

/** Text of any length. */
export const TextColumn = (options: Options = {}) => Column({ type: 'text', ...options });

/** A (part of the) primary key. */
export const KeyColumn = () => PrimaryColumn({ type: 'text' });

/** A (part of the) primary key that is a number. */
export const NumberKeyColumn = () => PrimaryColumn({ type: 'integer' });

export const IntegerColumn = (options: Options = {}) => Column({ type: 'integer', ...options });

export const RealColumn = () => Column({ type: 'double precision' });

export const BooleanColumn = () => Column({ type: 'boolean' });

/** ISO 8601 UTC as text: the only form that both databases give back as it went in, and that sorts by time. */
export const TimeColumn = (options: Options = {}) => Column({ type: 'text', ...options });

/** Any JSON value, as text: neither database needs to look inside. */
export const JsonColumn = (options: Options = {}) =>
  Column({
    type: 'text',
    transformer: {
      to: (value: unknown) => (value === null ? null : JSON.stringify(value)),
      from: (text: string | null): unknown => (text === null ? null : JSON.parse(text)),
    },
    ...options,
  });
