import { readBody } from '@jembatan/platform/request'
import { z } from 'zod'

const LARGEST_BODY = 512

const form = z
  .strictObject({
    shop: z.string().regex(/^[a-z0-9-]{1,32}$/),
    promo: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.number().max(65535)),
    /** The post that shows the promotion. */
    post: z
      .string()
      .regex(/^[a-z0-9-]{1,64}$/)
      .optional(),
    notice: z.literal('read').optional(),
    skip: z.literal('1').optional(),
  })
  .transform(({ shop, promo, post, notice, skip }) => ({
    promotion: { shop, promoId: promo },
    postId: post,
    noticeRead: notice === 'read',
    skipNotice: skip === '1',
  }))

export type Tap = z.infer<typeof form>
export type TapRefused = { refused: { code: 'cross_site' | 'media_type' | 'too_large' | 'unreadable' } }

/**
 * Parses one tap, only from a form on Ramai's own pages: the browser states the origin in
 * `sec-fetch-site`.
 */
export async function readTap(request: Request): Promise<Tap | TapRefused> {
  if (request.headers.get('sec-fetch-site') !== 'same-origin') return refused('cross_site')
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') return refused('media_type')
  const body = await readBody(request, LARGEST_BODY)
  if (body === null) return refused('too_large')

  const fields = new URLSearchParams(body)
  const parsed = form.safeParse(Object.fromEntries(fields))
  const repeated = fields.size !== new Set(fields.keys()).size
  return parsed.success && !repeated ? parsed.data : refused('unreadable')
}

const refused = (code: TapRefused['refused']['code']) => ({ refused: { code } })
