/** Runs jobs one after the other, in the order they came; a job that fails does not keep the next from running. */
export type OneAtATime = <T>(job: () => Promise<T>) => Promise<T>;

export function createOneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const run = last.then(job, job);
    last = run.catch(() => null);
    return run;
  };
}
