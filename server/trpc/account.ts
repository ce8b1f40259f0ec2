import { z } from 'zod'
import { rememberDevice } from '../account/devices'
import { limitNewPasswords, limitResets, limitSignIns, limitSignUps } from '../account/limit-accounts'
import { signOut } from '../account/read-member'
import { parseEmail, setPassword } from '../account/reset-password'
import { type Opened, type SignedIn, signIn } from '../account/sign-in'
import { signUp } from '../account/sign-up'
import { composedDemoSignIn } from '../composition/demo-sign-in'
import { mailGoes, mailResetLink } from '../composition/mail'
import { countUnread } from '../social/notifications'
import type { Context } from './context'
import { procedure, router, timelessProcedure } from './procedure'

/** The door bounds its length; what is wrong with it is said at its field. */
const typed = z.string()

/** Ties the browser to the account that was opened there. */
const keepDevice = async ({ db, device }: Context, { session, memberId }: Opened) => ({
  session,
  device: await rememberDevice(db, { memberId, device }),
})

const keepDeviceOf = async (ctx: Context, entered: SignedIn) =>
  'closed' in entered ? entered : keepDevice(ctx, entered)

export const account = router({
  /** Who is signed in, and how much is new for them; null on a visit without an account. */
  show: timelessProcedure.query(async ({ ctx: { db, member } }) =>
    member ? { ...member, unread: await countUnread(db, member.id) } : null,
  ),

  signUp: procedure
    .input(z.object({ name: typed, email: typed, password: typed, address: z.string() }))
    .mutation(async ({ ctx, input: { address, ...fields } }) => {
      await limitSignUps({ ...ctx, address })

      return keepDevice(ctx, await signUp({ auth: ctx.auth(), ...fields }))
    }),

  signIn: procedure
    .input(z.object({ email: typed, password: typed, address: z.string() }))
    .mutation(async ({ ctx, input: { address, ...fields } }) => {
      const { auth, db, device } = ctx
      const enter = () => signIn({ auth: auth(), db, ...fields })

      return keepDeviceOf(ctx, await limitSignIns({ db, ...fields, address, device, enter }))
    }),

  /** Whether a link to a new password can be sent from here, and where it is read. */
  mailGoes: procedure.query(() => mailGoes()),

  /** Answered before anybody looks for an account, so the time says nothing of one. */
  askReset: procedure
    .input(z.object({ email: typed, address: z.string() }))
    .mutation(async ({ ctx: { db, log, device }, input: { address, ...typed } }) => {
      const email = parseEmail(typed.email)
      if (!(await limitResets({ db, email, address, device }))) return
      void mailResetLink({ db, log, email }).catch((err: unknown) => log.error({ err }, 'reset link not sent'))
    }),

  setPassword: procedure
    .input(z.object({ token: z.string().max(100), password: typed, address: z.string() }))
    .mutation(async ({ ctx: { auth, db }, input: { address, ...chosen } }) => {
      await limitNewPasswords({ db, address })
      await setPassword({ auth: auth(), ...chosen })
    }),

  /** Whom one may be with a tap; nobody outside a demo. */
  demoIdentities: procedure.query(({ ctx: { db } }) => composedDemoSignIn().list(db)),

  signInAsDemo: procedure
    .input(z.object({ handle: z.string().max(64) }))
    .mutation(async ({ ctx, input }) =>
      keepDeviceOf(ctx, await composedDemoSignIn().signIn({ auth: ctx.auth(), db: ctx.db, ...input })),
    ),

  signOut: procedure.mutation(({ ctx: { auth, session } }) => signOut({ auth: auth(), session })),
})
