import { arch, cpus } from 'node:os'
import { Bench } from 'tinybench'
import { VECTOR_FILES } from '../conformance/cases'
import { fixedJti, makeToken } from '../conformance/make-token'
import { testRegistry } from '../conformance/test-keys'
import { VECTOR_CLOCK, VECTOR_SHOP } from '../conformance/vector-files'
import { parseIssuerRegistry } from '../handoff/issuer-registry'
import { verifyHandoff } from '../handoff/verify-handoff'

const registry = await parseIssuerRegistry(await testRegistry(), { testKeys: 'trusted' })
const shop = { registry, audience: VECTOR_SHOP.audience, now: VECTOR_CLOCK }

const vectors = await Promise.all(
  Object.entries(VECTOR_FILES).flatMap(([file, { cases }]) =>
    cases.map(async (vector) => ({
      name: `${file}/${vector.id}`,
      accepted: vector.expect.code === 'accepted' && vector.later === 0,
      token: await makeToken(vector.recipe, { ...VECTOR_SHOP, now: VECTOR_CLOCK, jti: fixedJti(vector.id) }),
    })),
  ),
)
const hostile = [
  ...vectors.filter(({ accepted }) => !accepted),
  { name: 'a megabyte', token: 'A'.repeat(1024 * 1024) },
  { name: 'a megabyte of dots', token: '.'.repeat(1024 * 1024) },
]

const verify = (token: string) => verifyHandoff(token, shop).catch(() => undefined)

/** Verifies each token of the list in turn, so that one run is one token. */
const inTurn = (tokens: { token: string }[]) => {
  let next = 0

  return () => verify(tokens[next++ % tokens.length]?.token ?? '')
}

const bench = new Bench({ time: 2000, warmupTime: 500 })
bench.add('valid', inTurn(vectors.filter(({ accepted }) => accepted)))
bench.add('hostile, all kinds in turn', inTurn(hostile))
await bench.run()

const each = new Bench({ time: 30, warmupTime: 5 })
for (const { name, token } of hostile) each.add(name, () => verify(token))
await each.run()
const worst = each.tasks
  .map(({ name, result }) => ({ name, median: 'latency' in result ? result.latency.p50 : 0 }))
  .sort((a, b) => b.median - a.median)[0]

console.log(
  `Node ${process.version}, ${arch()}, ${cpus()[0]?.model.trim()}, one core; ${hostile.length} hostile tokens\n`,
)
console.table(
  Object.fromEntries(
    bench.tasks.map(({ name, result }) => [
      name,
      'latency' in result && {
        'verifies/s': Math.round(result.throughput.mean),
        'median ms': Number(result.latency.p50.toFixed(4)),
        'p99 ms': Number(result.latency.p99.toFixed(4)),
      },
    ]),
  ),
)
console.log(`Worst hostile token: ${worst?.name}, ${worst?.median.toFixed(4)} ms (median)`)
