import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** The fonts that each page preloads, as `next build` writes them down. */
const manifest = z.object({ app: z.record(z.string(), z.array(z.string())) })

/** The address of the font that the pages of a build preload. */
export async function findOwnFont(build: string): Promise<string | undefined> {
  const written = await readFile(join(build, 'server/next-font-manifest.json'), 'utf8')
  const [file] = Object.values(manifest.parse(JSON.parse(written)).app).flat()

  return file && `/_next/${file}`
}
