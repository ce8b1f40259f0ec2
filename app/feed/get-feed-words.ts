import 'server-only'
import { getMessages } from 'next-intl/server'
import type { Messages } from '@/i18n/request'

export type FeedWords = Messages['feed'] & {
  social: Messages['social']
  mistakes: Messages['account']['mistakes']
  summary: string
  watchReplay: string
}

/** The feed's words as plain data: the browser gets these and no translation library. */
export async function getFeedWords(): Promise<FeedWords> {
  const { account, feed, replay, social } = (await getMessages()) as Messages

  return { ...feed, social, mistakes: account.mistakes, summary: account.summary, watchReplay: replay.watch }
}
