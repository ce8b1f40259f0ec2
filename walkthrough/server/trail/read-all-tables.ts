import { getEnvironment } from '../environment'
import { listSystems } from '../system/systems'
import { readTables } from './read-tables'

/** The three databases side by side, each told by its own system. */
export async function readAllTables() {
  const systems = listSystems(getEnvironment())

  return Promise.all(systems.map(async (system) => ({ system: system.name, ...(await readTables(system)) })))
}

export type AllTables = Awaited<ReturnType<typeof readAllTables>>
