import enFrame from '@/messages/en/frame.json'
import idFrame from '@/messages/id/frame.json'
import type { Language } from './language'

/** One file a topic, the same topics in both languages. */
const MESSAGES = {
  id: { frame: idFrame },
  en: { frame: enFrame },
} satisfies Record<Language, Record<string, object>>

export const messagesOf = (language: Language) => MESSAGES[language]
