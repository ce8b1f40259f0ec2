import { Browser } from './browser'
import { submit } from './forms'
import { fromAnyAddress } from './person'

export type Member = { browser: Browser; email: string }

/** Signs a new member up in Ramai, with the form that a browser without scripts sends. */
export async function signUp(ramai: string, name: string): Promise<Member> {
  const browser = new Browser(ramai, {}, { headers: fromAnyAddress() })
  const email = `${crypto.randomUUID()}@simulasi.example`
  await submit(browser, '/sign-up', {
    having: ['name="password"'],
    fields: { name, email, password: crypto.randomUUID() },
  })
  if (!browser.cookieNames.includes('__Host-ramai_session'))
    throw new Error(`Ramai opened no session at sign-up (${browser.lastStatus}).`)

  return { browser, email }
}
