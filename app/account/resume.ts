import { localPath } from '@jembatan/platform/request'
import { redirect } from 'next/navigation'
import { readRefusal } from '@/server/trpc/caller'
import { getVisitor, ramaiFor, type Visitor } from '../_request/visitor'
import { forgetIntent, type Intent, readIntent } from './intent'
import { type Entered, openSession } from './session'

type Ramai = Awaited<ReturnType<typeof ramaiFor>>

/**
 * Opens the session after sign-in, performs the pending action, and redirects to the previous page.
 */
export async function resume(entered: Entered, path = '/'): Promise<never> {
  await openSession(entered)
  const intent = await readIntent()
  if (intent) {
    await forgetIntent()
    await perform(await ramaiFor({ ...(await getVisitor()), ...entered } satisfies Visitor), intent).catch(
      ignoreRefused,
    )
  }

  redirect(intent?.to ?? localPath(path))
}

/** The pending action may concern a post that no longer exists. */
function ignoreRefused(failure: unknown) {
  if (!readRefusal(failure)) throw failure
}

export async function perform({ social, studio }: Ramai, { deed }: Intent) {
  switch (deed.act) {
    case 'mark':
      return social.mark({ postId: deed.post, mark: deed.mark, on: true })
    case 'follow':
      return social.follow({ creatorId: deed.creator, on: true })
    case 'hide':
      return (deed.what === 'post' ? social.hidePost : social.hideSeller)({ postId: deed.post, on: true })
    case 'likeComment':
      return social.likeComment({ id: deed.comment, on: true })
    case 'comment':
      return social.comment({ ...deed, postId: deed.post })
    case 'saveDraft':
      return studio.saveDraft(deed)
  }
}
