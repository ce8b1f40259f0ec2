import type { Connection } from '@/db/connect'
import { SignInRefused } from '../account/sign-in'
import { listDemoIdentities, signInAsDemo } from '../demo/demo-identities'
import { isDemoMode } from '../environment'

type DemoSignIn = {
  list: (ctx: { db: Connection }) => Promise<{ id: string; name: string }[]>
  signIn: typeof signInAsDemo
}

/** Outside a demo nobody is signed in without a password. */
const production: DemoSignIn = {
  list: async () => [],
  signIn: async () => {
    throw new SignInRefused()
  },
}

const staged: DemoSignIn = { list: listDemoIdentities, signIn: signInAsDemo }

/** How a presenter signs in with a tap. Asked for at each call: a test changes the mode. */
export const composedDemoSignIn = (): DemoSignIn => (isDemoMode() ? staged : production)
