import { notify } from '@jembatan/buyer/gateway'
import type { Controls } from '@jembatan/buyer/page-buyer'
import type { Locator } from 'playwright-core'
import { z } from 'zod'
import { callControl, getControlOrThrow } from '../../controls/controls'
import { atPayment, attemptId, getOrThrow, isTo, orderPage, type ScenarioContext } from './context'
import { pollUntil } from './poll-until'
import { type AnswerWith, buyerStep, type Note, type Screen, type Step } from './step'

const postSimulation = ({ controls }: ScenarioContext, path: string, body: object = {}) =>
  callControl(getControlOrThrow(controls, 'kasir'), { method: 'POST', path: `/_sim/${path}`, body })

export const readSimulation = ({ controls }: ScenarioContext, path: string) =>
  callControl(getControlOrThrow(controls, 'kasir'), { path: `/_sim/${path}` })

const outcome = z.object({ transaction_status: z.string() })

type Payer = Pick<Step, 'name'> & {
  action: string
  becomes: string
  note?: Note
  body?: object
  press: (screen: Screen) => Promise<unknown>
  control: (controls: Controls) => Locator
}

/** An action of the payer on Kasir's page, or of the bank. */
const payer = ({ name, action, becomes, note, body, press, control }: Payer): Step =>
  buyerStep({
    name,
    to: 'kasir',
    needs: 'kasir',
    at: atPayment,
    control,
    byRequest: (context) => requestSimulation(context, { action, body }),
    press,
    sends: (context) => ({ request: `POST /snap/… ${attemptId(context)}`, isIt: isTo(context.kasir, 'POST', '/snap') }),
    // Read Kasir's record: an action on its page does not return its outcome.
    find: async (context) => {
      const code = await readOutcome(await readSimulation(context, `transactions/${attemptId(context)}`))

      return code === becomes ? { code } : undefined
    },
    expect: ({ code }) => ({ asExpected: code === becomes, note }),
  })

async function requestSimulation(
  context: ScenarioContext,
  { action, body }: Pick<Payer, 'action' | 'body'>,
): Promise<AnswerWith<never>> {
  const path = `transactions/${attemptId(context)}`
  const response = await postSimulation(context, `${path}/${action}`, body)
  // Kasir refuses a repeated action; its record then decides.
  const code = await readOutcome(response.ok ? response : await readSimulation(context, path))

  return { request: `POST /_sim/transactions/…/${action}`, status: response.status, code }
}

/** Undefined before a method is chosen, because Kasir has no transaction yet. */
const readOutcome = async (answer: Response) =>
  answer.ok ? outcome.parse(await answer.json()).transaction_status : undefined

const choose = (name: 'choose' | 'chooseAccount', method: string, label: 'qris' | 'virtualAccount') =>
  payer({
    name,
    action: 'select',
    becomes: 'pending',
    note: { word: 'nothingPaidYet' },
    body: { method },
    control: ({ confirmMethod }) => confirmMethod,
    press: ({ buyer, words }) => buyer.chooseMethod(words[label]),
  })

export const chooseQris = () => choose('choose', 'other_qris', 'qris')
export const chooseVirtualAccount = () => choose('chooseAccount', 'bca_va', 'virtualAccount')

export const pay = () =>
  payer({
    name: 'pay',
    action: 'pay',
    becomes: 'settlement',
    note: { word: 'moneyMoved' },
    control: ({ simulatePayment }) => simulatePayment,
    press: ({ buyer }) => buyer.pay(),
  })

export const deny = () =>
  payer({
    name: 'deny',
    action: 'deny',
    becomes: 'deny',
    note: { word: 'nothingCharged' },
    control: ({ denyPayment }) => denyPayment,
    press: ({ buyer }) => buyer.deny(),
  })

export const expire = () =>
  payer({
    name: 'expire',
    action: 'expire',
    becomes: 'expire',
    note: { word: 'nothingCharged' },
    control: ({ expireNow }) => expireNow,
    press: ({ buyer }) => buyer.letExpire(),
  })

