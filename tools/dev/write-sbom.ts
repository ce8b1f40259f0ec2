import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { execa } from 'execa'
import { z } from 'zod'
import { root } from './systems/systems'
import { printLine } from './terminal/progress.mjs'

const sbom = z.object({ bomFormat: z.literal('CycloneDX'), components: z.array(z.object({ name: z.string() })).min(1) })

/** `npm run sbom [FILE]`: writes every package of the lock file as CycloneDX. Needs no network. */
export default async function writeSbom([file = join(root, '.local', 'sbom.cdx.json')]: string[]) {
  const text = await readSbom()
  await mkdir(dirname(resolve(file)), { recursive: true })
  await writeFile(file, text)

  printLine(`${file}: ${sbom.parse(JSON.parse(text)).components.length} packages`)
}

/**
 * Read from the lock file only. Without `--legacy-peer-deps` npm writes nothing while a peer of a
 * test tool is unmet.
 */
export async function readSbom() {
  const options = ['--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only', '--legacy-peer-deps']
  const { stdout } = await execa('npm', ['sbom', ...options, '--offline'], { cwd: root })

  return stdout
}
