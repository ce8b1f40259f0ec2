import { join } from 'node:path'
import { mostMemory } from '@jembatan/platform/progress'
import { connect } from '@/db/connect'
import { getBundleSettings } from '../environment'
import { copyIn } from '../migration/staging/copy-in'
import { openReader } from '../migration/staging/open-reader'
import { command } from './command'

/**
 * For `npm run bench:migration`: the upper bound of an import's speed, a plain copy of the output
 * of the old shop's `copy-out`.
 */
command(async () => {
  const settings = getBundleSettings()
  const { reader } = await openReader(settings)
  const { sql, close } = connect(settings.PASAR_DATABASE_DIRECT_URL)
  const folder = join(settings.PASAR_BUNDLE_FOLDER, 'plain')
  const copied = await copyIn({ sql, folder, identity: reader.identity })
  await close()

  return JSON.stringify({ ...copied, memoryMegabytes: mostMemory() })
})
