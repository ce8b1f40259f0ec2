import 'server-only'
import { getMessages } from 'next-intl/server'
import type { Messages } from '@/i18n/request'
import { BESIDE_A_POST, type SocialWords } from '../social/words'

export type FeedWords = Messages['feed'] & { social: SocialWords; watchReplay: string }

/** Returns the feed's messages as plain data, so that the browser needs no translation library. */
export async function getFeedWords(): Promise<FeedWords> {
  const { feed, replay, social } = (await getMessages()) as Messages
  const besideAPost = BESIDE_A_POST.map((name) => [name, social[name]] as const)

  return { ...feed, social: Object.fromEntries(besideAPost) as SocialWords, watchReplay: replay.watch }
}
