import enConsole from '@/messages/en/console.json'
import enError from '@/messages/en/error.json'
import enFrame from '@/messages/en/frame.json'
import enHowToPay from '@/messages/en/how-to-pay.json'
import enPayment from '@/messages/en/payment.json'
import enSimulator from '@/messages/en/simulator.json'
import idConsole from '@/messages/id/console.json'
import idError from '@/messages/id/error.json'
import idFrame from '@/messages/id/frame.json'
import idHowToPay from '@/messages/id/how-to-pay.json'
import idPayment from '@/messages/id/payment.json'
import idSimulator from '@/messages/id/simulator.json'
import type { Language } from './language'

/** One file for each topic, with the same topics in both languages. */
const MESSAGES = {
  id: {
    console: idConsole,
    error: idError,
    frame: idFrame,
    howToPay: idHowToPay,
    payment: idPayment,
    simulator: idSimulator,
  },
  en: {
    console: enConsole,
    error: enError,
    frame: enFrame,
    howToPay: enHowToPay,
    payment: enPayment,
    simulator: enSimulator,
  },
} satisfies Record<Language, Record<string, object>>

export const messagesOf = (language: Language) => MESSAGES[language]
