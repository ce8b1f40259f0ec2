import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { availableParallelism, freemem } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dim, printLine, red } from './progress.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** Packages, four builds, three databases; in memory, a build beside the databases. */
const NEEDED_GB = { disk: 2.5, memory: 3 }

/**
 * Before any installation or build: announces the needs of a first start, and checks this machine.
 */
export async function announceFirstStart() {
  const buildIds = ['', 'checkout', 'payment-partner', 'walkthrough'].map((folder) =>
    join(root, folder, '.next/BUILD_ID'),
  )
  if ([join(root, 'node_modules/.package-lock.json'), ...buildIds].every(existsSync)) return
  const minutes = availableParallelism() > 2 ? 'one to two minutes' : 'two to three minutes'
  printLine(
    dim(
      `  A first start installs the packages and builds four systems: ${minutes} here, and longer on a slow network. Later ones take seconds.`,
    ),
  )
  const { bavail, bsize } = await statfs(root)
  const free = { disk: (bavail * bsize) / 1e9, memory: freemem() / 1e9 }
  printLine(dim(`  It needs ${NEEDED_GB.disk} GB of disk and ${NEEDED_GB.memory} GB of memory.`))
  for (const what of /** @type {const} */ (['disk', 'memory']))
    if (free[what] < NEEDED_GB[what])
      printLine(red(`  ! Only ${free[what].toFixed(1)} GB of ${what} are free; it may fail.`))
}
