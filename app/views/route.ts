import { nearestHop, refuse } from '@jembatan/platform/request'
import { z } from 'zod'
import { readRefusal } from '@/server/trpc/caller'
import { formMalformed, readFields } from '../form'
import { getRamai } from '../visitor'

const form = z.object({ post: z.string().min(1).max(64) })

/** One more view of a post, as a browser says by itself after a second. */
export async function POST(request: Request) {
  const seen = await readFields(request, form)
  if (!seen) return formMalformed(request)
  const { studio } = await getRamai()
  const refusal = await studio.countView({ postId: seen.post, address: nearestHop(request.headers) }).then(
    () => undefined,
    (failure: unknown) => {
      const refusal = readRefusal(failure)
      if (!refusal) throw failure

      return refusal
    },
  )
  if (!refusal) return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
  if (refusal.code !== 'too_many_tries') return formMalformed(request)
  const answer = refuse(request, 429, refusal.code)
  answer.headers.set('retry-after', String(refusal.details.seconds))

  return answer
}
