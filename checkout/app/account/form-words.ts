import { getMessages } from 'next-intl/server'
import type { FieldMistake } from './fields-state'

/** What every form of the account says. */
export async function formWords() {
  const { account, moved } = await getMessages()
  const mistakes: Record<FieldMistake, string> = { ...account.mistakes, ...moved.refusals }

  return { busy: account.busy, summary: account.summary, mistakes }
}
