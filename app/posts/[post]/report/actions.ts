'use server'

import { asMember } from '@/app/account/session'
import { readMistakes, readTyped } from '@/app/parts/answered'
import type { Answered } from '@/app/parts/fields'
import { getRamai } from '@/app/visitor'

/** Told to the moderators; what was chosen and typed stays until it was. */
export async function sendReport(former: Answered & { sent: boolean }, form: FormData) {
  const typed = readTyped([former, form], ['post', 'comment', 'reason', 'note'])
  const { post = '', comment, reason = '', note = '' } = typed
  const { social } = await getRamai()
  const mistakes = await asMember(social.report({ postId: post, commentId: comment || undefined, reason, note }), {
    deed: { act: 'return' },
    to: `/posts/${encodeURIComponent(post)}/report`,
  }).then(
    () => ({}),
    (failure: unknown) => readMistakes(failure, 'reason'),
  )

  return { typed, mistakes, sent: Object.keys(mistakes).length === 0 }
}
