import enApiReference from '@/messages/en/api-reference.json'
import enConsole from '@/messages/en/console.json'
import enError from '@/messages/en/error.json'
import enFrame from '@/messages/en/frame.json'
import enHowToPay from '@/messages/en/how-to-pay.json'
import enPayment from '@/messages/en/payment.json'
import enSimulator from '@/messages/en/simulator.json'
import idApiReference from '@/messages/id/api-reference.json'
import idConsole from '@/messages/id/console.json'
import idError from '@/messages/id/error.json'
import idFrame from '@/messages/id/frame.json'
import idHowToPay from '@/messages/id/how-to-pay.json'
import idPayment from '@/messages/id/payment.json'
import idSimulator from '@/messages/id/simulator.json'
import type { AccountState } from '@/server/link/describe-account'
import type { Method } from '@/server/method/methods'
import type { Channel } from '@/server/payer/channels'
import type { Status } from '@/server/payment/state-table'
import type { PayoutOutcome } from '@/server/payout/force-payout'
import type { PayoutStatus } from '@/server/payout/status'
import type { SubscriptionStatus } from '@/server/subscription/status'
import type { Language } from './language'

type Way = { name: string; steps: string[] }

/** The texts that each method, place to pay, status and outcome must have. */
export type Texts = {
  console: {
    method: Record<Method, string>
    payoutOutcome: Record<PayoutOutcome, string>
    payoutStatus: Record<PayoutStatus, string>
    status: Record<Status, string>
    subscriptionStatus: Record<SubscriptionStatus, string>
  }
  howToPay: Record<Channel, Way[]>
  payment: { method: Record<Method, string>; hint: Record<Method, string> }
  simulator: {
    channel: Record<Channel, { name: string; title: string; code: string }>
    link: Record<AccountState, { title: string; text: string }>
  }
}

/** One file for each topic, with the same topics in both languages. */
const MESSAGES = {
  id: {
    apiReference: idApiReference,
    console: idConsole,
    error: idError,
    frame: idFrame,
    howToPay: idHowToPay,
    payment: idPayment,
    simulator: idSimulator,
  },
  en: {
    apiReference: enApiReference,
    console: enConsole,
    error: enError,
    frame: enFrame,
    howToPay: enHowToPay,
    payment: enPayment,
    simulator: enSimulator,
  },
} satisfies Record<Language, Texts & Record<string, object>>

export const messagesOf = (language: Language) => MESSAGES[language]
