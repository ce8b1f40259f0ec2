/** Asks a control of the walkthrough. A session that has ended since leaves a page that says how to begin one. */
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