const POLICIES = {
  lose: { mode: 'drop' },
  double: { mode: 'duplicate', copies: 2 },
  hold: { mode: 'hold' },
} as const

/** Sets the delivery of this order's notifications. */
export const setNotificationPolicy = (name: keyof typeof POLICIES): Step => ({
  name,
  to: 'kasir',
  needs: 'kasir',
  run: async (context) => {
    const policy = { order_id: attemptId(context), ...POLICIES[name] }
    const { status, ok } = await postSimulation(context, 'webhooks/policy', policy)

    return { request: 'POST /_sim/webhooks/policy', status, asExpected: ok, note: { word: 'thisOrderAlone' } }
  },
})

/** Sends the held notifications, newest first. */
export const releaseReversed = (): Step => ({
  name: 'release',
  to: 'kasir',
  needs: 'kasir',
  run: async (context) => {
    const input = { order_id: attemptId(context), reverse: true }
    const response = await postSimulation(context, 'webhooks/flush', input)
    const { released } = z.object({ released: z.array(z.string()) }).parse(await response.json())
    const note: Note = { word: 'released', values: { count: released.length } }

    return { request: 'POST /_sim/webhooks/flush', status: response.status, asExpected: released.length > 1, note }
  },
})

const transactionSchema = z.object({
  transaction_status: z.string(),
  notifications: z.array(
    z.object({
      transaction_status: z.string(),
      state: z.string(),
      answers: z.array(z.union([z.string(), z.number(), z.null()])),
    }),
  ),
})

type Transaction = z.infer<typeof transactionSchema>

/** Expects this number of deliveries in Kasir's record, each accepted by Pasar. */
export const notificationsDelivered = ({ of, times }: { of: string; times: number }): Step => ({
  name: 'notificationsArrived',
  to: 'kasir',
  needs: 'kasir',
  run: async (context) => {
    const { transaction } = await pollUntil(
      () => readTransaction(context),
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

const answersTo = ({ notifications }: Transaction, status: string) =>
  notifications.filter((one) => one.transaction_status === status).flatMap(({ answers }) => answers)

/** Expects an undelivered payment notification in Kasir's record. */
export const notificationDropped = (): Step => ({
  name: 'notificationLost',
  to: 'kasir',
  needs: 'kasir',
  run: async (context) => {
    const { status, transaction } = await readTransaction(context)
    const state = transaction.notifications.at(-1)?.state

    return {
      request: 'GET /_sim/transactions/…',
      status,
      code: state,
      asExpected: state === 'dropped',
      note: { word: 'pasarNotTold' },
    }
  },
})

export const refundedAtKasir = (): Step => ({
  name: 'kasirSaysRefunded',
  to: 'kasir',
  needs: 'kasir',
  run: async (context) => {
    const { status, transaction } = await readTransaction(context)
    const code = transaction.transaction_status

    return {
      request: 'GET /_sim/transactions/…',
      status,
      code,
      asExpected: code === 'refund',
      note: { word: 'kasirGaveBack' },
    }
  },
})

async function readTransaction(context: ScenarioContext) {
  const response = await readSimulation(context, `transactions/${attemptId(context)}`)

  return { status: response.status, transaction: transactionSchema.parse(await response.json()) }
}

/** Sends a forged payment notification, whose signature the shop refuses. */
export const forgeNotification = (): Step => ({
  name: 'forge',
  to: 'pasar',
  run: async (context) => {
    const { status } = await notify(
      context.visitor.pasar,
      JSON.stringify({
        transaction_status: 'settlement',
        status_code: '200',
        transaction_id: crypto.randomUUID(),
        order_id: attemptId(context),
        gross_amount: `${getOrThrow(context, 'total')}.00`,
        payment_type: 'qris',
        fraud_status: 'accept',
        signature_key: '0'.repeat(128),
      }),
    )
    context.page = orderPage(context)

    return {
      request: 'POST /api/payment/notification',
      status,
      asExpected: status === 403,
      note: { word: 'alarmRings' },
    }
  },
})
