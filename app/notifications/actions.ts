'use server'

import { redirect } from 'next/navigation'
import { asMember } from '../account/session'
import { getRamai } from '../visitor'

export async function markAllRead() {
  const { social } = await getRamai()
  await asMember(social.markAllRead(), { deed: { act: 'return' }, to: '/notifications' })

  redirect('/notifications')
}
