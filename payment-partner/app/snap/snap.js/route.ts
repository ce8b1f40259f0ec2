import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A script that somebody else's page loads: as it is written, for any browser, with nothing of ours bundled in. */
export async function GET(request: Request) {
  const { script, tag } = await readScript()
  const headers = {
    etag: tag,
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=300',
    'cross-origin-resource-policy': 'cross-origin',
  }
  if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers })

  return new Response(script, { headers })
}

let kept: Promise<{ script: string; tag: string }> | undefined

function readScript() {
  if (process.env.NODE_ENV === 'development') return load()
  kept ??= load()

  return kept
}

async function load() {
  const script = await readFile(join(process.cwd(), 'app/snap/snap.js/popup.js'), 'utf8')

  return { script, tag: `"${createHash('sha256').update(script).digest('base64url')}"` }
}
