import { writeFailure } from '@jembatan/platform/explain-failure'
import { noteRunIn } from '../dev-control/last-run'
import { printLine } from '../terminal/progress.mjs'
import { cutOver, goBack } from './cut-over'
import { settleAccount, transferAccount } from './old-account'
import { purge } from './purge'
import { resetReaders } from './reset'
import { runInOldShop, runInPasar } from './sides'
import { getWorld, withoutWorld } from './world'

type Command = {
  run: (command: string, args: string[]) => Promise<number>
  /** For whoever asks what there is. */
  does: string
}

/** In the order in which a move goes. What a command does on its side, it does with nothing of the other's. */
const ON_THE_WAY: Record<string, Command> = {
  rehearse: { run: rehearse, does: 'make an old shop: --orders N, --seed N, --anew for another' },
  export: { run: runInOldShop, does: 'write everything as a signed bundle for Pasar’s key; --anew forgets the last' },
  import: { run: runInPasar, does: 'load what has come, and say where each row is; --anew forgets what was loaded' },
  follow: { run: runInOldShop, does: 'write what changes, until Ctrl-C; --once until all of it is there' },
  sum: { run: runInOldShop, does: 'sign what the old shop has; import then brings it' },
  verify: {
    run: runInPasar,
    does: 'compare both sides, whole orders and Kasir’s reports; 1 where they differ, 2 where too little came',
  },
  'cut-over': { run: cutOver, does: 'close the old shop and open Pasar with it; no way back afterwards' },
  purge: { run: purge, does: 'drop what is old and both keys, for a certificate: --yes, --by NAME, --leave "reason"' },
}

const BESIDES: Record<string, Command> = {
  status: { run: onBothSides, does: 'count what lies where' },
  mend: { run: runInPasar, does: 'list rows in quarantine, and change or refuse them: mend TABLE KEY column=value' },
  back: { run: goBack, does: 'let the old shop sell again, until Pasar has opened' },
  trade: { run: runInOldShop, does: 'let the old shop go on selling: --rate N a second, --for SECONDS' },
  plant: { run: runInPasar, does: 'put a rupiah too many at Pasar, for verify to find; --take-back KEY ends it' },
  account: { run: settleAccount, does: 'tell Kasir what the old account holds; part of rehearse and cut-over' },
  transfer: { run: (_, args) => transferAccount(args), does: 'give that account to Pasar; part of cut-over; --back' },
  reset: { run: resetReaders, does: 'take Pasar and Kasir back to their seed, while they run' },
}

/** Changes nothing. */
const STATUS = 'status'

const HELP = ['help', '--help', '-h']

/** `npm run migration -- …`: the old in-app shop, and how its data moves out. */
export default async function migration(given: string[]) {
  const [command = '', ...args] = withoutWorld(given)
  const run = { ...ON_THE_WAY, ...BESIDES }[command]?.run
  if (run) return told(noted(command, run(command, args)), args)
  if (command !== '' && !HELP.includes(command))
    throw new Error(`There is no command "${command}". npm run migration names them all.`)
  printLine(`  ${overview()}`)

  return 0
}

/** A killed one leaves no note: it is looked at by whoever runs it again. */
async function noted(command: string, running: Promise<number>) {
  try {
    return await running
  } finally {
    if (command !== STATUS) await noteRunIn((await getWorld()).folder)
  }
}

/** Of a failure before either side has begun a program hears as of those within. */
async function told(running: Promise<number>, args: string[]) {
  try {
    return await running
  } catch (error) {
    if (args.includes('--json')) writeFailure(error, { json: true })
    throw error
  }
}

const overview = () =>
  [
    'npm run migration -- COMMAND [--json], each safe to repeat. In this order:',
    ...list(ON_THE_WAY),
    'Besides:',
    ...list(BESIDES),
    'More of each: docs/running.md',
  ].join('\n  ')

const list = (commands: Record<string, Command>) =>
  Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(10)}${does}`)

/** An old shop, and an account at Kasir that has been paid what it sold. */
async function rehearse(command: string, args: string[]) {
  const json = args.filter((arg) => arg === '--json')

  return (await runInOldShop(command, args)) || settleAccount('account', json, { aside: true })
}

/** Each with its own variables alone: for a program side by side, for a person one after the other. */
async function onBothSides(command: string, args: string[]) {
  const there = runInOldShop(command, args)
  if (!args.includes('--json')) await there

  return (await runInPasar(command, args)) || there
}
