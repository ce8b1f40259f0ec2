import type { Database } from '@/db/connect'
import { SignInRefused } from '../account/sign-in'
import { listDemoIdentities, signInAsDemo } from '../demo/demo-identities'
import { isDemoMode } from '../environment'

type DemoSignIn = {
  list: (db: Database) => Promise<{ handle: string; name: string; isCreator: boolean }[]>
  signIn: typeof signInAsDemo
}

/** Outside a demo nobody can sign in without a password. */
const production: DemoSignIn = {
  list: async () => [],
  signIn: async () => {
    throw new SignInRefused()
  },
}

const staged: DemoSignIn = { list: listDemoIdentities, signIn: signInAsDemo }

/**
 * Returns how a presenter signs in with one tap. Evaluated at each call, because tests change the
 * mode.
 */
export const composedDemoSignIn = (): DemoSignIn => (isDemoMode() ? staged : production)
