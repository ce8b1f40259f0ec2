import { isStep, ORDER, type StepName, stepNames, stepOf } from '@jembatan/migration-bundle/steps'
import { writeFailure } from '@jembatan/platform/explain-failure'
import { noteRunIn } from '../control/last-run'
import { printLine } from '../terminal/progress.mjs'
import { cutOver, rollBack } from './cut-over'
import { loadAccount, transferAccount } from './old-account'
import { purge } from './purge'
import { resetReaders } from './reset'
import { runProgram } from './sides'
import { getWorld, withoutWorld } from './world'

const HELP = ['help', '--help', '-h']

/** `npm run migration -- …`: the old in-app shop and the migration of its data. */
export default async function migration(argv: string[]) {
  const [name = '', ...args] = withoutWorld(argv)
  if (isStep(name)) return explained(run(name, args), args)
  if (name !== '' && !HELP.includes(name))
    throw new Error(`There is no command "${name}". npm run migration names them all.`)
  printLine(`  ${overview()}`)

  return 0
}

/** Steps that consist of several programs. */
const COMPOSED: Partial<Record<StepName, (args: string[]) => Promise<number>>> = {
  rehearse,
  status,
  'cut-over': cutOver,
  'roll-back': rollBack,
  purge,
  account: loadAccount,
  transfer: transferAccount,
  reset: resetReaders,
}

async function run(name: StepName, args: string[]) {
  try {
    const [program] = stepOf(name).programs
    const composed = COMPOSED[name]
    if (composed) return await composed(args)

    return program ? await runProgram(program, args) : 0
  } finally {
    // A killed step records no run.
    if (!stepOf(name).reads) await noteRunIn((await getWorld()).folder)
  }
}

/** Reports a failure before any program has started in the programs' own form. */
async function explained(running: Promise<number>, args: string[]) {
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
    ...list(ORDER),
    'Besides:',
    ...list(stepNames.filter((name) => !ORDER.some((ordered) => ordered === name))),
    'More of each: docs/running.md',
  ].join('\n  ')

const list = (names: readonly StepName[]) => names.map((name) => `  ${name.padEnd(10)}${stepOf(name).does}`)

/** Fills an old shop, and the account at Kasir that was paid for its sales. */
async function rehearse(args: string[]) {
  const json = args.filter((arg) => arg === '--json')

  return (await runProgram('old-shop/rehearse', args)) || loadAccount(json, { toStderr: true })
}

/** Asks both sides at once for a program, one after the other for a person. */
async function status(args: string[]) {
  const oldShop = runProgram('old-shop/status', args)
  if (!args.includes('--json')) await oldShop

  return (await runProgram('pasar/show-bundles', args)) || oldShop
}
