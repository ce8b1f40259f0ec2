import type { Language } from './words'

/**
 * Where a test runs: on the desktop, unless its tags say otherwise. `playwright.config.ts` makes a project of each.
 */
export const TAGS = {
  /** On a phone too: layout, touch, the feed. */
  '@phone': 'on the desktop and on a phone',
  '@phone-only': 'on a phone instead of the desktop',
  /** Where something moves, or is let be. */
  '@motion': 'also with reduced motion',
} as const

/**
 * For what is read and laid out on a whole page: each language on one screen, so that every page meets both languages
 * and both screens. Indonesian has the longer words, and a phone less room for them.
 */
export const LANGUAGE_BY_SCREEN: { language: Language; tag?: string }[] = [
  { language: 'id', tag: '@phone-only' },
  { language: 'en' },
]
