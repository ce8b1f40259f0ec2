import { cookies } from 'next/headers'
import { isView, VIEW_COOKIE, type View } from '@/server/audience/view'

/** Whoever has chosen nothing sees everything. */
export async function getView(): Promise<View> {
  const chosen = (await cookies()).get(VIEW_COOKIE)?.value

  return isView(chosen) ? chosen : 'engineer'
}
