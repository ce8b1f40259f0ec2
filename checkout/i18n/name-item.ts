import type { Language } from './language'

type Item = { name: Record<Language, string>; label: Record<Language, string | null> | null }

/** Returns the product's name, and the variant's where the product has several. */
export const nameItem = ({ name, label }: Item, language: Language) =>
  [name[language], label?.[language]].filter(Boolean).join(' · ')
