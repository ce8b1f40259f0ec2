import { type Traded, trade } from '../trade/trade'
import { runCommand, wholeNumber } from './command'

/** Simulates sales during the migration, until Ctrl-C or for so many seconds. */
await runCommand({
  step: 'trade',
  run: async ({ shop, options, signal, progress }) => {
    const rate = wholeNumber('rate', options.rate, { least: 1, most: 5000, otherwise: 20 })
    const seconds = wholeNumber('for', options.for, { least: 1, most: 86_400, otherwise: 86_400 })
    const seed = wholeNumber('seed', options.seed, { least: 0, most: 1_000_000, otherwise: 1 })

    // Not `AbortSignal.timeout`: Node 20 garbage-collects one that only `any` references, and it
    // never fires (nodejs/node#57736).
    const over = new AbortController()
    const timer = setTimeout(() => over.abort(), seconds * 1000)
    const { traded, closed } = await trade({
      sql: shop.sql,
      rate,
      seed,
      signal: AbortSignal.any([signal, over.signal]),
      onProgress: (so) => progress.show(sum(so), Number.POSITIVE_INFINITY, 'changes'),
    }).finally(() => clearTimeout(timer))

    const ended = closed ? 'has closed for its migration to Pasar: it takes no orders any more' : 'has stopped'

    return { result: { ...traded, closed }, sentence: `Toko Lama changed ${sum(traded)} times, and ${ended}.` }
  },
})

function sum(traded: Traded) {
  return Object.values(traded).reduce((total, of) => total + of)
}
