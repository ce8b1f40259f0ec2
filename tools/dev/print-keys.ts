import { makeEnvironments } from './environments'
import { profileOfStart } from './process/profile-of-start'

const KEYS_BY_ARGUMENT = {
  merchant: ['kasir', 'KASIR_MERCHANT_SERVER_KEY', 'KASIR_MERCHANT_CLIENT_KEY', 'KASIR_SIMULATION_KEY'],
  payouts: ['kasir', 'KASIR_PAYOUT_CREATOR_KEY', 'KASIR_PAYOUT_APPROVER_KEY', 'KASIR_PAYOUT_MERCHANT_KEY'],
  console: ['kasir', 'KASIR_CONSOLE_KEY'],
  desk: ['ramai', 'RAMAI_DESK_KEY'],
  'back-office': ['pasar', 'PASAR_BACK_OFFICE_KEY'],
  auditor: ['walkthrough', 'WALKTHROUGH_AUDITOR_KEY'],
} as const

/**
 * Prints keys that a person needs at this machine, one a line: of the demo merchant and the
 * simulation, its payouts, the console, the back office, Ramai's desk, or the auditor.
 */
export default async function printKeys([whose]: string[]) {
  if (!isKnown(whose)) throw new Error(`Say whose keys: ${Object.keys(KEYS_BY_ARGUMENT).join(', ')}.`)
  const [system, ...names] = KEYS_BY_ARGUMENT[whose]
  const environments = await makeEnvironments(await profileOfStart(), { ramai: '', pasar: '', kasir: '' })

  process.stdout.write(names.map((name) => `${environments[system][name]}\n`).join(''))
}

const isKnown = (whose: string | undefined): whose is keyof typeof KEYS_BY_ARGUMENT =>
  whose !== undefined && Object.hasOwn(KEYS_BY_ARGUMENT, whose)
