import type { Language } from './language'

type Item = { name: Record<Language, string>; label: Record<Language, string | null> | null }

/** What is bought, as people call it: the product, and of several variants which. */
export const nameItem = ({ name, label }: Item, language: Language) =>
  [name[language], label?.[language]].filter(Boolean).join(' · ')
