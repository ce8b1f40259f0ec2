import { Browser } from '@jembatan/contract/conformance/browser'
import { submit } from './member'

/** Ramai's desk, signed in to by the form as a browser without scripts sends it. */
export async function openDesk(ramai: string, key: string): Promise<Browser> {
  const browser = new Browser(ramai)
  await submit(browser, '/desk/sign-in', { having: ['name="key"'], fields: { key } })
  if (!browser.cookieNames.includes('__Host-ramai_operator')) throw new Error("Ramai's desk opened no session.")

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
