/** What is done in the background, and what each task is told: ids, and never words. */
export interface TaskPayloads {
  /** Creates the units of a translation job. */
  readonly 'open-job': { readonly jobId: string };
  /** Builds the next edition of a job: of a complete job, or of whatever there is. */
  readonly 'build-edition': { readonly jobId: string; readonly extent: 'complete' | 'partial' };
}

export type TaskName = keyof TaskPayloads;

export type Task = {
  [Name in TaskName]: { readonly name: Name; readonly payload: TaskPayloads[Name] };
}[TaskName];
