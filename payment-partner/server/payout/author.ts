import { PayoutRefused } from './payout-refused'

/**
 * Returns the name under which an operator creates or decides a payout. A payout needs two people,
 * and whoever has the console's key may sign in with it any number of times.
 * @throws {PayoutRefused} for the console's key, which has no name.
 */
export function authorOf({ name }: { name: string | null }): string {
  if (name !== null) return name

  throw new PayoutRefused('The console key is no person', {
    code: 'no_person',
    status: 403,
    errors: ['A payout is created and decided by operators with keys of their own'],
  })
}
