import { cutOver, goBack } from './cut-over'
import { settleAccount, transferAccount } from './old-account'
import { purge } from './purge'
import { resetReaders } from './reset'
import { runInOldShop, runInPasar } from './sides'
import { withoutWorld } from './world'

/** Which side a command belongs to: what it does there, it does with nothing of the other's. */
const SIDES: Record<string, (command: string, args: string[]) => Promise<number>> = {
  rehearse,
  trade: runInOldShop,
  export: runInOldShop,
  follow: runInOldShop,
  sum: runInOldShop,
  status: onBothSides,
  import: runInPasar,
  verify: runInPasar,
  mend: runInPasar,
  plant: runInPasar,
  account: settleAccount,
  transfer: (_, args) => transferAccount(args),
  'cut-over': cutOver,
  back: goBack,
  purge,
  reset: resetReaders,
}

/** `npm run migration -- …`: the old in-app shop, and how its data moves out. */
export default async function migration(given: string[]) {
  const [command = '', ...args] = withoutWorld(given)
  const run = SIDES[command]
  if (!run)
    throw new Error(
      `npm run migration -- takes one of ${Object.keys(SIDES).join(', ')}${command && `, not "${command}"`}.`,
    )

  return run(command, args)
}

/** An old shop, and an account at Kasir that has been paid what it sold. */
async function rehearse(command: string, args: string[]) {
  return (await runInOldShop(command, args)) || settleAccount('account', [], { aside: true })
}

/** Each with its own variables alone: for a program side by side, for a person one after the other. */
async function onBothSides(command: string, args: string[]) {
  const there = runInOldShop(command, args)
  if (!args.includes('--json')) await there

  return (await runInPasar(command, args)) || there
}
