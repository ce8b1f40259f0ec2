import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileOf, sideOf, stepNames, stepOf } from '@jembatan/migration-bundle/steps'
import type { Host } from '../systems/systems'

/** The programs of a system that an operator starts, by name, with their source files. */
export function programsOf({ name, folder }: Pick<Host, 'name' | 'folder'>): Record<string, string> {
  const processes = { web: 'web.ts', worker: 'server/worker.ts', migrate: 'server/commands/migrate.ts' }
  const commands = COMMANDS[name].map((command) => [`commands/${command}`, `server/commands/${command}.ts`])

  return Object.fromEntries(
    [...Object.entries(processes), ...commands]
      .map(([program, source]) => [program, join(folder, String(source))])
      .filter(([, source]) => existsSync(String(source))),
  )
}

/** Without commands that empty a database or belong to a benchmark or a rehearsal. */
const COMMANDS: Record<Host['name'], string[]> = {
  ramai: ['prepare-database', 'import-catalogue', 'verify-audit-log'],
  pasar: [
    'prepare',
    'publish-catalogue',
    'import-settlement',
    'issue-vouchers',
    'verify-audit-log',
    'copy-in',
    ...stepNames
      .filter((name) => !stepOf(name).rehearsal)
      .flatMap((name) => stepOf(name).programs)
      .filter((program) => sideOf(program) === 'pasar')
      .map(fileOf),
  ],
  kasir: ['prepare', 'load-account', 'transfer-account', 'verify-audit-log'],
  walkthrough: [],
}
