import { tokenIn } from '@jembatan/buyer/feed'
import { fillBasket, pay, placeOrder } from '@jembatan/buyer/http-buyer'
import { signUp } from '@jembatan/buyer/member'
import { cancelOrder, complain } from '@jembatan/buyer/order'
import { pickItem, type Shop } from '@jembatan/buyer/shop'
import { tap, type Viewer, viewers } from '@jembatan/buyer/viewer'
import fc from 'fast-check'
import { openShop } from '../dev/postgres/open-shop'
import { startSystems } from '../dev/start-systems'
import { isolatedProfile } from '../dev/systems/profile'
import { bold, dim, printLine, red } from '../dev/terminal/progress.mjs'
import { readArguments } from '../dev/terminal/read-arguments'
import { onStopSignal } from '../dev/terminal/stop-signal'
import { playwright, run } from './check'
import { journeyEnvironment } from './journeys'

const VISITORS = 20

/**
 * `npm run evidence:seeds [-- SEEDS] [--journeys]`: gathers the evidence on new systems, and again
 * in the same world after hostile requests and random visitors of each of ten seeds, and after the
 * journeys. Its verdicts must stay the same. Returns the exit code.
 */
export default async function gatherAfterUse(args: string[]) {
  const { operands, values } = readArguments(args, {
    name: 'npm run evidence:seeds',
    operands: 'SEEDS',
    options: { journeys: 'flag' },
  })
  const seeds = Array.from({ length: Number(operands[0] ?? 10) }, (_, index) => index + 1)
  const { signal } = onStopSignal()
  const running = await startSystems(await isolatedProfile('test'), signal)
  const environment = journeyEnvironment(running)
  const shop = await openShop({ environments: running.environments, minimumStock: seeds.length * VISITORS })
  let failed = 0
  try {
    const fresh = await gather()
    report('on new systems', fresh, fresh)
    for (const seed of seeds) {
      const { failed: wrong } = await playwright('hostile', {
        environment: { ...environment, FUZZ_SEED: String(seed) },
      })
      await visit(running.environments.ramai.RAMAI_ORIGIN ?? '', shop, seed)
      failed += wrong + report(`after seed ${seed}`, fresh, await gather())
    }
    if (values.journeys) {
      await playwright('journeys', { environment, options: ['--grep-invert', 'old shop'] })
      failed += report('after the journeys', fresh, await gather())
    }
    // A world whose evidence is red from the beginning proves nothing.
    failed += fresh.filter(({ verdict }) => verdict === 'failed').length
  } finally {
    await running.stop()
  }
  printLine(`\n${seeds.length} seeds, ${failed} failed`)

  return failed === 0 ? 0 : 1
}

type Finding = { row: number; verdict: string; evidence: string[] }

/** By a tenth of the people, as a separate command, like an auditor. */
async function gather(): Promise<Finding[]> {
  const { stdout } = await run(['node', 'tools/run.mjs', 'evidence/gather-evidence', '--world=test', '--json', '--few'])
  const findings = stdout
    .split('\n')
    .flatMap((line): Finding[] => (line.startsWith('{"row"') ? [JSON.parse(line)] : []))
  if (findings.length === 0) throw new Error(`The evidence found nothing: ${stdout.slice(-400)}`)

  return findings
}

/** Prints the rows with another verdict than at first. Returns their number. */
function report(when: string, fresh: Finding[], findings: Finding[]) {
  const changed = findings.filter(({ row, verdict }) => fresh.find((first) => first.row === row)?.verdict !== verdict)
  const missing = fresh.length - findings.length
  printLine(`  ${bold(when)} ${dim(findings.map(({ row, verdict }) => `${row} ${verdict}`).join(', '))}`)
  for (const { row, verdict, evidence } of changed) {
    printLine(red(`    row ${row}: ${verdict}`))
    for (const line of evidence.filter((line) => line.startsWith('✗'))) printLine(red(`      ${line}`))
  }

  return changed.length + missing
}

/** People who use both apps under one name, say the same in both, and buy, cancel or complain. */
async function visit(ramai: string, shop: Shop, seed: number) {
  const people = fc.sample(fc.tuple(viewers, fc.constantFrom('looks', 'buys', 'cancels', 'complains')), {
    numRuns: VISITORS,
    seed,
  })
  for (const [index, [viewer, does]] of people.entries()) await visitBoth(ramai, shop, { viewer, does, index })
}

type Visitor = { viewer: Viewer; does: string; index: number }

async function visitBoth(ramai: string, shop: Shop, { viewer, does, index }: Visitor) {
  const name = `Budi ${does}`
  if (index % 5 === 0) await signUp(ramai, name)
  const token = tokenIn(await tap(ramai, viewer, { promo: pickItem(shop, index).promo }))
  if (!token || does === 'looks') return
  const visit = await fillBasket(shop, token, { address: { ...shop.address, recipient: name } })
  const orderId = await placeOrder(visit)
  if (does === 'cancels') return void (await cancelOrder(visit.browser, orderId))
  await pay(visit, orderId)
  if (does === 'complains') await complain(visit.browser, orderId, `${name} says the same to both.`)
}
