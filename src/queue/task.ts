/** What is done in the background, and what each task is told: ids, and never words. */
export interface TaskPayloads {
  /** Creates the units of a translation job. */
  readonly 'open-job': { readonly jobId: string };
  /** Builds the next edition of a job: of a complete job, or of whatever there is. */
  readonly 'build-edition': {
    readonly jobId: string;
    readonly extent: 'complete' | 'partial';
    /** The account that asked for it, where somebody did. */
    readonly askedById?: string;
  };
  /** Rounds times of activity that are 30 days old to their day; once a day. */
  readonly 'purge-exact-times': { readonly day: string };
  /** Takes off the disk what the database has overwritten: a handle that somebody gave up. */
  readonly 'drop-overwritten': Readonly<Record<string, never>>;
}

export type TaskName = keyof TaskPayloads;

export type Task = {
  [Name in TaskName]: { readonly name: Name; readonly payload: TaskPayloads[Name] };
}[TaskName];
