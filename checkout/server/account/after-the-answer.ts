import { log } from '../log'

/** What takes longer where somebody has an account is done when the answer is given. */
export function afterTheAnswer(work: () => Promise<unknown>) {
  const failed = (err: unknown) => log.error({ err }, 'a letter was not written')
  void Promise.resolve().then(work).catch(failed)
}
