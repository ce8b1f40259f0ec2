import en from '../messages/en/common.json'
import id from '../messages/id/common.json'
import type { Language } from './language'

/** Returns the lines at the foot of every page, for a page that is written without Next. */
export function contactsIn(language: Language) {
  const { simulation, operator, operatorContact, ministry, ministryContact } = { id, en }[language]

  return [simulation, `${operator} · ${operatorContact}`, `${ministry} · ${ministryContact}`]
}
