/**
 * A slow shop may still be open. After this time the form is sent, and the browser waits as usual.
 */
export const PATIENCE_MS = 2500

/**
 * Checks from the person's browser whether the shop responds. Sends no cookie, no referrer and
 * nothing about the tap; the response is opaque and unread.
 */
export async function shopAnswers(origin: string): Promise<boolean> {
  const answer = fetch(`${origin}/api/health`, {
    mode: 'no-cors',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  }).then(
    () => true,
    () => false,
  )
  const waited = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, true))

  return Promise.race([answer, waited])
}
