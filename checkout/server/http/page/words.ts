import { inEachLanguage } from '@jembatan/platform/language'
import { createTranslator } from 'use-intl/core'
import { chooseLanguage } from '@/i18n/language'
import { messagesOf } from '@/i18n/messages'

/**
 * Texts of pages rendered without Next. Created once per language, since a translator parses its
 * messages anew.
 */
export const wordsOf = inEachLanguage((locale) => {
  const language = chooseLanguage(undefined, locale)
  const spoken = { locale: language, messages: messagesOf(language) }

  return {
    demo: createTranslator({ ...spoken, namespace: 'demo' }),
    frame: createTranslator({ ...spoken, namespace: 'frame' }),
    handoff: createTranslator({ ...spoken, namespace: 'handoff' }),
    waiting: createTranslator({ ...spoken, namespace: 'waiting' }),
    number: new Intl.NumberFormat(locale),
  }
})
