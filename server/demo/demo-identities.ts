import { createHmac } from 'node:crypto'
import { eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { creators, members } from '@/db/schema'
import type { Auth } from '../account/auth'
import { keepDeviceOf } from '../account/enter'
import { SignInRefused, unlessClosed } from '../account/sign-in'
import type { Context } from '../context'

/**
 * Members of the seed that a presenter can sign in as, by their first handle, which is their id.
 * They have no password, so there is no other way.
 */
const IDS = ['rani', 'dewi_saputra', 'budi_maharani']

export const listDemoIdentities = async (db: Database) =>
  db
    .select({ handle: members.id, name: members.name, isCreator: sql<boolean>`${creators.id} is not null` })
    .from(members)
    .leftJoin(creators, eq(creators.memberId, members.id))
    .where(inArray(members.id, IDS))
    .orderBy(members.id)

/** @throws {SignInRefused} for a member that is not a demo identity. */
export async function signInAsDemo(ctx: Pick<Context, 'auth' | 'db' | 'device'>, { handle }: { handle: string }) {
  const [member] = IDS.includes(handle)
    ? await ctx.db.select({ id: members.id }).from(members).where(eq(members.id, handle))
    : []
  if (!member) throw new SignInRefused()
  const { session } = await openDemoSession(ctx.auth(), member.id)

  return keepDeviceOf(ctx, await unlessClosed(ctx, { memberId: member.id, session }))
}

/** Returns the value of the session cookie for a member of a demo. */
export async function openDemoSession(auth: Auth, memberId: string): Promise<{ session: string }> {
  const { internalAdapter, secret } = await auth.$context
  const session = await internalAdapter.createSession(memberId)

  return { session: `${session.token}.${signatureOf(session.token, secret)}` }
}

/** Signs the cookie as better-auth does after a right password. */
const signatureOf = (token: string, secret: string) => createHmac('sha256', secret).update(token).digest('base64')
