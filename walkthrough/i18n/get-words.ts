import { cookies } from 'next/headers'
import { getLocale } from 'next-intl/server'
import { isView, VIEW_COOKIE, type View } from '@/server/audience/view'
import { isLanguage, type Language } from './language'
import { messagesOf } from './messages'

export async function getLanguage(): Promise<Language> {
  const locale = await getLocale()

  return isLanguage(locale) ? locale : 'id'
}

/** The view without a choice: everything. */
export async function getView(): Promise<View> {
  const cookie = (await cookies()).get(VIEW_COOKIE)?.value

  return isView(cookie) ? cookie : 'engineer'
}

/** Returns a topic's messages for client components, which then need no translator. */
export const getWords = async () => messagesOf(await getLanguage(), await getView())
