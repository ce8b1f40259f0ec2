import { log } from '../log'

/**
 * Runs work after the response, so that the response time does not reveal whether an account
 * exists.
 */
export function afterTheAnswer(work: () => Promise<unknown>) {
  const failed = (err: unknown) => log.error({ err }, 'an email was not written')
  void Promise.resolve().then(work).catch(failed)
}
