/**
 * Calls a control of the walkthrough. An ended session redirects to a page that explains how to
 * sign in.
 */
export async function steer(path: string, body: object = {}, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  })
  if (response.status === 401) window.location.reload()

  return response
}
