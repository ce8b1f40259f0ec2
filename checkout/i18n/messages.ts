import enFrame from '@/messages/en/frame.json'
import enHandoff from '@/messages/en/handoff.json'
import idFrame from '@/messages/id/frame.json'
import idHandoff from '@/messages/id/handoff.json'
import type { Language } from './language'

/** One file a topic, the same topics in both languages. */
const MESSAGES = {
  id: { frame: idFrame, handoff: idHandoff },
  en: { frame: enFrame, handoff: enHandoff },
} satisfies Record<Language, Record<string, object>>

export const messagesOf = (language: Language) => MESSAGES[language]
