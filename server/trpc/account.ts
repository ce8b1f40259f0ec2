import { z } from 'zod'
import { checkNewEmail } from '../account/change-email'
import { confirmEmail } from '../account/confirm-email'
import { listMembersOf, rememberDevice } from '../account/devices'
import * as fields from '../account/input'
import {
  limitConfirmations,
  limitNewPasswords,
  limitResets,
  limitSignIns,
  limitSignUps,
} from '../account/limit-accounts'
import { signOut } from '../account/read-member'
import { setPassword } from '../account/reset-password'
import { type Opened, type SignedIn, signIn } from '../account/sign-in'
import { signUp } from '../account/sign-up'
import { composedDemoSignIn } from '../composition/demo-sign-in'
import { composedOutbox, mailChangeNotice, mailConfirmation, mailGoes, mailResetLink } from '../composition/mail'
import type { TimelessContext } from '../context'
import { countUnread } from '../social/notifications'
import { act } from './act'
import { memberProcedure, procedure, router, timelessProcedure } from './procedure'

/** Where the caller asks from. */
const from = { address: z.string() }

/** Ties the browser to the account that was opened there. */
const keepDevice = async (ctx: TimelessContext, { session, memberId }: Opened) => ({
  session,
  device: await rememberDevice(ctx, { memberId }),
})

const keepDeviceOf = async (ctx: TimelessContext, entered: SignedIn) =>
  'closed' in entered ? entered : keepDevice(ctx, entered)

/** A letter is written when the answer is given, which says nothing of whether somebody has an account. */
const afterTheAnswer = ({ log }: TimelessContext, work: Promise<unknown>) =>
  void work.catch((err: unknown) => log.error({ err }, 'a letter was not sent'))

export const account = router({
  /** Who is signed in, and how much is new for them; null on a visit without an account. */
  show: timelessProcedure.query(async ({ ctx: { db, member } }) =>
    member ? { ...member, unread: await countUnread({ db, memberId: member.id }) } : null,
  ),

  signUp: procedure.input(fields.signUp.extend(from)).mutation(async ({ ctx, input }) => {
    await limitSignUps(ctx, input)

    const { name, email, password } = input
    const opened = await signUp(ctx, { name, email, password })
    const { memberId } = opened
    afterTheAnswer(ctx, mailConfirmation(ctx.db, { memberId, email }))

    return keepDevice(ctx, opened)
  }),

  signIn: procedure.input(fields.signIn.extend(from)).mutation(async ({ ctx, input }) => {
    const enter = () => signIn(ctx, input)

    return keepDeviceOf(ctx, await limitSignIns(ctx, { email: input.email, address: input.address, enter }))
  }),

  /** Whether a link to a new password can be sent from here, and where it is read. */
  mailGoes: procedure.query(() => mailGoes()),

  /** Answered before anybody looks for an account, so the time says nothing of one. */
  askReset: procedure.input(fields.resetRequest.extend(from)).mutation(async ({ ctx, input: { email, address } }) => {
    if (await limitResets(ctx, { email, address })) afterTheAnswer(ctx, mailResetLink({ ...ctx, email }))
  }),

  /** Sends the link once more that proves the e-mail of the account. */
  requestConfirmation: memberProcedure.mutation(async ({ ctx: { db, member } }) => {
    if (member.emailVerified) return
    await limitConfirmations({ db }, { email: member.email })
    await mailConfirmation(db, { memberId: member.id, email: member.email })
  }),

  /** A link goes to the new e-mail, and word of it to the old one. */
  changeEmail: act
    .input(fields.emailChange.extend(from))
    .mutation(async ({ ctx, input: { email, password, address } }) => {
      const { db, member, memberId } = ctx
      const enter = () => checkNewEmail(ctx, { email, password })
      await limitSignIns(ctx, { email: member.email, address, enter })
      await limitConfirmations(ctx, { email })
      await mailConfirmation(db, { memberId, email })
      await mailChangeNotice({ memberId, email: member.email })
    }),

  confirmEmail: procedure.input(fields.emailConfirmation.extend(from)).mutation(async ({ ctx, input }) => {
    await limitNewPasswords(ctx, input)
    await confirmEmail(ctx, input)
  }),

  /** The letters to accounts that were entered in this browser, in a demo; null elsewhere. */
  outbox: procedure.query(async ({ ctx: { db, device, memberId } }) => {
    const known = device ? await listMembersOf(db, device) : []

    return composedOutbox(memberId ? [...known, memberId] : known)
  }),

  setPassword: procedure
    .input(fields.newPassword.extend(from))
    .mutation(async ({ ctx, input: { address, ...chosen } }) => {
      await limitNewPasswords(ctx, { address })
      await setPassword(ctx, chosen)
    }),

  /** Whom one may be with a tap; nobody outside a demo. */
  demoIdentities: procedure.query(({ ctx: { db } }) => composedDemoSignIn().list(db)),

  signInAsDemo: procedure
    .input(fields.demoIdentity)
    .mutation(async ({ ctx, input }) => keepDeviceOf(ctx, await composedDemoSignIn().signIn(ctx, input))),

  signOut: procedure.mutation(({ ctx }) => signOut(ctx)),
})
