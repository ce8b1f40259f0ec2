import { setTimeout as pause } from 'node:timers/promises'
import { bold, dim, printLine } from '../terminal/progress.mjs'
import { readArguments } from '../terminal/read-arguments'
import { type KeyFiles, readKeyFiles } from './key-files'
import {
  dropOldKeys,
  hasPendingKey,
  makeNextKey,
  oldKeys,
  publishNextKey,
  remainingOverlap,
  signWithNextKey,
} from './rotation'
import { readSigningKey } from './signing-key'

/**
 * A link is valid for 120 seconds and clocks may differ by 10: a link signed with the old key can
 * arrive that late.
 */
const SHORTEST_OVERLAP = 130

/** `npm run keys:rotate`: changes the signing key without losing any link in flight. */
export default async function rotateKeysOfStart(args: string[]) {
  const overlapSeconds = readOverlap(args)

  await rotateKey(await readKeyFiles(), { overlapSeconds })
}

/** Resumes an interrupted rotation. */
export async function rotateKey(place: KeyFiles, { overlapSeconds }: { overlapSeconds: number }) {
  const { kid: before } = await readSigningKey(place.signingKeyFile)
  printLine(`\n  ${bold('Rotating the key of')} ${place.issuer}\n`)

  if (await hasPendingKey(place)) await publishPendingKey(place, before)
  else printLine(`  An earlier rotation stopped in its overlap; ${short(before)} signs already. Going on from there.`)
  await waitForOldKeys(place, overlapSeconds)
  const old = await oldKeys(place)
  await dropOldKeys(place)

  printStep(
    5,
    `Drop the old key ${old.map(({ kid }) => short(kid)).join(', ')}`,
    'From now on Pasar refuses it as unknown.',
  )
  printLine(`\n  Done: ${(await readSigningKey(place.signingKeyFile)).kid} is the one key of Ramai.\n`)
}

async function publishPendingKey(place: KeyFiles, before: string) {
  const next = await makeNextKey(place)
  printStep(1, `Make the next key ${short(next.kid)}`, 'Its private half stays in Ramai’s own folder.')
  await publishNextKey(place, next)
  printStep(
    2,
    `Publish its public half beside the old one, ${short(before)}`,
    'Pasar must know a key before Ramai signs with it.',
  )
  await signWithNextKey(place, next)
  printStep(3, `Sign with ${short(next.kid)}`, 'The next tap in Ramai uses it; nothing is restarted.')
}

async function waitForOldKeys(place: KeyFiles, overlapSeconds: number) {
  const readOverlap = () => remainingOverlap(place, { overlapSeconds, now: new Date() })
  const seconds = await readOverlap()
  const reason =
    seconds > 0
      ? `${seconds} seconds, until every link that it signed has timed out. Stopping is safe: the next run goes on from here.`
      : 'No link of it can still arrive.'
  printStep(4, 'Keep the old key for the overlap', reason)

  for (let remaining = seconds; remaining > 0; remaining = await readOverlap()) {
    countDown(remaining)
    await pause(1000)
  }
}

function countDown(remaining: number) {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K     ${remaining} s`)
  else if (remaining % 10 === 0) printLine(`     ${remaining} s`)
}

function printStep(number: number, what: string, why: string) {
  printLine(`  ${bold(`${number}.`)} ${what}`)
  printLine(`     ${dim(why)}`)
}

/** Enough of a kid to recognize it; the last line prints it in full. */
const short = (kid: string) => `${kid.slice(0, 8)}…`

export function readOverlap(args: string[]) {
  const { values } = readArguments(args, { name: 'npm run keys:rotate', options: { overlap: 'value', drill: 'flag' } })
  const seconds = Number(values.overlap ?? SHORTEST_OVERLAP)
  if (!Number.isInteger(seconds) || seconds < 0) throw new Error('--overlap needs a number of seconds.')
  if (seconds < SHORTEST_OVERLAP && !values.drill)
    throw new Error(
      `An overlap below ${SHORTEST_OVERLAP} seconds would break links on their way; for a drill, add --drill.`,
    )

  return seconds
}
