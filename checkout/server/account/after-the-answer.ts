import { log } from '../log'

/** Runs work after the answer, so that its duration does not tell whether an account exists. */
export function afterTheAnswer(work: () => Promise<unknown>) {
  const failed = (err: unknown) => log.error({ err }, 'a letter was not written')
  void Promise.resolve().then(work).catch(failed)
}
