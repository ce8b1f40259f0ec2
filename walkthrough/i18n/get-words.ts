import { cookies } from 'next/headers'
import { getLocale } from 'next-intl/server'
import { isView, VIEW_COOKIE, type View } from '@/server/audience/view'
import { isLanguage, type Language } from './language'
import { messagesOf } from './messages'

export async function getLanguage(): Promise<Language> {
  const locale = await getLocale()

  return isLanguage(locale) ? locale : 'id'
}

/** Without a choice everything is shown. */
export async function getView(): Promise<View> {
  const cookie = (await cookies()).get(VIEW_COOKIE)?.value

  return isView(cookie) ? cookie : 'engineer'
}

/** A topic's words as they are, for the parts that live in the browser: they need no translator there. */
export const getWords = async () => messagesOf(await getLanguage(), await getView())
