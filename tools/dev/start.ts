import { beginLink } from './begin-link'
import { type RunningSystems, startSystems } from './start-systems'
import { type Profile, startProfile } from './systems/profile'
import { kasir, pasar, ramai, walkthrough } from './systems/systems'
import { bold, dim, printLine, step } from './terminal/progress.mjs'
import { readArguments } from './terminal/read-arguments'
import { onStopSignal } from './terminal/stop-signal'

/**
 * `npm start` and `npm run dev`: starts everything, prints the addresses, and runs until it is
 * stopped.
 */
export default async function start(args: string[]) {
  const { values } = readArguments(args, { name: 'npm start', options: { dev: 'flag' } })
  const mode: Profile['mode'] = values.dev ? 'development' : 'production'
  printLine(`\n  ${bold('Jembatan')} ${dim('· discover in one system, buy in another, pay in a third')}\n`)
  const stop = onStopSignal()
  try {
    const running = await startSystems(await startProfile(mode), stop.signal)
    await welcome(running)
    await stop.received
    await step('Stopping everything that was started here', running.stop)
  } catch (error) {
    if (!stop.signal.aborted) throw error
  }
  printLine(`  ${dim('Stopped. What was bought and paid is kept for the next start.')}\n`)
  process.exit(0)
}

async function welcome({ profile, environments }: RunningSystems) {
  printLine()
  if (environments.walkthrough.DEMO_MODE === '1') {
    printLine('  Present from here. The link works once; npm run -s walkthrough:link prints another:')
    printLine(`  ${bold(await beginLink(environments.walkthrough, '/ready'))}`)
  } else printLine('  The walkthrough asks for the auditor’s key, which npm run -s auditor:key prints.')
  printLine()
  for (const { name, title, description } of [ramai, pasar, kasir, walkthrough]) {
    const origin = environments[name][`${name.toUpperCase()}_ORIGIN`]
    printLine(dim(`  ${title.padEnd(11)} ${origin}   ${description}`))
  }
  printLine()
  printLine('  Or buy by hand: open Ramai, step through the feed, tap a product, order it, pay it by QRIS.')
  printLine('  npm run reset       back to the seed, while everything runs')
  printLine(
    '  npm run kasir:keys  the demo merchant’s keys; npm run -s desk:key, back-office:key and console:key print those of Ramai’s /desk, Pasar’s /back-office and Kasir’s /console',
  )
  printLine(
    `  Ctrl-C              stop everything. ${dim(`Logs: ${profile.folder.replace(`${process.cwd()}/`, '')}/<system>/*.log`)}`,
  )
  printLine()
}
