/** What the promise comes to, or the signal's reason as soon as it is aborted: the promise is then left to itself. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abandon = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) abandon();
    signal.addEventListener('abort', abandon, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abandon);
    });
  });
}
