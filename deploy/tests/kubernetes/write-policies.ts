import { writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { readFlows } from '../../../tools/dev/systems/flows'
import { root, systems } from '../../../tools/dev/systems/systems'
import { printLine } from '../../../tools/dev/terminal/progress.mjs'
import { policiesFile, printPolicies, readPermitted } from './network-policies'

/**
 * `npm run policies:write`: writes each system's network policies, from the registers of flows and
 * endpoints.
 */
export default async function writePolicies() {
  const flows = await readFlows()
  for (const system of systems) {
    await writeFile(policiesFile(system), printPolicies(system, await readPermitted(system, flows)))
    printLine(`  ${relative(root, policiesFile(system))}`)
  }
}
