import { endpoint } from '@jembatan/http/endpoints'
import { z } from 'zod'
import { VIEWS } from '../account/limits'
import { formMalformed, readFields } from './form'
import { orRefusal, refuseTooMany } from './refusal'
import { ramaiOf } from './visitor'

const form = z.object({ post: z.string().min(1).max(64) })

async function countView(request: Request) {
  const fields = await readFields(request, form)
  if (!fields) return formMalformed(request)
  const { studio } = ramaiOf(request)
  const counted = await orRefusal(studio.countView({ postId: fields.post }))
  if ('answer' in counted) return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
  const { refusal } = counted

  return refusal.code === 'too_many_tries' ? refuseTooMany(request, refusal) : formMalformed(request)
}

/** Counts a view of a post, which the page's script sends after a second. */
export const views = endpoint(
  'POST',
  '/views',
  {
    who: 'anybody',
    changes: true,
    limits: [VIEWS],
    body: 4000,
    accepts: 'form',
  },
  countView,
)
