/** As in XLIFF 2 (§ 4.3.1.8 state); shown as: to do, waiting for review, approved, published. */
export type UnitState = 'initial' | 'translated' | 'reviewed' | 'final';
