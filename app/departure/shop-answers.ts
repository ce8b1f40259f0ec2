/** A shop that is slow may still be open: after this long the form goes, and the browser waits as it always does. */
export const PATIENCE_MS = 2500

/**
 * Asks, from the person's own browser, whether anything answers at the shop. Carries no cookie, no referrer and no
 * word about what was tapped; the answer is opaque and nobody reads it.
 */
export async function shopAnswers(origin: string): Promise<boolean> {
  const asked = fetch(`${origin}/api/health`, {
    mode: 'no-cors',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  }).then(
    () => true,
    () => false,
  )
  const waited = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, true))

  return Promise.race([asked, waited])
}
