import { localPath } from '@jembatan/platform/request'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { LONGEST_COMMENT } from '@/server/social/limits'
import { DRAFT_FIELDS } from '@/server/studio/limits'

/** Stores the pending action and its page during sign-in. */
const INTENT_COOKIE = '__Host-ramai_intent'

const TEN_MINUTES = 10 * 60

/** Browsers store at most 4096 bytes of a cookie, including its name and attributes. */
const LONGEST_COOKIE = 3900

const id = z.string().min(1).max(64)

const intent = z.object({
  deed: z.discriminatedUnion('act', [
    z.object({ act: z.literal('return') }),
    z.object({ act: z.literal('mark'), post: id, mark: z.enum(['like', 'save']) }),
    z.object({ act: z.literal('follow'), creator: id }),
    z.object({ act: z.literal('hide'), post: id, what: z.enum(['post', 'seller']) }),
    z.object({ act: z.literal('likeComment'), comment: z.guid() }),
    z.object({
      act: z.literal('comment'),
      id: z.guid(),
      post: id,
      answers: z.guid().optional(),
      body: z.string().max(LONGEST_COMMENT),
    }),
    z.object({ act: z.literal('saveDraft'), id: z.guid(), fields: z.record(z.enum(DRAFT_FIELDS), z.string()) }),
  ]),
  to: z.string().max(300).transform(localPath),
})

export type Intent = z.infer<typeof intent>

/** Stores the pending action. An invalid or overlong one is stored as the return address only. */
export async function keepIntent(wish: Intent) {
  const jar = await cookies()
  const wayBack = { deed: { act: 'return' }, to: wish.to }
  const cookieValue = JSON.stringify(intent.safeParse(wish).data ?? wayBack)
  jar.set(
    INTENT_COOKIE,
    encodeURIComponent(cookieValue).length > LONGEST_COOKIE ? JSON.stringify(wayBack) : cookieValue,
    {
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'lax',
      maxAge: TEN_MINUTES,
    },
  )
}

/** Returns undefined without a pending action, and for a cookie that our pages did not write. */
export async function readIntent(): Promise<Intent | undefined> {
  const written = (await cookies()).get(INTENT_COOKIE)?.value
  if (!written) return undefined
  try {
    return intent.safeParse(JSON.parse(written)).data
  } catch {
    return undefined
  }
}

export async function forgetIntent() {
  const jar = await cookies()
  jar.set(INTENT_COOKIE, '', { path: '/', secure: true, maxAge: 0 })
}
