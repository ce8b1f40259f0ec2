import { join } from 'node:path'
import { hosts, root } from '../systems/systems'
import { printLine } from '../terminal/progress.mjs'
import { assemble } from './assemble'

/** Second half of `npm run build`: assembles everything that runs a system in `dist/<system>/`. */
export default async function artefact([name]: string[]) {
  const system = hosts.find((host) => host.name === name)
  if (!system) throw new Error(`There is no system "${name}"; there are ${hosts.map((host) => host.name).join(', ')}.`)
  const { folder } = await assemble(system, {
    distDir: process.env.NEXT_DIST_DIR ?? '.next',
    into: join(root, 'dist', system.name),
  })
  printLine(`  ${system.title} is in ${folder}: node web.js starts it.`)
}
