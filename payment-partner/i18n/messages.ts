import enError from '@/messages/en/error.json'
import enFrame from '@/messages/en/frame.json'
import enPayment from '@/messages/en/payment.json'
import idError from '@/messages/id/error.json'
import idFrame from '@/messages/id/frame.json'
import idPayment from '@/messages/id/payment.json'
import type { Language } from './language'

/** One file a topic, the same topics in both languages. */
const MESSAGES = {
  id: { error: idError, frame: idFrame, payment: idPayment },
  en: { error: enError, frame: enFrame, payment: enPayment },
} satisfies Record<Language, Record<string, object>>

export const messagesOf = (language: Language) => MESSAGES[language]
