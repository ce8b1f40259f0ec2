import { Browser } from './browser'
import { submit } from './forms'

/** Ramai's desk, signed in to by the form as a browser without scripts sends it. */
export const openDesk = (ramai: string, key: string) =>
  signIn(ramai, { path: '/desk/sign-in', fields: { key, name: 'Simulasi Moderator' }, cookie: '__Host-ramai_operator' })

/** Pasar's back office, in the same way. */
export const openBackOffice = (pasar: string, key: string) =>
  signIn(pasar, { path: '/back-office/sign-in', fields: { key }, cookie: '__Host-operator_session' })

/** Kasir's console, in the same way. */
export const openConsole = (kasir: string, key: string) =>
  signIn(kasir, { path: '/console/sign-in', fields: { key }, cookie: '__Host-kasir-console' })

/** Kasir's console in a demo, as one of its operators. */
export const openDemoConsole = (kasir: string, name: string) =>
  signIn(kasir, { path: '/console/sign-in', fields: { name }, cookie: '__Host-kasir-console' })

type SignIn = { path: string; fields: Record<string, string>; cookie: string }

async function signIn(origin: string, { path, fields, cookie }: SignIn): Promise<Browser> {
  const browser = new Browser(origin)
  const having = [fields.key === undefined ? `value="${fields.name}"` : 'name="key"']
  await submit(browser, path, { having, fields })
  if (!browser.cookieNames.includes(cookie)) throw new Error(`${origin}${path} opened no session.`)

  return browser
}

/** Takes down what a case is about, or answers the appeal against it. */
export const decideCase = (desk: Browser, id: string, fields: Record<string, string>) =>
  submit(desk, `/desk/reports/${id}`, { having: ['name="id"', 'name="decision"'], fields })

/** A member of Ramai tells the moderators of a post. */
export const reportPost = (member: Browser, postId: string) =>
  submit(member, `/posts/${postId}/report`, {
    having: ['name="reason"'],
    fields: { reason: 'misleading', note: '' },
  })
