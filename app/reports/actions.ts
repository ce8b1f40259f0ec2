'use server'

import { action } from '@jembatan/http/action'
import { readMistakes, readTyped } from '../_forms/answered'
import type { Answered } from '../_forms/fields'
import { getRamai } from '../_request/visitor'
import { asMember } from '../account/session'

/** Told to the moderators; what was chosen and typed stays until it was. A post is not shown again to who reported it. */
export const sendReport = action(
  { who: 'member', refusal: 303, limits: [{ by: 'limitActs', of: 'member', most: 60, seconds: 60 }] },
  async (former: Answered & { sent: boolean }, form: FormData) => {
    const typed = readTyped([former, form], ['post', 'comment', 'creator', 'reason', 'note'])
    const { post = '', comment, creator, reason = '', note = '' } = typed
    const about = creator
      ? { kind: 'creator' as const, creatorId: creator }
      : { kind: 'post' as const, postId: post, commentId: comment || undefined }
    const { social } = await getRamai()
    const reporting = social.report({ about, reason, note }).then(async () => {
      if (about.kind === 'post' && !comment) await social.hidePost({ postId: post, on: true })
    })
    const mistakes = await asMember(reporting, {
      deed: { act: 'return' },
      to: `/${creator ? 'creators' : 'posts'}/${encodeURIComponent(creator || post)}/report`,
    }).then(
      () => ({}),
      (failure: unknown) => readMistakes(failure, 'reason'),
    )

    return { typed, mistakes, sent: Object.keys(mistakes).length === 0 }
  },
)
