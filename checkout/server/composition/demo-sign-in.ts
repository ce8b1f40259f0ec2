import type { Connection } from '@/db/connect'
import { SignInRefused } from '../account/sign-in'
import { listDemoIdentities, signInAsDemo } from '../demo/demo-identities'
import { isDemoMode } from '../environment'

type DemoSignIn = {
  list: (ctx: { db: Connection }) => Promise<{ id: string; name: string }[]>
  signIn: typeof signInAsDemo
}

/** Outside a demo every sign-in requires a password. */
const production: DemoSignIn = {
  list: async () => [],
  signIn: async () => {
    throw new SignInRefused()
  },
}

const staged: DemoSignIn = { list: listDemoIdentities, signIn: signInAsDemo }

/** Sign-in with one tap in a demo. Evaluated at each call, since tests change the mode. */
export const composedDemoSignIn = (): DemoSignIn => (isDemoMode() ? staged : production)
