import { getMessages } from 'next-intl/server'

/** What every form of the account says. */
export async function formWords() {
  const { busy, summary, mistakes } = (await getMessages()).account

  return { busy, summary, mistakes }
}
