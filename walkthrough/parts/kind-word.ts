import type { Messages } from '@/i18n/messages'

/** What happened, in words; a kind that this build does not know yet is shown by its own name. */
export const kindWord = (kinds: Messages['inspector']['kind'], kind: string): string =>
  Object.entries(kinds).find(([known]) => known === kind)?.[1] ?? kind.replaceAll('_', ' ')
