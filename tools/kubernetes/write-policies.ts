import { writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { callsOf, readFlows } from '../systems/flows'
import { hosts, root } from '../systems/systems'
import { printLine } from '../terminal/progress.mjs'
import { policiesFile, printPolicies } from './network-policies'

/** `npm run policies:write`: each system's network policies, from the register of flows. */
export default async function writePolicies() {
  const calls = callsOf(await readFlows())
  for (const host of hosts) {
    await writeFile(policiesFile(host), printPolicies(host, calls))
    printLine(`  ${relative(root, policiesFile(host))}`)
  }
}
