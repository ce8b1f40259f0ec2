import { withDatabase } from '../dev/postgres/open-database'
import { type RunningSystems, startSystems } from '../dev/start-systems'
import { isolatedProfile } from '../dev/systems/profile'
import type { Settings } from '../dev/systems/settings'
import { type EachSystem, type System, systems } from '../dev/systems/systems'

type Walked = Pick<RunningSystems, 'profile'> & { environments: EachSystem<Settings> & { walkthrough?: Settings } }

export function journeyEnvironment({ profile, environments }: Walked): Record<string, string> {
  const addresses = (system: System) => {
    const prefix = `E2E_${system.name.toUpperCase()}`
    const own = environments[system.name]

    return [
      [`${prefix}_ORIGIN`, own[`${system.name.toUpperCase()}_ORIGIN`] ?? ''],
      [`${prefix}_ADDRESS`, `http://127.0.0.1:${profile.ports[system.name]}`],
      [`${prefix}_DATABASE_URL`, own[`${system.name.toUpperCase()}_DATABASE_URL`] ?? ''],
    ]
  }

  return {
    ...Object.fromEntries(systems.flatMap(addresses)),
    // For situations that no person could cause: expired, tampered and repeated tokens.
    E2E_RAMAI_SIGNING_KEY_FILE: environments.ramai.RAMAI_SIGNING_KEY_FILE ?? '',
    E2E_KASIR_SERVER_KEY: environments.kasir.KASIR_MERCHANT_SERVER_KEY ?? '',
    E2E_KASIR_SIMULATION_KEY: environments.kasir.KASIR_SIMULATION_KEY ?? '',
    E2E_STATE_FOLDER: profile.folder,
    E2E_WALKTHROUGH_ORIGIN: environments.walkthrough?.WALKTHROUGH_ORIGIN ?? '',
    E2E_WALKTHROUGH_SESSION_KEY: environments.walkthrough?.WALKTHROUGH_SESSION_KEY ?? '',
  }
}

/**
 * Playwright's global setup. A direct run starts the systems as `npm test` would, and stops them at
 * its end.
 */
export default async function prepareJourneys() {
  const running = process.env.E2E_RAMAI_ORIGIN ? undefined : await startSystems(await isolatedProfile('test'))
  if (running) Object.assign(process.env, journeyEnvironment(running))
  await fillShelves(process.env.E2E_PASAR_DATABASE_URL)

  return running?.stop
}

/**
 * Stocks the shop for hundreds of buyers who leave their order unpaid: together they may hold a
 * fifth of a variant only. Scarce goods stay scarce.
 */
const fillShelves = (databaseUrl: string | undefined) =>
  withDatabase(databaseUrl, (sql) => sql`update variants set available = 10000 where available between 30 and 9999`)
