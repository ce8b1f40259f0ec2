import { readFile } from 'node:fs/promises'
import { environmentFile, pathsOf } from '../systems/profile'
import { parseEnvironmentFile } from '../systems/settings'

/** Paths of Ramai's signing key and of Pasar's registry of issuers. */
export type KeyFiles = { issuer: string; signingKeyFile: string; issuersFile: string }

/** The settings of `npm start`. @throws {Error} in one sentence if it never ran. */
export async function readKeyFiles(): Promise<KeyFiles> {
  const read = async (name: 'ramai' | 'pasar') => {
    const text = await readFile(environmentFile(pathsOf('start'), name), 'utf8').catch(() => {
      throw new Error('There are no keys yet: run npm start once, then come back.')
    })

    return parseEnvironmentFile(text)
  }
  const [ramai, pasar] = [await read('ramai'), await read('pasar')]

  return {
    issuer: ramai.RAMAI_ORIGIN ?? '',
    signingKeyFile: ramai.RAMAI_SIGNING_KEY_FILE ?? '',
    issuersFile: pasar.PASAR_ISSUERS_FILE ?? '',
  }
}

/**
 * Beside the key in use, so that a person sees an interrupted rotation and the next run resumes it.
 */
export const nextKeyFile = ({ signingKeyFile }: KeyFiles) => signingKeyFile.replace(/(\.json)?$/, '.next.json')
