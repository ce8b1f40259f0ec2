import { z } from 'zod'
import { readSimulation, simulate } from '../../steer/simulate'
import type { Act, Note } from '../act'
import { attemptOf, type Scene } from '../scene'
import { until } from '../until'

const outcome = z.object({ transaction_status: z.string() })

/** What the payer does on Kasir's page, or the bank behind it. */
const bringAbout = (name: Act['name'], path: string, becomes: string, note?: Note, body: object = {}): Act => ({
  name,
  to: 'kasir',
  does: async (scene) => {
    const answer = await simulate(scene.kasir, `transactions/${attemptOf(scene)}/${path}`, body)
    const became = answer.ok ? outcome.parse(await answer.json()).transaction_status : undefined

    return {
      request: `POST /_sim/transactions/…/${path}`,
      status: answer.status,
      code: became,
      asExpected: became === becomes,
      note,
    }
  },
})

export const chooseQris = () => bringAbout('choose', 'select', 'pending', undefined, { method: 'other_qris' })
export const chooseAccount = () => bringAbout('chooseAccount', 'select', 'pending', undefined, { method: 'bca_va' })
export const pay = () => bringAbout('pay', 'pay', 'settlement', { word: 'moneyMoved' })
export const deny = () => bringAbout('deny', 'deny', 'deny', { word: 'nothingCharged' })
export const runOutOfTime = () => bringAbout('expire', 'expire', 'expire', { word: 'nothingCharged' })

const POLICY = {
  lose: { mode: 'drop' },
  double: { mode: 'duplicate', copies: 2 },
  hold: { mode: 'hold' },
} as const

/** How the news of this one order travels from now on. */
export const letNews = (name: keyof typeof POLICY): Act => ({
  name,
  to: 'kasir',
  does: async (scene) => {
    const { status, ok } = await simulate(scene.kasir, 'webhooks/policy', {
      order_id: attemptOf(scene),
      ...POLICY[name],
    })

    return { request: 'POST /_sim/webhooks/policy', status, asExpected: ok, note: { word: 'thisOrderAlone' } }
  },
})

/** What was held goes out, the newest first. */
export const releaseReversed = (): Act => ({
  name: 'release',
  to: 'kasir',
  does: async (scene) => {
    const answer = await simulate(scene.kasir, 'webhooks/flush', { order_id: attemptOf(scene), reverse: true })
    const { released } = z.object({ released: z.array(z.string()) }).parse(await answer.json())
    const note: Note = { word: 'released', values: { count: released.length } }

    return { request: 'POST /_sim/webhooks/flush', status: answer.status, asExpected: released.length > 1, note }
  },
})

const told = z.object({
  transaction_status: z.string(),
  notifications: z.array(
    z.object({
      transaction_status: z.string(),
      state: z.string(),
      answers: z.array(z.union([z.string(), z.number(), z.null()])),
    }),
  ),
})

/** Kasir's own record: every piece of news was brought, so often, and Pasar took each. */
export const newsArrived = ({ of, times }: { of: string; times: number }): Act => ({
  name: 'newsArrived',
  to: 'kasir',
  does: async (scene) => {
    const { transaction } = await until(
      () => readTransaction(scene),
      ({ transaction }) => answersTo(transaction, of).length >= times,
    )
    const answers = answersTo(transaction, of)

    return {
      request: 'GET /_sim/transactions/…',
      status: 200,
      code: answers.join(' '),
      asExpected: answers.length === times && answers.every((answer) => answer === 200),
      note: { word: 'broughtTimes', values: { times: answers.length } },
    }
  },
})

type Told = z.infer<typeof told>

const answersTo = ({ notifications }: Told, status: string) =>
  notifications.filter((one) => one.transaction_status === status).flatMap(({ answers }) => answers)

/** The news of the payment went nowhere, as Kasir's own record has it. */
export const newsLost = (): Act => ({
  name: 'newsLost',
  to: 'kasir',
  does: async (scene) => {
    const { status, transaction } = await readTransaction(scene)
    const state = transaction.notifications.at(-1)?.state

    return { request: 'GET /_sim/transactions/…', status, code: state, asExpected: state === 'dropped' }
  },
})

export const kasirSaysRefunded = (): Act => ({
  name: 'kasirSaysRefunded',
  to: 'kasir',
  does: async (scene) => {
    const { status, transaction } = await readTransaction(scene)
    const code = transaction.transaction_status

    return { request: 'GET /_sim/transactions/…', status, code, asExpected: code === 'refund' }
  },
})

async function readTransaction(scene: Scene) {
  const answer = await readSimulation(scene.kasir, `transactions/${attemptOf(scene)}`)

  return { status: answer.status, transaction: told.parse(await answer.json()) }
}
