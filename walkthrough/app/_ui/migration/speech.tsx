'use client'

import { createContext, use } from 'react'
import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'
import { wordOf } from '@/i18n/words'

const LOCALES = { id: 'id-ID', en: 'en-GB' } as const

/** Context with the chapter's texts and language. */
export const Speech = createContext<{ words: Messages['migration']; language: Language } | null>(null)

/** Returns the chapter's texts, and formatters for numbers, times and tables. */
export function useSpeech() {
  const speech = use(Speech)
  if (!speech) throw new Error('A part of the chapter stands outside of it.')
  const { words, language } = speech
  const locale = LOCALES[language]

  return {
    words,
    number: (value: number, digits = 0) => value.toLocaleString(locale, { maximumFractionDigits: digits }),
    /** Date and time of the demo, in Jakarta. */
    moment: (at: string) =>
      new Date(at).toLocaleString(locale, {
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: 'Asia/Jakarta',
      }),
    /** A day without a time, written as 2024-01-31. */
    day: (date: string) => new Date(date).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' }),
    /** A table that a newer build counts is shown by its own name. */
    tableWord: (table: string) => wordOf(words.table, table) ?? table,
  }
}
