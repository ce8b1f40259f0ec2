import { changeEmail } from '../account/change-email'
import { changeProfile } from '../account/change-profile'
import { confirmEmail, sendConfirmation } from '../account/confirm-email'
import { enterAccount, openAccount } from '../account/enter'
import * as fields from '../account/input'
import { signOut } from '../account/read-member'
import { askReset, setPassword } from '../account/reset-password'
import { showProfile } from '../account/show-profile'
import { composedDemoSignIn } from '../composition/demo-sign-in'
import { composedOutbox, mailGoes } from '../composition/mail'
import { showMember } from '../social/notifications'
import { limited } from './limited'
import { actProcedure, memberProcedure, procedure, router, timelessProcedure } from './procedure'

export const account = router({
  show: timelessProcedure.query(({ ctx }) => showMember(ctx)),

  profile: memberProcedure.query(({ ctx }) => showProfile(ctx)),

  changeProfile: actProcedure.input(fields.profileChange).mutation(({ ctx, input }) => changeProfile(ctx, input)),

  signUp: procedure
    .input(fields.signUp)
    .concat(limited.signUps)
    .mutation(({ ctx, input }) => openAccount(ctx, input)),

  signIn: procedure.input(fields.signIn).mutation(({ ctx, input }) => enterAccount(ctx, input)),

  /** Where a reset link is sent, and so whether one can be requested. */
  mailGoes: procedure.query(() => mailGoes()),

  askReset: procedure.input(fields.resetRequest).mutation(({ ctx, input }) => askReset(ctx, input)),

  requestConfirmation: memberProcedure.mutation(({ ctx }) => sendConfirmation(ctx)),

  changeEmail: actProcedure.input(fields.emailChange).mutation(({ ctx, input }) => changeEmail(ctx, input)),

  confirmEmail: procedure
    .input(fields.emailConfirmation)
    .concat(limited.newPasswords)
    .mutation(({ ctx, input }) => confirmEmail(ctx, input)),

  outbox: procedure.query(({ ctx }) => composedOutbox(ctx)),

  setPassword: procedure
    .input(fields.newPassword)
    .concat(limited.newPasswords)
    .mutation(({ ctx, input }) => setPassword(ctx, input)),

  /** The identities that can sign in with one tap; none outside a demo. */
  demoIdentities: procedure.query(({ ctx }) => composedDemoSignIn().list(ctx.db)),

  signInAsDemo: procedure
    .input(fields.demoIdentity)
    .mutation(({ ctx, input }) => composedDemoSignIn().signIn(ctx, input)),

  signOut: procedure.mutation(({ ctx }) => signOut(ctx)),
})
